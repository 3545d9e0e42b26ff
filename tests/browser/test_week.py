"""The weekly sheet in real Chromium: read, decided on, shown in a room."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.ids import new_id
from linli.matters.api import count_events
from linli.matters.tests.factories import NOON, make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from linli.reports.actions.week import decide
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def as_lead(visit, client: Client):
    make_catalogue()
    district = make_district()
    now = timezone.now()
    raise_a(district, at=NOON)
    for n in range(6):
        raise_a(district, at=now - timedelta(hours=n))
    lead = district.actor(Role.LEAD, district.township)
    count_events(new_id(), at=now)
    who = {"who": district.village, "is_post": False}
    last_week = now - timedelta(days=7)
    decide(district.township, what="检修A1网格路灯线路", by=last_week.date(), actor=lead, at=last_week, **who)
    decide(district.township, what="清理B2网格堆物", by=now.date(), actor=lead, at=now, **who)
    sign_in(client, User.objects.get(pk=lead.user))
    cookies = {"sessionid": client.cookies["sessionid"].value}
    return lambda path, look: visit(path, look, cookies=cookies)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_sheet_and_the_room_are_read_by_all(as_lead, look):
    assert_accessible(as_lead("/reports/week/", look), "reports-week")
    assert_accessible(as_lead("/reports/week/projector/", look), "reports-projector")


def test_a_meeting_settles_what_was_decided_and_seeks_a_cause(as_lead):
    page = as_lead("/reports/week/", WIDE)
    follow(page, page.get_by_role("link", name="未完成").first)
    page.locator("input[name=reason]").fill("配件未到")
    assert_accessible(page, "reports-not-done")
    follow(page, page.locator("form.card button").first)
    assert "配件未到" in page.content()
    follow(page, page.get_by_role("link", name="查找根源"))
    page.locator("textarea").fill("路基下沉")
    assert_accessible(page, "reports-cause")
    follow(page, page.locator("form.card button").first)
    assert page.locator(".message, .notice").first.is_visible()
