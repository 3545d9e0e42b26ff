"""What of somebody's hours is overtime, and which are hours of the night."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from linli.auxiliaries.data.hours import Extra, ExtraKind, Figures, OtherSystem, Period, System, Work
from linli.kernel.calendar import DayKind, OfficeCalendar
from linli.kernel.rules import Rule

ONE_DAY = timedelta(days=1)
A_DAY = 1440
OVERTIME: Rule[[Sequence[Work], Figures, OfficeCalendar], list[Extra]] = Rule("auxiliaries.overtime")
OVER_A_PERIOD: Rule[[Sequence[Work], OtherSystem, Figures, OfficeCalendar], list[Extra]] = Rule(
    "auxiliaries.overtime_over_a_period"
)
MONTHS = {Period.WEEK: 1, Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def is_night(work: Work, figures: Figures) -> bool:
    """Any part of it lies in the night."""
    nights = ((0, figures.night_ends), (figures.night_begins, A_DAY + figures.night_ends))
    return any(work.begins < ends and begins < work.ends for begins, ends in nights)


def extras(
    works: Sequence[Work], systems: Sequence[OtherSystem], figures: Figures, calendar: OfficeCalendar
) -> list[Extra]:
    """All overtime in the order of days. Under irregular hours there is none (wage-payment-1994/13)."""
    usual, found = works, []
    for other in systems:
        under = [work for work in usual if other.days.holds(work.day)]
        usual = [work for work in usual if not other.days.holds(work.day)]
        if other.system is System.COMPREHENSIVE and under:
            found += OVER_A_PERIOD.on(under[-1].day)(under, other, figures, calendar)
    if usual:
        found += OVERTIME.on(usual[-1].day)(usual, figures, calendar)
    return sorted(found, key=lambda extra: extra.day) if systems else found


@OVERTIME.since("1995-05-01", cites=("labour-law/44", "working-hours-1995/3"))
def _(works: Sequence[Work], figures: Figures, calendar: OfficeCalendar) -> list[Extra]:
    """Beyond eight hours of a day: longer hours. Of the rest, what is beyond forty hours of the week: a day of rest.
    Whatever is worked on a statutory holiday: a holiday, which counts towards no week."""
    found, week, used = [], 0, 0
    for day, minutes in _by_day(works):
        if is_holiday(day, calendar):
            found.append(Extra(day, ExtraKind.HOLIDAY, minutes))
            continue
        monday = day.toordinal() - day.weekday()
        if monday != week:
            week, used = monday, 0
        normal = min(minutes, figures.day)
        used += normal
        beyond = min(normal, max(0, used - figures.week))
        if minutes > normal:
            found.append(Extra(day, ExtraKind.LONGER, minutes - normal))
        if beyond:
            found.append(Extra(day, ExtraKind.REST_DAY, beyond))
    return found


@OVER_A_PERIOD.since("1995-05-01", cites=("labour-law/39", "wage-payment-1994/13"))
def _(works: Sequence[Work], other: OtherSystem, figures: Figures, calendar: OfficeCalendar) -> list[Extra]:
    """Beyond the hours of all working days of the period together: longer hours. Holidays are paid as such."""
    found = []
    for _period, inside in groupby(_by_day(works), key=lambda one: period_of(one[0], other.period)):
        days, used, room = list(inside), 0, 0
        room = figures.day * _working_days(days[0][0], other, calendar)
        for day, minutes in days:
            if is_holiday(day, calendar):
                found.append(Extra(day, ExtraKind.HOLIDAY, minutes))
                continue
            used += minutes
            if beyond := min(minutes, max(0, used - room)):
                found.append(Extra(day, ExtraKind.LONGER, beyond))
    return found


def is_holiday(day: date, calendar: OfficeCalendar) -> bool:
    """A statutory one; a day off beside it is no holiday."""
    return calendar.notices.get(day) is DayKind.HOLIDAY


def period_of(day: date, period: Period) -> tuple[date, date]:
    """First and last day of the period that a day lies in."""
    if period is Period.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + 6 * ONE_DAY
    months = MONTHS[period]
    first = date(day.year, day.month - (day.month - 1) % months, 1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return first, date(year, month + 1, 1) - ONE_DAY


def _working_days(day: date, other: OtherSystem, calendar: OfficeCalendar) -> int:
    """Of the part of the period that the approval covers."""
    first, last = period_of(day, other.period)
    first = max(first, other.days.first)
    last = last if other.days.last is None else min(last, other.days.last)
    days = (first + n * ONE_DAY for n in range((last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def _by_day(works: Iterable[Work]) -> Iterator[tuple[date, int]]:
    """Minutes of each day; `works` are in the order of time."""
    for day, those in groupby(works, key=lambda work: work.day):
        yield day, sum(work.minutes for work in those)
