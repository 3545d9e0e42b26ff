"""What the privacy officer has before her, in every look."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import make_district
from linli.rights import api
from linli.rights.tests.factories import TEXTS
from tests.browser.judge import LOOKS, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER)


@pytest.fixture
def at_desk(visit, officer, client: Client):
    def open_page(path: str, look):
        sign_in(client, User.objects.get(pk=officer.user))
        return visit(path, look, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_officer_assesses_a_feature(at_desk, officer, look):
    now = timezone.now()
    api.assess("search", **TEXTS, review_on=timezone.localdate() + timedelta(days=90), actor=officer, at=now)
    page = at_desk("/rights/desk/assessments/", look)
    assert_accessible(page, "assessments")
    follow(page, page.locator("a[href$='?feature=photos']"))
    assert_accessible(page, "assess")
    for name, text in TEXTS.items():
        page.locator(f"[name={name}]").fill(text)
    follow(page, page.locator("form.card button"))
    assert page.locator(".badge.good").count() == 2
    page.locator("main details summary").first.click()
    assert_accessible(page, "assessments-after")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_officer_plants_a_canary(at_desk, district, look):
    number = raise_a(district, at=timezone.now()).number
    page = at_desk("/rights/desk/canaries/", look)
    page.locator("[name=number]").fill(number)
    follow(page, page.locator("section.card button"))
    assert number in page.locator("main").inner_text()
    assert_accessible(page, "canaries")
