"""Tables as files, for every context: CSV that a spreadsheet opens without running anything, and Excel (`tables`)."""

import csv
import io
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

Value = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Value) -> Value:
    """A text that a spreadsheet would take for a formula begins with an apostrophe instead."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_csv(head: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel reads Chinese as noise."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (head, *rows):
        writer.writerow(["" if value is None else guarded(value) for value in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def can_write_excel() -> bool:
    return find_spec("xlsxwriter") is not None


def as_excel(head: Sequence[str], rows: Sequence[Sequence[Value]], *, name: str) -> bytes:
    """One sheet; texts are written as texts, so that none becomes a formula."""
    content = io.BytesIO()
    xlsxwriter: Any = import_module("xlsxwriter")
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(name[:31]), book.add_format({"bold": True})
    sheet.write_row(0, 0, head, bold)
    for at, row in enumerate(rows, 1):
        sheet.write_row(at, 0, row)
    sheet.freeze_panes(1, 1)
    sheet.autofit()
    book.close()
    return content.getvalue()
