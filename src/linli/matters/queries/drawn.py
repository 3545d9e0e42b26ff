"""What an inspection may draw from: numbers of matters of some units, without anything else about them."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound
from linli.matters.data import MOST_DRAWN_FROM, Drawn, MatterId, State
from linli.matters.models import Extension, Matter, MatterEvent, Pause, Rating

_OF: dict[Drawn, Q] = {
    Drawn.ALL: Q(),
    Drawn.WITHDRAWN: Q(state=State.WITHDRAWN),
    Drawn.RERATED: Q(Exists(Rating.objects.filter(matter=OuterRef("pk"), changed_at__isnull=False))),
    Drawn.PAUSED: Q(Exists(Pause.objects.filter(matter=OuterRef("pk")))),
    Drawn.EXTENDED: Q(Exists(Extension.objects.filter(matter=OuterRef("pk"), approved=True))),
    Drawn.RECATEGORISED: Q(Exists(MatterEvent.objects.filter(matter=OuterRef("pk"), act="recategorise"))),
}


def drawn_from(
    units: Collection[UnitId], kind: Drawn, *, begins: datetime, ends: datetime, actor: Actor
) -> dict[str, int]:
    """Number and id: raised in the villages among these units, or accepted by one of them, between the moments.

    Two statements; without complaints about the actor's own unit. One more than `MOST_DRAWN_FROM` says there are more.
    """
    taken = MatterEvent.objects.filter(unit__in=units, act="accept", at__gte=begins, at__lt=ends).values("matter")
    rows = Matter.objects.filter(_OF[kind]).filter(Q(unit_concerned__isnull=True) | ~Q(unit_concerned__in=actor.units))
    found: dict[str, int] = {}
    for wanted in (
        rows.filter(village__in=units, raised_at__gte=begins, raised_at__lt=ends),
        rows.filter(pk__in=taken),
    ):
        found |= _numbers(wanted)
    return found


def answers_for(matter: MatterId) -> UnitId:
    """The unit that led it, or else holds it."""
    row = Matter.objects.filter(pk=matter).values_list("lead_unit", "holder_unit").first()
    if row is None:
        raise NotFound
    return UnitId(row[0] or row[1])


def _numbers(rows: QuerySet[Matter]) -> dict[str, int]:
    return dict(rows.order_by("number").values_list("number", "pk")[: MOST_DRAWN_FROM + 1])
