"""The rows that were not taken, with the reason, as a table that can be mended and imported again."""

import csv
from collections.abc import Iterable
from pathlib import Path

from linli.operations.adapters.writers import guarded
from linli.operations.data import Refused
from linli.web.words import say

OURS = ("refused_row", "refused_field", "refused_because")


def write(path: Path, refused: Iterable[Refused]) -> None:
    """All columns of the file as they were, after three of ours; an import takes no notice of those."""
    lines = list(refused)
    columns = list(dict.fromkeys(name for line in lines for name in line.row.values))
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        out = csv.writer(file)
        out.writerow([*OURS, *columns])
        for line in lines:
            said = (line.row.number, line.field, say(line.why.sentence))
            out.writerow([*said, *(guarded(line.row.values.get(name, "")) for name in columns)])
