"""On paper, in real Chromium: the work sheet, the printed matter, and the page of one call-back."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.models import Matter
from linli.matters.tests.factories import STEPS, make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_papers_of_a_matter_are_usable_by_all(visit, client: Client, look: Look):
    make_catalogue()
    district = make_district()
    given = raise_a(district, at=timezone.now())
    sign_in(client, User.objects.get(pk=district.actor(Role.CLERK, district.village).user))
    cookies = {"sessionid": client.cookies["sessionid"].value}
    page = visit(f"/desk/matters/{given.number}/work-sheet/", look, cookies=cookies)
    assert_accessible(page, "work-sheet")
    page.locator("textarea").fill("填平路口的坑，清走碎石")
    follow(page, page.locator("form[novalidate] button"))
    assert_accessible(page, "work-sheet-printed")
    page = visit(f"/desk/matters/{given.number}/", look, cookies=cookies)
    follow(page, page.locator("form[action$='/print/'] button"))
    assert_accessible(page, "printed")
    page.emulate_media(media="print")
    assert page.locator(".print-only").first.is_visible()
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, given.matter)
    Matter.objects.update(replied_at=timezone.now())
    sign_in(client, User.objects.get(pk=district.actor(Role.CALLER, district.village).user))
    page = visit(
        f"/desk/matters/{given.number}/contact/", look, cookies={"sessionid": client.cookies["sessionid"].value}
    )
    assert_accessible(page, "call-back")
