"""Inspection in real Chromium: a mandate, a draw, a finding, and what residents said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.data import Drawn
from linli.matters.tests.factories import make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from linli.oversight.api import draw_sample
from linli.oversight.tests.factories import mandated
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def as_actor(visit, client: Client):
    def enter(path: str, look: Look, actor):
        sign_in(client, User.objects.get(pk=actor.user))
        return visit(path, look, cookies={"sessionid": client.cookies["sessionid"].value})

    return enter


@pytest.mark.parametrize("look", LOOKS[::2], ids=str)
def test_an_inspector_draws_opens_and_finds(as_actor, look):
    make_catalogue()
    district, now = make_district(), timezone.now()
    for _ in range(4):
        raise_a(district, at=now)
    inspector, today = mandated(district, district.township, at=now), timezone.localdate(now)
    first = today - timedelta(days=7)
    sample = draw_sample(district.village, Drawn.ALL, first=first, last=today, size=2, actor=inspector, at=now)
    assert_accessible(as_actor("/oversight/", look, inspector), "oversight-home")
    page = as_actor(f"/oversight/samples/{sample}/", look, inspector)
    assert_accessible(page, "oversight-sample")
    follow(page, page.locator("ol a.code").first)
    page.locator("textarea").fill("答复未写明日期")
    assert_accessible(page, "oversight-drawn")
    follow(page, page.locator("form.card button").first)
    page = as_actor("/oversight/", look, district.actor(Role.LEAD, district.district))
    assert_accessible(page, "oversight-lead")
    follow(page, page.locator("th a").first)
    assert_accessible(page, "oversight-finding")
    assert_accessible(as_actor("/oversight/pressure/", look, inspector), "oversight-pressure")
