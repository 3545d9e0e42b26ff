"""Hours as labour law has them: every threshold from both sides."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import (
    Closed,
    Extra,
    ExtraKind,
    Figures,
    Limit,
    OtherSystem,
    OvertimeLeave,
    Period,
    Standing,
    System,
    Work,
)
from linli.auxiliaries.rules.hours import check, extras, is_night
from linli.auxiliaries.rules.hours.checking import (
    BARRED,
    DAY_OF_REST,
    OVERTIME_A_DAY,
    OVERTIME_A_MONTH,
    UNLIMITED,
)
from linli.auxiliaries.rules.hours.counting import OVER_A_PERIOD, OVERTIME, period_of
from linli.auxiliaries.tests.rosters import CALENDAR
from linli.kernel.words import Sentence

MONDAY = date(2026, 3, 2)
FIGURES = Figures()
ALWAYS = Span(date(2026, 1, 1))
ALL_KINDS = frozenset(ExtraKind)


def day(n: int, hours: float = 8, begins: int = 8) -> Work:
    """The n-th day from Monday 2 March 2026, so many hours of work from that hour on."""
    return Work(MONDAY + timedelta(days=n), begins * 60, int(begins * 60 + hours * 60), int(hours * 60))


def approved(hours: float = 24, *, special: bool = True) -> Standing:
    return Standing(overtime=(OvertimeLeave(ALWAYS, ALL_KINDS, int(hours * 60), special),))


def limits(works: list[Work], standing: Standing) -> list[tuple[Limit, int]]:
    found = check(works, standing, FIGURES, CALENDAR)
    return [(one.limit, (one.day - MONDAY).days) for one in found]


@pytest.mark.parametrize(
    ("hours", "standing", "limit"),
    [
        (8, Standing(), None),
        (8.5, Standing(), Limit.UNAPPROVED),
        (9, approved(1, special=False), None),
        (9.5, approved(2, special=False), Limit.REASON),
        (11, approved(3), None),
        (11, approved(2), Limit.UNAPPROVED),
        (11.5, approved(4), Limit.DAY),
        (14, Standing(emergencies=(Span(MONDAY, MONDAY),)), None),  # six hours in a disaster: labour-law/42
        (14, Standing(systems=(OtherSystem(ALWAYS, System.IRREGULAR),)), None),
        (14, Standing(systems=(OtherSystem(ALWAYS, System.COMPREHENSIVE),)), None),
    ],
)
def test_overtime_of_one_day(hours: float, standing: Standing, limit: Limit | None) -> None:
    assert limits([day(0, hours)], standing) == ([(limit, 0)] if limit else [])


@pytest.mark.parametrize(("minutes", "beyond"), [(36 * 60, 0), (36 * 60 + 30, 30)])
def test_overtime_of_a_month_is_thirty_six_hours(minutes: int, beyond: int) -> None:
    month = [Extra(MONDAY, ExtraKind.LONGER, minutes)]
    assert OVERTIME_A_MONTH.on(MONDAY)(month, FIGURES) == beyond


def test_the_month_in_which_it_is_too_much_is_named() -> None:
    works = [day(n, 11) for n in range(28) if n % 7 < 4]
    assert limits(works, approved(3)) == [(Limit.MONTH, 24)]
    assert not limits(works[:12], approved(3))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (range(6), []),
        (range(7), [(Limit.REST, 6)]),
        ([0, 1, 2, 4, 5, 6, 7, 8, 9], []),
        ([0, 1, 2, 4, 5, 6, 7, 8, 9, 10], [(Limit.REST, 10)]),
    ],
)
def test_any_seven_days_hold_one_of_rest(days: list[int], found: list[tuple[Limit, int]]) -> None:
    works = [day(n, 5) for n in days]
    assert limits(works, approved()) == found
    assert [(one - MONDAY).days for one in DAY_OF_REST.on(MONDAY)(works, FIGURES)] == [n for _limit, n in found]


def test_a_day_after_a_long_night_is_no_day_of_rest() -> None:
    night = Work(MONDAY + timedelta(days=3), 22 * 60, 34 * 60, 480)
    early = [*(day(n, 5) for n in range(3)), night, *(day(n, 5, begins=8) for n in (5, 6))]
    late = [*early[:4], *(day(n, 5, begins=10) for n in (5, 6))]
    assert (Limit.REST, 6) in limits(early, approved())
    assert (Limit.REST, 6) not in limits(late, approved())


PAPER = Standing(bars=(Span(MONDAY, MONDAY + timedelta(days=30)),), overtime=approved().overtime)


@pytest.mark.parametrize(
    ("work", "limit"),
    [
        (day(0), None),
        (day(0, begins=14), None),  # until 22:00
        (day(0, begins=15), Limit.NIGHT_BAR),
        (day(0, begins=5), Limit.NIGHT_BAR),
        (day(0, hours=8.5), Limit.OVERTIME_BAR),
        (day(31, hours=8.5), None),  # the day after the paper ends
        (day(30, hours=8.5), Limit.OVERTIME_BAR),
    ],
)
def test_neither_nights_nor_overtime_while_a_paper_says_so(work: Work, limit: Limit | None) -> None:
    assert [found for found, _day in limits([work], PAPER)] == ([limit] if limit else [])


def test_no_emergency_lifts_a_bar() -> None:
    standing = Standing(bars=PAPER.bars, emergencies=(ALWAYS,))
    assert limits([day(0, 9)], standing) == [(Limit.OVERTIME_BAR, 0)]
    assert BARRED.on(MONDAY)(day(0), 0, FIGURES) is None


@pytest.mark.parametrize(
    ("begins", "hours", "night"), [(6, 16, False), (5.5, 2, True), (14, 8.5, True), (22, 8, True), (24, 6, True)]
)
def test_night_is_from_ten_to_six(begins: float, hours: float, night: bool) -> None:
    work = Work(MONDAY, int(begins * 60), int((begins + hours) * 60), int(hours * 60))
    assert is_night(work, FIGURES) is night


def test_what_is_longer_hours_what_a_day_of_rest_and_what_a_holiday() -> None:
    week = [day(n, 9) for n in range(5)] + [day(5, 4)]
    assert [(one.kind, one.minutes) for one in OVERTIME.on(MONDAY)(week, FIGURES, CALENDAR)] == [
        *[(ExtraKind.LONGER, 60)] * 5, (ExtraKind.REST_DAY, 240),
    ]  # fmt: skip
    national_day = Work(date(2026, 10, 1), 480, 960, 480)
    bridge_day = Work(date(2026, 10, 5), 480, 960, 480)
    found = extras([national_day, bridge_day], (), FIGURES, CALENDAR)
    assert found == [Extra(national_day.day, ExtraKind.HOLIDAY, 480)]


def test_a_new_week_begins_with_forty_hours() -> None:
    works = [day(n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    assert extras(works, (), FIGURES, CALENDAR) == []
    assert extras([*works[:5], day(5), *works[5:]], (), FIGURES, CALENDAR) == [
        Extra(MONDAY + timedelta(days=5), ExtraKind.REST_DAY, 480)
    ]


def test_comprehensive_hours_are_counted_over_their_period() -> None:
    other = OtherSystem(Span(date(2026, 3, 1), date(2026, 3, 31)), System.COMPREHENSIVE, Period.MONTH)
    month = [day(n, 11) for n in range(28) if n % 7 < 4]  # 176 hours; March 2026 has 22 working days
    assert OVER_A_PERIOD.on(MONDAY)(month, other, FIGURES, CALENDAR) == []
    more = [*month, day(28, 6)]
    assert OVER_A_PERIOD.on(MONDAY)(more, other, FIGURES, CALENDAR) == [Extra(date(2026, 3, 30), ExtraKind.LONGER, 360)]


def test_a_period_too_may_be_exceeded_by_thirty_six_hours_a_month_only() -> None:
    standing = Standing(systems=(OtherSystem(ALWAYS, System.COMPREHENSIVE, Period.MONTH),))
    works = [day(n, 10) for n in range(30) if n % 7 != 6]
    assert Limit.PERIOD in {limit for limit, _day in limits(works, standing)}
    assert limits(works[:21], standing) == []


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.WEEK, date(2026, 3, 2), date(2026, 3, 8)),
        (Period.MONTH, date(2026, 3, 1), date(2026, 3, 31)),
        (Period.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods(period: Period, first: date, last: date) -> None:
    assert period_of(date(2026, 3, 5), period) == (first, last)


def test_leave_closed_days_and_two_shifts_at_once() -> None:
    tuesday = Span(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
    closed = Closed(tuesday, Sentence("No valid permit"), ("wuhan-order-270/22",))
    standing = Standing(leave=(tuesday,), closed=(closed,), overtime=approved().overtime)
    assert limits([day(0), day(1)], standing) == [(Limit.LEAVE, 1), (Limit.CLOSED, 1)]
    assert limits([day(0), day(0, 1, begins=15)], approved()) == [(Limit.TWICE, 0)]
    assert limits([day(0, 8, begins=14), day(1, 8, begins=8)], approved()) == [(Limit.BETWEEN, 1)]


def test_each_finding_says_its_article() -> None:
    [found] = check([day(0, 12)], approved(), FIGURES, CALENDAR)
    assert found.cites == ("labour-law/41", "wuhan-order-270/28")
    assert OVERTIME_A_DAY.on(MONDAY)(Extra(MONDAY, ExtraKind.LONGER, 240), (), FIGURES) is Limit.DAY
    assert not UNLIMITED.on(MONDAY)(MONDAY, Standing())
