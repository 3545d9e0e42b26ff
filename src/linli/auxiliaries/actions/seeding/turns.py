"""Who works when in the made-up year: five days of seven in turns, and of them only what the rules of hours allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linli.auxiliaries.data.files import Category, Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Figures, Standing, Work
from linli.auxiliaries.data.rostering import ShiftKind
from linli.auxiliaries.queries.hours import figures, standings
from linli.auxiliaries.rules.hours import check
from linli.auxiliaries.rules.hours.counting import is_holiday
from linli.kernel.calendar import OfficeCalendar
from linli.organisation import api as organisation

ONE_DAY, WEEK, AT_WORK = timedelta(days=1), 7, 5
DAY_SHIFT = "白"
TURNS = (DAY_SHIFT, "中", "夜")
BACK, FORTH = timedelta(days=40), timedelta(days=8)
"""What a single day can make unlawful lies in the month before it and the week after it."""

Row = dict[date, str]


@dataclass(frozen=True)
class Unit:
    """What decides about the shifts of one unit, read once for the whole year."""

    kinds: Mapping[str, ShiftKind]
    standings: Mapping[OfficerId, Standing]
    figures: Figures
    calendar: OfficeCalendar
    longest_run: int

    def works(self, row: Mapping[date, str]) -> list[Work]:
        kinds = ((day, self.kinds[row[day]]) for day in sorted(row))
        return [Work(day, kind.begins, kind.ends, kind.minutes) for day, kind in kinds]

    def is_open(self, officer: OfficerId, day: date, code: str) -> bool:
        return not any(closed.stops(day, self.kinds[code].ends) for closed in self.standings[officer].closed)


@organisation.pinned()
def unit_of(people: Sequence[Officer], kinds: Mapping[str, ShiftKind], days: Span) -> Unit:
    return Unit(
        kinds, standings(people, days), figures(on=days.first), organisation.calendar_of(),
        organisation.figure("auxiliary.longest_run", on=days.first).length,
    )  # fmt: skip


def year_of(unit: Unit, one: Officer, number: int, days: Span) -> Row:
    """The lawful shifts of one officer; whoever is the n-th of the unit begins the turn on another day."""
    row = Row()
    for at in range(((days.last or days.first) - days.first).days + 1):
        day = days.first + at * ONE_DAY
        code = _turn(one, number, day, unit.calendar)
        if code and unit.is_open(one.id, day, code):
            row[day] = code
    return _lawful(unit, one.id, row)


def takes(unit: Unit, officer: OfficerId, row: Row, day: date, code: str) -> bool:
    """Whether somebody could take that shift besides the own ones, with everything that is asked of a replacement."""
    if day in row or not unit.is_open(officer, day, code) or _run_with(row, day) > unit.longest_run:
        return False
    near = {when: kind for when, kind in row.items() if day - BACK <= when <= day + FORTH}
    return not check(unit.works({**near, day: code}), unit.standings[officer], unit.figures, unit.calendar)


def _turn(one: Officer, number: int, day: date, calendar: OfficeCalendar) -> str:
    """Offices work from Monday to Friday; the others in turns of a week, one half of them on a statutory holiday."""
    if one.category is Category.ADMINISTRATIVE:
        return DAY_SHIFT if day.weekday() < AT_WORK and calendar.is_working_day(day) else ""
    week, place = divmod(day.toordinal() + number, WEEK)
    if place >= AT_WORK or (is_holiday(day, calendar) and (number + day.toordinal()) % 2):
        return ""
    return TURNS[(week + number // WEEK) % len(TURNS)]


def _lawful(unit: Unit, officer: OfficerId, row: Row) -> Row:
    """Of each fault the last shift up to it goes, until there is none."""
    while found := check(unit.works(row), unit.standings[officer], unit.figures, unit.calendar):
        for last in {max(day for day in row if day <= one.day) for one in found}:
            del row[last]
    return row


def _run_with(row: Row, day: date) -> int:
    first = last = day
    while first - ONE_DAY in row:
        first -= ONE_DAY
    while last + ONE_DAY in row:
        last += ONE_DAY
    return (last - first).days + 1
