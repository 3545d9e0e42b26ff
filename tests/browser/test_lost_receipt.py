"""王小满 has lost her receipt: she says so on a phone, and somebody without script does too."""

import pytest

from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import make_district
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def installation(settings):
    settings.EMAIL_HOST, settings.SMS_URL = "mail.example", "console"


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_lost_receipt_is_reported_by_all(visit, look: Look):
    number = raise_a(make_district()).number
    page = visit("/receipt/", look)
    follow(page, page.locator("main a[href$='/receipt/lost/']"))
    assert_accessible(page, "lost")
    page.locator("[name=number]").fill("7KQ4")
    follow(page, page.locator("form.card button"))
    assert_accessible(page, "lost-refused")
    page.locator("[name=number]").fill(number)
    page.locator("[name=contact]").fill("139 0000 0000")
    follow(page, page.locator("form.card button"))
    assert page.url.endswith("/receipt/lost/sent/")
    assert_accessible(page, "lost-sent")


def test_it_works_without_script(visit):
    page = visit("/receipt/lost/", PHONE, script=False)
    page.locator("[name=number]").fill("26-7KQ4-M2XD")
    page.locator("[name=contact]").fill("xiaoman@example.org")
    follow(page, page.locator("form.card button"))
    assert page.url.endswith("/receipt/lost/sent/")
