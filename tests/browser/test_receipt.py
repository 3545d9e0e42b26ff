"""王小满 opens her receipt in real Chromium: the new one, the answered one, and what she may do."""

import pytest
from playwright.sync_api import expect

from linli.matters.data import Receipt
from linli.matters.tests.factories import STEPS, raise_a
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, assert_fits, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district(transactional_db: None) -> District:
    return make_district()


@pytest.fixture
def receipt(district: District) -> Receipt:
    return raise_a(district)


def answer(district: District, receipt: Receipt) -> None:
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, receipt.matter)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_receipt_is_usable_by_all(visit, district: District, receipt: Receipt, look: Look):
    page = visit(f"/m/{receipt.code}/?new", look)
    assert receipt.code not in page.url
    assert_accessible(page, "receipt-new")
    answer(district, receipt)
    page.reload()
    page.locator("summary").last.click()
    assert_accessible(page, "receipt-answered")
    follow(page, page.locator(".judge a").last)
    assert_accessible(page, "receipt-rate")


def test_somebody_without_script_says_it_is_not_solved(visit, district: District, receipt: Receipt):
    answer(district, receipt)
    page = visit(f"/m/{receipt.code}/", PHONE, script=False)
    follow(page, page.locator(".judge a").last)
    page.locator("form[enctype] button").click()
    expect(page.locator(".story")).to_contain_text("督办")


def test_the_receipt_fits_at_four_times_its_size(visit, district: District, receipt: Receipt):
    assert_fits(visit(f"/m/{receipt.code}/?new", Look("en", 320)))


def test_first_pages_that_take_no_words(visit, district: District):
    for path in ("/raise/", "/raise/person/"):
        assert_accessible(visit(path, Look("en", 360)), path.strip("/").replace("/", "-"))
