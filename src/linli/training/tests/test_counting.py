"""Days and what is missing: for one, for a thousand, and never more than was confirmed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.kernel.actor import Role
from linli.organisation.api import decide
from linli.training import api, rules
from linli.training.data import CourseKind, Learner, LearnerKind
from linli.training.tests.factories import NOON, trained

MARCH = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("hours", "days", "short"), [(0, "0", "15"), (116, "14.5", "0.5"), (119.9, "14.98", "0.02"), (120, "15", "0")]
)
def test_fourteen_and_a_half_days_are_half_a_day_short(school, hours, days, short):
    """Order 270 Art 21: wuhan-order-270/21, `auxiliary.training_days`."""
    officer = school.learner()
    trained(officer, hours=hours, on=MARCH)
    assert api.training_days(officer, year=2026) == Decimal(days)
    assert api.shortfall(officer, year=2026) == Decimal(short)


def test_each_year_stands_for_itself(school):
    officer = school.learner()
    trained(officer, hours=16, on=date(2025, 12, 31))
    assert [api.training_days(officer, year=year) for year in (2025, 2026, 2027)] == [1, 1, 0]


def test_years_before_the_order_demand_nothing(school):
    officer = school.learner(began=date(2010, 1, 1))
    assert [api.shortfall(officer, year=year) for year in (2015, 2016, 2017)] == [0, 0, 15]


def test_induction_counts_only_where_it_is_set(school):
    officer, operator = school.learner(), school.actor(Role.OPERATOR)
    trained(officer, hours=8, on=MARCH, kind=CourseKind.INDUCTION)
    assert api.training_days(officer, year=2026) == 0
    decide("training.induction_counts", True, on=MARCH, actor=operator, at=NOON)
    assert api.training_days(officer, year=2026) == 1


def test_the_first_year_is_counted_in_part_only_where_it_is_set(school):
    officer = school.learner(began=date(2026, 7, 1))
    assert api.shortfall(officer, year=2026) == 15
    decide("training.first_year_pro_rata", True, on=MARCH, actor=school.actor(Role.OPERATOR), at=NOON)
    assert api.shortfall(officer, year=2026) == 8
    assert api.shortfall(officer, year=2027) == 15


def test_a_day_may_be_set_to_six_hours(school):
    officer = school.learner()
    trained(officer, hours=12, on=MARCH)
    decide("training.day_hours", 6, on=MARCH, actor=school.actor(Role.OPERATOR), at=NOON)
    assert api.training_days(officer, year=2026) == Decimal("1.66")


def test_volunteers_owe_no_days(school):
    assert api.shortfall(school.learner(kind=LearnerKind.VOLUNTEER), year=2026) == 0


@pytest.mark.parametrize("many", [3, 30])
def test_many_are_counted_with_as_many_statements_as_one(school, django_assert_max_num_queries, many):
    learners = [school.learner(f"学员{n}（示例）") for n in range(many)]
    for number, learner in enumerate(learners):
        trained(learner, hours=8 * (number % 3), on=MARCH)
    with django_assert_max_num_queries(10):
        found = api.totals(learners, year=2026)
    assert [int(found[one].counted) for one in learners[:3]] == [0, 1, 2]
    with django_assert_max_num_queries(1):
        assert api.inductions_passed(learners, on=MARCH) == {}


ATTENDED = st.lists(
    st.tuples(st.integers(0, 364), st.integers(0, 720), st.sampled_from(CourseKind)), max_size=30
)  # fmt: skip


@given(ATTENDED, st.booleans(), st.integers(1, 12))
def test_days_never_exceed_the_confirmed_hours(entries, induction, hours):
    """Whatever was confirmed on whichever days, in however many sessions."""
    day, by_date, confirmed = 60 * hours, {}, 0
    for offset, minutes, kind in entries:
        confirmed += minutes
        if rules.counts(kind, induction_counts=induction):
            on = date(2026, 1, 1) + timedelta(days=offset)
            by_date[on] = by_date.get(on, 0) + minutes
    days = rules.in_days(rules.counted(by_date, day=day), day=day)
    assert days * day <= confirmed
    assert days <= len(by_date)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 480)), max_size=5))
@pytest.mark.django_db
def test_and_neither_do_those_in_the_tables(school, entries):
    learner = Learner(LearnerKind.AUXILIARY, int(datetime.now(UTC).timestamp() * 1e6))
    for offset, minutes in entries:
        trained(learner, hours=minutes / 60, on=MARCH + timedelta(days=offset))
    assert api.training_days(learner, year=2026) * 480 <= sum(minutes for _offset, minutes in entries)
