"""Pay and annual leave as the law has them: the vectors of the domain, and each side of each threshold."""

from datetime import date

import pytest

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import Extra, ExtraKind
from linli.auxiliaries.data.leave import YearFacts
from linli.auxiliaries.rules.leave import (
    DAYS_COUNTED,
    ENTITLEMENT,
    IN_THE_FIRST_YEAR,
    NONE_THIS_YEAR,
    ON_LEAVING,
    months_between,
)
from linli.auxiliaries.rules.pay import (
    DAILY_WAGE,
    MOST_DEDUCTED,
    OVERTIME_PAY,
    UNTAKEN_PAY,
    WAGE_FITS,
    overtime_pay,
)
from linli.auxiliaries.tests.rosters import CALENDAR

TODAY = date(2026, 3, 31)
WAGE, DAY = 4350_00, 480


def test_a_day_and_an_hour_of_4350_yuan() -> None:
    assert DAILY_WAGE.on(TODAY)(WAGE, TODAY) == 200_00
    assert (
        OVERTIME_PAY.on(TODAY)(WAGE, ExtraKind.HOLIDAY, 20, 0, DAY, TODAY).fen == 25_00
    )  # a third of an hour at 300 %


@pytest.mark.parametrize(
    ("kind", "hours", "rested", "yuan"),
    [
        (ExtraKind.LONGER, 10, 0, 375),
        (ExtraKind.REST_DAY, 8, 0, 400),
        (ExtraKind.HOLIDAY, 8, 0, 600),
        (ExtraKind.REST_DAY, 8, 8, 0),
        (ExtraKind.REST_DAY, 8, 4, 200),
        (ExtraKind.LONGER, 10, 10, 375),  # only a day of rest can be compensated by rest
        (ExtraKind.HOLIDAY, 8, 8, 600),
    ],
)
def test_overtime_is_paid_by_its_kind(kind: ExtraKind, hours: int, rested: int, yuan: int) -> None:
    assert OVERTIME_PAY.on(TODAY)(WAGE, kind, hours * 60, rested * 60, DAY, TODAY).fen == yuan * 100


def test_part_of_a_fen_is_counted_whole() -> None:
    assert OVERTIME_PAY.on(TODAY)(100_00, ExtraKind.LONGER, 1, 0, DAY, TODAY).fen == 2  # 1.4… fen
    assert DAILY_WAGE.on(TODAY)(100_00, TODAY) == 460  # 459.77…


def test_a_month_has_a_line_for_each_kind() -> None:
    extras = [
        Extra(TODAY, ExtraKind.LONGER, 60),
        Extra(TODAY, ExtraKind.LONGER, 30),
        Extra(TODAY, ExtraKind.HOLIDAY, 60),
    ]
    lines = overtime_pay(WAGE, extras, 0, day=DAY, on=TODAY)
    assert [(line.kind, line.minutes, line.percent, line.fen) for line in lines] == [
        (ExtraKind.LONGER, 90, 150, 56_25), (ExtraKind.HOLIDAY, 60, 300, 75_00),
    ]  # fmt: skip


@pytest.mark.parametrize(("refused", "yuan"), [(False, 1800), (True, 0)])
def test_untaken_leave_brings_twice_the_daily_wage_more(refused: bool, yuan: int) -> None:
    assert UNTAKEN_PAY.on(TODAY)(6525_00, 3, refused, TODAY) == yuan * 100


@pytest.mark.parametrize(
    ("wage", "minimum", "most"), [(4000_00, 2000_00, 800_00), (2200_00, 2000_00, 200_00), (1900_00, 2000_00, 0)]
)
def test_a_deduction_leaves_four_fifths_and_the_minimum_wage(wage: int, minimum: int, most: int) -> None:
    assert MOST_DEDUCTED.on(TODAY)(wage, minimum, TODAY) == most


@pytest.mark.parametrize(("wage", "fits"), [(2210_00, True), (2209_99, False)])
def test_no_wage_lies_below_the_local_minimum(wage: int, fits: bool) -> None:
    assert WAGE_FITS.on(TODAY)(wage, 2210_00) is fits


@pytest.mark.parametrize(
    ("years", "months", "in_a_row", "days"),
    [(0, 11, 11, 0), (1, 0, 12, 5), (9, 11, 12, 5), (10, 0, 12, 10), (19, 11, 12, 10), (20, 0, 12, 15), (15, 0, 11, 0)],
)
def test_annual_leave_by_years_of_work(years: int, months: int, in_a_row: int, days: int) -> None:
    assert ENTITLEMENT.on(TODAY)(12 * years + months, in_a_row, TODAY) == days


@pytest.mark.parametrize(
    ("started_on", "entitled", "days"),
    [(date(2026, 7, 1), 5, 2), (date(2026, 4, 1), 10, 7), (date(2026, 1, 1), 5, 5), (date(2028, 1, 1), 15, 15)],
)
def test_the_year_of_joining_counts_by_its_days(started_on: date, entitled: int, days: int) -> None:
    assert IN_THE_FIRST_YEAR.on(TODAY)(started_on, entitled) == days


@pytest.mark.parametrize(
    ("since", "taken", "days"),
    [(date(2025, 3, 3), 0, 2), (date(2025, 3, 3), 1, 1), (date(2025, 3, 3), 4, 0), (date(2026, 4, 1), 0, 1)],
)
def test_on_leaving_what_is_due_by_then_is_left(since: date, taken: int, days: int) -> None:
    assert ON_LEAVING.on(TODAY)(Span(since, date(2026, 6, 30)), 5, taken) == days


@pytest.mark.parametrize(
    ("years", "personal", "sick", "none"),
    [
        (5, 19, 0, False), (5, 20, 0, True), (5, 0, 59, False), (5, 0, 60, True), (10, 0, 60, False),
        (10, 0, 90, True), (20, 0, 119, False), (20, 0, 120, True), (0, 0, 300, False),
    ],
)  # fmt: skip
def test_who_has_no_annual_leave_this_year(years: int, personal: int, sick: int, none: bool) -> None:
    assert NONE_THIS_YEAR.on(TODAY)(YearFacts(12 * years, personal, sick), 30, TODAY) is none


def test_holidays_and_days_of_rest_are_no_days_of_leave() -> None:
    assert DAYS_COUNTED.on(TODAY)(Span(date(2026, 9, 28), date(2026, 10, 11)), CALENDAR) == 3 + 3
    assert DAYS_COUNTED.on(TODAY)(Span(date(2026, 3, 7), date(2026, 3, 8)), CALENDAR) == 0


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2025, 3, 3), date(2026, 3, 1), 11), (date(2025, 3, 3), date(2026, 3, 2), 12),
        (date(2025, 3, 3), date(2025, 3, 1), 0), (date(2024, 1, 31), date(2024, 2, 29), 1),
    ],
)  # fmt: skip
def test_whole_months_of_work(since: date, until: date, months: int) -> None:
    assert months_between(since, until) == months
