"""Days a year, induction before the post, reminders, places and times: each side of each threshold."""

from datetime import date, time
from decimal import Decimal

import pytest

from linli.training import rules
from linli.training.data import CourseKind, LearnerKind, Times, Topic
from linli.training.tests.factories import text

AUXILIARY, VOLUNTEER = LearnerKind.AUXILIARY, LearnerKind.VOLUNTEER
DAY = 480


@pytest.mark.parametrize(
    ("kind", "began", "pro_rata", "days"),
    [
        (AUXILIARY, date(2025, 3, 3), False, "15"),
        (AUXILIARY, date(2026, 12, 31), False, "15"),  # off: a late start changes nothing
        (AUXILIARY, date(2027, 1, 1), False, "0"),
        (AUXILIARY, None, True, "15"),
        (AUXILIARY, date(2026, 1, 1), True, "15"),
        (AUXILIARY, date(2026, 1, 2), True, "15"),  # 364 of 365 days are 14.96, rounded up to half days
        (AUXILIARY, date(2026, 7, 1), True, "8"),  # 184 of 365 are 7.56
        (AUXILIARY, date(2026, 12, 31), True, "0.5"),
        (AUXILIARY, date(2025, 7, 1), True, "15"),  # only the first year
        (VOLUNTEER, date(2020, 1, 1), False, "0"),
    ],
)
def test_how_many_days_2026_demands(kind, began, pro_rata, days):
    required = rules.days_required.on(date(2026, 1, 1))
    assert required(rules.Year(kind, 2026, 15, began, pro_rata)) == Decimal(days)


def test_the_order_binds_from_its_first_day():
    for rule in (rules.days_required, rules.may_take_post, rules.covers_induction, rules.plan_suffices):
        assert rule.on(date(2016, 6, 1))
        with pytest.raises(LookupError):
            rule.on(date(2016, 5, 31))


@pytest.mark.parametrize(
    ("passed_on", "start", "allowed"),
    [
        (None, date(2026, 3, 4), False),  # failed on 3 March
        (date(2026, 3, 10), date(2026, 3, 9), False),
        (date(2026, 3, 10), date(2026, 3, 10), True),
        (date(2026, 3, 10), date(2026, 3, 11), True),
    ],
)
def test_no_post_before_the_induction_is_passed(passed_on, start, allowed):
    assert rules.may_take_post.on(start)(passed_on, start) is allowed


@pytest.mark.parametrize("missing", [Topic.DISCIPLINE, Topic.SKILLS, Topic.KNOWLEDGE])
def test_an_induction_covers_three_things(missing):
    covers, rest = rules.covers_induction.on(date(2026, 1, 1)), frozenset(Topic) - {missing}
    assert covers(text(CourseKind.INDUCTION))
    assert not covers(text(CourseKind.INDUCTION, topics=rest))
    assert covers(text(CourseKind.YEARLY, topics=rest))
    assert covers(text(CourseKind.INDUCTION, topics=rest, audience=frozenset({VOLUNTEER})))


@pytest.mark.parametrize(("minutes", "enough"), [(15 * DAY - 1, False), (15 * DAY, True)])
def test_a_plan_offers_what_the_year_demands(minutes, enough):
    suffices = rules.plan_suffices.on(date(2026, 1, 1))
    assert suffices(AUXILIARY, minutes, 15 * DAY) is enough
    assert suffices(VOLUNTEER, minutes, 15 * DAY)


@pytest.mark.parametrize(
    ("minutes", "days"),
    [(0, "0"), (479, "0.99"), (480, "1"), (14 * 480 + 240, "14.5"), (15 * 480 - 1, "14.99"), (15 * 480, "15")],
)
def test_days_are_rounded_down(minutes, days):
    assert rules.in_days(minutes, day=DAY) == Decimal(days)


def test_nobody_is_trained_two_days_in_one():
    assert rules.counted({date(2026, 3, 2): 600, date(2026, 3, 3): 120}, day=DAY) == 600


@pytest.mark.parametrize(("attended", "may"), [(383, False), (384, True), (480, True)])
def test_eight_tenths_of_the_hours_before_the_examination(attended, may):
    assert rules.may_be_examined(attended, hours=8, share=80) is may


@pytest.mark.parametrize(("mark", "passes"), [(59, False), (60, True), (100, True)])
def test_the_pass_mark_itself_passes(mark, passes):
    assert rules.passes(mark, 60) is passes


@pytest.mark.parametrize(
    ("passed_on", "months", "last"),
    [
        (date(2026, 3, 10), 12, date(2027, 3, 10)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 10), 0, None),
    ],
)
def test_a_certificate_lasts_to_the_corresponding_day(passed_on, months, last):
    assert rules.last_day_of(passed_on, months) == last


@pytest.mark.parametrize(
    ("left", "told", "due"),
    [(31, None, None), (30, None, 30), (16, None, 30), (16, 30, None), (15, 30, 15), (8, 15, None), (7, 15, 7),
     (7, 7, None), (3, None, 7), (0, 15, 7), (-1, None, None)],
)  # fmt: skip
def test_reminders_at_thirty_fifteen_and_seven_days(left, told, due):
    today = date(2026, 3, 2)
    assert rules.reminder(date.fromordinal(today.toordinal() + left), today, told) == due


@pytest.mark.parametrize(
    ("until", "paper", "may"),
    [([], "", False), ([date(2026, 3, 2)], "", False), ([date(2026, 3, 3)], "", True), ([None], "", True),
     ([], "示聘〔2026〕1号", True)],
)  # fmt: skip
def test_who_may_teach_until_3_march(until, paper, may):
    assert rules.may_instruct(until, last_day=date(2026, 3, 3), paper=paper) is may


@pytest.mark.parametrize(
    ("day", "starts", "collides"),
    [(2, time(8), True), (2, time(11, 59), True), (2, time(12), False), (3, time(8), False)],
)
def test_nobody_is_in_two_places(day, starts, collides):
    morning = Times(date(2026, 3, 2), time(8), time(12))
    assert rules.collide([morning], [Times(date(2026, 3, day), starts, time(17))]) is collides
