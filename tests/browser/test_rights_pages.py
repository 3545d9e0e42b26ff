"""What the privacy officer has before her, in every look."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.ledger.api import append, latest_about
from linli.ledger.data import Entry, Subject
from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import make_district
from linli.rights import api
from linli.rights.tests.factories import TEXTS
from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER)


@pytest.fixture
def at_desk(visit, officer, client: Client):
    def open_page(path: str, look, who=officer):
        sign_in(client, User.objects.get(pk=who.user))
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


TWO = (PHONE, Look("en", 1280, dark=True))
"""One narrow and Chinese, one wide, English and dark: these pages are lists and forms like those above."""


def looked_at(matter, actor):
    """A look as the vault writes it down; its number in the resident's list."""
    entry = Entry("privacy.look", Subject("matter", matter), {"purpose": "handling", "fields": "words"})
    with transaction.atomic():
        append(entry, actor=actor, at=timezone.now())
    return latest_about(Subject("matter", matter))[0].number


@pytest.mark.parametrize("look", TWO, ids=str)
def test_a_breach_is_published_when_its_three_parts_are_there(at_desk, look):
    page = at_desk("/rights/desk/breaches/", look)
    follow(page, page.locator("main form button"))
    page.locator("[name=what]").fill("甲类数据可能外泄。")
    follow(page, page.locator("[name=send]"))
    assert page.locator(".errorlist").count() == 2
    assert_accessible(page, "breach-wrong")
    page.locator("[name=measures]").fill("已停用该功能，请留意陌生来电。")
    page.locator("[name=contact]").fill("区综治中心 000-0000000")
    follow(page, page.locator("[name=send]"))
    assert_accessible(page, "breaches")
    follow(page, page.locator("td a"))
    assert "甲类数据" in page.locator("article").inner_text()
    assert_accessible(page, "breach-public")


@pytest.mark.parametrize("look", TWO, ids=str)
def test_a_deletion_is_demanded_refused_an_article_and_done(visit, at_desk, district, look):
    receipt = raise_a(district, at=timezone.now())
    mine = visit(f"/m/{receipt.code}/", look)
    follow(mine, mine.locator("main a[href$='/rights/looks/']").last)
    mine.locator("[name=right]").select_option("correct")
    follow(mine, mine.locator("form[action$='/demand/'] button"))
    assert mine.locator(".errorlist").count() == 1
    assert_accessible(mine, "demand-wrong")
    mine.locator("[name=right]").select_option("delete")
    follow(mine, mine.locator("form[action$='/demand/'] button"))
    page = at_desk("/rights/desk/requests/", look)
    assert_accessible(page, "requests")
    for act in ("accept", "begin", "finish"):
        follow(page, page.locator(f"main a[href$='/{act}/']"))
        if act == "finish":
            page.locator("[name=reply]").fill("已按您的要求删除。")
            page.locator("[name=article]").fill("nothing/1")
            page.locator("[name=kept_until]").fill("2030-01-01")
            follow(page, page.locator("form.card button").first)
            assert_accessible(page, "finish-wrong")
            page.locator("[name=article]").fill("")
            page.locator("[name=kept_until]").fill("")
        follow(page, page.locator("form.card button").first)
    mine.goto(mine.url.replace("demand/", "looks/"))
    assert "已按您的要求删除。" in mine.locator("main").inner_text()
    assert_accessible(mine, "demand-answered")


@pytest.mark.parametrize("look", TWO, ids=str)
def test_a_look_is_questioned_and_another_unit_answers(visit, at_desk, district, look):
    receipt = raise_a(district, at=timezone.now())
    looked_at(receipt.matter, district.actor(Role.CLERK, district.village))
    mine = visit(f"/m/{receipt.code}/", look)
    follow(mine, mine.locator("main a[href$='/rights/looks/']").last)
    mine.locator("article summary").first.click()
    assert_accessible(mine, "looks-ask")
    follow(mine, mine.locator("article form button"))
    page = at_desk("/rights/desk/reviews/", look)
    assert_accessible(page, "reviews")
    follow(page, page.locator("article h2 a"))
    page.locator("[name=text]").fill("当天由她承办，需要核对地点。")
    assert_accessible(page, "review")
    follow(page, page.locator("form.card button"))
    mine.reload()
    assert "需要核对地点" in mine.locator("main").inner_text()


@pytest.mark.parametrize("look", TWO, ids=str)
def test_a_look_is_put_off_by_a_second_person_alone(at_desk, district, look):
    receipt = raise_a(district, at=timezone.now())
    number = looked_at(receipt.matter, district.actor(Role.CLERK, district.village))
    second, until = district.actor(Role.INSPECTOR), timezone.localdate() + timedelta(days=30)
    page = at_desk("/rights/desk/delays/", look)
    given = {"matter": receipt.number, "number": str(number), "article": "nothing/1", "until": str(until)}
    for name, text in given.items():
        page.locator(f"[name={name}]").fill(text)
    follow(page, page.locator("form.card button"))
    assert_accessible(page, "delay-wrong")
    page.locator("[name=article]").fill("pipl-2021/18")
    follow(page, page.locator("form.card button"))
    assert page.locator("a[href$='/approve/']").count() == 0
    page = at_desk("/rights/desk/delays/", look, who=second)
    assert_accessible(page, "delays")
    follow(page, page.locator("a[href$='/approve/']"))
    assert_accessible(page, "delay-decide")
    follow(page, page.locator("form.card button"))
    assert page.locator("a[href$='/approve/']").count() == 0
