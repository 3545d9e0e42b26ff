"""The office keeps its calendar: years are filled, days corrected, hours set."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from linli.kernel.actor import Actor, UnitId
from linli.kernel.calendar import DayKind
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.actions.units import record
from linli.organisation.data import SpecialDay, YearStatus
from linli.organisation.engine.holidays import FIRST_YEAR, LAST_YEAR, origin_of, special_days
from linli.organisation.permissions import changes, keeps_hours
from linli.organisation.queries.calendars import year_of
from linli.organisation.queries.units import lineage

Spans = Sequence[tuple[str, str]]
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@transaction.atomic
def fill_calendar(years: Iterable[int], *, actor: Actor, at: datetime) -> Mapping[int, YearStatus]:
    """Write the published holidays of these years, or the statutory ones as provisional, into the table.

    A year that the office has corrected by hand stays as it is.
    """
    if not changes(actor):
        raise NotPermitted
    done: dict[int, YearStatus] = {}
    for year in sorted(set(years)):
        _check_year(year)
        kept = models.CalendarYear.objects.filter(pk=year).first()
        if kept is not None and kept.status == YearStatus.CORRECTED:
            done[year] = YearStatus.CORRECTED
            continue
        status, source = origin_of(year)
        _write_year(year, status, source, special_days(year))
        record("organisation.calendar_filled", year, {"status": status.value}, actor=actor, at=at)
        done[year] = status
    new_edition()
    return done


@transaction.atomic
def correct_day(day: date, *, kind: DayKind | None, actor: Actor, at: datetime) -> None:
    """Say what a day is; None: what its weekday says. From then on the year is the office's own."""
    if not changes(actor):
        raise NotPermitted
    _check_year(day.year)
    found = year_of(day.year)
    days = {special.day: special for special in found.days}
    days.pop(day, None)
    if kind is not None:
        days[day] = SpecialDay(day, kind)
    _write_year(day.year, YearStatus.CORRECTED, found.source, days.values())
    new_edition()
    detail: dict[str, str | int | None] = {"day": day.isoformat(), "kind": kind.value if kind else None}
    record("organisation.calendar_corrected", day.year, detail, actor=actor, at=at)


@transaction.atomic
def confirm_year(year: int, *, source: str, actor: Actor, at: datetime) -> None:
    """The notice has been published and the table compared with it: the year is provisional no more."""
    if not changes(actor):
        raise NotPermitted
    _check_year(year)
    _write_year(year, YearStatus.CORRECTED, clean("source", source, limit=200, required=True), year_of(year).days)
    new_edition()
    record("organisation.calendar_confirmed", year, {}, actor=actor, at=at)


@transaction.atomic
def set_hours(unit: UnitId, *, hours: Mapping[int, Spans], actor: Actor, at: datetime) -> None:
    """The office hours of a unit, and of those below it that have none of their own. Empty: as above again."""
    if not keeps_hours(actor, lineage(unit)):
        raise NotPermitted
    for weekday, spans in hours.items():
        _check_spans(weekday, spans)
    kept = {str(weekday): [list(span) for span in spans] for weekday, spans in sorted(hours.items()) if spans}
    if kept:
        models.OfficeHours.objects.update_or_create(pk=unit, defaults={"hours": kept})
    else:
        models.OfficeHours.objects.filter(pk=unit).delete()
    new_edition()
    record("organisation.unit_hours_set", unit, {"days": len(kept)}, actor=actor, at=at)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput("year", _("Choose a year from {first} to {last}.", first=FIRST_YEAR, last=LAST_YEAR))


def _check_spans(weekday: int, spans: Spans) -> None:
    before = "00:00"
    for opens, closes in spans:
        if not (_CLOCK.fullmatch(opens) and _CLOCK.fullmatch(closes)):
            raise BadInput("hours", _("Write hours as 09:00-12:00."))
        if not before <= opens < closes or weekday not in range(7):
            raise BadInput("hours", _("Hours of one day follow one another: 09:00-12:00, 13:00-18:00."))
        before = closes


def _write_year(year: int, status: YearStatus, source: str, days: Iterable[SpecialDay]) -> None:
    models.CalendarYear.objects.update_or_create(pk=year, defaults={"status": status, "source": source})
    models.Holiday.objects.filter(year=year).delete()
    models.Holiday.objects.bulk_create(
        models.Holiday(day=special.day, kind=special.kind, festival=special.festival, year_id=year) for special in days
    )
