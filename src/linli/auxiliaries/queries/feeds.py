"""An officer's shifts as a calendar: kind, times and the name of the unit, nothing else."""

import hashlib
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event

from linli.auxiliaries.data.files import OfficerId, OfficerState
from linli.auxiliaries.models.rostering import RosterFeed
from linli.auxiliaries.queries.swaps import shifts_of
from linli.kernel.errors import NotFound
from linli.organisation import api as organisation

BACK, AHEAD = timedelta(days=31), timedelta(days=200)


def hash_of(code: str) -> str:
    """Of a code with 256 random bits, so that a plain hash is enough."""
    return hashlib.sha256(code.encode()).hexdigest()


def has_feed(officer: OfficerId) -> bool:
    return RosterFeed.objects.filter(pk=officer).exists()


def officer_of_feed(code: str) -> OfficerId:
    """NotFound for an unknown, ended or replaced one, and for whoever has left."""
    row = RosterFeed.objects.filter(code_hash=hash_of(code)).exclude(officer__state=OfficerState.LEFT).first()
    if row is None:
        raise NotFound
    return OfficerId(row.pk)


def calendar(officer: OfficerId, *, today: date, at: datetime) -> bytes:
    """iCalendar (RFC 5545), of a month back and half a year ahead; three statements."""
    zone, made = ZoneInfo(settings.TIME_ZONE), Calendar()
    made.add("prodid", "-//Linli//Roster//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for shift in shifts_of(officer, since=today - BACK, until=today + AHEAD):
        midnight = datetime.combine(shift.day, time.min, zone)
        event = Event()
        event.add("uid", f"{shift.id}@linli")
        event.add("dtstamp", at)
        event.add("dtstart", midnight + timedelta(minutes=shift.kind.begins))
        event.add("dtend", midnight + timedelta(minutes=shift.kind.ends))
        event.add("summary", shift.kind.name)
        event.add("location", organisation.unit(shift.unit).name)
        made.add_component(event)
    return bytes(made.to_ical())
