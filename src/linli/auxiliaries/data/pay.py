"""Pay in whole fen: wage tables, what a month comes to line by line, and the statement that the officer reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.files import Category, OfficerId, Span
from linli.auxiliaries.data.hours import Extra, ExtraKind
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

Fen = int
TableId = NewType("TableId", int)
StatementId = NewType("StatementId", int)
LineId = NewType("LineId", int)
DisputeId = NewType("DisputeId", int)
ExportId = NewType("ExportId", int)


@dataclass(frozen=True, slots=True)
class ExtraPay:
    """Overtime of one kind in a month; `compensated` minutes were or will be rested instead of paid."""

    kind: ExtraKind
    minutes: int
    compensated: int
    percent: int
    fen: Fen


class TableState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True)
class WageRow:
    """One row of a wage table: `code` names it through all versions; `category` None: for both. `years` of service
    are the least with which somebody stands on it."""

    code: str
    title: str
    category: Category | None
    level: int
    years: int
    fen: Fen


@dataclass(frozen=True, slots=True)
class WageTable:
    """A version of an organ's wages (Art 27). `guidance` is the reference of the department of human resources;
    `review_on` the day by which it is looked through again."""

    id: TableId
    organ: UnitId
    since: date
    state: TableState
    guidance: str
    review_on: date
    made_by: PostId
    rows: tuple[WageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """From that day on the officer stands on the row of this code."""

    officer: OfficerId
    code: str
    since: date
    reference: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """The local minimum wage a month, as published."""

    since: date
    fen: Fen
    reference: str


class LineKind(StrEnum):
    BASE = "base"
    LONGER = "longer"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    SICK = "sick"
    UNPAID = "unpaid"
    UNTAKEN = "untaken"
    ALLOWANCE = "allowance"
    DAMAGE = "damage"


BY_HAND = (LineKind.ALLOWANCE, LineKind.DAMAGE)
"""Entered by finance on a paper; all others are computed."""
OVERTIME = {
    ExtraKind.LONGER: LineKind.LONGER, ExtraKind.REST_DAY: LineKind.REST_DAY, ExtraKind.HOLIDAY: LineKind.HOLIDAY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wage:
    """A month's wage by the table, for the days on which it held."""

    days: Span
    code: str
    fen: Fen


@dataclass(frozen=True, slots=True)
class Due:
    """Untaken annual leave that is paid: days of `year`, `refused` in writing or not, by the average wage."""

    year: int
    days: int
    refused: bool
    average: Fen


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """All that decides a month: `served` lies within it, None where only leave is still to be paid. `rested` are
    minutes of rest given for work on days of rest,
    `unpaid` and `sick` days of leave."""

    month: Span
    served: Span | None
    wages: tuple[Wage, ...]
    extras: tuple[Extra, ...] = ()
    rested: int = 0
    unpaid: tuple[Span, ...] = ()
    sick: tuple[Span, ...] = ()
    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it comes to, and out of what. `basis` is the month's wage that it was counted on; `days` or
    `minutes` how much of it, `rested` minutes are not paid; `year` of leave. `cites` are its articles."""

    kind: LineKind
    fen: Fen
    basis: Fen = 0
    days: int = 0
    minutes: int = 0
    rested: int = 0
    percent: int = 0
    year: int = 0
    code: str = ""
    reference: str = ""
    cites: tuple[str, ...] = ()
    id: LineId = LineId(0)


class StatementState(StrEnum):
    DRAFT = "draft"
    RELEASED = "released"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Dispute:
    """The officer says that a line is wrong; the words and the answer lie in the vault. `upheld`: the organ agrees."""

    id: DisputeId
    kind: LineKind
    raised_at: datetime
    answered_at: datetime | None
    upheld: bool | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One officer's month. `unconfirmed` shifts were not in it when it was computed; `minimum` is the local minimum
    wage, None where none has been entered."""

    id: StatementId
    officer: OfficerId
    number: str
    name: str
    unit: UnitId
    organ: UnitId
    month: date
    state: StatementState
    total: Fen
    minimum: Fen | None
    unconfirmed: int
    computed_at: datetime
    answer_by: date | None
    lines: tuple[Line, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def gross(self) -> Fen:
        """Before anything is taken off for damage."""
        return sum(line.fen for line in self.lines if line.kind is not LineKind.DAMAGE)


class ExportState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Export:
    """A month for the payroll office: asked for by one post, approved by another."""

    id: ExportId
    organ: UnitId
    month: date
    state: ExportState
    asked_by: PostId
    asked_at: datetime
    decided_at: datetime | None
    taken: int


LINE_NAMES: Mapping[LineKind, Sentence] = {
    LineKind.BASE: _("Wage by the table"),
    LineKind.LONGER: _("Overtime: longer hours"),
    LineKind.REST_DAY: _("Overtime: day of rest"),
    LineKind.HOLIDAY: _("Overtime: statutory holiday"),
    LineKind.SICK: _("Days of sick leave"),
    LineKind.UNPAID: _("Personal leave without pay"),
    LineKind.UNTAKEN: _("Untaken annual leave"),
    LineKind.ALLOWANCE: _("Allowance or make-up, by its paper"),
    LineKind.DAMAGE: _("Deduction for damage, by its paper"),
}
TABLE_NAMES: Mapping[TableState, Sentence] = {
    TableState.DRAFT: _("Wage table in draft"),
    TableState.SUBMITTED: _("Waits for a second person"),
    TableState.IN_FORCE: _("In force from its day"),
}
STATEMENT_NAMES: Mapping[StatementState, Sentence] = {
    StatementState.DRAFT: _("Statement in draft"),
    StatementState.RELEASED: _("With the officer"),
    StatementState.CONFIRMED: _("Confirmed by the officer"),
    StatementState.DISPUTED: _("The officer disputes a line"),
    StatementState.CLOSED: _("Month closed"),
}
EXPORT_NAMES: Mapping[ExportState, Sentence] = {
    ExportState.ASKED: _("Waits for a second person"),
    ExportState.APPROVED: _("Export approved"),
    ExportState.REFUSED: _("Export refused"),
}
DEEDS.update({
    "auxiliaries.place": _("Placed on a row of the wage table"),
    "auxiliaries.compute_pay": _("A month's statement of pay was computed"),
    "auxiliaries.add_pay_line": _("A line was added to a statement of pay"),
    "auxiliaries.drop_pay_line": _("A line was taken out of a statement of pay"),
    "auxiliaries.release_pay": _("A statement of pay was released to the officer"),
    "auxiliaries.confirm_pay": _("The officer confirmed a statement of pay"),
    "auxiliaries.dispute_pay": _("The officer disputed a line of pay"),
    "auxiliaries.answer_pay": _("A dispute about pay was answered"),
    "auxiliaries.correct_pay": _("A statement of pay was taken back to be corrected"),
    "auxiliaries.close_pay": _("A month's statement of pay was closed"),
    "auxiliaries.export_pay": _("A month's pay was given to the payroll office"),
})  # fmt: skip
