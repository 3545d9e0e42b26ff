"""Which limit a clock of this matter has today, and in whose calendar it is counted."""

from datetime import datetime

from linli.kernel.actor import UnitId
from linli.kernel.calendar import Due, OfficeCalendar
from linli.matters.data import ClockKind, Kind
from linli.matters.models import Category
from linli.matters.queries.catalogue import limit_of, rule_limit
from linli.matters.rules import clocks
from linli.matters.rules.clocks import Limit
from linli.organisation import api as organisation


def calendar(unit: int | None = None) -> OfficeCalendar:
    return organisation.calendar_of(UnitId(unit) if unit is not None else None)


def limit(kind: ClockKind, category: Category, *, start: datetime, unit: int, rule: int | None = None) -> Limit:
    """The rule's or else the catalogue's own limit for handling; for the answer whichever ends later; else of law."""
    days = calendar(unit)
    found = clocks.of_law(organisation.figure(clocks.value_name(kind, Kind(category.kind)), on=days.local_day(start)))
    own = rule_limit(rule) or limit_of(category)
    if own is None or found.is_statutory:
        return found
    if kind is ClockKind.HANDLE:
        return own
    return clocks.later(days, start, found, own) if kind is ClockKind.ANSWER else found


def window(name: str, start: datetime) -> Due:
    """A window of the resident, counted in the installation's calendar."""
    days = calendar()
    return days.due(start, organisation.figure(name, on=days.local_day(start)).term)
