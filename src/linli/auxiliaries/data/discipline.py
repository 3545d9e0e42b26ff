"""Absence, cases, decisions; what may not be forgotten before somebody loses a job; breaches by an organ itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId
from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _

AbsenceId = NewType("AbsenceId", int)
CaseId = NewType("CaseId", int)
ViolationId = NewType("ViolationId", int)


class AbsenceState(StrEnum):
    NOTED = "noted"
    CONFIRMED = "confirmed"  # without leave and without excuse
    EXCUSED = "excused"


class Ground(StrEnum):
    """What a case rests on: Article 25 by its points, or another breach of the Order (34)."""

    RATING = "25(1)"
    ABSENCE = "25(2)"
    NOT_STOPPED = "25(3)"
    DISCLOSURE = "25(4)"
    GAIN = "25(5)"
    VICE = "25(6)"
    COMPLAINTS = "25(7)"
    CONTRACT = "25(8)"
    BREACH = "34.1"


class CaseState(StrEnum):
    OPEN = "open"
    TOLD = "told"  # facts and evidence told; the officer may answer
    DECIDED = "decided"
    CLEARED = "cleared"


class Outcome(StrEnum):
    CRITICISM = "criticism"
    ENDING = "ending"
    RETURN = "return"  # to the service provider


class Labour(StrEnum):
    """Which ground of the Labour Contract Law an ending rests on; Article 25 alone is none."""

    SERIOUS_BREACH = "39(2)"
    NEGLECT = "39(3)"
    CRIME = "39(6)"
    ILLNESS = "40(1)"
    UNFIT = "40(2)"


class Protected(StrEnum):
    """Labour Contract Law 42: who cannot be dismissed under 40."""

    OCCUPATIONAL = "occupational"
    INJURED = "injured"
    ILL = "ill"
    PREGNANT = "pregnant"
    NEAR_PENSION = "near_pension"


class Severity(StrEnum):
    """Article 33: what the unit above did about a breach by an organ or a police officer."""

    CRITICISM = "criticism"
    PENALTY = "penalty"
    CRIMINAL = "criminal"


class ViolationState(StrEnum):
    REPORTED = "reported"
    HANDLED = "handled"


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day on which somebody was scheduled; `absent` without leave and confirmed."""

    day: date
    absent: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known before somebody's employment is ended or the person returned. `trained` refers to the training or
    the change of post (40(2)); `notice` to the 30 days or the month's pay; `rules` to how the work rules came about."""

    ground: Ground
    labour: Labour | None
    protected: frozenset[Protected] = field(default=frozenset())
    trained: str = ""
    notice: str = ""
    rules: str = ""
    union_told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a decision cannot be taken so, with the articles."""

    articles: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Case:
    """A case about one officer, for a human to decide. `facts` of a trigger are codes: days, numbers."""

    id: CaseId
    officer: OfficerId
    number: str
    name: str
    unit: UnitId
    ground: Ground
    state: CaseState
    opened_at: datetime
    due_on: date
    told_on: date | None
    reply_by: date | None
    replied: bool
    companion: bool
    outcome: Outcome | None
    decided_on: date | None
    trigger: str = ""


GROUND_NAMES: Mapping[Ground, Sentence] = {
    Ground.RATING: _("Did not pass the rating"),
    Ground.ABSENCE: _("Absent without leave: three days in a row, or seven within a year"),
    Ground.NOT_STOPPED: _("Did not stop or report an offence at once, with serious consequences"),
    Ground.DISCLOSURE: _("Spread rumours or gave away secrets of police work"),
    Ground.GAIN: _("Used the position for gain"),
    Ground.VICE: _("Took part in pornography, drugs, gambling or the like"),
    Ground.COMPLAINTS: _("Several complaints that were verified"),
    Ground.CONTRACT: _("Another ground of law or contract"),
    Ground.BREACH: _("Another breach of the Order"),
}
CASE_NAMES: Mapping[CaseState, Sentence] = {
    CaseState.OPEN: _("Being looked into"),
    CaseState.TOLD: _("Told, open for an answer"),
    CaseState.DECIDED: _("Decided by a person"),
    CaseState.CLEARED: _("Cleared"),
}
OUTCOME_NAMES: Mapping[Outcome, Sentence] = {
    Outcome.CRITICISM: _("Criticism and education"),
    Outcome.ENDING: _("End the labour relation"),
    Outcome.RETURN: _("Return to the service provider"),
}
LABOUR_NAMES: Mapping[Labour, Sentence] = {
    Labour.SERIOUS_BREACH: _("Serious breach of the work rules"),
    Labour.NEGLECT: _("Serious neglect or graft with great damage"),
    Labour.CRIME: _("Criminal liability"),
    Labour.ILLNESS: _("Cannot work after illness, also not elsewhere"),
    Labour.UNFIT: _("Still not equal to the work after training or another post"),
}
PROTECTED_NAMES: Mapping[Protected, Sentence] = {
    Protected.OCCUPATIONAL: _("Exposed to occupational disease, not yet examined"),
    Protected.INJURED: _("Injured at work with loss of ability"),
    Protected.ILL: _("Within the period of medical treatment"),
    Protected.PREGNANT: _("Pregnancy, maternity leave or nursing"),
    Protected.NEAR_PENSION: _("Fifteen years here and less than five to the pension"),
}
ABSENCE_NAMES: Mapping[AbsenceState, Sentence] = {
    AbsenceState.NOTED: _("Absence noted"),
    AbsenceState.CONFIRMED: _("Absent without leave"),
    AbsenceState.EXCUSED: _("Absence excused"),
}
SEVERITY_NAMES: Mapping[Severity, Sentence] = {
    Severity.CRITICISM: _("Criticism and education of those responsible"),
    Severity.PENALTY: _("Administrative penalty by law"),
    Severity.CRIMINAL: _("Handed on for criminal liability"),
}
VIOLATION_NAMES: Mapping[ViolationState, Sentence] = {
    ViolationState.REPORTED: _("With the unit above"),
    ViolationState.HANDLED: _("Handled by the unit above"),
}
RATING_IS_NOT_ENOUGH = _(
    "Article 25(1) alone ends no contract: under 40(2) the officer is first trained or given another post, with notice "
    "of 30 days or a month's pay. The labour law prevails."
)
RATING_CITES = ("wuhan-order-270/25(1)", "wuhan-order-270/2", "labour-contract-law/40", "labour-contract-law/42")
"""The conflict between the Order and the law above it, said wherever such a case is shown."""
