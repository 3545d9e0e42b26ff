"""The facts that the rules of hours ask for: the figures of the day, and what stands for and against each officer."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from linli import law
from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import ExtraKind, Figures, OtherSystem, OvertimeLeave, Period, Standing, System
from linli.auxiliaries.data.worked import OvertimeState
from linli.auxiliaries.models.worked import DutyBar, EmergencyDays, HoursSystem, OvertimeApproval
from linli.auxiliaries.registry.away import closed
from linli.kernel.actor import UnitId
from linli.organisation import api as organisation

M = TypeVar("M", bound=Model)
HOUR = 60
FIXED = {
    "day": "day", "week": "week", "usual": "overtime_day", "special": "overtime_day_special", "month": "overtime_month",
}  # fmt: skip
SET = {"rest": "day_of_rest", "between": "between_shifts", "night_begins": "night_begins", "night_ends": "night_ends"}
RUN_UP = timedelta(days=38)
"""From the first of the month or the Monday before it, and a week: what the rules look back over."""


@organisation.pinned()
def figures(*, on: date) -> Figures:
    """As the law fixed them that day; what no text fixes is a setting to be confirmed."""
    return Figures(
        rest_within=law.value("hours.rest_within", on=on).length,
        **{field: law.value(f"hours.{name}", on=on).length * HOUR for field, name in FIXED.items()},
        **{field: organisation.figure(f"auxiliary.{name}", on=on).length * HOUR for field, name in SET.items()},
    )


@organisation.pinned()
def standings(officers: Collection[Officer], days: Span) -> dict[OfficerId, Standing]:
    """What holds for each on these days: four statements, and those of each source of days away."""
    above = {one.id: units_over(one.unit) for one in officers}
    everywhere = {unit for units in above.values() for unit in units}
    bars, away = _bars(officers, days), closed(officers, days)
    overtime, systems, emergencies = _overtime(above, everywhere, days), _systems(everywhere, days), defaultdict(list)
    for unit, first, last in _rows(EmergencyDays, everywhere, days).values_list("unit", "first", "last"):
        emergencies[unit].append(Span(first, last))
    return {
        one.id: Standing(
            bars=tuple(bars[one.id]), closed=tuple(away[one.id]),
            overtime=tuple(leave for owner, leave in overtime if owner in (*above[one.id], ("officer", one.id))),
            systems=tuple(found for unit in above[one.id] for found in systems[unit]),
            emergencies=tuple(span for unit in above[one.id] for span in emergencies[unit]),
        )
        for one in officers
    }  # fmt: skip


def units_over(unit: UnitId) -> tuple[UnitId, ...]:
    """The unit and those above: what was approved for an organ holds for its stations. From memory."""
    return (unit, *(one.id for one in organisation.ancestors(unit)))


def _bars(officers: Iterable[Officer], days: Span) -> dict[OfficerId, list[Span]]:
    found: dict[OfficerId, list[Span]] = defaultdict(list)
    rows = _within(DutyBar.objects.filter(officer__in=[one.id for one in officers]), days)
    for officer, first, last in rows.values_list("officer_id", "first", "last"):
        found[OfficerId(officer)].append(Span(first, last))
    return found


def _overtime(
    officers: Collection[OfficerId], units: Collection[UnitId], days: Span
) -> list[tuple[UnitId | tuple[str, OfficerId], OvertimeLeave]]:
    """With whose it is: the unit's, where it names no officer."""
    wanted = Q(officer__in=list(officers)) | Q(officer__isnull=True, unit__in=list(units))
    rows = _within(OvertimeApproval.objects.filter(wanted, state=OvertimeState.APPROVED), days)
    return [
        (
            UnitId(row.unit) if row.officer_id is None else ("officer", OfficerId(row.officer_id)),
            OvertimeLeave(Span(row.first, row.last), frozenset(map(ExtraKind, row.kinds)), row.minutes, row.special),
        )
        for row in rows.order_by("id")
    ]


def _systems(units: Collection[UnitId], days: Span) -> dict[UnitId, list[OtherSystem]]:
    found: dict[UnitId, list[OtherSystem]] = defaultdict(list)
    for row in _rows(HoursSystem, units, days).order_by("first"):
        found[UnitId(row.unit)].append(OtherSystem(Span(row.first, row.last), System(row.system), Period(row.period)))
    return found


def _rows(model: type[M], units: Collection[UnitId], days: Span) -> QuerySet[M]:
    return _within(model._default_manager.filter(unit__in=list(units)), days)


def _within(rows: QuerySet[M], days: Span) -> QuerySet[M]:
    found = rows.filter(last__gte=days.first)
    return found if days.last is None else found.filter(first__lte=days.last)
