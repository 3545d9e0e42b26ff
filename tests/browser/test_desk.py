"""The desk in real Chromium: what a clerk, a handler and a lead see, in every look."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.tests.factories import dispatched, fresh, make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from tests.browser.judge import LOOKS, Look, assert_accessible, follow, tab_to

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district():
    make_catalogue()
    return make_district()


@pytest.fixture
def at_desk(visit, district, client: Client):
    """`at_desk(path, look)` opens a page as the clerk of village a, or as whoever holds `role` in `unit`."""

    def open_page(path: str, look: Look = WIDE, *, role: Role = Role.CLERK, unit=None, script: bool = True):
        actor = district.actor(role, unit or district.village)
        sign_in(client, User.objects.get(pk=actor.user))
        return visit(path, look, script=script, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def matters(district, count: int = 3):
    return [fresh(raise_a(district, at=timezone.now()).matter) for _ in range(count)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_clerk_s_pages_are_usable_by_all(at_desk, district, look):
    number = matters(district)[0].number
    pages = {
        "today": "/desk/", "queue": "/desk/queue/", "map": "/desk/queue/map/", "keys": "/desk/keys/",
        "matter": f"/desk/matters/{number}/", "take-down": "/desk/take-down/",
        "dispatch": f"/desk/matters/{number}/dispatch/", "refuse": f"/desk/matters/{number}/refuse/",
        "on-the-spot": f"/desk/matters/{number}/answer_on_the_spot/",
    }  # fmt: skip
    for name, path in pages.items():
        assert_accessible(at_desk(path, look), f"desk-{name}")


def test_a_clerk_dispatches_without_script_and_reads_what_happened(at_desk, district):
    matter = matters(district, 1)[0]
    page = at_desk(f"/desk/matters/{matter.number}/dispatch/", script=False)
    page.locator("select[name=unit]").select_option(str(district.department))
    follow(page, page.locator("form.card button").first)
    assert page.locator(".notice.success, .notice[role=status]").count() == 1
    assert_page_says(page, matter.number)


def assert_page_says(page, number: str) -> None:
    assert number in page.locator("main").inner_text()


def test_fast_hands_walk_the_queue_by_keys_alone(at_desk, district):
    matters(district)
    page = at_desk("/desk/queue/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("tr.here input").is_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/matters/**")


def test_somebody_with_only_a_keyboard_reaches_the_first_matter(at_desk, district):
    matters(district, 1)
    page = at_desk("/desk/queue/")
    tab_to(page, page.locator("tr[data-row] th a").first)


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_a_refused_form_says_where(at_desk, district, look):
    matter = matters(district, 1)[0]
    dispatched(district, matter.pk, at=timezone.now())
    page = at_desk(f"/desk/matters/{matter.number}/object/", look, role=Role.HANDLER, unit=district.department)
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "desk-object-after")
    assert page.locator("[data-focus] a").count() >= 2
