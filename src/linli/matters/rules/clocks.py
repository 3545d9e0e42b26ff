"""Which clock starts when, how long it is, and what a pause or an extension does to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linli import law
from linli.kernel.calendar import Due, LengthUnit, OfficeCalendar, Term
from linli.matters.data import ClockKind, Kind

VALUES = {
    ClockKind.SCREEN: "matters.screen",
    ClockKind.OBJECT: "matters.object",
    ClockKind.HANDLE: "matters.handle",
    ClockKind.CHECK: "matters.check",
    ClockKind.ANSWER: "matters.answer",
    ClockKind.REVIEW: "petition.review",
    ClockKind.REREVIEW: "petition.rereview",
    ClockKind.ORDER: "matters.order",
    ClockKind.ASSIST: "matters.assist",
}
PETITION_VALUES = {ClockKind.OBJECT: "petition.object", ClockKind.ANSWER: "petition.decide"}
NOT_BREACHED = (ClockKind.OBJECT,)
"""Their end only closes a door."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A length with its source: a dated value of law, or a limit of the installation's catalogue."""

    rule: str
    since: date
    term: Term
    cites: str
    mark: str

    @property
    def is_statutory(self) -> bool:
        return self.mark == law.Mark.VERIFIED.value


def of_law(value: law.Value) -> Limit:
    return Limit(value.name, value.since, value.term, ", ".join(value.cites) or "design", value.mark.value)


def value_name(kind: ClockKind, matter_kind: Kind) -> str:
    """The name of the value of law behind a clock; a petition has its own."""
    if matter_kind is Kind.PETITION and kind in PETITION_VALUES:
        return PETITION_VALUES[kind]
    return VALUES[kind]


def later(calendar: OfficeCalendar, start: datetime, first: Limit, second: Limit) -> Limit:
    """The limit that ends later: five working days to answer, unless the thing itself takes longer."""
    return max((first, second), key=lambda limit: calendar.due(start, limit.term).at)


def bears_pause(kind: ClockKind, limit: Limit) -> bool:
    """A limit that a law sets does not stand still because an office waits; one of the house's own may."""
    return kind in (ClockKind.HANDLE, ClockKind.ANSWER) and not limit.is_statutory


def warn_at(start: datetime, due: datetime) -> datetime:
    """When three quarters of the time are gone, and never later than an hour before the end."""
    return max(start, min(start + (due - start) * 0.75, due - timedelta(hours=1)))


def moved_by_pause(
    calendar: OfficeCalendar, due: datetime, last_day: date, unit: LengthUnit, paused: tuple[datetime, datetime]
) -> Due:
    """The new end after a pause: as many days (or hours) later as the pause took of them."""
    began, ended = paused
    if unit is LengthUnit.HOURS:
        at = due + (ended - began)
        return Due(at, calendar.local_day(at))
    if unit is LengthUnit.WORKING_HOURS:
        at = _after_office_time(calendar, due, _office_time(calendar, began, ended))
        return Due(at, calendar.local_day(at))
    first, last = calendar.local_day(began), calendar.local_day(ended)
    if unit is LengthUnit.CALENDAR_DAYS:
        day = last_day + (last - first)
    else:
        lost = sum(calendar.is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
        day = calendar.add_working_days(last_day, lost)
    return Due(calendar.end_of(day), day)


def _office_time(calendar: OfficeCalendar, began: datetime, ended: datetime) -> timedelta:
    """How much office time lies between two moments."""
    total, day = timedelta(), calendar.local_day(began)
    while day <= calendar.local_day(ended):
        for opens, closes in calendar.spans(day):
            total += max(min(closes, ended) - max(opens, began), timedelta())
        day += timedelta(days=1)
    return total


def _after_office_time(calendar: OfficeCalendar, start: datetime, left: timedelta) -> datetime:
    """The moment when that much office time has passed since `start`."""
    day, at = calendar.next_working_day(calendar.local_day(start)), start
    while True:
        for opens, closes in calendar.spans(day):
            begin = max(opens, at)
            if begin < closes:
                if left <= closes - begin:
                    return begin + left
                left -= closes - begin
        day = calendar.next_working_day(day + timedelta(days=1))


def extended(calendar: OfficeCalendar, last_day: date, days: int) -> Due:
    """An extension is counted in calendar days from the old last day."""
    day = last_day + timedelta(days=days)
    return Due(calendar.end_of(day), day)


def window(calendar: OfficeCalendar, start: datetime, value: law.Value) -> Due:
    """The resident's window: kinder to the resident, so a last day off rolls over where the value says so."""
    return calendar.due(start, value.term)
