"""The Chinese public holidays of a year: as published, or computed from the statutory days where no notice exists yet.

The thirteen statutory days (eleven before 2025) are paid 300 %; what a notice adds around them are days of rest, and
the weekends it turns into working days are made up for them.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from chinese_calendar import get_solar_terms
from chinese_calendar.constants import holidays as published_holidays
from chinese_calendar.constants import workdays as published_workdays

from linli.kernel.calendar import DayKind
from linli.organisation.data import Festival, SpecialDay, YearStatus

ONE_DAY = timedelta(days=1)
REVISED = 2025
"""The first year of the thirteen days (public-holidays-2024/2)."""
FIRST_YEAR, LAST_YEAR = 2014, 2050
SATURDAY = 5


_PUBLISHED_NAMES = {
    "New Year's Day": Festival.NEW_YEAR, "Spring Festival": Festival.SPRING_FESTIVAL,
    "Tomb-sweeping Day": Festival.QINGMING, "Labour Day": Festival.LABOUR_DAY,
    "Dragon Boat Festival": Festival.DRAGON_BOAT, "Mid-autumn Festival": Festival.MID_AUTUMN,
    "National Day": Festival.NATIONAL_DAY,
}  # fmt: skip


@cache
def published_years() -> frozenset[int]:
    return frozenset(day.year for day in published_holidays) & frozenset(range(FIRST_YEAR, LAST_YEAR + 1))


@cache
def special_days(year: int) -> tuple[SpecialDay, ...]:
    """As published, else computed; nothing outside the years Linli knows."""
    if year in published_years():
        return tuple(_published(year))
    return tuple(_provisional(year)) if FIRST_YEAR <= year <= LAST_YEAR else ()


def origin_of(year: int) -> tuple[YearStatus, str]:
    """Where `special_days` takes a year from."""
    if year in published_years():
        return YearStatus.PUBLISHED, "chinesecalendar"
    return YearStatus.PROVISIONAL, "public-holidays-2024/2"


@cache
def statutory(year: int) -> Mapping[date, Festival]:
    """The days that are holidays by law; weekends among them too."""
    new_year, dragon_boat, mid_autumn = _lunar()[year]
    revised = year >= REVISED
    spring = [new_year + n * ONE_DAY for n in range(-1 if revised else 0, 3)]
    found = {date(year, 1, 1): Festival.NEW_YEAR} | dict.fromkeys(spring, Festival.SPRING_FESTIVAL)
    found |= {_qingming(year): Festival.QINGMING}
    found |= {date(year, 5, 1 + n): Festival.LABOUR_DAY for n in range(2 if revised else 1)}
    found |= {dragon_boat: Festival.DRAGON_BOAT}
    found |= {date(year, 10, 1 + n): Festival.NATIONAL_DAY for n in range(3)}
    return found | {mid_autumn: Festival.MID_AUTUMN}


def _published(year: int) -> Iterator[SpecialDay]:
    by_law = statutory(year)
    for day, name in published_holidays.items():
        if day.year == year:
            kind = DayKind.HOLIDAY if day in by_law else DayKind.REST
            yield SpecialDay(day, kind, _PUBLISHED_NAMES.get(name, Festival.OTHER))
    for day, name in published_workdays.items():
        if day.year == year:
            yield SpecialDay(day, DayKind.WORKDAY, _PUBLISHED_NAMES.get(name, Festival.OTHER))


def _provisional(year: int) -> Iterator[SpecialDay]:
    """The statutory days; one on a weekend is made up on the next day that would be worked (public-holidays-2024/6)."""
    by_law = statutory(year)
    taken = set(by_law)
    for day, festival in sorted(by_law.items()):
        yield SpecialDay(day, DayKind.HOLIDAY, festival)
        if day.weekday() >= SATURDAY:
            instead = day
            while instead in taken or instead.weekday() >= SATURDAY:
                instead += ONE_DAY
            taken.add(instead)
            yield SpecialDay(instead, DayKind.REST, festival)


def _qingming(year: int) -> date:
    terms: list[tuple[date, str]] = get_solar_terms(date(year, 4, 3), date(year, 4, 7))
    return next(day for day, name in terms if name == "清明")


@cache
def _lunar() -> Mapping[int, list[date]]:
    raw = tomllib.loads(Path(__file__).with_name("lunar.toml").read_text(encoding="utf-8"))
    return {int(year): days for year, days in raw.items()}
