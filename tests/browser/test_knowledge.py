"""The knowledge base in real Chromium: found, written with advice beside it, read by residents, used in an answer."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor
from linli.knowledge import api
from linli.knowledge.tests.factories import ARTICLE, REPLY, handler, lead, published, written
from linli.matters.data import State
from linli.matters.tests.factories import at_state, fresh, make_catalogue
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE = Look("zh-hans", 1280)
STIFF = "经研究决定，相关部门将尽快妥善处理。"


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


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_handler_finds_and_writes(as_actor, district: District, look: Look):
    published(district, public=True)
    written(district, replace(REPLY, subjects=frozenset({"m06013"})))
    page = as_actor("/desk/knowledge/", look, handler(district))
    assert_accessible(page, "knowledge-home")
    follow(page, page.locator("section[aria-labelledby=drafts] a").first)
    assert_accessible(page, "knowledge-piece")
    page = as_actor("/desk/knowledge/new/article/", look, handler(district))
    assert_accessible(page, "knowledge-new")
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "knowledge-new-wrong")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_lead_publishes_and_confirms(as_actor, district: District, look: Look):
    id = written(district)
    page = as_actor(f"/desk/knowledge/{id}/", look, lead(district))
    follow(page, page.locator("form[action$='publish/'] button"))
    assert_accessible(page, "knowledge-published")
    follow(page, page.locator("a[href$='confirm/']"))
    assert_accessible(page, "knowledge-confirm")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_residents_read_what_is_good_to_know(visit, district: District, look: Look):
    id = published(district, ARTICLE, public=True)
    page = visit("/help/known/", look)
    assert_accessible(page, "knowledge-public")
    follow(page, page.locator(f"a[href='/help/known/{api.piece(id).series}/']"))
    assert_accessible(page, "knowledge-article")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_beside_an_answer_stand_templates_knowledge_and_advice(as_actor, district: District, look: Look):
    published(district, REPLY)
    published(district)
    path = f"/desk/matters/{fresh(at_state(district, State.CHECKED)).number}/reply/"
    page = as_actor(path, look, handler(district))
    follow(page, page.locator("section[aria-labelledby=begin] a").last)
    page.locator("[name=findings]").fill(STIFF)
    expect(page.locator("[data-plain-here] q").first).to_be_visible()
    assert_accessible(page, "knowledge-beside")


def test_who_has_seen_the_advice_sends_with_one_press(as_actor, district: District):
    matter = at_state(district, State.CHECKED)
    page = as_actor(f"/desk/matters/{fresh(matter).number}/reply/", WIDE, handler(district))
    page.locator("[name=action]").fill("市政养护队将尽快填平。")
    page.locator("[name=findings]").fill(STIFF)
    expect(page.locator("[data-plain-here] q").first).to_be_visible()
    follow(page, page.locator("form[data-plain] button").first)
    assert fresh(matter).state == State.REPLIED


def test_without_script_advice_comes_once_and_never_blocks(as_actor, district: District):
    matter = at_state(district, State.CHECKED)
    page = as_actor(f"/desk/matters/{fresh(matter).number}/reply/", WIDE, handler(district), script=False)
    page.locator("[name=findings]").fill(STIFF)
    page.locator("[name=action]").fill(STIFF)
    page.locator("form[data-plain] button").first.click()
    page.locator("button[name=anyway]").click()
    assert fresh(matter).state == State.REPLIED
