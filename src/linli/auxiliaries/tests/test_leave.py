"""Zhou An asks for leave; Ms Huang grants or declines it; nobody on leave stands on a sheet; no day is used twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.auxiliaries.actions import leave as acts
from linli.auxiliaries.actions.deployment import lines, sheets
from linli.auxiliaries.data.deployment import SheetState
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import Before, Leave, LeaveFacts, LeaveKind, LeaveState, Outcome, Untaken
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.queries import deployment, files
from linli.auxiliaries.queries import leave as ask
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.registry import standing
from linli.auxiliaries.registry.away import closed
from linli.auxiliaries.registry.standing import Fact
from linli.auxiliaries.rules.leave import balance
from linli.auxiliaries.tasks.leave import on_leave
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.facts import Facts, facts  # noqa: F401 - a fixture
from linli.auxiliaries.tests.people import AT, People, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.rosters import CALENDAR
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted, Overtaken
from linli.ledger.data import Subject

# ruff: noqa: F811 - fixtures are arguments
TODAY = AT.date()
MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)
WEEK = Span(MONDAY, FRIDAY)


def leave(
    kind: LeaveKind, first: date, last: date, state: LeaveState = LeaveState.APPROVED, *, paid: bool = True
) -> Leave:
    return Leave(1, 1, "", "", kind, state, Span(first, last), paid, "", AT, TODAY)  # type: ignore[arg-type]  # ids do not matter here


def known(*leaves: Leave, months: int = 60, since: date = date(2020, 1, 1), ended: date | None = None, untaken=()):
    return LeaveFacts(Span(since, ended), Before(months, months), tuple(leaves), tuple(untaken))


def left(facts: LeaveFacts, year: int = 2026, on: date = date(2026, 12, 31)) -> int:
    return balance(facts, year, CALENDAR, sick_month=30, on=on).left


def test_what_is_asked_for_or_approved_is_no_longer_left() -> None:
    one = leave(LeaveKind.ANNUAL, MONDAY, FRIDAY)
    asked = leave(LeaveKind.ANNUAL, date(2026, 4, 6), date(2026, 4, 7), LeaveState.ASKED)
    gone = leave(LeaveKind.ANNUAL, date(2026, 5, 4), date(2026, 5, 29), LeaveState.DECLINED)
    assert left(known()) == 10
    assert left(known(one, asked, gone)) == 3


def test_ten_years_in_all_are_reached_within_the_year() -> None:
    facts = known(months=0, since=date(2016, 7, 1))
    assert (left(facts, on=date(2026, 6, 29)), left(facts, on=date(2026, 6, 30))) == (5, 10)


def test_without_twelve_months_in_a_row_there_is_none_yet() -> None:
    facts = known(months=0, since=date(2025, 3, 3))
    assert (left(facts, on=date(2026, 3, 1)), left(facts, on=date(2026, 3, 2))) == (0, 5)


def test_earlier_work_brings_leave_in_the_year_of_joining_by_its_days() -> None:
    assert left(known(months=12, since=date(2026, 7, 1))) == 2
    assert left(known(months=120, since=date(2026, 4, 1))) == 7


def test_long_sick_leave_takes_this_years_leave_or_the_next() -> None:
    sick = leave(LeaveKind.SICK, date(2026, 1, 5), date(2026, 3, 5))
    assert left(known(sick, months=0, since=date(2020, 1, 1))) == 0
    taken = leave(LeaveKind.ANNUAL, date(2026, 4, 6), date(2026, 4, 7))
    both = known(sick, taken, months=0)
    assert (left(both, 2026), left(both, 2027, date(2027, 12, 31))) == (3, 0)


def test_only_personal_leave_with_pay_counts_against_annual_leave() -> None:
    month = (date(2026, 6, 1), date(2026, 6, 26))
    assert left(known(leave(LeaveKind.PERSONAL, *month))) == 0
    assert left(known(leave(LeaveKind.PERSONAL, *month, paid=False))) == 10


def test_carried_days_come_in_and_settled_ones_go_out() -> None:
    carried = Untaken(2025, Outcome.CARRIED, 4, "示例", TODAY)
    paid = Untaken(2026, Outcome.PAID, 3, "示例", TODAY)
    assert left(known(untaken=[carried])) == 14
    assert left(known(untaken=[carried, paid])) == 11
    assert left(known(untaken=[carried]), 2025, date(2025, 12, 31)) == 6


def test_whoever_leaves_has_what_is_due_by_then() -> None:
    facts = known(leave(LeaveKind.ANNUAL, MONDAY, date(2026, 3, 11)), ended=date(2026, 6, 30))
    assert left(facts) == 1  # 181 of 365 days of 10 are 4.95, three were taken
    carried = known(untaken=[Untaken(2025, Outcome.CARRIED, 2, "示例", TODAY)], ended=date(2026, 6, 30))
    assert left(carried) == 4 + 2


@given(
    st.integers(0, 500), st.integers(0, 30), st.integers(0, 15), st.integers(0, 15),
    st.dates(date(2010, 1, 1), date(2026, 12, 31)),
)  # fmt: skip
def test_nobody_ever_has_less_than_nothing_left(months: int, length: int, carried: int, paid: int, since: date) -> None:
    spans = leave(LeaveKind.ANNUAL, MONDAY, MONDAY + timedelta(days=length))
    untaken = [Untaken(2025, Outcome.CARRIED, carried, "x", TODAY), Untaken(2026, Outcome.PAID, paid, "x", TODAY)]
    found = balance(known(spans, months=months, since=since, untaken=untaken), 2026, CALENDAR, sick_month=30, on=TODAY)
    assert 0 <= found.left <= 15 + carried


def asked(people: People, kind: LeaveKind = LeaveKind.ANNUAL, days: Span = WEEK, **more: object) -> int:
    if kind is LeaveKind.ANNUAL:
        acts.enter_service_before(
            people.zhou.id, months=48, in_a_row=48, reference="示例社保记录", actor=people.hr, at=AT
        )
    given = {"words": "回家探亲", "actor": people.own, **more}
    return acts.ask_leave(people.zhou.id, kind=kind, days=days, at=AT, **given)


db = pytest.mark.django_db


@db
def test_the_officer_asks_and_the_organ_decides_with_a_reason(people) -> None:
    id = asked(people)
    assert ask.leave(id).due_on == date(2026, 3, 5)
    assert look_at(Subject(acts.KIND, id), officer=people.zhou.id, actor=people.hr, at=AT) == {"words": "回家探亲"}
    acts.decline_leave(id, words="当周有安保任务，请改到下周", actor=people.hr, at=AT)
    assert own_texts(Subject(acts.KIND, id))["answer"] == "当周有安保任务，请改到下周"
    with pytest.raises(NotAllowed):
        acts.approve_leave(id, actor=people.hr, at=AT)


@db
def test_who_may_ask_grant_and_read(people) -> None:
    stranger = people.bureau.actor(Role.AUXILIARY, name="stranger")
    with pytest.raises(NotPermitted):
        asked(people, LeaveKind.SICK, actor=stranger)
    id = asked(people, LeaveKind.SICK)
    for actor in (people.captain, people.own, people.above, stranger):
        with pytest.raises(NotPermitted):
            acts.approve_leave(id, actor=actor, at=AT)
        with pytest.raises(NotPermitted):
            look_at(Subject(acts.KIND, id), officer=people.zhou.id, actor=actor, at=AT)


@db
def test_a_personnel_officer_does_not_grant_the_own_leave(people) -> None:
    AuxiliaryOfficer.objects.filter(pk=people.zhou.id).update(user=people.hr.user)
    id = LeaveRequest.objects.create(
        officer_id=people.zhou.id, kind="sick", first=MONDAY, last=FRIDAY, asked_at=AT, asked_by=1, due_on=TODAY
    ).pk
    with pytest.raises(NotPermitted):
        acts.approve_leave(id, actor=people.hr, at=AT)


@db
def test_no_day_is_used_twice(people) -> None:
    asked(people)
    with pytest.raises(BadInput) as refusal:
        asked(people, LeaveKind.PERSONAL, Span(FRIDAY, FRIDAY))
    assert refusal.value.field == "first"
    with pytest.raises(NotLawful) as unlawful:
        asked(people, days=Span(date(2026, 4, 7), date(2026, 4, 10)))  # five days a year by then
    assert "paid-leave-2008/3" in unlawful.value.articles


@db
def test_what_needs_no_leave_is_not_taken_from_it(people) -> None:
    for kind in (LeaveKind.ANNUAL, LeaveKind.PERSONAL):
        with pytest.raises(BadInput):
            asked(people, kind, Span(date(2026, 3, 14), date(2026, 3, 15)))


@db
def test_leave_lies_within_the_employment_and_has_an_end(people) -> None:
    for days in (Span(date(2024, 1, 1), MONDAY), Span(FRIDAY, MONDAY), Span(MONDAY, date(2028, 1, 1))):
        with pytest.raises(BadInput):
            asked(people, LeaveKind.SICK, days)


@db
def test_leave_is_taken_back_before_it_begins_and_cut_short_after(people) -> None:
    id = asked(people)
    acts.approve_leave(id, actor=people.hr, at=AT)
    inside = datetime(2026, 3, 11, 1, tzinfo=UTC)
    with pytest.raises(NotAllowed):
        acts.withdraw_leave(id, actor=people.own, at=inside)
    acts.come_back(id, on=date(2026, 3, 12), actor=people.own, at=inside)
    assert ask.leave(id).days == Span(MONDAY, date(2026, 3, 11))
    later = asked(people, days=Span(date(2026, 4, 9), date(2026, 4, 10)))
    acts.approve_leave(later, actor=people.hr, at=AT)
    acts.revoke_leave(later, words="突发任务", actor=people.hr, at=AT)
    assert ask.away([people.zhou.id], Span(date(2026, 4, 1), date(2026, 4, 30))) == {}
    assert ask.balance_of(people.zhou, 2026, on=TODAY).left == 2


@db
def test_only_personal_leave_goes_without_pay(people) -> None:
    id, sick = (
        asked(people, LeaveKind.PERSONAL),
        asked(people, LeaveKind.SICK, Span(date(2026, 4, 1), date(2026, 4, 2))),
    )
    for one in (id, sick):
        acts.approve_leave(one, paid=False, actor=people.hr, at=AT)
    assert (ask.leave(id).paid, ask.leave(sick).paid) == (False, True)


def published(people: People, day: int, hours: int = 8) -> int:
    begins = datetime(2026, 3, day, 1, tzinfo=UTC)
    sheet = sheets.plan_sheet(
        people.bureau.organ, starts_at=begins, ends_at=begins + timedelta(hours=hours), commander=people.captain.post,
        actor=people.captain, at=AT,
    )  # fmt: skip
    lines.assign(sheet, people.zhou.id, duty="9.2.patrol", actor=people.captain, at=AT)
    sheets.publish(sheet, actor=people.captain, at=AT)
    return sheet


@db
def test_whoever_has_leave_comes_off_the_published_sheets_of_those_days(people, facts: Facts) -> None:
    facts.ready(people.zhou.id)
    standing.source(Fact.ON_LEAVE, on_leave)
    sheet, free = published(people, 10), published(people, 16)
    id = asked(people)
    acts.approve_leave(id, actor=people.hr, at=AT)
    assert DutyLine.objects.get(sheet=sheet).because == "wuhan-order-270/12(2)"
    assert deployment.sheet(sheet).state is SheetState.DRAFT
    assert deployment.sheet(free).state is SheetState.PUBLISHED


@db
def test_rosters_know_the_days_and_not_the_kind(people) -> None:
    acts.approve_leave(asked(people, LeaveKind.SICK), actor=people.hr, at=AT)
    [shut] = closed([people.zhou], Span(FRIDAY, date(2026, 3, 31)), leave_only=True)[people.zhou.id]
    assert (shut.days, shut.cites) == (Span(FRIDAY, FRIDAY), ("wuhan-order-270/12(2)",))


@db
def test_a_night_that_ends_inside_a_day_of_leave_is_stopped_too(people, facts: Facts) -> None:
    acts.approve_leave(asked(people), actor=people.hr, at=AT)
    night = datetime(2026, 3, 8, 14, tzinfo=UTC)  # Sunday 22:00 to Monday 6:00
    facts.ready(people.zhou.id)
    standing.source(Fact.ON_LEAVE, on_leave)
    with pytest.raises(NotLawful) as refusal:
        sheet = sheets.plan_sheet(
            people.bureau.organ, starts_at=night, ends_at=night + timedelta(hours=8), commander=people.captain.post,
            actor=people.captain, at=AT,
        )  # fmt: skip
        lines.assign(sheet, people.zhou.id, duty="9.2.patrol", actor=people.captain, at=AT)
        sheets.publish(sheet, actor=people.captain, at=AT)
    assert "wuhan-order-270/12(2)" in refusal.value.articles


@db
def test_untaken_days_are_carried_once_paid_or_given_up_on_paper(people) -> None:
    acts.enter_service_before(people.zhou.id, months=24, in_a_row=24, reference="示例", actor=people.hr, at=AT)
    who = {"reference": "示例同意书", "actor": people.hr, "at": AT}
    with pytest.raises(BadInput):
        acts.settle_untaken(people.zhou.id, year=2026, outcome=Outcome.PAID, days=1, **who)
    acts.settle_untaken(people.zhou.id, year=2025, outcome=Outcome.CARRIED, days=2, **who)
    with pytest.raises(BadInput):
        acts.settle_untaken(people.zhou.id, year=2025, outcome=Outcome.PAID, days=3, **who)
    acts.settle_untaken(people.zhou.id, year=2025, outcome=Outcome.REFUSED, days=2, **who)
    assert ask.balance_of(people.zhou, 2025, on=TODAY).left == 0  # 303 of 365 days of five: four
    assert ask.balance_of(people.zhou, 2026, on=TODAY).left == 5 + 2
    with pytest.raises(NotPermitted):
        acts.settle_untaken(people.zhou.id, year=2025, outcome=Outcome.PAID, days=1, **who | {"actor": people.captain})


@db
def test_two_who_decide_at_once_are_told(people) -> None:
    id = asked(people)
    row = LeaveRequest.objects.get(pk=id)
    acts.approve_leave(id, actor=people.hr, at=AT)
    with pytest.raises(Overtaken):
        acts.step(acts.LEAVE, row, "decline")


@db
def test_everybody_is_asked_for_in_a_few_statements(people, django_assert_num_queries) -> None:
    officers = [people.zhou, *(make_officer(people.bureau, f"某{n}（示例）") for n in range(20))]
    acts.approve_leave(asked(people), actor=people.hr, at=AT)
    officers = [files.officer(one.id) for one in officers]
    ask.balances(officers, 2026, on=TODAY)  # the calendar is read
    with django_assert_num_queries(4):
        assert len(ask.balances(officers, 2026, on=TODAY)) == 21
    with django_assert_num_queries(1):
        assert ask.away([one.id for one in officers], Span(FRIDAY, None)) == {people.zhou.id: (Span(FRIDAY, FRIDAY),)}
