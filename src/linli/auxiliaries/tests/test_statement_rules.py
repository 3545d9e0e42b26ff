"""A month's lines out of its facts: whole and part months, overtime by kind, leave, and what leave was left over."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli import law
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import Extra, ExtraKind
from linli.auxiliaries.data.pay import Due, LineKind, MonthFacts, Wage
from linli.auxiliaries.rules.statement import lines, most_deducted, paid_days
from linli.auxiliaries.tests.rosters import CALENDAR

MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
WAGE, DAY = 4350_00, 480
WHOLE = MonthFacts(MARCH, MARCH, (Wage(MARCH, "A1", WAGE),))


def said(facts: MonthFacts) -> list[tuple[LineKind, int]]:
    return [(line.kind, line.fen) for line in lines(facts, CALENDAR, day=DAY)]


def test_a_whole_month_is_the_wage_of_the_row() -> None:
    assert said(WHOLE) == [(LineKind.BASE, WAGE)]


@pytest.mark.parametrize(
    ("kind", "hours", "rested", "line", "yuan"),
    [
        (ExtraKind.LONGER, 10, 0, LineKind.LONGER, 375),
        (ExtraKind.REST_DAY, 8, 0, LineKind.REST_DAY, 400),
        (ExtraKind.HOLIDAY, 8, 0, LineKind.HOLIDAY, 600),
        (ExtraKind.REST_DAY, 8, 8, LineKind.REST_DAY, 0),
    ],
)
def test_the_vectors_of_overtime_come_out_of_a_month(kind, hours, rested, line, yuan) -> None:
    facts = replace(WHOLE, extras=(Extra(date(2026, 3, 10), kind, hours * 60),), rested=rested * 60)
    assert said(facts) == [(LineKind.BASE, WAGE), (line, yuan * 100)]


def test_untaken_leave_brings_the_difference_to_three_hundred_percent() -> None:
    three = Due(2025, 3, refused=False, average=6525_00)
    assert said(replace(WHOLE, due=(three,)))[-1] == (LineKind.UNTAKEN, 1800_00)
    assert said(replace(WHOLE, due=(replace(three, refused=True),)))[-1] == (LineKind.UNTAKEN, 0)
    assert said(replace(WHOLE, served=None, due=(three,))) == [(LineKind.UNTAKEN, 1800_00)]


def test_part_of_a_month_is_paid_by_its_days_and_a_holiday_is_one() -> None:
    week = Span(date(2026, 10, 1), date(2026, 10, 11))
    assert paid_days(week, CALENDAR) == 3 + 3  # the statutory days, then Thursday, Friday and the make-up Saturday
    facts = MonthFacts(OCTOBER, week, (Wage(OCTOBER, "A1", WAGE),))
    assert said(facts) == [(LineKind.BASE, 6 * 200_00)]


def test_a_wage_that_rises_within_the_month_is_counted_in_two_parts() -> None:
    low, high = Span(date(2026, 3, 1), date(2026, 3, 15)), Span(date(2026, 3, 16), date(2026, 3, 31))
    facts = replace(WHOLE, wages=(Wage(low, "A1", WAGE), Wage(high, "A2", 2 * WAGE)))
    first, second = lines(facts, CALENDAR, day=DAY)
    assert (first.fen, first.days) == (10 * 200_00, 10)
    assert (second.fen, second.days) == (12 * 400_00, 12)


def test_personal_leave_without_pay_is_taken_off_by_the_day() -> None:
    facts = replace(WHOLE, unpaid=(Span(date(2026, 3, 6), date(2026, 3, 9)),))
    assert said(facts) == [(LineKind.BASE, WAGE), (LineKind.UNPAID, -400_00)]
    assert sum(fen for _kind, fen in said(replace(WHOLE, unpaid=(MARCH,)))) == 0


def test_sick_leave_is_shown_and_nothing_is_taken_off() -> None:
    facts = replace(WHOLE, sick=(Span(date(2026, 3, 6), date(2026, 3, 9)),))
    [_base, sick] = lines(facts, CALENDAR, day=DAY)
    assert (sick.kind, sick.fen, sick.days) == (LineKind.SICK, 0, 4)


@pytest.mark.parametrize(("minimum", "most"), [(None, 870_00), (2210_00, 870_00), (4000_00, 350_00), (4500_00, 0)])
def test_damage_takes_a_fifth_at_most_and_leaves_the_minimum(minimum, most) -> None:
    assert most_deducted(lines(WHOLE, CALENDAR, day=DAY), minimum, on=MARCH.first) == most


def test_without_a_wage_there_is_no_line() -> None:
    assert lines(replace(WHOLE, wages=()), CALENDAR, day=DAY) == []


extras = st.lists(
    st.builds(Extra, st.dates(MARCH.first, date(2026, 3, 31)), st.sampled_from(ExtraKind), st.integers(1, 600)),
    max_size=6,
)
days = st.dates(MARCH.first, date(2026, 3, 31))


@given(st.integers(1000_00, 20000_00), extras, st.integers(0, 2000), st.tuples(days, days).map(sorted))
def test_every_line_cites_its_law_and_nobody_owes_for_working(wage, more, rested, off) -> None:
    facts = replace(
        WHOLE, wages=(Wage(MARCH, "A1", wage),), extras=tuple(more), rested=rested, unpaid=(Span(off[0], off[1]),)
    )
    found = lines(facts, CALENDAR, day=DAY)
    assert sum(line.fen for line in found) >= 0
    assert all(line.cites and all(law.article(cite) for cite in line.cites) for line in found)
    assert sum(line.minutes for line in found) == sum(extra.minutes for extra in more)
