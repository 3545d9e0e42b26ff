"""Complaints about officers: for the desk that checks them, and for whoever holds a receipt."""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Q

from linli.auxiliaries.data.conduct import Complaint, ComplaintId, ComplaintState
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models.protection import ConductComplaint
from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import NotFound
from linli.organisation.api import descendants
from linli.web.keyset import Place, below, beyond

PAGE = 50
UNDER_WAY = (ComplaintState.RECEIVED, ComplaintState.CHECKING)


def hashed(code: str) -> str:
    """Of the letters alone, so that a code copied by hand with spaces or in small letters still opens."""
    return sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def complaints(actor: Actor, *, after: Place | None = None, limit: int = PAGE) -> list[Complaint]:
    """Under way, about units below the actor's own and never about the actor's own; the most urgent first."""
    lower = {unit.id for own in actor.units for unit in descendants(own)} - set(actor.units)
    mine = Q(assigned=actor.post) & ~Q(unit__in=actor.units)
    rows = ConductComplaint.objects.filter(Q(unit__in=lower) | mine, state__in=UNDER_WAY)
    return [complaint_of(row) for row in beyond(rows, after, by="due_on")[:limit]]


def answered(actor: Actor, *, before: int | None = None, limit: int = PAGE) -> list[Complaint]:
    """Over, of the units below the actor's own; the newest first. What was not verified goes on its day."""
    lower = {unit.id for own in actor.units for unit in descendants(own)} - set(actor.units)
    rows = ConductComplaint.objects.filter(unit__in=lower).exclude(state__in=UNDER_WAY).order_by("-id")
    return [complaint_of(row) for row in below(rows, before)[:limit]]


def complaint(id: ComplaintId) -> Complaint:
    row = ConductComplaint.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return complaint_of(row)


def by_receipt(code: str) -> Complaint:
    """What this code opens; NotFound, always the same, for any other."""
    row = ConductComplaint.objects.filter(code_hash=hashed(code)).first()
    if row is None:
        raise NotFound
    return complaint_of(row)


def verified(officers: Iterable[int]) -> dict[OfficerId, int]:
    """How many verified complaints each has: all that ever reaches a rating."""
    found: dict[OfficerId, int] = {}
    rows = ConductComplaint.objects.filter(officer__in=list(officers), state=ComplaintState.VERIFIED)
    for officer in rows.values_list("officer_id", flat=True):
        found[OfficerId(officer)] = found.get(OfficerId(officer), 0) + 1
    return found


def complaint_of(row: ConductComplaint) -> Complaint:
    return Complaint(
        ComplaintId(row.pk), row.number, UnitId(row.unit), OfficerId(row.officer_id) if row.officer_id else None,
        ComplaintState(row.state), row.anonymous, row.received_at, row.notice_by, row.due_on,
        PostId(row.assigned) if row.assigned else None, row.answered_at,
    )  # fmt: skip
