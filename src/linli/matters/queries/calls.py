"""The lists of the telephone: what is parked, who asked to be rung, whom to call back. No words and no numbers."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from linli.kernel.actor import Actor, GridId
from linli.kernel.errors import NotFound
from linli.matters.data import (
    TRIES,
    WITH_RESIDENT,
    CallBackLine,
    Channel,
    DayTime,
    DraftId,
    DraftLine,
    DraftState,
    Name,
    RingId,
    RingLine,
    RingState,
    Title,
)
from linli.matters.models import CallBack, Draft, Matter, Receipt, Ring
from linli.matters.queries.catalogue import category
from linli.matters.queries.names import title_of, unit_name
from linli.organisation import api as organisation

MOST = 20
OPEN_RINGS = (RingState.WAITING.value, RingState.TAKEN.value)
LOOK_BACK = timedelta(days=90)


def parked(actor: Actor, *, limit: int = MOST) -> tuple[DraftLine, ...]:
    """The actor's own parked ones, and those that an ended post left in the unit; the newest first."""
    rows = Draft.objects.filter(unit=actor.unit, state=DraftState.PARKED)
    rows = rows.filter(Q(post=actor.post) | Q(post__isnull=True)).order_by("-saved_at", "-id")
    with organisation.pinned():
        return tuple(_line(row) for row in rows[:limit])


def _line(row: Draft) -> DraftLine:
    facts = category(row.category_key)
    grid = organisation.grid(GridId(row.grid_id)) if row.grid_id else None
    place = Name(grid.name, grid.name) if grid else None
    title = Title(facts.name, place) if facts else Title(place) if place else None
    return DraftLine(DraftId(row.pk), Channel(row.channel), title, row.made_at, row.saved_at, row.post_id is not None)


def rings(actor: Actor, *, limit: int = MOST) -> tuple[RingLine, ...]:
    """Who waits to be rung by this actor's units: what one has in hand first, then who has waited longest."""
    rows = Ring.objects.filter(unit__in=actor.units, state__among=OPEN_RINGS)
    rows = rows.filter(Q(state=RingState.WAITING) | Q(taken_by=actor.post)).order_by("state", "asked_at", "id")
    return tuple(_ring(row, actor) for row in rows[:limit])


def ring_in_hand(ring: RingId, *, actor: Actor) -> RingLine:
    """The one that this actor has taken; NotFound for any other."""
    row = Ring.objects.filter(pk=ring, state=RingState.TAKEN, taken_by=actor.post).first()
    if row is None:
        raise NotFound
    return _ring(row, actor)


def _ring(row: Ring, actor: Actor) -> RingLine:
    mine = row.taken_by_id is not None and row.taken_by_id == actor.post
    return RingLine(RingId(row.pk), row.asked_at, DayTime(row.day_time), row.tries, RingState(row.state), mine)


def call_backs(actor: Actor, *, at: datetime, limit: int = MOST) -> tuple[CallBackLine, ...]:
    """Answered matters that the actor's units dispatched and whose resident left a contact and was not reached yet.

    Never one in which the actor had a hand. What was answered on the spot needs no call: the resident was there.
    """
    calls = CallBack.objects.filter(matter=OuterRef("pk")).order_by("id")
    contact = Receipt.objects.filter(matter=OuterRef("pk"), reachable=True, joined=False, replaced_at__isnull=True)
    rows = Matter.objects.filter(
        ~Exists(calls.filter(reached=True)), ~Exists(calls[TRIES - 1 : TRIES]), Exists(contact),
        dispatching_unit__in=actor.units, state__among=WITH_RESIDENT, replied_at__gt=at - LOOK_BACK,
    )  # fmt: skip
    rows = rows.exclude(unit_concerned__isnull=False, unit_concerned__in=actor.kept_from())
    rows = rows.exclude(handled_by__isnull=False, handled_by=actor.user)
    rows = rows.exclude(dispatched_by__isnull=False, dispatched_by=actor.user)
    found = list(rows.select_related("category").order_by("replied_at", "id")[:limit])
    tries = Counter(CallBack.objects.filter(matter__in=found).values_list("matter", flat=True))
    with organisation.pinned():
        return tuple(_call_back(row, tries[row.pk]) for row in found if actor.post not in row.recused)


def _call_back(row: Matter, tries: int) -> CallBackLine:
    unit = unit_name(row.lead_unit_id or row.holder_unit_id)
    return CallBackLine(row.number, title_of(row, row.category), row.replied_at or row.raised_at, unit, tries)
