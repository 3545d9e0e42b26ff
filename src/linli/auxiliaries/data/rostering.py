"""Kinds of shifts, what a unit needs of each, and the rosters made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Figures, Finding, Limit, Standing, Work
from linli.auxiliaries.data.roster import Breach, Progress, Verdict, Violation
from linli.kernel.actor import PostId, UnitId
from linli.kernel.calendar import OfficeCalendar
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
RosterId = NewType("RosterId", int)
ShiftId = NewType("ShiftId", int)


class RosterState(StrEnum):
    DRAFT = "draft"
    SOLVING = "solving"  # a job looks for a plan
    PROPOSED = "proposed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Trouble(StrEnum):
    """Why a search ended without a plan."""

    IMPOSSIBLE = "impossible"  # somebody's own terms contradict each other
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Roster:
    """Of one unit, from `first` to `last`. `cost`, `bound` and `seconds` are of the search that runs or ran last."""

    id: RosterId
    unit: UnitId
    days: Span
    state: RosterState
    attempt: int
    seconds: float | None
    cost: int | None
    bound: int | None
    trouble: Trouble | None
    trouble_officer: OfficerId | None
    made_by: PostId

    @property
    def length(self) -> int:
        return (self.last - self.days.first).days + 1

    @property
    def last(self) -> date:
        return self.days.last or self.days.first

    @property
    def dates(self) -> list[date]:
        return [self.days.first + timedelta(days=n) for n in range(self.length)]

    @property
    def gap(self) -> float | None:
        """The share of the cost that might still be saved."""
        if self.cost is None or self.bound is None or self.seconds is None:
            return None
        return Progress(self.seconds, self.cost, self.bound).gap


@dataclass(frozen=True, slots=True)
class WishFor:
    """A day wanted free (without a kind), or a kind wanted on it."""

    officer: OfficerId
    day: date
    kind: str

    @property
    def is_free(self) -> bool:
        return not self.kind


Cells = Mapping[OfficerId, Mapping[date, str]]
"""Officer → day → code of the kind; a day that is absent is off."""


@dataclass(frozen=True)
class Planning:
    """All that decides about a roster, read once. `around` are shifts of other rosters and hours already worked, in the
    order of time; `done` the days whose hours were worked, which no plan changes any more."""

    days: Span
    length: int
    kinds: tuple[ShiftKind, ...]
    officers: tuple[Officer, ...]
    standings: Mapping[OfficerId, Standing]
    around: Mapping[OfficerId, Sequence[Work]]
    done: Mapping[OfficerId, frozenset[date]]
    skills: Mapping[OfficerId, frozenset[str]]
    demand: tuple[Demand, ...]
    wishes: tuple[WishFor, ...]
    locked: Cells
    figures: Figures
    calendar: OfficeCalendar
    longest_run: int

    def day(self, number: int) -> date:
        return self.days.first + timedelta(days=number)


@dataclass(frozen=True)
class Checked:
    """What the checker of plans and the rules of hours say of one plan."""

    verdict: Verdict
    findings: Mapping[OfficerId, tuple[Finding, ...]]
    breaches: Mapping[OfficerId, tuple[Violation, ...]]

    @property
    def is_clean(self) -> bool:
        return not any(self.findings.values()) and not any(self.breaches.values())


ROSTER_NAMES: Mapping[RosterState, Sentence] = {
    RosterState.DRAFT: _("Draft roster"),
    RosterState.SOLVING: _("Being worked out"),
    RosterState.PROPOSED: _("Proposed roster"),
    RosterState.PUBLISHED: _("Published roster"),
    RosterState.WITHDRAWN: _("Withdrawn roster"),
}
LIMIT_NAMES: Mapping[Limit, Sentence] = {
    Limit.TWICE: _("Two shifts at one time."),
    Limit.BETWEEN: _("Too little rest between two shifts, by this office's setting."),
    Limit.CLOSED: _("Not available that day."),
    Limit.LEAVE: _("On leave that day."),
    Limit.NIGHT_BAR: _("No nights for this officer, on a paper."),
    Limit.OVERTIME_BAR: _("No overtime for this officer, on a paper."),
    Limit.UNAPPROVED: _("This is overtime that nobody has approved before."),
    Limit.REASON: _("More than one hour beyond the day, without a special reason approved."),
    Limit.DAY: _("More than three hours beyond the day."),
    Limit.MONTH: _("More than 36 hours of overtime in the month."),
    Limit.PERIOD: _("More overtime in the period than the law allows."),
    Limit.REST: _("Seven days without a day of rest."),
}
BREACH_NAMES: Mapping[Breach, Sentence] = {
    Breach.UNKNOWN: _("A shift that this roster does not know."),
    Breach.OFF: _("Not available that day."),
    Breach.LOCKED: _("This day was settled otherwise."),
    Breach.MOST: _("More shifts of this kind than may be given."),
    Breach.NEXT: _("Too little rest between two shifts, by this office's setting."),
    Breach.RUN_LONG: _("Too many days of work in a row."),
    Breach.RUN_SHORT: _("Too few days of work in a row."),
    Breach.REST_SHORT: _("Too few days off in a row."),
    Breach.MINUTES: _("More hours in the whole than may be given."),
    Breach.WEEK: _("More hours in a week than may be given."),
    Breach.WEEKENDS: _("More weekends than may be given."),
}
TROUBLE_NAMES: Mapping[Trouble, Sentence] = {
    Trouble.IMPOSSIBLE: _("One officer has no lawful roster at all: look at the days settled for this officer."),
    Trouble.FAILED: _("The search ended by a fault. Try again; the operator finds it in the log."),
    Trouble.STOPPED: _("The search was stopped."),
}
