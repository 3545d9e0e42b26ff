"""The pages of residents in Arabic, in real Chromium: from the first page to the receipt on a phone of 390 px."""

import pytest

from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import make_district
from linli.web import languages
from tests.browser.judge import Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", [Look("ar", 390), Look("ar", 1280, dark=True)], ids=str)
def test_a_matter_is_raised_from_right_to_left(visit, settings, look: Look):
    settings.LANGUAGES = languages.chosen(["ar"])
    make_catalogue()
    make_district()
    page = visit("/", look)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert_accessible(page, "rtl-home")
    follow(page, page.locator(".hero a.button").first)
    assert_accessible(page, "rtl-about")
    follow(page, page.locator(".choices a").first)
    follow(page, page.locator(".cards a").first)
    assert_accessible(page, "rtl-what")
    follow(page, page.locator(".picks a").first)
    page.locator("#id_place").fill("A1网格")
    assert_accessible(page, "rtl-where")
    follow(page, page.locator("form[enctype] .actions button").first)
    page.locator("#id_words").fill("المصباح مكسور في شارع 3 منذ يومين.")
    assert_accessible(page, "rtl-words")
    follow(page, page.locator("form[enctype] .actions button").first)
    assert_accessible(page, "rtl-send")
    follow(page, page.locator("form[enctype] .actions button").first)
    assert page.locator("html").get_attribute("lang") == "ar"
    assert "المصباح مكسور" in page.content(), "text in any script is kept whole"
    assert_accessible(page, "rtl-receipt")
