"""An uploaded table as rows of text: CSV in UTF-8 or GB18030, or Excel; with headings over several rows, merged or not.

What a table program did to a number is not undone here: `4.20106E+17` stays as it stands, so that it can be refused.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from linli.kernel.errors import BadInput
from linli.kernel.words import _

MOST_ROWS, MOST_COLUMNS, MOST_HEADINGS = 20_000, 200, 5
WIDEST = 1 << 16
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are the headings, one for each column, what stands over several columns put before it. Each row has
    its number in the file, so that a person can find it there, and one text a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(name: str, content: bytes, *, headings: int = 1) -> Sheet:
    """The first sheet of a file whose headings take `headings` rows. BadInput("file", …) says what is wrong."""
    if not 1 <= headings <= MOST_HEADINGS:
        raise BadInput("headings", _("The headings take 1 to {most} rows.", most=MOST_HEADINGS))
    lines = _excel(content) if name.lower().endswith(".xlsx") else _csv(content)
    found = [line for line in lines if any(line[1])]
    if len(found) <= headings:
        raise BadInput("file", _("This table has no rows under its headings."))
    if len(found) > MOST_ROWS + headings:
        raise BadInput("file", _("At most {most} rows fit.", most=MOST_ROWS))
    width = max(len(cells) for _number, cells in found)
    if width > MOST_COLUMNS:
        raise BadInput("file", _("At most {most} columns fit.", most=MOST_COLUMNS))
    columns = _columns([cells for _number, cells in found[:headings]], width)
    return Sheet(columns, tuple((number, _padded(cells, width)) for number, cells in found[headings:]))


def _csv(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(WIDEST)
    text = _decoded(content)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), dialect=_dialect(text)))
    except csv.Error as error:
        raise BadInput("file", _("This is not a table of comma-separated values: {why}.", why=str(error))) from None
    for number, line in enumerate(lines, start=1):
        yield number, [cell.strip() for cell in line]


def _decoded(content: bytes) -> str:
    """UTF-8 where it is that, else GB18030, which Chinese table programs write and which holds every rare sign."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise BadInput("file", _("This file is no text in UTF-8 or GB18030, and no Excel file (.xlsx)."))


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, unless the first row has more tabs or semicolons."""
    first = text.partition("\n")[0]
    mark = max(",\t;", key=first.count)

    class Read(csv.excel):
        delimiter = mark

    return Read


def _excel(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra: absent on a light installation
    except ImportError:
        raise BadInput("file", _("Excel files need the extra “tables”: pip install linli[tables].")) from None
    try:
        sheet: Any = load_workbook(io.BytesIO(content), data_only=True).active
    except (BadZipFile, KeyError, ValueError, OSError, EOFError):
        raise BadInput("file", _("This is not an Excel file.")) from None
    if sheet is None or sheet.max_row > MOST_ROWS + MOST_HEADINGS or sheet.max_column > MOST_COLUMNS:
        raise BadInput("file", _("At most {most} rows fit.", most=MOST_ROWS))
    merged = _spread(sheet)
    for number, line in enumerate(sheet.iter_rows(), start=1):
        yield number, [text(merged.get((cell.row, cell.column), cell.value)) for cell in line]


def _spread(sheet: Any) -> dict[tuple[int, int], object]:
    """The value of each merged area at each of its cells: Excel keeps it at the first one only."""
    found: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                found[row, column] = value
    return found


def text(cell: object) -> str:
    """A cell as a person would type it. A number that has lost its last places says so by its exponent."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer() and abs(cell) < WHOLE_FLOATS:
            return str(int(cell))
        case int() if abs(cell) >= WHOLE_FLOATS:
            return f"{cell:.5E}"
        case float():
            return f"{cell:.5E}" if abs(cell) >= WHOLE_FLOATS else repr(cell)
    return str(cell).strip()


WHOLE_FLOATS = 10**15
"""Excel keeps fifteen places of a number; an identity number of eighteen, kept as a number, is no longer itself."""


def _columns(headings: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """`合同 / 起始日期` for a heading under another. In CSV an empty upper cell belongs to the one on its left."""
    carried = [_carried(_padded(line, width), last=number == len(headings)) for number, line in enumerate(headings, 1)]
    names = []
    for column in range(width):
        parts = dict.fromkeys(line[column] for line in carried if line[column])
        names.append(" / ".join(parts) or f"#{column + 1}")
    return tuple(f"{name} #{at + 1}" if names.count(name) > 1 else name for at, name in enumerate(names))


def _carried(line: Sequence[str], *, last: bool) -> Sequence[str]:
    if last:
        return line
    found, left = [], ""
    for cell in line:
        left = cell or left
        found.append(left)
    return found


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))
