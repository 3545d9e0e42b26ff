"""One value, written as XML or as JSON by the “Spark” convention.

A value is a dictionary, a list, a text, a number, a truth or nothing. JSON is the value itself: no root wrapper,
a list also where it has one item, `null` for nothing. XML wraps it: the root has a name, each item of a list
stands in its singular, nothing is an empty element. No namespaces, no attributes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | str | int | float | bool | None"

XML, JSON = "xml", "json"
CONTENT_TYPES = {XML: "text/xml; charset=utf-8", JSON: "application/json; charset=utf-8"}
SINGULAR = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
}
# XML 1.0 has no way at all to write these; a reader would refuse the whole document.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(root: str, value: Value, form: str) -> bytes:
    """The body of an answer; `form` is `xml` or `json`."""
    if form == JSON:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    pieces = ['<?xml version="1.0" encoding="utf-8"?>\n']
    _element(pieces, root, value)
    return "".join(pieces).encode("utf-8", "replace")


def _element(pieces: list[str], name: str, value: Value) -> None:
    if value is None or value == "":
        pieces.append(f"<{name}/>")
        return
    pieces.append(f"<{name}>")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _element(pieces, key, inner)
    elif isinstance(value, str):
        pieces.append(escape(_UNWRITABLE.sub("", value)))
    elif isinstance(value, Sequence):
        for item in value:
            _element(pieces, SINGULAR[name], item)
    else:
        pieces.append(json.dumps(value))
    pieces.append(f"</{name}>")
