"""The days and hours a unit works."""

from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings

from linli.kernel.actor import UnitId
from linli.kernel.calendar import DayKind, OfficeCalendar
from linli.organisation import models
from linli.organisation.data import Festival, SpecialDay, Year, YearStatus
from linli.organisation.engine.holidays import origin_of, special_days
from linli.organisation.queries.settings import setting
from linli.organisation.queries.snapshot import Hours, pinned, snapshot
from linli.organisation.queries.units import ancestors


@pinned()
def calendar_of(id: UnitId | None = None) -> OfficeCalendar:
    """The calendar of a unit: its own hours, else those of the nearest unit above that has some, else 9–12 and 13–18.

    Without a unit, the installation's days with the usual hours.
    """
    now = snapshot()
    zone = ZoneInfo(settings.TIME_ZONE)
    chain = [] if id is None else [id, *(unit.id for unit in ancestors(id))]
    hours = next((now.hours[unit] for unit in chain if unit in now.hours), None)
    if hours is None:
        return OfficeCalendar(zone, now.notices, provisional_years=now.provisional_years)
    return OfficeCalendar(zone, now.notices, read_hours(hours), provisional_years=now.provisional_years)


def year_of(year: int) -> Year:
    """One year of the calendar as the office keeps it, or as it would be filled."""
    kept = models.CalendarYear.objects.filter(pk=year).first()
    if kept is not None:
        days = tuple(
            SpecialDay(row.day, DayKind(row.kind), Festival(row.festival)) for row in kept.days.order_by("day")
        )
        return Year(year, YearStatus(kept.status), kept.source, days, kept=True)
    if setting("calendar.holidays") != "CN":
        return Year(year, YearStatus.CORRECTED, "", (), kept=False)
    status, source = origin_of(year)
    return Year(year, status, source, tuple(sorted(special_days(year), key=lambda day: day.day)), kept=False)


def read_hours(hours: Hours) -> dict[int, tuple[tuple[time, time], ...]]:
    return {
        int(weekday): tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)
        for weekday, spans in hours.items()
    }
