"""What must have happened to a matter between the day it was opened and the day it was closed.

A foreign file knows when somebody asked and when it was done. The acts between are laid into that time: sent on
soon, accepted soon after, handled when the file says closed, checked and answered in the minutes that follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.operations.engine.rows import MatterRow

SENT_ON, ACCEPTED, CHECKED, REPLIED = (timedelta(minutes=n) for n in (5, 10, 1, 2))


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """One act on the matter of one row; `index` is the row's place in the file."""

    at: datetime
    index: int
    order: int
    act: str


def happenings(row: MatterRow, index: int) -> Iterator[Happening]:
    """In time order; the first is always `raise`."""
    end = row.closed_at
    yield Happening(row.opened_at, index, 0, "raise")
    if end is not None and row.outcome in ("refused", "referred"):
        yield Happening(end, index, 1, "refuse" if row.outcome == "refused" else "refer_out")
        return
    lasted = end - row.opened_at if end else timedelta.max
    yield Happening(row.opened_at + min(SENT_ON, lasted / 4), index, 1, "dispatch")
    yield Happening(row.opened_at + min(ACCEPTED, lasted / 2), index, 2, "accept")
    if end is not None:
        yield Happening(end, index, 3, "report_handled")
        yield Happening(end + CHECKED, index, 4, "pass_check")
        yield Happening(end + REPLIED, index, 5, "reply")
