"""What hangs on a unit that is to be closed."""

from datetime import datetime

from django.db.models import Q, QuerySet

from linli.kernel.actor import Actor, UnitId
from linli.matters.data import AT_WORK, OPEN_ASSISTS, WITH_RESIDENT, DraftState, QueueItem, RingState
from linli.matters.models import PUBLISHED, Assist, Draft, Matter, Ring, RoutingRule
from linli.matters.queries.queue import item
from linli.organisation import api as organisation

MOST = 200
"""How many one press moves; a unit with more is emptied in several."""
ROLES_OF_A_UNIT = ("holder_unit_id", "lead_unit_id", "dispatching_unit_id")


def left_in(unit: UnitId) -> QuerySet[Matter]:
    """Every matter that is not over and in which the unit still has a part; what was answered can come back."""
    helping = Assist.objects.filter(unit=unit, state__in=OPEN_ASSISTS).values("matter")
    part = Q(holder_unit=unit) | Q(lead_unit=unit) | Q(dispatching_unit=unit) | Q(offered_to=unit) | Q(pk__in=helping)
    return Matter.objects.filter(part, state__in=(*AT_WORK, *WITH_RESIDENT))


def move_out_list(unit: UnitId, *, actor: Actor, at: datetime) -> tuple[QueueItem, ...]:
    """As many as one press moves, the earliest due first; never what is kept from whoever asks."""
    rows = left_in(unit).select_related("category").order_by("due_at", "pk")[:MOST]
    kept_from = actor.kept_from()
    with organisation.pinned():
        return tuple(item(row, at) for row in rows if row.unit_concerned_id not in kept_from)


def still_parked(unit: UnitId) -> int:
    """Calls and letters that were not sent, and people who wait to be rung."""
    drafts = Draft.objects.filter(unit=unit, state=DraftState.PARKED).count()
    return drafts + Ring.objects.filter(unit=unit, state__in=(RingState.WAITING, RingState.TAKEN)).count()


def hangs_on(unit: UnitId) -> str:
    """The numbers of the routing rules that send or advise to this unit; empty where there is none."""
    rules = RoutingRule.objects.filter(Q(unit=unit) | Q(suggests=unit), version__state=PUBLISHED)
    return ", ".join(str(place) for place in rules.order_by("order").values_list("order", flat=True))
