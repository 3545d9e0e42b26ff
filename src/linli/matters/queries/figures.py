"""Figures of units out of their days: each question is one statement, whatever the number of matters."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from linli.kernel.actor import Actor, UnitId
from linli.matters.data import AT_WORK, COUNTS, Figures, OrderState, QueueItem, Scope
from linli.matters.models import Counted, Matter, SuperviseOrder, UnitDay
from linli.matters.queries.queue import item
from linli.organisation import api as organisation

_SUMS = {name: Sum(name) for name in COUNTS}


def figures(unit: UnitId, *, first: date, last: date, scope: Scope = Scope.OWN) -> Figures:
    """What happened between these two days, both counted."""
    return _figures(_days(first, last, scope).filter(unit=unit).aggregate(**_SUMS))


def figures_by_group(unit: UnitId, *, first: date, last: date, scope: Scope = Scope.OWN) -> dict[str, Figures]:
    """The same by group of categories; groups in which nothing happened are left out."""
    rows = _days(first, last, scope).filter(unit=unit).values("group").annotate(**_SUMS)
    return {row["group"]: _figures(row) for row in rows.order_by("group")}


def figures_by_month(unit: UnitId, *, first: date, last: date, scope: Scope = Scope.OWN) -> dict[date, Figures]:
    """By month (its first day); months in which nothing happened are left out."""
    days = _days(first, last, scope).filter(unit=unit).annotate(month=TruncMonth("day"))
    return {row["month"]: _figures(row) for row in days.values("month").annotate(**_SUMS).order_by("month")}


def figures_of_units(
    units: Iterable[UnitId], *, first: date, last: date, scope: Scope = Scope.OWN
) -> dict[UnitId, Figures]:
    """Several units side by side."""
    rows = _days(first, last, scope).filter(unit__in=list(units)).values("unit").annotate(**_SUMS)
    return {UnitId(row["unit"]): _figures(row) for row in rows.order_by("unit")}


def figures_of_places(*, first: date, last: date) -> dict[tuple[UnitId, str], Figures]:
    """By township and group, for what is published: where matters lie, whoever worked on them."""
    rows = _days(first, last, Scope.PLACE).values("unit", "group").annotate(**_SUMS)
    return {(UnitId(row["unit"]), row["group"]): _figures(row) for row in rows.order_by("unit", "group")}


def counted_until() -> datetime | None:
    """When what had happened was last added to the figures."""
    return Counted.objects.filter(pk=1).values_list("at", flat=True).first()


def open_orders(units: Iterable[UnitId], *, at: datetime) -> tuple[int, int]:
    """Supervise orders that are not settled, and those of them whose answer is late."""
    rows = SuperviseOrder.objects.filter(unit__in=list(units)).exclude(state=OrderState.SETTLED)
    late = Count("id", filter=Q(due_at__lte=at, state=OrderState.ISSUED))
    counts = rows.aggregate(open=Count("id"), late=late)
    return counts["open"], counts["late"]


def due_first(
    units: Iterable[UnitId], *, actor: Actor, at: datetime, until: datetime, limit: int = 100
) -> tuple[QueueItem, ...]:
    """Open matters held by these units whose clock has run out or does before `until`, the earliest first; never a
    complaint about the actor's own unit."""
    rows = Matter.objects.filter(holder_unit__in=list(units), state__among=AT_WORK, due_at__lte=until)
    rows = rows.exclude(unit_concerned__in=actor.units) if actor.units else rows
    with organisation.pinned():
        found = rows.select_related("category").order_by("due_at", "id")[:limit]
        return tuple(item(row, at) for row in found)


def _days(first: date, last: date, scope: Scope) -> QuerySet[UnitDay]:
    return UnitDay.objects.filter(day__gte=first, day__lte=last, scope=scope)


def _figures(row: Any) -> Figures:
    return Figures(**{name: row[name] or 0 for name in COUNTS})
