"""Labelled messages from a file: any column order, with or without a byte-order mark, in UTF-8 or GB 18030."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linli.kernel.errors import BadInput
from linli.kernel.words import _

COLUMNS = ("title", "detail", "label")
_LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Labelled:
    title: str
    detail: str
    label: str


def read_labelled(path: Path) -> list[Labelled]:
    """The rows that carry a label; raises BadInput naming the file, the column or the line that cannot be read."""
    return list(_rows(_decoded(path)))


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput("file", _("{path} cannot be read: {why}.", path=path, why=error.strerror)) from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("file", _("{path} is neither UTF-8 nor GB 18030 text.", path=path))


def _rows(text: str) -> Iterator[Labelled]:
    csv.field_size_limit(_LONGEST_FIELD)
    table = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""), restval="")
    columns = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
    for column in COLUMNS:
        if column not in columns:
            raise BadInput(
                "file", _("The file has no column “{column}”. It needs title, detail and label.", column=column)
            )
    try:
        for row in table:
            title, detail, label = (row[columns[column]].strip() for column in COLUMNS)
            if label:
                yield Labelled(title, detail, label)
    except csv.Error:
        raise BadInput("file", _("Line {line} cannot be read as CSV.", line=table.reader.line_num)) from None
