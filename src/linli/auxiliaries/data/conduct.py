"""Complaints of anybody about an officer (Article 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

ComplaintId = NewType("ComplaintId", int)


class ComplaintState(StrEnum):
    RECEIVED = "received"
    CHECKING = "checking"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    WITHDRAWN = "withdrawn"


class Route(StrEnum):
    """By which way it came."""

    PAGE = "page"
    TELEPHONE = "telephone"
    LETTER = "letter"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the desk and the receipt show. Words, contact and evidence lie in the vault."""

    id: ComplaintId
    number: str
    unit: UnitId
    officer: OfficerId | None
    state: ComplaintState
    anonymous: bool
    received_at: datetime
    notice_by: date
    due_on: date
    assigned: PostId | None
    answered_at: datetime | None


COMPLAINT_NAMES: Mapping[ComplaintState, Sentence] = {
    ComplaintState.RECEIVED: _("Complaint received"),
    ComplaintState.CHECKING: _("Complaint being checked"),
    ComplaintState.VERIFIED: _("Complaint verified"),
    ComplaintState.NOT_VERIFIED: _("Complaint not verified"),
    ComplaintState.WITHDRAWN: _("Complaint withdrawn"),
}
ROUTE_NAMES: Mapping[Route, Sentence] = {
    Route.PAGE: _("by this page"),
    Route.TELEPHONE: _("by telephone"),
    Route.LETTER: _("by letter"),
    Route.VISIT: _("in person"),
}
