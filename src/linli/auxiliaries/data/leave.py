"""Leave: its kinds, what an officer asks for, and how many days of annual leave a year holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.kernel.words import Sentence, _

LeaveId = NewType("LeaveId", int)


class LeaveKind(StrEnum):
    """paid-leave-2008/4 and paid-leave-rules-2008/6 name them; compensatory rest is labour-law/44."""

    ANNUAL = "annual"
    SICK = "sick"
    PERSONAL = "personal"
    FAMILY = "family"  # visiting parents or spouse
    MARRIAGE = "marriage"
    BEREAVEMENT = "bereavement"
    MATERNITY = "maternity"
    INJURY = "injury"  # work injury, with pay kept
    COMPENSATORY = "compensatory"  # rest for work on a day of rest


BY_WORKING_DAY = frozenset({LeaveKind.ANNUAL, LeaveKind.PERSONAL, LeaveKind.COMPENSATORY})
"""Counted without holidays and days of rest; all others by the calendar."""


class LeaveState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the officer
    REVOKED = "revoked"  # by the organ, before it began


class Outcome(StrEnum):
    """What becomes of days of annual leave that a year leaves over."""

    CARRIED = "carried"
    PAID = "paid"
    REFUSED = "refused"  # the officer gave them up in writing, for own reasons


@dataclass(frozen=True, slots=True)
class YearFacts:
    """Months of work with all employers by the end of the year, and what was taken of other leave. `sick_days` are
    calendar days, `personal_days` those with pay."""

    months: int
    personal_days: int = 0
    sick_days: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """Whole months of work with other employers, by a paper; `in_a_row` those that led up to the first day here."""

    months: int = 0
    in_a_row: int = 0
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """`paid`: the wage goes on. `due_on` is the last day for an answer."""

    id: LeaveId
    officer: OfficerId
    number: str
    name: str
    kind: LeaveKind
    state: LeaveState
    days: Span
    paid: bool
    reference: str
    asked_at: datetime
    due_on: date
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Untaken:
    """Days of the annual leave of `year` that were carried over, paid, or given up."""

    year: int
    outcome: Outcome
    days: int
    reference: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class LeaveFacts:
    """All that decides how much annual leave somebody has: `leaves` and `untaken` of the year and the one before."""

    served: Span
    before: Before
    leaves: tuple[Leave, ...] = ()
    untaken: tuple[Untaken, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Days of annual leave in one year. `months` of work count with all employers; `barred` where the law gives none
    this year; `settled` were carried on, paid or given up; `cites` says why it is so many."""

    year: int
    months: int
    entitled: int
    carried: int
    taken: int
    asked: int
    settled: int
    left: int
    barred: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One officer in the table of a year."""

    officer: Officer
    balance: Balance


KIND_NAMES: Mapping[LeaveKind, Sentence] = {
    LeaveKind.ANNUAL: _("Paid annual leave"),
    LeaveKind.SICK: _("Sick leave"),
    LeaveKind.PERSONAL: _("Personal leave"),
    LeaveKind.FAMILY: _("Family visit leave"),
    LeaveKind.MARRIAGE: _("Marriage leave"),
    LeaveKind.BEREAVEMENT: _("Bereavement leave"),
    LeaveKind.MATERNITY: _("Maternity leave"),
    LeaveKind.INJURY: _("Leave for a work injury"),
    LeaveKind.COMPENSATORY: _("Rest for work on a day of rest"),
}
KIND_CITES: Mapping[LeaveKind, str] = {
    LeaveKind.ANNUAL: "paid-leave-2008/3",
    LeaveKind.SICK: "paid-leave-2008/4",
    LeaveKind.PERSONAL: "paid-leave-2008/4",
    LeaveKind.COMPENSATORY: "labour-law/44",
    **dict.fromkeys(
        (LeaveKind.FAMILY, LeaveKind.MARRIAGE, LeaveKind.BEREAVEMENT, LeaveKind.MATERNITY, LeaveKind.INJURY),
        "paid-leave-rules-2008/6",
    ),
}
STATE_NAMES: Mapping[LeaveState, Sentence] = {
    LeaveState.ASKED: _("Asked for, not decided"),
    LeaveState.APPROVED: _("Leave approved"),
    LeaveState.DECLINED: _("Leave declined"),
    LeaveState.WITHDRAWN: _("Taken back by the officer"),
    LeaveState.REVOKED: _("Revoked by the organ"),
}
OUTCOME_NAMES: Mapping[Outcome, Sentence] = {
    Outcome.CARRIED: _("Carried over into the next year, with the officer's consent"),
    Outcome.PAID: _("Not arranged, with the officer's consent: paid at 300 %"),
    Outcome.REFUSED: _("Given up by the officer in writing: the normal wage only"),
}
DEEDS.update({
    "auxiliaries.ask_leave": _("Leave was asked for"),
    "auxiliaries.approve_leave": _("Leave was approved"),
    "auxiliaries.decline_leave": _("Leave was declined"),
    "auxiliaries.withdraw_leave": _("The officer took leave back"),
    "auxiliaries.revoke_leave": _("Approved leave was revoked"),
    "auxiliaries.come_back": _("The officer came back from leave early"),
    "auxiliaries.enter_service_before": _("Earlier work with other employers was entered"),
    "auxiliaries.settle_leave": _("Untaken annual leave was settled"),
})  # fmt: skip
