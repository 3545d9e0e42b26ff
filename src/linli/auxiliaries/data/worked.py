"""Hours really worked, said by the officer and confirmed by the organ; and what allows more than the usual ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import ExtraKind, Period, System, Work
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

WorkedId = NewType("WorkedId", int)
OvertimeId = NewType("OvertimeId", int)


class WorkedState(StrEnum):
    ENTERED = "entered"
    DISPUTED = "disputed"  # the organ and the officer say different hours
    CONFIRMED = "confirmed"


class Side(StrEnum):
    """Whose version of the hours it is."""

    OFFICER = "officer"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when, in minutes of the day on which it began, and the minutes of break within."""

    begins: int
    ends: int
    pause: int = 0

    @property
    def minutes(self) -> int:
        return self.ends - self.begins - self.pause


@dataclass(frozen=True, slots=True)
class Worked:
    """One shift as it was worked. Both versions stay, whichever `stands`; None while that is open."""

    id: WorkedId
    officer: OfficerId
    name: str
    number: str
    unit: UnitId
    day: date
    state: WorkedState
    officer_says: Hours | None
    organ_says: Hours | None
    stands: Side | None
    entered_by: PostId
    paper: str = ""

    def version(self, side: Side) -> Hours | None:
        return self.officer_says if side is Side.OFFICER else self.organ_says

    @property
    def hours(self) -> Hours | None:
        """What counts; None while it is disputed."""
        if self.stands is not None:
            return self.version(self.stands)
        return None if self.state is WorkedState.DISPUTED else self.officer_says or self.organ_says

    @property
    def work(self) -> Work | None:
        """As the rules of hours take it."""
        found = self.hours
        return Work(self.day, found.begins, found.ends, found.minutes, self.id) if found else None


class OvertimeState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Overtime:
    """Overtime that somebody asked for and another approves before it is worked; without an officer, for whoever
    serves in the unit. `talks` is the paper on the talks with the union and the officer (labour-law/41)."""

    id: OvertimeId
    unit: UnitId
    officer: OfficerId | None
    name: str
    days: Span
    kinds: frozenset[ExtraKind]
    minutes: int
    special: bool
    reason: str
    talks: str
    state: OvertimeState
    asked_by: PostId


class Ground(StrEnum):
    """labour-law/42: when the limits of overtime do not apply."""

    DISASTER = "42(1)"
    REPAIR = "42(2)"
    BY_LAW = "42(3)"


@dataclass(frozen=True, slots=True)
class Emergency:
    id: int
    unit: UnitId
    days: Span
    ground: Ground
    reason: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class ApprovedSystem:
    """Another system of work that the labour department approved (labour-law/39), by its paper."""

    id: int
    unit: UnitId
    system: System
    period: Period
    days: Span
    paper: str


@dataclass(frozen=True, slots=True)
class DutyBar:
    """No nights and no overtime, on a paper. Until when is known; the cause never (labour-law/61, 63)."""

    id: int
    officer: OfficerId
    name: str
    days: Span
    paper: str


WORKED_NAMES: Mapping[WorkedState, Sentence] = {
    WorkedState.ENTERED: _("Waits to be confirmed"),
    WorkedState.DISPUTED: _("Hours are disputed"),
    WorkedState.CONFIRMED: _("Hours confirmed"),
}
SIDE_NAMES: Mapping[Side, Sentence] = {Side.OFFICER: _("the officer's hours"), Side.ORGAN: _("the organ's hours")}
OVERTIME_NAMES: Mapping[OvertimeState, Sentence] = {
    OvertimeState.ASKED: _("Asked for"),
    OvertimeState.APPROVED: _("Overtime approved"),
    OvertimeState.REFUSED: _("Not approved"),
}
EXTRA_NAMES: Mapping[ExtraKind, Sentence] = {
    ExtraKind.LONGER: _("Longer hours of a day"),
    ExtraKind.REST_DAY: _("Work on a day of rest"),
    ExtraKind.HOLIDAY: _("Work on a statutory holiday"),
}
GROUND_NAMES: Mapping[Ground, Sentence] = {
    Ground.DISASTER: _("Disaster or accident that threatens life, health or property"),
    Ground.REPAIR: _("Urgent repair of production, transport or public facilities"),
    Ground.BY_LAW: _("Another case of a law or administrative regulation"),
}
SYSTEM_NAMES: Mapping[System, Sentence] = {
    System.COMPREHENSIVE: _("Comprehensive hours, counted over a period"),
    System.IRREGULAR: _("Irregular hours"),
}
PERIOD_NAMES: Mapping[Period, Sentence] = {
    Period.WEEK: _("Week"),
    Period.MONTH: _("Month"),
    Period.QUARTER: _("Quarter"),
    Period.YEAR: _("Year"),
}
