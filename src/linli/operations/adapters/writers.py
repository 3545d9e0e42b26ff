"""Tables as they leave: CSV, JSON lines, GeoJSON, Excel and Parquet, one row at a time."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from linli.kernel.errors import BadInput
from linli.kernel.words import _

Cell: TypeAlias = str | int | float | bool | None
Line: TypeAlias = Mapping[str, Cell]
_BATCH = 10_000
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by a spreadsheet as soon as it is opened."""


def write(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    """Write and count; the kind of file follows from its name. A file that exists is refused, not overwritten."""
    writers: dict[str, Callable[[Path, tuple[str, ...], Iterable[Line]], int]] = {
        ".csv": _csv, ".jsonl": _json_lines, ".geojson": _geojson, ".xlsx": _excel, ".parquet": _parquet,
    }  # fmt: skip
    if path.suffix not in writers:
        raise BadInput("file", _("This must be one of {formats}.", formats=", ".join(writers)))
    if path.exists():
        raise BadInput("file", _("There already is a file of this name."))
    try:
        return writers[path.suffix](path, columns, lines)
    except OSError as error:
        raise BadInput("file", _("This file cannot be written: {why}.", why=str(error.strerror))) from None


def guarded(cell: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    runs = isinstance(cell, str) and cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def _csv(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    count = 0
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(columns)
        for count, line in enumerate(lines, start=1):  # noqa: B007 - counted
            out.writerow([guarded(line[name]) for name in columns])
    return count


def _json_lines(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    count = 0
    with path.open("x", encoding="utf-8") as file:
        for count, line in enumerate(lines, start=1):  # noqa: B007 - counted
            file.write(json.dumps({name: line[name] for name in columns}, ensure_ascii=False) + "\n")
    return count


def _geojson(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    """A feature per row; `lon` and `lat` become its point, and a row without them keeps a null geometry."""
    count = 0
    with path.open("x", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for count, line in enumerate(lines, start=1):
            point = (
                {"type": "Point", "coordinates": [line["lon"], line["lat"]]} if line.get("lon") is not None else None
            )
            properties = {name: line[name] for name in columns if name not in ("lon", "lat")}
            feature = {"type": "Feature", "geometry": point, "properties": properties}
            file.write(("\n" if count == 1 else ",\n") + json.dumps(feature, ensure_ascii=False))
        file.write("\n]}\n")
    return count


def _excel(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra: absent on a light installation
    except ImportError:
        raise BadInput("file", _("Excel files need the extra “tables”: pip install linli[tables].")) from None
    count = 0
    with Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, columns)
        for count, line in enumerate(lines, start=1):
            sheet.write_row(count, 0, [guarded(line[name]) for name in columns])
    return count


def _parquet(path: Path, columns: tuple[str, ...], lines: Iterable[Line]) -> int:
    try:
        import pyarrow as arrow  # noqa: PLC0415 - an extra: absent on a light installation
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise BadInput("file", _("Parquet files need the extra “tables”: pip install linli[tables].")) from None
    numbers = {"lon", "lat"}
    schema = arrow.schema([(name, arrow.float64() if name in numbers else arrow.string()) for name in columns])
    count, batch = 0, []
    with parquet.ParquetWriter(path, schema) as out:
        for count, line in enumerate(lines, start=1):  # noqa: B007 - counted
            batch.append({n: line[n] if n in numbers or line[n] is None else str(line[n]) for n in columns})
            if len(batch) == _BATCH:
                out.write_table(arrow.Table.from_pylist(batch, schema))
                batch = []
        out.write_table(arrow.Table.from_pylist(batch, schema))
    return count
