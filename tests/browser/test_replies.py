"""An answer worth reading, in real Chromium: written, checked, received, corrected; and what the lead sees of it."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.ids import new_id
from linli.matters import api as matters
from linli.matters.data import Evidence, Pressed, Receipt, State
from linli.matters.tests.factories import DONE, STEPS, at_state, checker, fresh, handler, make_catalogue, raise_a
from linli.matters.tests.pictures import a_photo, saved, scene
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE = Look("zh-hans", 1280)
DECISION = replace(DONE, administrative=True, remedies="江汉区人民政府；江汉区人民法院")


@pytest.fixture
def district(transactional_db: None) -> District:
    make_catalogue()
    return make_district()


@pytest.fixture
def as_actor(visit, client: Client):
    def open_page(path: str, look: Look, actor: Actor, *, script: bool = True):
        sign_in(client, get_user_model().objects.get(pk=actor.user))
        return visit(path, look, script=script, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def answered(district: District) -> Receipt:
    """Decided, answered and called back."""
    receipt, now = raise_a(district), timezone.now()
    for step in ("dispatch", "accept", "report", "check"):
        STEPS[step](district, receipt.matter)
    matters.reply(receipt.matter, answer=DECISION, actor=handler(district), at=now)
    caller = district.actor(Role.CALLER, district.village)
    matters.record_call_back(receipt.matter, reached=True, solved=False, pressed=Pressed.NO, actor=caller, at=now)
    return receipt


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_resident_reads_remedies_and_corrects_the_call_back(visit, district: District, look: Look):
    page = visit(f"/m/{answered(district).code}/", look)
    assert_accessible(page, "replies-receipt")
    follow(page, page.locator("section[aria-labelledby=called] a"))
    assert_accessible(page, "replies-correct")
    page.locator("input[name=pressed][value=asked]").check()
    follow(page, page.locator("form[enctype] button").first)
    assert_accessible(page, "replies-corrected")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_worker_reports_with_a_photo_that_says_what_it_shows(as_actor, district: District, look: Look):
    number = fresh(at_state(district, State.HANDLING)).number
    page = as_actor(f"/desk/matters/{number}/report_handled/", look, handler(district))
    assert_accessible(page, "replies-report")
    page.locator("[name=findings]").fill("坑深二十厘米。")
    page.locator("[name=action]").fill("市政养护队已填平。")
    page.locator("[name=photo_1]").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": saved(scene(1))}
    )
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "replies-report-wrong")
    assert page.locator("#id_shows_1_error").count() == 1


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_checker_is_told_of_a_photo_used_twice(as_actor, district: District, look: Look):
    for _ in range(2):
        last = at_state(district, State.HANDLING)
        evidence = [Evidence(a_photo(1), "填平后的路面")]
        matters.report_handled(last, answer=DONE, photos=evidence, actor=handler(district), at=timezone.now())
    assert_accessible(as_actor(f"/desk/matters/{fresh(last).number}/", look, checker(district)), "replies-used-twice")


def test_what_the_chosen_answer_does_not_need_is_put_away_without_script(as_actor, district: District):
    number = fresh(at_state(district, State.CHECKED)).number
    page = as_actor(f"/desk/matters/{number}/reply/", PHONE, handler(district), script=False)
    expect(page.locator("[name=why_not]")).to_be_hidden()
    page.locator("[name=outcome][value=explained]").check()
    expect(page.locator("[name=why_not]")).to_be_visible()
    expect(page.locator("[name=action]")).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_lead_reads_the_signs_of_pressure(as_actor, district: District, look: Look):
    for receipt in [raise_a(district) for _ in range(12)][:3]:
        matters.withdraw(receipt.matter, actor=RESIDENT, at=timezone.now())
    matters.count_events(new_id(), at=timezone.now())
    path = "/reports/signs/?first=2026-01-01&last=2027-12-31"
    page = as_actor(path, look, district.actor(Role.LEAD, district.township))
    page.wait_for_load_state("networkidle")
    assert_accessible(page, "replies-signs")
