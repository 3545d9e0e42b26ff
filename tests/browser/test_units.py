"""Several units on one matter in real Chromium: who helps, what is asked of us."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters import api as acts
from linli.matters.data import AssistTask, State
from linli.matters.tests.factories import at_state, fresh, handler, make_catalogue
from linli.organisation.tests.factories import make_district
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district():
    make_catalogue()
    return make_district()


@pytest.fixture
def as_post(visit, client: Client):
    """`as_post(actor, path, look)` opens a page as the holder of that post."""

    def open_page(actor, path: str, look: Look = WIDE, *, script: bool = True):
        sign_in(client, User.objects.get(pk=actor.user))
        return visit(path, look, script=script, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def helped(district):
    """A matter that water leads and roads helps with."""
    now = timezone.now()
    matter = at_state(district, State.HANDLING, at=now)
    roads = district.departments["roads"]
    acts.ask_assist(matter, unit=roads, task=AssistTask.VISIT, note="请一同到场。", actor=handler(district), at=now)
    return fresh(matter)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_units_help_each_other_on_pages_usable_by_all(as_post, district, look):
    matter = helped(district)
    lead, helper = handler(district), district.actor(Role.HANDLER, district.departments["roads"])
    pages = {
        "helpers": (lead, f"/desk/matters/{matter.number}/"),
        "ask-assist": (lead, f"/desk/matters/{matter.number}/ask_assist/"),
        "report-despite": (lead, f"/desk/matters/{matter.number}/report_handled/"),
        "asked": (helper, "/desk/asked/"),
    }
    for name, (actor, path) in pages.items():
        assert_accessible(as_post(actor, path, look), f"units-{name}")


def test_a_helper_reports_its_part_without_script(as_post, district):
    matter = helped(district)
    helper = district.actor(Role.HANDLER, district.departments["roads"])
    page = as_post(helper, "/desk/asked/", script=False)
    follow(page, page.locator("a[href$='/report_assist/']"))
    page.locator("textarea[name=said]").fill("已到场查看，属市政道路。")
    follow(page, page.locator("form.card button").first)
    assert page.url.endswith("/desk/asked/")
    assert fresh(matter.pk).assisting == []
