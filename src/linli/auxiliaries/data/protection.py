"""What protects an officer: a voice with a receipt, files for injury and harm, disputes, and twelve months without
reprisal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

VoiceId = NewType("VoiceId", int)
CareId = NewType("CareId", int)
DisputeId = NewType("DisputeId", int)
ApprovalId = NewType("ApprovalId", int)


class VoiceKind(StrEnum):
    """Article 12(4) to (7)."""

    SUGGESTION = "suggestion"
    REFUSAL = "refusal"
    COMPLAINT = "complaint"
    PETITION = "petition"
    RESIGNATION = "resignation"


class VoiceState(StrEnum):
    GIVEN = "given"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"


class Leaving(StrEnum):
    """On which ground somebody resigns."""

    NOTICE = "notice"  # Labour Contract Law 37
    AT_ONCE = "at_once"  # 38: wages or insurance not paid, unlawful rules


class CareKind(StrEnum):
    INJURY = "injury"
    INFRINGEMENT = "infringement"  # somebody harmed the officer on duty
    INCIDENT = "incident"  # the officer's lawful help harmed somebody: the organ is liable
    MARTYR = "martyr"


class CareState(StrEnum):
    OPEN = "open"
    HANDED = "handed"  # applied, or handed to the police or the authority
    CLOSED = "closed"


class DisputeState(StrEnum):
    NEGOTIATING = "negotiating"
    MEDIATING = "mediating"
    ARBITRATING = "arbitrating"
    AWARDED = "awarded"
    IN_COURT = "in_court"
    SETTLED = "settled"


class Guarded(StrEnum):
    """What needs the unit above within twelve months of a refusal or complaint."""

    WORSE_RATING = "worse_rating"
    TRANSFER = "transfer"
    ENDING = "ending"


class ApprovalState(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    LAPSED = "lapsed"  # what it was about has changed since


@dataclass(frozen=True, slots=True)
class Voice:
    """`number` is on the receipt. `due_on` is the last day for the answer, `last_day` that of a resignation."""

    id: VoiceId
    number: str
    kind: VoiceKind
    state: VoiceState
    officer: OfficerId
    name: str
    unit: UnitId
    given_at: datetime
    article: str
    due_on: date | None
    last_day: date | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Care:
    """A file for harm suffered or done. `due_on` binds the employer, `late_on` is the last day of officer and family;
    `liable` is the unit that answers for harm done, never the officer."""

    id: CareId
    number: str
    kind: CareKind
    state: CareState
    officer: OfficerId
    name: str
    unit: UnitId
    happened_on: date
    due_on: date | None
    late_on: date | None
    reference: str
    liable: UnitId | None
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LastDay:
    """One limit of a dispute."""

    words: Sentence
    day: date
    cites: str


@dataclass(frozen=True, slots=True)
class Dispute:
    id: DisputeId
    number: str
    state: DisputeState
    officer: OfficerId
    unit: UnitId
    known_on: date
    mediation_on: date | None
    applied_on: date | None
    accepted_on: date | None
    awarded_on: date | None
    last_days: tuple[LastDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    id: ApprovalId
    officer: OfficerId
    name: str
    unit: UnitId
    guarded: Guarded
    thing: int
    state: ApprovalState
    asked_by: PostId
    asked_at: datetime


VOICE_NAMES: Mapping[VoiceKind, Sentence] = {
    VoiceKind.SUGGESTION: _("Suggestion for the work"),
    VoiceKind.REFUSAL: _("Refusal of an unlawful order"),
    VoiceKind.COMPLAINT: _("Complaint to the unit above"),
    VoiceKind.PETITION: _("Petition to the unit above"),
    VoiceKind.RESIGNATION: _("Resignation"),
}
VOICE_STATE_NAMES: Mapping[VoiceState, Sentence] = {
    VoiceState.GIVEN: _("Given, no answer yet"),
    VoiceState.ANSWERED: _("Answer given"),
    VoiceState.TAKEN_BACK: _("Taken back"),
}
LEAVING_NAMES: Mapping[Leaving, Sentence] = {
    Leaving.NOTICE: _("With notice: 30 days, 3 during probation"),
    Leaving.AT_ONCE: _("At once: wages or insurance not paid, or another reason of Article 38"),
}
CARE_NAMES: Mapping[CareKind, Sentence] = {
    CareKind.INJURY: _("Injury at work"),
    CareKind.INFRINGEMENT: _("Attacked or hindered on duty"),
    CareKind.INCIDENT: _("Harm done while assisting"),
    CareKind.MARTYR: _("Died on duty: rating as a martyr"),
}
CARE_STATE_NAMES: Mapping[CareState, Sentence] = {
    CareState.OPEN: _("File open"),
    CareState.HANDED: _("Handed on"),
    CareState.CLOSED: _("File closed"),
}
DISPUTE_NAMES: Mapping[DisputeState, Sentence] = {
    DisputeState.NEGOTIATING: _("Negotiation"),
    DisputeState.MEDIATING: _("Mediation asked for"),
    DisputeState.ARBITRATING: _("Arbitration applied for"),
    DisputeState.AWARDED: _("Award received"),
    DisputeState.IN_COURT: _("Before the court"),
    DisputeState.SETTLED: _("Dispute settled"),
}
APPROVAL_NAMES: Mapping[ApprovalState, Sentence] = {
    ApprovalState.ASKED: _("Approval asked for"),
    ApprovalState.APPROVED: _("Approved by the unit above"),
    ApprovalState.DECLINED: _("Declined by the unit above"),
    ApprovalState.LAPSED: _("No longer what was asked"),
}
GUARDED_NAMES: Mapping[Guarded, Sentence] = {
    Guarded.WORSE_RATING: _("A worse rating than the last"),
    Guarded.TRANSFER: _("A transfer to another post"),
    Guarded.ENDING: _("Ending the employment, or returning to the provider"),
}
PAPERS: Mapping[CareKind, tuple[tuple[str, Sentence], ...]] = {
    CareKind.INJURY: (
        ("treatment", _("Treatment and its record")),
        ("application", _("Application for recognition as a work injury")),
        ("decision", _("Decision on the work injury")),
        ("subsidy", _("Subsidy by the rules of the organ")),
    ),
    CareKind.INFRINGEMENT: (
        ("police", _("Reported to the police, with the number of the case")),
        ("support", _("Support offered: leave, medical care, legal help")),
        ("outcome", _("What became of the case")),
    ),
    CareKind.INCIDENT: (
        ("note", _("Note that the organ is liable, handed to the officer")),
        ("compensation", _("Compensation by the organ, where owed")),
    ),
    CareKind.MARTYR: (
        ("event", _("Account of the event by the work unit")),
        ("identity", _("Papers on identity and service")),
        ("witnesses", _("Statements and papers that prove the event")),
        ("veterans", _("Sent to the county's department of veterans affairs")),
        ("government", _("Reported up to the provincial government")),
        ("dependants", _("Benefits of the dependants")),
    ),
}
"""What belongs into each file, step by step."""
