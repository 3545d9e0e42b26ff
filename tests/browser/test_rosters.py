"""Rosters, hours, swaps and open shifts in real Chromium: the grid on a desk, days on a phone, no violation of WCAG."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions import worked
from linli.auxiliaries.actions.rostering import calls, rosters, swaps
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.worked import Hours
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.rostering import RosterShift
from linli.auxiliaries.tests.test_rosters import Unit
from linli.kernel.actor import Actor, Role
from tests.browser.judge import LOOKS, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def told():
    """A published fortnight with an open shift and an offered swap, a draft after it, and disputed hours."""
    unit, now = Unit(8), timezone.now()
    zhou, li = unit.bureau.actor(Role.AUXILIARY, name="zhou"), unit.bureau.actor(Role.AUXILIARY, name="li")
    for officer, actor in zip(unit.officers, (zhou, li), strict=False):
        AuxiliaryOfficer.objects.filter(pk=officer.id).update(user=actor.user)
    first = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
    unit.id = rosters.draft_roster(
        unit.organ, days=Span(first, first + timedelta(days=13)), actor=unit.captain, at=now
    )  # fmt: skip

    def put(who: int, day: int, kind: str) -> None:
        rosters.set_cell(
            unit.id, officer=unit.officers[who].id, day=first + timedelta(days=day), kind=kind, actor=unit.captain,
            at=now,
        )  # fmt: skip

    for who in range(8):
        for day in range(4):
            put(who, day + who % 3, "N" if who == 3 else "D")
    rosters.publish_roster(unit.id, actor=unit.captain, at=now)
    mine = RosterShift.objects.filter(officer_id=unit.officers[0].id).order_by("day")
    swaps.offer_swap(
        unit.id, giver=unit.officers[1].id, day=first + timedelta(days=4), taker=unit.officers[0].id, other_day=None,
        actor=li, at=now,
    )  # fmt: skip
    swaps.wish(unit.officers[0].id, day=first + timedelta(days=20), kind=None, actor=zhou, at=now)
    unit.call = calls.call_sick(mine[0].pk, actor=zhou, at=now)
    unit.draft_id = rosters.draft_roster(
        unit.organ, days=Span(first + timedelta(days=14), first + timedelta(days=44)), actor=unit.captain, at=now
    )  # fmt: skip
    unit.hours = worked.enter_hours(
        unit.officers[0].id,
        day=timezone.localdate() - timedelta(days=1),
        hours=Hours(480, 1140, 60),
        actor=zhou,
        at=now,
    )
    worked.say_otherwise(unit.hours, hours=Hours(480, 1080, 60), actor=unit.captain, at=now)
    unit.first, unit.zhou = first, zhou
    return unit


def cookies(actor: Actor) -> dict[str, str]:
    client = Client()
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return {"sessionid": client.cookies["sessionid"].value}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_rosters_of_the_organ_and_of_the_officer(visit, told, look):
    captain, zhou = cookies(told.captain), cookies(told.zhou)
    pages = {
        "roster": (captain, f"rosters/{told.id}/"), "day": (captain, f"rosters/{told.id}/day/{told.first}/"),
        "cell": (captain, f"rosters/{told.draft_id}/officer/{told.officers[0].id}/{told.first + timedelta(days=15)}/"),
        "shifts": (captain, "shifts/"), "changes": (captain, "changes/"), "call": (captain, f"changes/{told.call}/"),
        "hours": (captain, "hours/"), "dispute": (captain, f"hours/{told.hours}/"),
        "overtime": (captain, "overtime/"), "ask": (captain, "overtime/new/"),
        "own": (zhou, "own/roster/"), "own-hours": (zhou, "own/hours/"), "feed": (zhou, "own/roster/calendar/"),
    }  # fmt: skip
    for name, (jar, path) in pages.items():
        assert_accessible(visit(f"/auxiliaries/{path}", look, cookies=jar), f"roster-{name}")
