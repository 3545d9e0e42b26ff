"""Figures, orders and search in real Chromium: what a lead reads, and what everybody may."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.ids import new_id
from linli.matters.api import count_events
from linli.matters.data import State
from linli.matters.tests.factories import NOON, at_state, fresh, make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from linli.reports.actions.publishing import publish
from linli.reports.data import Quarter
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district():
    make_catalogue()
    made = make_district()
    for _ in range(12):
        raise_a(made)
    at_state(made, State.REPLIED)
    raise_a(made, "m06010", at=timezone.now(), words="幸福路有一个大坑")
    count_events(new_id(), at=NOON)
    publish(Quarter(2026, 1), at=NOON)
    return made


@pytest.fixture
def as_role(visit, district, client: Client):
    def open_page(path: str, look: Look, role: Role, unit: int):
        sign_in(client, User.objects.get(pk=district.actor(role, unit).user))
        return visit(path, look, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_lead_reads_figures_and_deadlines(as_role, district, look):
    for name, path in {"figures": "/reports/", "orders": "/desk/orders/", "search": "/desk/search/"}.items():
        assert_accessible(as_role(path, look, Role.LEAD, district.district), f"reports-{name}")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everybody_reads_what_is_published(visit, district, look):
    assert_accessible(visit("/reports/public/", look), "reports-public")


def test_a_clerk_searches_and_sees_lines_without_words(as_role, district):
    page = as_role("/desk/search/", WIDE, Role.CLERK, district.village)
    page.locator("input[name=words]").fill("大坑")
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "reports-search-after")
    assert "幸福路有" not in page.content()


def test_a_handler_gets_advice_before_sending(as_role, district):
    matter = fresh(at_state(district, State.CHECKED))
    page = as_role(f"/desk/matters/{matter.number}/reply/", WIDE, Role.HANDLER, district.department)
    page.locator("textarea[name=findings]").fill("经研究决定，相关部门将尽快妥善处理。")
    page.locator("textarea[name=action]").fill("将尽快处理。")
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "reports-plainer")
    assert page.locator("button[name=anyway]").count() == 1
