"""The days and hours an office works, and how a length of time becomes a last moment.

Periods are counted as civil-code/200 to civil-code/204 say: by calendar units, the first day not counted, a month to
its corresponding day, a last day off rolling over where the rule says so, and the last day lasting until 24:00.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
# A calendar without a working day in a whole year is a mistake in the data, not a long holiday.
_SEARCH_LIMIT = 400


class DayKind(StrEnum):
    """What a notice makes of one day."""

    HOLIDAY = "holiday"  # statutory: pay 300 %
    REST = "rest"  # bridge day, moved weekend
    WORKDAY = "workday"  # make-up Saturday or Sunday


class LengthUnit(StrEnum):
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    HOURS = "hours"
    MONTHS = "months"  # to the corresponding day, or the month's last where there is none


@dataclass(frozen=True, slots=True)
class Term:
    """A length the law or a local document gives. `rolls_over`: a last day off moves to the next working day."""

    length: int
    unit: LengthUnit
    rolls_over: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment, in UTC; `last_day` is the local date; `rolled_from` the day it would have been.

    `provisional`: it rests on days of a year whose holidays are not yet published, and may move.
    """

    at: datetime
    last_day: date
    rolled_from: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class OfficeCalendar:
    """`notices` are the exceptions to `weekend`; `hours` the office hours by weekday (Monday 0), local time.

    Which days are working days is law; when the office is open is its own affair, so an office that is open on
    Saturdays has hours then, but no more working days. `provisional_years` have no published notice yet.
    """

    zone: ZoneInfo
    notices: Mapping[date, DayKind] = field(default_factory=dict)
    hours: Mapping[int, tuple[tuple[time, time], ...]] = field(
        default_factory=lambda: {day: ((time(9), time(12)), (time(13), time(18))) for day in range(5)}
    )
    weekend: frozenset[int] = frozenset({5, 6})
    provisional_years: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Not a weekend and not a holiday, or a designated make-up day."""
        kind = self.notices.get(day)
        return kind is DayKind.WORKDAY if kind is not None else day.weekday() not in self.weekend

    def local_day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """24:00 local, as the first moment after the day, in UTC."""
        return datetime.combine(day + ONE_DAY, time.min, self.zone).astimezone(UTC)

    def next_working_day(self, day: date) -> date:
        """That day itself where it is one."""
        for _ in range(_SEARCH_LIMIT):
            if self.is_working_day(day):
                return day
            day += ONE_DAY
        raise ValueError(f"no working day within {_SEARCH_LIMIT} days of {day}")

    def add_working_days(self, start: date, count: int) -> date:
        """The start day is not counted (civil-code/201)."""
        day = start
        for _ in range(count):
            day = self.next_working_day(day + ONE_DAY)
        return day

    def due(self, start: datetime, term: Term) -> Due:
        """The last moment of a term that starts at `start` (aware)."""
        match term.unit:
            case LengthUnit.HOURS:
                # In UTC: adding to a local time would count clock faces, not hours, where clocks are changed.
                at = start.astimezone(UTC) + timedelta(hours=term.length)
                return Due(at, self.local_day(at))
            case LengthUnit.WORKING_HOURS:
                at = self._add_working_hours(start, timedelta(hours=term.length))
                return Due(at, self.local_day(at), provisional=self._is_provisional(self.local_day(at)))
            case LengthUnit.WORKING_DAYS:
                last = self.add_working_days(self.local_day(start), term.length)
                return Due(self.end_of(last), last, provisional=self._is_provisional(last))
            case LengthUnit.CALENDAR_DAYS:
                return self._ends_on(self.local_day(start) + term.length * ONE_DAY, term)
            case LengthUnit.MONTHS:
                return self._ends_on(add_months(self.local_day(start), term.length), term)

    def _ends_on(self, last: date, term: Term) -> Due:
        """civil-code/203, where the rule rolls over; its day off is read as any day that is not worked."""
        if not term.rolls_over:
            return Due(self.end_of(last), last)
        rolled = self.next_working_day(last)
        return Due(self.end_of(rolled), rolled, last if rolled != last else None, self._is_provisional(last))

    def _is_provisional(self, day: date) -> bool:
        return day.year in self.provisional_years

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The office hours of one day in UTC; a make-up weekend day keeps Friday's hours."""
        kind = self.notices.get(day)
        if kind in (DayKind.HOLIDAY, DayKind.REST):
            return ()
        hours = self.hours.get(day.weekday(), ())
        if kind is DayKind.WORKDAY and not hours:
            hours = self.hours.get(4, ())
        return tuple(
            (datetime.combine(day, a, self.zone).astimezone(UTC), datetime.combine(day, b, self.zone).astimezone(UTC))
            for a, b in hours
        )

    def _add_working_hours(self, start: datetime, left: timedelta) -> datetime:
        day, at = self.local_day(start), start.astimezone(UTC)
        for _ in range(_SEARCH_LIMIT):
            for opens, closes in self.spans(day):
                begin = max(opens, at)
                if begin < closes:
                    if left <= closes - begin:
                        return begin + left
                    left -= closes - begin
            day += ONE_DAY
        raise ValueError("the term does not end within a year of office hours")


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the month's last where it has none: civil-code/202. 31 January + 1 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(born_on: date, day: date, *, leapling_on_1_march: bool = True) -> int:
    """Years of age that day; the birthday itself counts. Who was born on 29 February has it on 1 March where the year
    has no such day, or else on 28 February."""
    birthday = (born_on.month, born_on.day)
    if birthday == (2, 29) and monthrange(day.year, 2)[1] < 29:
        birthday = (3, 1) if leapling_on_1_march else (2, 28)
    return day.year - born_on.year - ((day.month, day.day) < birthday)
