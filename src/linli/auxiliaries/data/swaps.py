"""Swaps between officers, shifts that fell open and who takes them, and the address of a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.rostering import RosterId, ShiftId, ShiftKind
from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _

SwapId = NewType("SwapId", int)
CallId = NewType("CallId", int)


class SwapState(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"  # by the other; now the organ decides
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    REFUSED = "refused"


class CallState(StrEnum):
    OPEN = "open"
    COVERED = "covered"
    LEFT = "left"
    MISTAKEN = "mistaken"  # noted by mistake; the shift is the officer's again


class Cause(StrEnum):
    """Why a shift fell open. Of an illness nothing more is asked."""

    SICK = "sick"
    FELL_AWAY = "fell_away"  # leave granted, a paper ended: the law no longer allows it


class Consent(StrEnum):
    """How somebody said yes."""

    IN_PERSON = "in_person"
    TELEPHONE = "telephone"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class RosteredShift:
    """A shift of a published roster."""

    id: ShiftId
    roster: RosterId
    unit: UnitId
    officer: OfficerId
    name: str
    day: date
    kind: ShiftKind


@dataclass(frozen=True, slots=True)
class Swap:
    """`giver` offers the shift of `day`; `taker` takes it, and gives his own of `other_day` where one is named."""

    id: SwapId
    roster: RosterId
    unit: UnitId
    giver: OfficerId
    giver_name: str
    day: date
    kind: ShiftKind
    taker: OfficerId
    taker_name: str
    other_day: date | None
    other_kind: ShiftKind | None
    state: SwapState


@dataclass(frozen=True, slots=True)
class Call:
    id: CallId
    roster: RosterId
    unit: UnitId
    officer: OfficerId
    name: str
    day: date
    kind: ShiftKind
    cause: Cause
    state: CallState
    replaced_by: str = ""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take an open shift; `minutes` are those of the week with it. `against` are the reasons why
    not, with articles; empty for a lawful one."""

    officer: Officer
    minutes: int
    skilled: bool
    against: tuple[tuple[Sentence, tuple[str, ...]], ...]


SWAP_NAMES: Mapping[SwapState, Sentence] = {
    SwapState.OFFERED: _("Offered to the other"),
    SwapState.ACCEPTED: _("Waits for the organ"),
    SwapState.DECLINED: _("The other declined"),
    SwapState.WITHDRAWN: _("Swap taken back"),
    SwapState.APPROVED: _("Swap approved"),
    SwapState.REFUSED: _("Swap refused"),
}
CALL_NAMES: Mapping[CallState, Sentence] = {
    CallState.OPEN: _("Open shift"),
    CallState.COVERED: _("Shift covered"),
    CallState.LEFT: _("Shift left open"),
    CallState.MISTAKEN: _("Noted by mistake"),
}
CAUSE_NAMES: Mapping[Cause, Sentence] = {
    Cause.SICK: _("Called in sick"),
    Cause.FELL_AWAY: _("No longer lawful: leave was granted or a paper ended"),
}
CONSENT_NAMES: Mapping[Consent, Sentence] = {
    Consent.TELEPHONE: _("by telephone"),
    Consent.IN_PERSON: _("in person"),
    Consent.MESSAGE: _("by message"),
}
