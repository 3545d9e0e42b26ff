"""What pages of figures are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.matters.data import Figures, WeekFacts

Count = int | None
"""None: not shown, because it is small, or because a small one could be computed from it."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the calendar, both counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year: `2026Q1`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


@dataclass(frozen=True, slots=True)
class UnitReport:
    """All that one page shows of a unit; every month of the period stands in `months`, also an empty one."""

    unit: UnitId
    period: Period
    whole: Figures
    months: Mapping[date, Figures]
    groups: Mapping[str, Figures]
    below: Mapping[UnitId, Figures]
    orders_open: int
    orders_late: int


@dataclass(frozen=True, slots=True)
class SignsReport:
    """Signs of pressure: of a unit and all below it, of the whole unit above, and of each unit right below."""

    unit: UnitId
    period: Period
    whole: Figures
    beside_unit: UnitId | None
    beside: Figures | None
    below: Mapping[UnitId, Figures]


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A published quarter. The last row and the last column of `counts` are the totals, as in `kept`."""

    quarter: str
    places: tuple[Name, ...]
    groups: tuple[str, ...]
    counts: tuple[tuple[Count, ...], ...]
    kept: tuple[tuple[Count, ...], ...]  # per place: promises kept, missed, both


class DecisionState(StrEnum):
    """What has become of a decision of the weekly meeting."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who does what by when. `who` is a unit, or a post of the centre; `follows` says that it was put off before."""

    id: int
    unit: UnitId
    week: date
    what: str
    who: Name
    by: date
    state: DecisionState
    reason: str
    follows: bool


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """All that one sheet shows. `before` are decisions of earlier weeks that were open when this one began."""

    unit: UnitId
    monday: date
    facts: WeekFacts
    groups: Mapping[str, tuple[int, int]]  # raised this week, and in the week before
    made: tuple[Decision, ...]
    before: tuple[Decision, ...]
    is_now: bool

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def received(self) -> tuple[int, int]:
        return sum(now for now, _was in self.groups.values()), sum(was for _now, was in self.groups.values())


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
