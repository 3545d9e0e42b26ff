"""Kinds of shifts, what a unit needs of each, and the rosters made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from linli.kernel.actor import UnitId
from linli.kernel.words import Name, Sentence, _

KindId = NewType("KindId", int)
A_DAY = 1440


@dataclass(frozen=True, slots=True)
class ShiftKind:
    """A kind of shift of one unit, in minutes of its day: one that runs over midnight ends beyond 1440. It stays as it
    is once written: rosters that name it mean these hours."""

    id: KindId
    unit: UnitId
    code: str
    name: str
    begins: int
    ends: int
    pause: int
    night: bool
    ended: bool = False

    @property
    def minutes(self) -> int:
        """Of work."""
        return self.ends - self.begins - self.pause


@dataclass(frozen=True, slots=True)
class Demand:
    """How many are needed of a kind on each weekday, Monday first; with `skill` (the code of a course), how many of
    them hold its certificate."""

    kind: ShiftKind
    skill: str
    skill_name: Name | None
    counts: tuple[int, ...]


WEEKDAY_NAMES: Mapping[int, Sentence] = {
    0: _("Mon"), 1: _("Tue"), 2: _("Wed"), 3: _("Thu"), 4: _("Fri"), 5: _("Sat"), 6: _("Sun"),
}  # fmt: skip
