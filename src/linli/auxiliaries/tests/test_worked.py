"""Zhou An enters his hours, Captain Chen confirms or says otherwise; what was not approved before is still paid."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from linli.auxiliaries.actions import overtime as allow
from linli.auxiliaries.actions import worked as acts
from linli.auxiliaries.data.files import Officer, Span
from linli.auxiliaries.data.hours import Extra, ExtraKind, Limit, Standing
from linli.auxiliaries.data.worked import Ground, Hours, Side, WorkedState
from linli.auxiliaries.queries import hours as known
from linli.auxiliaries.queries import worked as ask
from linli.auxiliaries.rules.hours import check
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.people import People, people  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.organisation.api import calendar_of

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
AT = datetime(2026, 3, 6, 10, tzinfo=UTC)
"""Friday 6 March 2026, evening in Wuhan."""
THURSDAY, DAY = date(2026, 3, 5), Hours(8 * 60, 17 * 60, 60)
LONG = Hours(8 * 60, 19 * 60, 60)


def entered(people: People, day: date = THURSDAY, hours: Hours = DAY) -> int:
    return acts.enter_hours(people.zhou.id, day=day, hours=hours, actor=people.own, at=AT)


def test_what_the_officer_enters_counts_once_it_is_confirmed(people) -> None:
    id = entered(people)
    march = ask.month_of(THURSDAY)
    assert ask.confirmed([people.zhou.id], march) == {people.zhou.id: []}
    assert ask.unconfirmed_in([people.zhou.id], THURSDAY) == {people.zhou.id: 1}
    acts.confirm_hours(id, actor=people.captain, at=AT)
    [work] = ask.confirmed_in([people.zhou.id], THURSDAY)[people.zhou.id]
    assert (work.day, work.begins, work.minutes) == (THURSDAY, 480, 480)


def test_nobody_confirms_what_he_entered_and_nobody_his_own(people) -> None:
    id = acts.enter_hours(people.zhou.id, day=THURSDAY, hours=DAY, actor=people.captain, at=AT)
    for actor in (people.captain, people.own):
        with pytest.raises(NotPermitted):
            acts.confirm_hours(id, actor=actor, at=AT)
    acts.confirm_hours(id, actor=people.hr, at=AT)
    assert ask.worked(id).stands is Side.ORGAN


def test_a_dispute_keeps_both_versions_to_the_end(people) -> None:
    id = entered(people, hours=LONG)
    acts.say_otherwise(id, hours=DAY, actor=people.captain, at=AT)
    disputed = ask.worked(id)
    assert (disputed.state, disputed.hours) == (WorkedState.DISPUTED, None)
    assert ask.works_of([people.zhou.id], ask.month_of(THURSDAY))[people.zhou.id] == []
    acts.settle_hours(id, side=Side.OFFICER, paper="示例劳人仲裁〔2026〕1号", actor=people.hr, at=AT)
    settled = ask.worked(id)
    assert (settled.officer_says, settled.organ_says, settled.hours) == (LONG, DAY, LONG)


def test_either_side_can_take_the_others_version(people) -> None:
    for day, take, actor, stands in (
        (THURSDAY, acts.agree_hours, people.own, Side.ORGAN),
        (date(2026, 3, 4), acts.accept_hours, people.captain, Side.OFFICER),
    ):
        id = entered(people, day, LONG)
        acts.say_otherwise(id, hours=DAY, actor=people.captain, at=AT)
        take(id, actor=actor, at=AT)
        assert ask.worked(id).stands is stands


def test_the_officer_contests_what_the_organ_entered_and_confirmed(people) -> None:
    id = acts.enter_hours(people.zhou.id, day=THURSDAY, hours=DAY, actor=people.captain, at=AT)
    acts.confirm_hours(id, actor=people.hr, at=AT)
    acts.contest_hours(id, hours=LONG, actor=people.own, at=AT)
    assert ask.worked(id).state is WorkedState.DISPUTED
    with pytest.raises(NotAllowed):
        acts.contest_hours(id, hours=DAY, actor=people.own, at=AT)


@pytest.mark.parametrize(
    ("day", "hours", "field"),
    [
        (date(2026, 3, 7), DAY, "day"),
        (date(2025, 12, 1), DAY, "day"),
        (THURSDAY, Hours(480, 480 + 1500), "ends"),
        (THURSDAY, Hours(480, 540, 60), "pause"),
    ],
)
def test_hours_that_cannot_be_are_refused_by_field(people, day, hours, field) -> None:
    with pytest.raises(BadInput) as refusal:
        entered(people, day, hours)
    assert refusal.value.field == field


def test_nobody_works_twice_at_one_time_not_even_over_midnight(people) -> None:
    entered(people, date(2026, 3, 4), Hours(22 * 60, 30 * 60))
    with pytest.raises(BadInput):
        entered(people, THURSDAY, Hours(5 * 60, 9 * 60))
    entered(people, THURSDAY, Hours(6 * 60, 9 * 60))


def test_overtime_of_a_month_is_counted_with_the_week_it_began_in(people) -> None:
    """Monday 23 February to Saturday 28, and Sunday 1 March: forty hours are reached on Friday."""
    at = datetime(2026, 3, 2, 1, tzinfo=UTC)
    for n in range(23, 29):
        id = acts.enter_hours(people.zhou.id, day=date(2026, 2, n), hours=DAY, actor=people.own, at=at)
        acts.confirm_hours(id, actor=people.captain, at=at)
    id = acts.enter_hours(people.zhou.id, day=date(2026, 3, 1), hours=DAY, actor=people.own, at=at)
    acts.confirm_hours(id, actor=people.captain, at=at)
    found = ask.overtime_in([people.zhou], date(2026, 3, 1))[people.zhou.id]
    assert found == [Extra(date(2026, 3, 1), ExtraKind.REST_DAY, 480)]


def asked(people: People, **changed):
    given = {
        "days": Span(date(2026, 3, 9), date(2026, 3, 13)), "kinds": [ExtraKind.LONGER], "minutes": 120, "special": True,
        "reason": "示例赛事安保", "talks": "示例工会〔2026〕3号", "actor": people.captain, "at": AT,
    }  # fmt: skip
    return allow.ask_overtime(people.zhou.unit, **{**given, **changed})


def test_overtime_is_lawful_only_when_approved_before_by_somebody_else(people) -> None:
    id, day = asked(people), date(2026, 3, 10)
    works = [known_work(day, LONG)]

    def limits() -> list[Limit]:
        standing = standing_of(people.zhou, Span(day, day))
        return [one.limit for one in check(works, standing, known.figures(on=day), calendar_of())]

    assert limits() == [Limit.UNAPPROVED]
    with pytest.raises(NotPermitted):
        allow.approve_overtime(id, actor=people.captain, at=AT)
    allow.approve_overtime(id, actor=people.hr, at=AT)
    assert limits() == []


def standing_of(officer: Officer, days: Span) -> Standing:
    """But for papers that nobody gave these officers: other tests ask for them."""
    return replace(known.standings([officer], days)[officer.id], closed=())


def known_work(day: date, hours: Hours):
    from linli.auxiliaries.data.hours import Work

    return Work(day, hours.begins, hours.ends, hours.minutes)


@pytest.mark.parametrize(
    "changed",
    [
        {"days": Span(date(2026, 3, 6), date(2026, 3, 13))},  # begins today
        {"minutes": 61, "special": False},
        {"minutes": 181},
    ],
)
def test_overtime_is_not_approved_afterwards_or_beyond_what_the_law_allows(people, changed) -> None:
    id = asked(people, **changed)
    with pytest.raises(NotLawful) as refusal:
        allow.approve_overtime(id, actor=people.hr, at=AT)
    assert refusal.value.articles == ("wuhan-order-270/28", "labour-law/41")


def test_an_emergency_of_the_organ_lifts_the_limits_of_its_stations(people) -> None:
    officer = make_officer(people.bureau, "示例", unit=people.bureau.station)
    hr = people.hr
    days = Span(THURSDAY, THURSDAY)
    allow.note_emergency(people.bureau.organ, days=days, ground=Ground.DISASTER, reason="示例洪水", actor=hr, at=AT)
    standing = standing_of(officer, days)
    works = [known_work(THURSDAY, Hours(0, 14 * 60))]
    assert check(works, standing, known.figures(on=THURSDAY), calendar_of()) == []
    with pytest.raises(BadInput):
        allow.note_emergency(
            people.bureau.organ, days=Span(date(2026, 2, 1), THURSDAY), ground=Ground.DISASTER, reason="示例", actor=hr,
            at=AT,
        )  # fmt: skip


def test_a_bar_names_no_cause_and_keeps_nights_away(people) -> None:
    day = date(2026, 3, 9)
    allow.bar_nights(people.zhou.id, days=Span(day, date(2026, 8, 1)), paper="示例", actor=people.hr, at=AT)
    standing = standing_of(people.zhou, Span(day, day))
    works = [known_work(day, Hours(22 * 60, 30 * 60))]
    assert [one.limit for one in check(works, standing, known.figures(on=day), calendar_of())] == [Limit.NIGHT_BAR]


@pytest.mark.parametrize("role", [Role.FINANCE, Role.TRAINER, Role.INSPECTOR, Role.PROVIDER])
def test_others_enter_and_approve_nothing(people, role) -> None:
    actor = people.bureau.actor(role)
    with pytest.raises(NotPermitted):
        acts.enter_hours(people.zhou.id, day=THURSDAY, hours=DAY, actor=actor, at=AT)
    with pytest.raises(NotPermitted):
        asked(people, actor=actor)


@pytest.mark.parametrize("many", [1, 8])
def test_hours_and_standings_of_many_need_few_statements(people, many, django_assert_max_num_queries) -> None:
    officers = [make_officer(people.bureau, f"示例{n}") for n in range(many)]
    known.figures(on=THURSDAY)
    with django_assert_max_num_queries(14):
        ask.overtime_in(officers, THURSDAY)
