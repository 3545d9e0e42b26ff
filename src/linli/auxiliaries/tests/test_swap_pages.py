"""The pages of swaps, wishes, calls and calendars, pressed as people do."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.models.rostering import Roster, RosterShift, RosterWish, ShiftCall, ShiftSwap
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.auxiliaries.tests.test_swaps import Team
from linli.kernel.actor import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(db: None) -> Team:
    """The roster of the story, moved to next week."""
    made = Team()
    today = timezone.localdate()
    shift = today + timedelta(days=7 - today.weekday()) - datetime(2026, 3, 9).date()
    for row in RosterShift.objects.all():
        RosterShift.objects.filter(pk=row.pk).update(day=row.day + shift)
    for roster in Roster.objects.all():
        Roster.objects.filter(pk=roster.pk).update(first=roster.first + shift, last=roster.last + shift)
    made.moved = shift  # type: ignore[attr-defined]
    return made


def shift_of(team: Team, who: int, number: int = 0) -> RosterShift:
    return RosterShift.objects.filter(officer_id=team.officers[who].id).order_by("day")[number]


def test_a_swap_goes_from_page_to_page(team) -> None:
    zhou, li, captain = as_(team.zhou), as_(team.li), as_(team.captain)
    night, other = shift_of(team, 0, 1), shift_of(team, 1)
    assert "D班" in zhou.get(page("own-roster")).text
    form = page("offer-swap", night.pk)
    assert zhou.get(form).status_code == 200
    wanted = f"{team.officers[1].id}:{other.day.isoformat()}"
    assert zhou.post(form, {"wanted": wanted}).status_code == 302
    swap = ShiftSwap.objects.get()
    assert "我同意" in li.get(page("own-roster")).text
    assert li.post(page("answer-swap", swap.pk, "accept")).status_code == 302
    assert team.officers[0].name in captain.get(page("roster-changes")).text
    assert captain.get(page("decide-swap", swap.pk, "approve")).status_code == 200
    assert captain.post(page("decide-swap", swap.pk, "approve")).status_code == 302
    assert RosterShift.objects.get(day=night.day).officer_id == team.officers[1].id
    assert zhou.post(form, {"wanted": "7:x"}).status_code in (400, 404)


def test_a_sick_call_ends_with_a_replacement(team) -> None:
    zhou, captain = as_(team.zhou), as_(team.captain)
    night = shift_of(team, 0, 1)
    assert zhou.post(page("own-sick", night.pk)).status_code == 302
    call = ShiftCall.objects.get()
    assert captain.get(page("roster-changes")).status_code == 200
    said = captain.get(page("call", call.pk)).text
    assert "谁可以合法顶替" in said
    pressed = {"officer": team.officers[2].id, "consent": "in_person"}
    assert captain.post(page("call", call.pk), {"officer": team.officers[2].id}).status_code == 400
    assert captain.post(page("call", call.pk), pressed).status_code == 302
    assert team.officers[2].name in captain.get(page("call", call.pk)).text
    call.refresh_from_db()
    assert call.state == "covered"


def test_the_officer_takes_a_sick_call_back_on_his_own_page(team) -> None:
    zhou, li = as_(team.zhou), as_(team.li)
    night = shift_of(team, 0, 1)
    assert zhou.post(page("own-sick", night.pk)).status_code == 302
    back = page("own-well", ShiftCall.objects.get().pk)
    assert back in zhou.get(page("own-roster")).text
    assert li.get(back).status_code == li.post(back).status_code == 404
    assert zhou.get(back).status_code == 200
    assert RosterShift.objects.filter(officer_id=team.officers[0].id, day=night.day).exists() is False
    assert zhou.post(back).status_code == 302
    assert RosterShift.objects.filter(officer_id=team.officers[0].id, day=night.day).exists()
    assert back not in zhou.get(page("own-roster")).text
    assert zhou.post(back).status_code in (400, 409)


def test_a_planner_notes_a_sick_call_from_the_day(team) -> None:
    captain, day = as_(team.captain), shift_of(team, 0)
    said = captain.get(page("roster-day", day.roster_id, day.day.isoformat())).text
    assert page("note-sick", day.pk) in said
    answer = captain.post(page("note-sick", day.pk))
    call = ShiftCall.objects.get()
    assert answer["Location"] == page("call", call.pk)
    assert captain.post(page("leave-open", call.pk)).status_code == 302


def test_wishes_and_the_calendar_address(team) -> None:
    zhou = as_(team.zhou)
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    assert zhou.post(page("wish"), {"day": day, "kind": ""}).status_code == 302
    assert "休息" in zhou.get(page("own-roster")).text
    assert zhou.post(page("unwish", day)).status_code == 302
    assert not RosterWish.objects.exists()
    assert zhou.get(page("own-feed")).status_code == 200
    assert "/auxiliaries/calendar/" in zhou.post(page("own-feed")).text
    assert "/auxiliaries/calendar/" not in zhou.get(page("own-feed")).text
    assert zhou.post(page("end-feed")).status_code == 302


def test_nobody_reaches_into_anothers_roster(team) -> None:
    li, stranger = as_(team.li), as_(team.bureau.actor(Role.COMMANDER, team.bureau.district.township))
    shift = shift_of(team, 0)
    assert li.get(page("own-sick", shift.pk)).status_code == 404
    assert li.get(page("offer-swap", shift.pk)).status_code == 404
    assert stranger.post(page("note-sick", shift.pk)).status_code == 403
