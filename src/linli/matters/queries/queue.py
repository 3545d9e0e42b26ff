"""The queue of a unit: what breaches first comes first; one page costs the same at any size."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.matters.data import AT_WORK, Channel, Flood, Kind, MatterId, QueueFilter, QueueItem, QueuePage, State
from linli.matters.models import FAR, Matter
from linli.matters.queries.names import title_of, unit_name
from linli.matters.rules.parties import CENTRE_ROLES, STAFF
from linli.organisation import api as organisation

PAGE = 50
NOTHING = QueueFilter()


def queue(
    unit: UnitId, *, actor: Actor, at: datetime, only: QueueFilter = NOTHING, after: str = "", limit: int = PAGE
) -> QueuePage:
    """What this unit must act on next; never a complaint about the actor's own unit. NotPermitted for a stranger."""
    _demand_own(unit, actor)
    rows = Matter.objects.filter(holder_unit=unit, state__among=AT_WORK)
    return _page(_narrow(rows, only), actor, at, after, limit)


def grid_queue(actor: Actor, *, at: datetime, after: str = "", limit: int = PAGE) -> QueuePage:
    """What is open in the grid worker's own grid, whoever holds it."""
    rows = Matter.objects.filter(grid=actor.grid, state__among=AT_WORK, held="")
    return _page(rows, actor, at, after, limit)


def led_by(unit: UnitId, *, actor: Actor, at: datetime, after: str = "", limit: int = PAGE) -> QueuePage:
    """What this unit has to answer for, also while somebody else checks or decides."""
    _demand_own(unit, actor)
    rows = Matter.objects.filter(lead_unit=unit, state__among=AT_WORK)
    return _page(rows, actor, at, after, limit)


def offered_to(units: Iterable[UnitId], *, actor: Actor, at: datetime, limit: int = PAGE) -> tuple[QueueItem, ...]:
    """Matters that others have named these units for, or asked them to take over, the earliest due first."""
    rows = Matter.objects.filter(offered_to__in=list(units), state__among=AT_WORK)
    return _page(rows, actor, at, "", limit).items


def _demand_own(unit: UnitId, actor: Actor) -> None:
    """The queue of one's own unit, or of one below it; for clerks, leads and inspectors of a centre."""
    if actor.holds(*STAFF) and actor.belongs_to(unit):
        return
    above = {centre.id for centre in organisation.ancestors(unit)}
    if not (actor.holds(*CENTRE_ROLES, Role.INSPECTOR) and above & actor.units):
        raise NotPermitted


def _narrow(rows: QuerySet[Matter], only: QueueFilter) -> QuerySet[Matter]:
    wanted = {
        "category_key": only.category, "kind": only.kind, "village": only.village, "grid": only.grid,
        "holder_post": only.post, "due_at__lt": only.overdue_at,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    rows = rows.filter(state__in=only.states) if only.states else rows
    return rows.exclude(held="") if only.held else rows.filter(held="")


def apart(unit: UnitId) -> int:
    """How many wait apart in this unit because very many came in at once; counted up to a page."""
    rows = Matter.objects.filter(holder_unit=unit, state__among=AT_WORK).exclude(held="")
    return len(rows.order_by("due_at", "id").values_list("id")[: PAGE + 1])


def _page(rows: QuerySet[Matter], actor: Actor, at: datetime, after: str, limit: int) -> QueuePage:
    kept_from = actor.kept_from()
    rows = rows.exclude(unit_concerned__in=kept_from) if kept_from else rows
    if after:
        due, last = _read(after)
        # Written so that the index is entered at the right place; an OR would read it from the start.
        rows = rows.filter(due_at__gte=due).exclude(Q(due_at=due) & Q(pk__lte=last))
    found = list(rows.select_related("category").order_by("due_at", "id")[: limit + 1])
    more = found[limit - 1] if len(found) > limit else None
    with organisation.pinned():
        items = tuple(item(row, at) for row in found[:limit] if actor.post not in row.recused)
    return QueuePage(items, f"{more.due_at.isoformat()}~{more.pk}" if more else "")


def _read(after: str) -> tuple[datetime, int]:
    try:
        due, last = after.split("~")
        moment = datetime.fromisoformat(due)
        if moment.tzinfo is None:
            raise ValueError
        return moment, int(last)
    except ValueError:
        raise BadInput("after", _("This is not the key of a page.")) from None


def item(matter: Matter, at: datetime) -> QueueItem:
    return QueueItem(
        id=MatterId(matter.pk), number=matter.number, title=title_of(matter, matter.category),
        kind=Kind(matter.kind), state=State(matter.state), channel=Channel(matter.channel),
        raised_at=matter.raised_at, due_at=None if matter.due_at == FAR else matter.due_at,
        overdue=matter.due_at < at, holder=UnitId(matter.holder_unit_id), holder_name=unit_name(matter.holder_unit_id),
        post=PostId(matter.holder_post_id) if matter.holder_post_id else None,
        lon=matter.lon, lat=matter.lat, reminders=matter.reminders, reopened=matter.reopened,
        held=Flood(matter.held) if matter.held else None,
        asked=matter.asked_at is not None, wrote=matter.wrote_at is not None,
    )  # fmt: skip
