"""Zhou An wishes, swaps with Li, calls in sick and reads his roster in his own calendar."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from linli.auxiliaries.actions import leave, overtime
from linli.auxiliaries.actions.rostering import calls, feeds, swaps
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.swaps import CallState, Consent, SwapState
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.rostering import RosterFeed, RosterShift, RosterWish, ShiftCall
from linli.auxiliaries.queries import calls as call_queries
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.queries import swaps as queries
from linli.auxiliaries.rules.roster import build
from linli.auxiliaries.tests.test_rosters import AT, FORTNIGHT, MONDAY, Unit
from linli.kernel.actor import Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.notifications.api import inbox

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


class Team(Unit):
    """Zhou and Li sign in; Zhou has the day shift of Monday and the night of Tuesday, Li the night of Thursday."""

    def __init__(self, officers: int = 4) -> None:
        super().__init__(officers)
        self.zhou, self.li = self.own(0, "zhou"), self.own(1, "li")
        self.id = self.draft()
        for who, day, kind in ((0, 0, "D"), (0, 1, "N"), (1, 3, "N")):
            self.put(self.id, who, day, kind)
        self.publish(self.id)

    def own(self, who: int, name: str) -> Actor:
        actor = self.bureau.actor(Role.AUXILIARY, name=name)
        AuxiliaryOfficer.objects.filter(pk=self.officers[who].id).update(user=actor.user)
        return actor

    def offer(self, day: date = TUESDAY, other_day: date | None = None, taker: int = 1) -> int:
        zhou, other = self.officers[0].id, self.officers[taker].id
        return swaps.offer_swap(
            self.id, giver=zhou, day=day, taker=other, other_day=other_day, actor=self.zhou, at=AT
        )  # fmt: skip

    def row(self, who: int) -> dict[date, str]:
        return ask.cells(ask.roster(self.id)).get(self.officers[who].id, {})

    def shift(self, who: int, day: date) -> int:
        return RosterShift.objects.get(officer_id=self.officers[who].id, day=day).pk


@pytest.fixture
def team(db: None) -> Team:
    return Team()


def test_a_swap_needs_both_and_the_organ(team) -> None:
    id = team.offer(other_day=MONDAY + timedelta(days=3))
    with pytest.raises(NotAllowed):
        swaps.decide_swap(id, approved=True, actor=team.captain, at=AT)
    with pytest.raises(NotPermitted):
        swaps.answer_swap(id, accepted=True, actor=team.zhou, at=AT)
    swaps.answer_swap(id, accepted=True, actor=team.li, at=AT)
    assert [swap.id for swap in queries.swaps_waiting([team.organ])] == [id]
    swaps.decide_swap(id, approved=True, actor=team.captain, at=AT)
    assert team.row(0) == {MONDAY: "D", MONDAY + timedelta(days=3): "N"}
    assert team.row(1) == {TUESDAY: "N"}
    assert queries.swap(id).state is SwapState.APPROVED


def test_a_shift_can_be_taken_over_for_nothing_and_the_offer_taken_back(team) -> None:
    first = team.offer(taker=2)
    swaps.take_swap_back(first, actor=team.zhou, at=AT)
    second = team.offer(day=MONDAY)
    swaps.answer_swap(second, accepted=False, actor=team.li, at=AT)
    third = team.offer(day=MONDAY)
    swaps.answer_swap(third, accepted=True, actor=team.li, at=AT)
    swaps.decide_swap(third, approved=True, actor=team.captain, at=AT)
    assert team.row(1)[MONDAY] == "D"


def test_what_the_law_forbids_is_neither_offered_nor_approved(team) -> None:
    id = team.offer()
    swaps.answer_swap(id, accepted=True, actor=team.li, at=AT)
    overtime.bar_nights(
        team.officers[1].id, days=Span(MONDAY, TUESDAY), paper="示例", actor=team.hr, at=AT
    )  # fmt: skip
    with pytest.raises(NotLawful) as refusal:
        swaps.decide_swap(id, approved=True, actor=team.captain, at=AT)
    assert "labour-law/61" in refusal.value.articles
    assert team.row(0)[TUESDAY] == "N"
    with pytest.raises(NotLawful):
        team.offer()


def test_nobody_is_swapped_onto_a_day_he_works_or_off_a_shift_he_lost(team) -> None:
    team.put(team.id, 1, 0, "D")
    with pytest.raises(NotAllowed):
        team.offer(day=MONDAY)
    id = team.offer()
    swaps.answer_swap(id, accepted=True, actor=team.li, at=AT)
    team.put(team.id, 0, 1, "")
    with pytest.raises(NotAllowed):
        swaps.decide_swap(id, approved=True, actor=team.captain, at=AT)
    with pytest.raises(BadInput):
        team.offer(day=FORTNIGHT.last)


def test_wishes_reach_the_task_and_are_few(team) -> None:
    zhou = team.officers[0].id
    swaps.wish(zhou, day=TUESDAY, kind=None, actor=team.zhou, at=AT)
    swaps.wish(zhou, day=TUESDAY, kind=team.day.id, actor=team.zhou, at=AT)
    swaps.wish(zhou, day=MONDAY, kind=None, actor=team.zhou, at=AT)
    task = build(ask.planning(ask.roster(team.draft()), today=AT.date()))
    assert sorted((wish.day, wish.kind, wish.wanted) for wish in task.wishes) == [
        (0, "D", False), (0, "N", False), (1, "D", True),
    ]  # fmt: skip
    for n in range(2, 6):
        swaps.wish(zhou, day=MONDAY + timedelta(days=n), kind=None, actor=team.zhou, at=AT)
    with pytest.raises(NotAllowed):
        swaps.wish(zhou, day=MONDAY + timedelta(days=6), kind=None, actor=team.zhou, at=AT)
    swaps.take_wish_back(zhou, day=MONDAY, actor=team.zhou, at=AT)
    assert RosterWish.objects.count() == 5
    for actor, day in ((team.li, TUESDAY), (team.captain, TUESDAY)):
        with pytest.raises(NotPermitted):
            swaps.wish(zhou, day=day, kind=None, actor=actor, at=AT)
    with pytest.raises(BadInput):
        swaps.wish(zhou, day=AT.date(), kind=None, actor=team.zhou, at=AT)


def test_a_sick_call_by_mistake_is_taken_back_and_seen(team) -> None:
    id = calls.call_sick(team.shift(0, TUESDAY), actor=team.zhou, at=AT)
    with pytest.raises(NotPermitted):
        calls.take_call_back(id, actor=team.li, at=AT)
    assert [one.id for one in call_queries.own_calls(team.officers[0].id, since=AT.date())] == [id]
    calls.take_call_back(id, actor=team.zhou, at=AT)
    assert call_queries.call(id).state is CallState.MISTAKEN
    assert call_queries.own_calls(team.officers[0].id, since=AT.date()) == []
    assert any("sick call was taken back" in str(notice) for notice in inbox(team.captain.post))
    again = calls.call_sick(team.shift(0, TUESDAY), actor=team.captain, at=AT)
    calls.leave_open(again, actor=team.captain, at=AT)
    with pytest.raises(NotAllowed):
        calls.take_call_back(again, actor=team.captain, at=AT + timedelta(days=30))
    calls.take_call_back(again, actor=team.captain, at=AT)
    assert team.shift(0, TUESDAY)
    with pytest.raises(NotAllowed):
        calls.take_call_back(again, actor=team.captain, at=AT)


def test_a_sick_call_lists_lawful_replacements_and_records_consent(team) -> None:
    team.put(team.id, 2, 0, "N")
    overtime.bar_nights(team.officers[3].id, days=FORTNIGHT, paper="示例", actor=team.hr, at=AT)
    id = calls.call_sick(team.shift(0, TUESDAY), actor=team.zhou, at=AT)
    call = call_queries.call(id)
    rows = {row.officer.id: row for row in call_queries.candidates(call, today=AT.date())}
    lawful = [officer for officer, row in rows.items() if not row.against]
    assert lawful == [team.officers[1].id, team.officers[2].id]
    assert rows[team.officers[3].id].against[0][1][0] == "labour-law/61"
    # Zhou himself is off that day, and called in sick for it.
    assert rows[team.officers[0].id].against
    with pytest.raises(NotLawful):
        replace(team, id, 3)
    replace(team, id, 2)
    assert team.row(2) == {MONDAY: "N", TUESDAY: "N"}
    row = ShiftCall.objects.get()
    assert (row.state, row.consent, row.replaced_by_id, row.covered_by) == (
        "covered", "telephone", team.officers[2].id, team.captain.post,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        replace(team, id, 1)


def replace(team: Team, id: int, who: int) -> None:
    calls.assign_replacement(
        id, officer=team.officers[who].id, consent=Consent.TELEPHONE, actor=team.captain, at=AT
    )  # fmt: skip


def test_a_shift_may_stay_open_and_only_ahead_can_one_fall_open(team) -> None:
    id = calls.call_sick(team.shift(0, MONDAY), actor=team.captain, at=AT)
    calls.leave_open(id, actor=team.captain, at=AT)
    assert call_queries.open_calls([team.organ], since=AT.date()) == []
    with pytest.raises(NotPermitted):
        calls.call_sick(team.shift(0, TUESDAY), actor=team.li, at=AT)
    with pytest.raises(NotAllowed):
        calls.call_sick(team.shift(0, TUESDAY), actor=team.zhou, at=AT + timedelta(days=30))


@pytest.mark.parametrize("many", [4, 12])
def test_replacements_are_found_in_few_statements(many, django_assert_max_num_queries) -> None:
    team = Team(many)
    call = call_queries.call(calls.call_sick(team.shift(0, TUESDAY), actor=team.zhou, at=AT))
    with django_assert_max_num_queries(30):
        call_queries.candidates(call, today=AT.date())


def test_the_calendar_says_kind_times_and_unit_and_its_address_can_be_ended(team, client) -> None:
    zhou = team.officers[0].id
    code = feeds.open_feed(zhou, actor=team.zhou, at=AT)
    assert code not in str(RosterFeed.objects.values())
    RosterShift.objects.filter(day=MONDAY).update(day=timezone.localdate() + timedelta(days=3))
    address = reverse("auxiliaries:roster-feed", args=[code])
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["D班"]
    said = answer.content.decode()
    assert team.officers[0].name not in said and team.officers[0].number not in said
    feeds.open_feed(zhou, actor=team.zhou, at=AT)
    assert client.get(address).status_code == 404
    with pytest.raises(NotPermitted):
        feeds.open_feed(zhou, actor=team.captain, at=AT)
    feeds.end_feed(zhou, actor=team.zhou, at=AT)
    assert not RosterFeed.objects.exists()


def test_whoever_offered_hears_that_nothing_came_of_it(team) -> None:
    def heard() -> str:
        return " ".join(str(notice) for notice in inbox(team.zhou.post))

    swaps.answer_swap(team.offer(), accepted=False, actor=team.li, at=AT)
    assert "declined by your colleague" in heard() and "not approved" not in heard()
    again = team.offer()
    swaps.answer_swap(again, accepted=True, actor=team.li, at=AT)
    swaps.decide_swap(again, approved=False, actor=team.captain, at=AT)
    assert "not approved" in heard()


def test_the_officer_hears_how_leave_was_decided(team) -> None:
    days = Span(MONDAY + timedelta(days=9), MONDAY + timedelta(days=10))
    id = leave.ask_leave(team.officers[0].id, kind=LeaveKind.FAMILY, days=days, actor=team.zhou, at=AT)
    leave.decline_leave(id, words="示例", actor=team.hr, at=AT)
    assert any("leave was decided" in str(notice) for notice in inbox(team.zhou.post))
