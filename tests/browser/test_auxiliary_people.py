"""Duty sheets, ratings, cases, rights and complaints about officers, in real Chromium."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions.appraisal import ratings
from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.deployment import lines, sheets
from linli.auxiliaries.actions.discipline import cases
from linli.auxiliaries.actions.protection import voices
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.protection import VoiceKind
from linli.auxiliaries.tests.people import make_people
from linli.kernel.actor import Actor
from tests.browser.judge import LOOKS, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def told():
    """A draft sheet, a notified rating, a told case, a complaint of the officer and one of a resident."""
    people, now = make_people(), timezone.now()
    shift = {"starts_at": now + timedelta(days=1), "ends_at": now + timedelta(days=1, hours=8)}
    people.sheet = sheets.plan_sheet(people.bureau.organ, **shift, actor=people.captain, at=now)
    lines.assign(people.sheet, people.zhou.id, duty="9.2.patrol", actor=people.captain, at=now)
    lines.assign(people.sheet, people.zhou.id, words="校门口护学", actor=people.captain, at=now)
    people.rating = people.rated()
    ratings.notify(people.rating, actor=people.captain, at=now)
    people.case = cases.open_case(people.zhou.id, ground=Ground.RATING, words="线索", actor=people.hr, at=now)
    cases.tell_facts(people.case, facts="示例事实", evidence="示例证据", actor=people.hr, at=now)
    people.voice = voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="加班未付", actor=people.own, at=now)
    people.complaint = complaints.complain(people.bureau.organ, words="态度粗暴", at=now).id
    return people


def cookies(actor: Actor) -> dict[str, str]:
    client = Client()
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return {"sessionid": client.cookies["sessionid"].value}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_desks_of_duty_and_people(visit, told, look):
    pages = {
        "sheets": (told.captain, "duty/"), "sheet": (told.captain, f"duty/{told.sheet}/"),
        "assign": (told.captain, f"duty/{told.sheet}/assign/"), "catalogue": (told.captain, "duty/catalogue/"),
        "rate": (told.captain, "ratings/new/"), "rating": (told.hr, f"ratings/{told.rating}/"),
        "case": (told.hr, f"cases/{told.case}/"), "decide": (told.hr, f"cases/{told.case}/decide/"),
        "above": (told.above, "above/"), "complaint": (told.above, f"complaints/{told.complaint}/"),
    }  # fmt: skip
    for name, (actor, path) in pages.items():
        assert_accessible(visit(f"/auxiliaries/{path}", look, cookies=cookies(actor)), f"auxiliary-{name}")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_officers_own_rights_and_the_public_complaint(visit, told, look):
    for name, path in {
        "rights": "rights/", "own-rating": f"rights/rating/{told.rating}/", "own-case": f"rights/case/{told.case}/",
        "refuse": "rights/do/refuse/", "duties": "duty/mine/",
    }.items():  # fmt: skip
        assert_accessible(visit(f"/auxiliaries/{path}", look, cookies=cookies(told.own)), f"auxiliary-{name}")
    assert_accessible(visit("/auxiliaries/complain/", look), "auxiliary-complain")


def test_a_resident_complains_without_script(visit, told):
    page = visit("/auxiliaries/complain/", script=False)
    page.locator("select[name=unit]").select_option(index=1)
    page.locator("textarea[name=words]").fill("示例：态度粗暴")
    follow(page, page.locator("main form button").last)
    assert "示例：态度粗暴" in page.content()
