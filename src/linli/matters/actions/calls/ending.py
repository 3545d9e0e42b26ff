"""What happens by itself: last days come, posts end, numbers in hand are forgotten."""

from datetime import datetime

from django.db.models import Q

from linli.kernel.actor import SYSTEM
from linli.matters.actions.act import act
from linli.matters.actions.calls import drafts, ringing
from linli.matters.actions.calls.record import move
from linli.matters.data import DraftState, RingState
from linli.matters.models import Draft, Ring
from linli.matters.queries.limits import calendar
from linli.matters.states import DRAFT, RING
from linli.organisation.data import PostEnded
from linli.privacy import api as privacy

BATCH = 200
_OPEN_RINGS = (RingState.WAITING, RingState.TAKEN)


def drafts_due(at: datetime) -> int:
    return Draft.objects.filter(until__lt=calendar().local_day(at)).count()


def rings_due(at: datetime) -> int:
    return Ring.objects.filter(until__lt=calendar().local_day(at)).count()


def end_drafts(at: datetime) -> int:
    """Parked ones past their last day lapse with all they held; of those that are over, not even the row stays."""
    due = Draft.objects.filter(until__lt=calendar().local_day(at))
    for row in due.filter(state=DraftState.PARKED)[:BATCH]:
        _lapse_draft(row, at)
    gone: int = due.exclude(state=DraftState.PARKED).delete()[0]
    return gone


@act
def _lapse_draft(row: Draft, at: datetime) -> None:
    move(DRAFT, "lapse", row, actor=SYSTEM, at=at, told={})
    privacy.erase(drafts.subject(row.pk), actor=SYSTEM, at=at, because="lapsed")


def end_rings(at: datetime) -> int:
    """The same for those who asked to be rung and whose last day has passed."""
    due = Ring.objects.filter(until__lt=calendar().local_day(at))
    for row in due.filter(state__among=_OPEN_RINGS)[:BATCH]:
        _lapse_ring(row, at)
    gone: int = due.exclude(state__among=_OPEN_RINGS).delete()[0]
    return gone


@act
def _lapse_ring(row: Ring, at: datetime) -> None:
    move(RING, "lapse", row, actor=SYSTEM, at=at, told={}, taken_by_id=None, taken_at=None, ended_at=at)
    privacy.erase(ringing.subject(row.pk), actor=SYSTEM, at=at, because="lapsed")


@act
def free_forgotten(at: datetime) -> int:
    """Numbers that somebody took and never rang; how many went back to the others."""
    return _free(Q(taken_at__lt=at - ringing.IN_HAND), at)


@act
def leave_drafts_of(ended: PostEnded) -> None:
    """What the post had parked stays with its unit: who sits there next goes on with it."""
    for row in Draft.objects.filter(post=ended.post.id, unit=ended.post.unit, state=DraftState.PARKED):
        move(DRAFT, "leave", row, actor=SYSTEM, at=ended.at, told={"post": ended.post.id}, post_id=None)


@act
def free_numbers_of(ended: PostEnded) -> None:
    _free(Q(taken_by=ended.post.id), ended.at)


def _free(which: Q, at: datetime) -> int:
    found = list(Ring.objects.filter(which, state=RingState.TAKEN)[:BATCH])
    for row in found:
        move(RING, "free", row, actor=SYSTEM, at=at, told={}, taken_by_id=None, taken_at=None)
    return len(found)
