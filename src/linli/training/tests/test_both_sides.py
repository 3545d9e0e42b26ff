"""Each threshold of training from both sides, as auxiliaries/tests/test_both_sides.py has the others."""

from datetime import date
from decimal import Decimal

import pytest

from linli.law.tests.both_sides import Row, check, order
from linli.training import rules as training
from linli.training.data import LearnerKind

MON = date(2026, 3, 2)


def trained(days: str, minutes: int) -> bool:
    """Minutes of training in a year that demands so many days."""
    return training.in_days(minutes, day=480) >= Decimal(days)


# fmt: off
TABLE: tuple[Row, ...] = (
    Row(order("20"), "On the post from the day on which induction was passed: 10 March",
        date(2026, 3, 10), date(2026, 3, 9),
        lambda starts: training.may_take_post.on(MON)(date(2026, 3, 10), starts)),
    Row(order("21"), "Fifteen days of training a year: 14.5 are half a day short", 15, 14.5,
        lambda days: trained("15", int(days * 480)), ("auxiliary.training_days",)),
    Row(order("21"), "A minute less than fifteen days is not fifteen days", 7200, 7199,
        lambda minutes: trained("15", minutes), ("training.day_hours",)),
    Row(order("21"), "The organ's plan offers what the year demands", 7200, 7199,
        lambda minutes: training.plan_suffices.on(MON)(LearnerKind.AUXILIARY, minutes, 7200)),
)
# fmt: on


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.article}: {row.says}")
def test_the_last_case_that_passes_and_the_first_that_does_not(row: Row) -> None:
    check(row)
