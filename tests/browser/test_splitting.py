"""One message in several parts, in real Chromium: the clerk splits it, staff and resident see the parts."""

import pytest
from django.utils import timezone

from linli.matters import api as acts
from linli.matters.data import Part
from linli.matters.models import Matter
from linli.matters.tests.factories import coordinator, fresh, raise_a
from tests.browser.judge import LOOKS, assert_accessible, follow
from tests.browser.test_units import as_post, district  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_parts_of_a_message_stand_on_pages_usable_by_all(visit, as_post, district, look):  # noqa: F811
    now = timezone.now()
    receipt, clerk = raise_a(district, at=now), coordinator(district)
    number = receipt.number
    assert_accessible(as_post(clerk, f"/desk/matters/{number}/split/", look), "split")
    acts.split(receipt.matter, parts=[Part("m06010", "坑旁边堆着垃圾。")], actor=clerk, at=now)
    assert_accessible(as_post(clerk, f"/desk/matters/{number}/", look), "split-parts")
    page = visit(f"/m/{receipt.code}/", look)
    assert_accessible(page, "split-receipt")
    follow(page, page.locator("a[href*='/part/']").first)
    assert_accessible(page, "split-part")


def test_a_clerk_splits_a_message_without_script(as_post, district):  # noqa: F811
    receipt = raise_a(district, at=timezone.now())
    page = as_post(coordinator(district), f"/desk/matters/{receipt.number}/split/", script=False)
    page.select_option("select[name=category_1]", "m06010")
    page.fill("textarea[name=words_1]", "坑旁边堆着垃圾。")
    follow(page, page.locator("form.card button").first)
    assert fresh(receipt.matter).parts == 1
    assert Matter.objects.get(part_of=receipt.matter).category_key == "m06010"
