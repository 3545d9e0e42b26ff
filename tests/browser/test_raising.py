"""王小满 raises a matter in real Chromium: on a phone and at a desk, in both languages, without script, by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from linli.matters.models import Matter
from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, assert_fits, follow, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROAD = "/raise/place/m06013/"


@pytest.fixture
def district(transactional_db: None) -> District:
    made = make_district()
    make_catalogue()
    return made


def onward(page: Page) -> None:
    follow(page, page.locator(".actions button").first)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_step_is_usable_by_all(visit, district: District, look: Look):
    page = visit("/raise/place/", look)
    assert_accessible(page, "what")
    follow(page, page.locator("a.card").first)
    assert_accessible(page, "what-group")
    follow(page, page.locator(".picks a").first)
    page.locator("[data-place-map]").click()
    page.locator(".map[data-ready]").wait_for()
    page.locator("[data-map-middle]").click()
    assert_accessible(page, "where")
    onward(page)
    page.locator("textarea").fill("路中间有一个大坑，请打 13900000000。")
    assert_accessible(page, "words")
    onward(page)
    assert_accessible(page, "send")


def test_a_mistake_is_named_at_its_field_and_above(visit, district: District):
    page = visit(ROAD, Look("en", 360))
    onward(page)
    onward(page)
    page.get_by_label("Telephone").fill("139")
    onward(page)
    expect(page.get_by_role("alert")).to_contain_text("Tick this")
    assert_accessible(page, "send-mistake")
    expect(page.get_by_label("Telephone")).to_have_value("139")


def test_somebody_without_script_raises_a_matter(visit, district: District):
    page = visit(ROAD, PHONE, script=False)
    page.locator("#id_place").fill("东门外第二个路口")
    onward(page)
    page.locator("textarea").fill("路灯不亮")
    onward(page)
    onward(page)
    assert re.search(r"/mine/[0-9]+/", page.url)
    assert Matter.objects.count() == 1


def test_somebody_with_only_a_keyboard_raises_a_matter(visit, district: District):
    page = visit(ROAD, Look("en", 1280))
    tab_to(page, page.locator("#id_place"))
    page.keyboard.type("East gate")
    page.keyboard.press("Enter")
    tab_to(page, page.locator("textarea"))
    page.keyboard.type("The lamp is out.")
    tab_to(page, page.locator(".actions button").first)
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".actions button").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mine/**")
    assert Matter.objects.count() == 1


def test_the_steps_fit_at_four_times_their_size(visit, district: District):
    page = visit(ROAD, Look("en", 320))
    assert_fits(page)
    page.locator("#id_place").fill("East gate")
    onward(page)
    assert_fits(page)
    onward(page)
    assert_fits(page)
