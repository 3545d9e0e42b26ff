"""The telephone in real Chromium: one call on one screen, several parked, the list of who is to be rung."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Role
from linli.matters.actions import calls
from linli.matters.data import DayTime
from linli.matters.models import Draft, Matter
from linli.matters.tests.factories import STEPS, make_catalogue, raise_a
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, follow, keep_picture

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district(transactional_db: None) -> District:
    make_catalogue()
    return make_district()


@pytest.fixture
def at_desk(visit, district: District, client: Client):
    """`at_desk(path, look)` opens a page as a clerk of the district, whose second factor is fresh."""

    def open_page(path: str, look: Look = WIDE, *, script: bool = True) -> Page:
        sign_in(client, User.objects.get(pk=district.actor(Role.CLERK, district.district).user))
        return visit(path, look, script=script, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def ask() -> int:
    return calls.ask_ring(
        phone="13900000001", language="en", day_time=DayTime.MORNING, actor=RESIDENT, at=timezone.now()
    )


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_screens_of_the_telephone_are_usable_by_all(at_desk, district: District, look: Look):
    ask()
    page = at_desk("/desk/calls/", look)
    assert_accessible(page, "calls")
    follow(page, page.get_by_role("button").filter(has=page.locator("use[href$='#phone']")).first)
    assert_accessible(page, "calls-ring")
    follow(page, page.locator(".actions form button").first)
    page.locator("textarea").fill("楼下道路破损，有个大坑")
    page.locator("[data-meant] button").first.wait_for()
    assert_accessible(page, "calls-taking")
    follow(page, page.locator("button[value=next]"))
    assert_accessible(page, "calls-parked")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_form_that_asks_to_be_rung_is_usable_by_all(visit, district: District, look: Look):
    page = visit("/ring-me/", look)
    assert_accessible(page, "ring-me")
    page.locator("#id_phone").fill("12")
    follow(page, page.locator("form[novalidate] button"))
    assert_accessible(page, "ring-me-mistake")
    page.locator("#id_phone").fill("13900000001")
    follow(page, page.locator("form[novalidate] button"))
    assert_accessible(page, "ring-me-taken")


def test_a_call_saves_itself_and_a_lost_line_loses_nothing(at_desk, district: District):
    page = at_desk("/desk/take-down/")
    page.locator("textarea").fill("路中间有一个大坑")
    expect(page.locator("[data-saved]")).to_contain_text("保存")
    assert Draft.objects.count() == 1
    page.context.set_offline(True)
    page.locator("#id_address").fill("晴川路口")
    expect(page.locator("[data-saved]")).to_contain_text("网络中断")
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("已于", timeout=9000)
    page.reload()
    expect(page.locator("#id_address")).to_have_value("晴川路口")
    assert Draft.objects.count() == 1


def test_two_calls_at_once_without_script(at_desk, district: District):
    page = at_desk("/desk/take-down/", script=False)
    page.locator("textarea").fill("第一个电话")
    follow(page, page.locator("button[value=next]"))
    page.locator("textarea").fill("第二个电话：路灯不亮")
    page.locator("select[name=category]").select_option("m06013")
    page.locator("#id_address").fill("晴川路口")
    follow(page, page.locator("button[value=send]"))
    follow(page, page.locator(".parked a").first)
    expect(page.locator("textarea")).to_have_value("第一个电话")
    assert Matter.objects.count() == 1


# A keystroke, a press and a pause to think, in seconds, as the keystroke-level model of Card, Moran and Newell has them
# for somebody who types forty words a minute; Chinese is typed with some three keys a character.
KEY, PRESS, THINK = 0.28, 1.5, 1.35


def test_a_call_is_taken_down_in_ninety_seconds_of_typing(at_desk, district: District):
    """Counted, not timed: what a clerk types and presses for one whole call, from the queue to the receipt."""
    spoken = {
        "textarea": "东门外路中间有一个大坑，昨天开始的，下雨看不见。",
        "#id_address": "晴川路东门口",
        "#id_name": "王女士",
    }
    page, presses, keys = at_desk("/desk/queue/"), 0, 0
    page.keyboard.press("n")
    page.wait_for_url("**/take-down/")
    for field, text in spoken.items():
        page.locator(field).fill(text)
        presses, keys = presses + 1, keys + 3 * len(text)
        if field == "textarea":
            page.locator("[data-meant] button").first.click()
            presses += 1
    page.locator("#id_phone").fill("13900000000")
    page.locator("#id_agree").check()
    follow(page, page.locator("button[value=send]"))
    presses, keys = presses + 3, keys + 11 + 1
    seconds = keys * KEY + presses * PRESS + (len(spoken) + 2) * THINK
    assert Matter.objects.count() == 1 and presses <= 8
    assert seconds <= 90, f"{keys} keys, {presses} presses: {seconds:.0f} s"
    keep_picture(page, "calls-slip")


def test_the_list_of_call_backs(at_desk, district: District, visit, client: Client):
    given = raise_a(district)
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, given.matter)
    Matter.objects.update(replied_at=timezone.now())
    sign_in(client, User.objects.get(pk=district.actor(Role.CALLER, district.village).user))
    page = visit("/desk/calls/", PHONE, cookies={"sessionid": client.cookies["sessionid"].value})
    assert_accessible(page, "calls-back")
    assert given.number in page.locator("main").inner_text()
