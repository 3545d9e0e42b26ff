"""How the API says no: `application/problem+json` (RFC 9457), in the reader's language, naming fields."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from linli.kernel.errors import BadInput, NotLawful, Refusal, TooMany
from linli.kernel.words import Sentence, _
from linli.rest.actions import KeyReused
from linli.web.refusals import STATUS
from linli.web.words import say

CONTENT_TYPE = "application/problem+json"
# What the checker of shapes calls a fault, in words for people.
FAULTS: Mapping[str, Sentence] = {
    "missing": _("This is needed."),
    "string_too_long": _("This is too long; at most {max_length} characters fit."),
    "string_type": _("This must be text."),
    "extra_forbidden": _("There is no such field here."),
    "json_invalid": _("This is not JSON."),
    "enum": _("This must be one of {expected}."),
    "literal_error": _("This must be one of {expected}."),
    "greater_than_equal": _("This must be at least {ge}."),
    "less_than_equal": _("This must be at most {le}."),
    "finite_number": _("This must be a number."),
    "float_parsing": _("This must be a number."),
    "float_type": _("This must be a number."),
    "int_parsing": _("This must be a whole number."),
    "int_type": _("This must be a whole number."),
    "int_from_float": _("This must be a whole number."),
    "bool_type": _("This must be true or false."),
    "bool_parsing": _("This must be true or false."),
    "date_from_datetime_parsing": _("This must be a date such as 2026-03-01."),
    "datetime_from_date_parsing": _("This must be a moment with its zone, such as 2026-03-01T00:00:00Z."),
}
UNREADABLE = _("This request cannot be read.")
OTHER = _("This cannot be understood.")
Fault = Mapping[str, str]


def problem(status: int, kind: str, detail: str, errors: Iterable[Fault] = (), **more: Any) -> HttpResponse:
    content = {
        "type": f"urn:linli:problem:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **more,
    }
    if listed := list(errors):
        content["errors"] = listed
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(body, content_type=CONTENT_TYPE, status=status)


def from_refusal(refusal: Refusal) -> HttpResponse:
    """A refusal of an act, with its field, its articles, or how long to wait."""
    kinds = [kind.__name__ for kind in type(refusal).__mro__ if kind in STATUS]
    said = say(refusal.sentence)
    errors = [{"field": refusal.field, "detail": said}] if isinstance(refusal, BadInput) else []
    more = {"articles": list(refusal.articles)} if isinstance(refusal, NotLawful) else {}
    status = (
        HTTPStatus.UNPROCESSABLE_ENTITY
        if isinstance(refusal, KeyReused)
        else next((STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS), HTTPStatus.BAD_REQUEST)
    )
    response = problem(status, kinds[0] if kinds else "Refusal", said, errors, **more)
    if isinstance(refusal, TooMany):
        response["Retry-After"] = str(refusal.retry_after)
    return response


def from_shape(faults: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """A body or an argument that does not have the described shape: every fault, with its field."""
    errors = [{"field": _field(fault["loc"]), "detail": _said(fault)} for fault in faults]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "BadInput", say(_("Some fields cannot be understood.")), errors)


def _field(location: Iterable[str | int]) -> str:
    """`body.request.contact.phone` → `contact.phone`: where it is sent, not how the code calls it."""
    parts = [str(part) for part in location]
    return ".".join(parts[2:] if parts[0] == "body" else parts[1:]) or parts[0]


def _said(fault: Mapping[str, Any]) -> str:
    sentence = FAULTS.get(fault["type"], OTHER)
    gaps = {name: str(value) for name, value in (fault.get("ctx") or {}).items()}
    return Sentence(say(Sentence(sentence.msgid)), {}).msgid.format_map(_Gaps(gaps))


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def plain(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer of the framework that is no problem document yet (405, an unreadable body) as one."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response.get("Content-Type", "").startswith(CONTENT_TYPE):
        return response
    said = {405: _("This address does not take {method}.", method=request.method)}
    sentence = said.get(response.status_code, _("This request cannot be read."))
    found = problem(response.status_code, "Http", say(sentence))
    if "Allow" in response:
        found["Allow"] = response["Allow"]
    return found
