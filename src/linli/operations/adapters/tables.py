"""Tables as they come: CSV, JSON, JSON lines, Excel and GeoJSON, each also gzipped, as rows of text."""

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.operations.data import Row

FORMATS = (".csv", ".json", ".jsonl", ".geojson", ".xlsx")
_WIDEST_FIELD = 1 << 20


def read(path: Path, encoding: str = "utf-8-sig") -> Iterator[Row]:
    """The rows of a file; BadInput("file", …) where it is no table at all.

    Bytes that are not text of that encoding become lone surrogates, so that the row is refused and not the file.
    """
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    readers = {".csv": _csv, ".json": _json, ".jsonl": _json_lines, ".geojson": _json, ".xlsx": _excel}
    if suffix not in readers:
        raise BadInput("file", _("This must be one of {formats}.", formats=", ".join(FORMATS)))
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield from readers[suffix](file, encoding)
    except OSError as error:
        raise BadInput("file", _("This file cannot be read: {why}.", why=str(error.strerror or error))) from None
    except EOFError:
        raise BadInput("file", _("This file is cut off.")) from None


def _lines(file: Any, encoding: str) -> Iterator[str]:
    for line in file:
        yield line.decode(encoding, "surrogateescape")
        encoding = "utf-8" if encoding == "utf-8-sig" else encoding


def _csv(file: Any, encoding: str) -> Iterator[Row]:
    csv.field_size_limit(_WIDEST_FIELD)
    try:
        for number, values in enumerate(csv.DictReader(_lines(file, encoding), restkey="", restval=""), start=1):
            yield Row(number, {name: text for name, text in values.items() if name})
    except csv.Error as error:
        raise BadInput("file", _("This is not a table of comma-separated values: {why}.", why=str(error))) from None


def _json(file: IO[bytes], encoding: str) -> Iterator[Row]:
    try:
        content = json.loads(file.read().decode(encoding))
    except (ValueError, RecursionError):
        raise BadInput("file", _("This is not JSON.")) from None
    items = content.get("features", []) if isinstance(content, dict) else content
    if not isinstance(items, list):
        raise BadInput("file", _("This must be a list of objects, or a GeoJSON feature collection."))
    for number, item in enumerate(items, start=1):
        yield _item(number, item)


def _json_lines(file: Any, encoding: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(file, encoding), start=1):
        item = None
        with suppress(ValueError, RecursionError):
            item = json.loads(line)
        yield _item(number, item)


def _item(number: int, item: Any) -> Row:
    """An object, or a GeoJSON feature; anything else is a row without columns, which every import refuses."""
    if not isinstance(item, dict):
        return Row(number, {})
    geometry = item.get("geometry") if item.get("type") == "Feature" else None
    values: Any = (item.get("properties") or {}) if item.get("type") == "Feature" else item
    if not isinstance(values, Mapping):
        return Row(number, {})
    return Row(number, {str(k): text(v) for k, v in values.items()}, geometry if isinstance(geometry, dict) else None)


def _excel(file: Any, _encoding: str) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra: absent on a light installation
    except ImportError:
        raise BadInput("file", _("Excel files need the extra “tables”: pip install linli[tables].")) from None
    try:
        sheet = load_workbook(file, read_only=True, data_only=True).active
    except (BadZipFile, KeyError, ValueError, OSError):
        raise BadInput("file", _("This is not an Excel file.")) from None
    lines = sheet.iter_rows(values_only=True)
    header = [text(name) for name in next(lines, ())]
    for number, line in enumerate(lines, start=1):
        yield Row(number, {name: text(cell) for name, cell in zip(header, line, strict=False) if name})


def text(cell: object) -> str:
    """A cell as a person would type it: nothing for nothing, no `.0` after a whole number."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else json.dumps(cell, default=str, ensure_ascii=False).strip('"')
