"""The organisation's screens, the grid's card and the register of law, in real Chromium."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import LOOKS, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district() -> District:
    return make_district()


@pytest.fixture
def cookies(client: Client, district: District) -> dict[str, str]:
    """Operator Ouyang is signed in; a clerk and a grid worker hold posts."""
    district.actor(Role.CLERK, district.township)
    district.actor(Role.GRID_WORKER)
    sign_in(client, get_user_model().objects.get(pk=district.actor(Role.OPERATOR, district.township).user))
    return {"sessionid": client.cookies["sessionid"].value}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_what_everybody_may_read(visit, district, look):
    for name, path in {
        "law": "/law/", "act": "/law/petition-regulation-2022/", "order-270": "/law/wuhan-order-270/",
        "card": f"/grids/{district.grid('A1').code}/",
    }.items():  # fmt: skip
        assert_accessible(visit(path, look), f"organisation-{name}")


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_what_staff_see(visit, district, cookies, look):
    unit = f"/organisation/units/{district.township}/"
    for name, path in {
        "units": "/organisation/", "unit": unit, "appoint": f"{unit}appoint/", "hours": f"{unit}hours/",
        "new": f"{unit}new/", "mine": "/organisation/posts/", "grids": "/organisation/grids/",
        "layer": "/organisation/grids/layer/", "year": "/organisation/calendar/2027/",
        "settings": "/organisation/settings/",
    }.items():  # fmt: skip
        assert_accessible(visit(path, look, cookies=cookies), f"organisation-{name}")


def test_a_mistake_in_an_appointment_is_said_clearly(visit, district, cookies):
    page = visit(f"/organisation/units/{district.township}/appoint/", cookies=cookies)
    follow(page, page.locator("form.card button").last)
    assert_accessible(page, "organisation-appoint-after")
    assert page.locator(".errorlist").count() > 0


def test_a_post_ends_without_script(visit, district, cookies):
    clerk = district.actor(Role.CLERK, district.township)
    page = visit(f"/organisation/posts/{clerk.post}/end/", cookies=cookies, script=False)
    page.locator("form.card button.danger").click()
    page.wait_for_url("**/organisation/units/**")
    assert page.locator(".notice, .messages").count() > 0
