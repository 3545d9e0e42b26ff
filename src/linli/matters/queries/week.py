"""One week of a centre: what came, what is stuck, what is late, what was sent back twice, what was ordered.

Titles are category and place; nothing here has been written by a resident, and nobody can be reached with it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from linli.kernel.actor import Actor, UnitId
from linli.kernel.calendar import OfficeCalendar
from linli.matters.data import AT_WORK, Cause, OrderState, State, WeekFacts, WeekOrder
from linli.matters.models import Matter, SuperviseOrder
from linli.matters.queries.causes import clusters
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import title_of, unit_name
from linli.matters.queries.queue import item
from linli.matters.queries.story import CAUSES
from linli.matters.rules.parties import kept_away
from linli.organisation import api as organisation
from linli.organisation.data import Level, UnitKind

SHOWN = 20


def week_of(unit: UnitId, *, begins: datetime, ends: datetime, actor: Actor, at: datetime) -> WeekFacts:
    """Of this centre and all below it, between two moments. Six statements at any size.

    What is stuck or late is told as it stands at `at`; a complaint about the actor's own unit is left out.
    """
    with organisation.pinned():
        units = [unit, *(below.id for below in organisation.descendants(unit))]
        villages = [one for one in units if _is_village(one)]
        open_ones = _open(units, actor)
        new = _new(unit, villages, begins, ends)
        lists: dict[str, QuerySet[Matter]] = {
            "new": _not_about(new, actor).order_by("-raised_at", "-id"),
            "stuck": _stuck(open_ones, calendar(), at).order_by("updated_at", "id"),
            "overdue": open_ones.filter(due_at__lte=at).order_by("due_at", "id"),
        }
        read = {name: list(rows.select_related("category")[: SHOWN + 1]) for name, rows in lists.items()}
        shown = {name: tuple(item(row, at) for row in rows[:SHOWN]) for name, rows in read.items()}
        orders = _orders(units, begins, ends, actor)
        more = {name for name, rows in read.items() if len(rows) > SHOWN} | (
            {"orders"} if len(orders) > SHOWN else set()
        )
        recurring = clusters(villages, at=at)
        return WeekFacts(**shown, orders=tuple(orders[:SHOWN]), recurring=recurring, more=frozenset(more))


def _is_village(id: UnitId) -> bool:
    unit = organisation.unit(id)
    return unit.kind is UnitKind.CENTRE and unit.level is Level.VILLAGE


def _new(unit: UnitId, villages: Sequence[UnitId], begins: datetime, ends: datetime) -> QuerySet[Matter]:
    """What was raised in the villages of a centre; for a department, what it was given and is at work on."""
    if villages:
        rows = Matter.objects.filter(village__in=villages, raised_at__gte=begins, raised_at__lt=ends)
        return rows.exclude(state=State.PUT_BACK)
    return Matter.objects.filter(
        lead_unit=unit, state__among=AT_WORK, dispatched_at__gte=begins, dispatched_at__lt=ends
    )


def _open(units: Sequence[UnitId], actor: Actor) -> QuerySet[Matter]:
    return _not_about(Matter.objects.filter(holder_unit__in=units, state__among=AT_WORK, held=""), actor)


def _not_about(rows: QuerySet[Matter], actor: Actor) -> QuerySet[Matter]:
    """Written so that NULL, which most rows have, is no reason to leave one out."""
    return rows.filter(Q(unit_concerned__isnull=True) | ~Q(unit_concerned__in=actor.units))


def _stuck(rows: QuerySet[Matter], days: OfficeCalendar, at: datetime) -> QuerySet[Matter]:
    """No act for so many days, without a pause, a question to the resident or a planned day that would explain it."""
    since = at - timedelta(days=int(organisation.setting("week.stuck_days")))
    planned = Q(planned_on__gte=days.local_day(at))
    return rows.filter(updated_at__lt=since, asked_at__isnull=True).exclude(state=State.PAUSED).exclude(planned)


def _orders(units: Sequence[UnitId], begins: datetime, ends: datetime, actor: Actor) -> list[WeekOrder]:
    """Issued in the week, or issued before and not settled yet; the latest first."""
    rows = SuperviseOrder.objects.filter(unit__in=units, issued_at__lt=ends).select_related("matter__category")
    rows = rows.order_by("-issued_at", "-id")
    issued = rows.filter(issued_at__gte=begins)[: SHOWN + 1]
    waiting = rows.filter(issued_at__lt=begins).exclude(state=OrderState.SETTLED)[: SHOWN + 1]
    found = [*issued, *waiting]  # each enters its own index; together they would read the whole table
    return [_order(row) for row in found if not kept_away(actor, row.matter.standing())]


def _order(row: SuperviseOrder) -> WeekOrder:
    cause = Cause(row.cause)
    return WeekOrder(
        row.matter.number, title_of(row.matter, row.matter.category), unit_name(row.unit_id), CAUSES[cause],
        cause is Cause.RETURNED_TWICE, OrderState(row.state), row.due_at,
    )  # fmt: skip
