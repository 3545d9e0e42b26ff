"""The pages of duty: planned, published, refused with the article, and seen by whoever has to do with it."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions.deployment import lines, sheets
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobDescription
from linli.auxiliaries.tests.facts import facts  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_sheets import AT, bureau, captain, hr, published, sheet, zhou  # noqa: F401 - fixtures
from linli.kernel.actor import Actor, Role

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def as_(actor: Actor) -> Client:
    client = Client()
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"auxiliaries:{name}", args=args)


def test_the_captain_plans_assigns_and_publishes(captain, zhou) -> None:
    client = as_(captain)
    given = {"day": "2035-03-03", "begins": "22:00", "ends": "06:00", "commander": captain.post}
    client.post(page("plan-sheet"), given)
    row = DutySheet.objects.get()
    assert (row.ends_at - row.starts_at).total_seconds() == 8 * 3600
    client.post(page("sheet-act", row.pk, "assign"), {"officer": zhou.id, "duty": "9.2.patrol", "words": ""})
    assert client.post(page("sheet-act", row.pk, "publish"), {}).status_code == 302
    row.refresh_from_db()
    assert row.state == "published"
    assert "协助治安巡逻" in client.get(page("sheet", row.pk)).text


def test_what_article_10_forbids_comes_back_with_the_article(captain, sheet, zhou) -> None:
    answer = as_(captain).post(page("sheet-act", sheet, "assign"), {"officer": zhou.id, "words": "给证人做笔录"})
    assert answer.status_code == 400
    assert "第10条" in answer.text
    assert not DutyLine.objects.exists()


def test_the_catalogue_shows_what_is_left_out_with_its_reason(captain) -> None:
    said = as_(captain).get(page("duty-catalogue")).text
    assert "邻里不监看人们的言论。" in said
    assert "<s>网络信息巡查</s>" in said


def test_excluded_duties_are_grey_in_the_form(captain, sheet) -> None:
    said = as_(captain).get(page("sheet-act", sheet, "assign")).text
    assert '<option value="9.3.questioning" disabled>' in said


def test_the_sheet_says_what_is_missing_with_its_article(captain, sheet, zhou, facts) -> None:
    facts.permitted.clear()
    lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=captain, at=AT)
    DutySheet.objects.update(ends_at="2035-03-03T10:00Z")
    assert "第22条" in as_(captain).get(page("sheet", sheet)).text


def test_the_officer_sees_the_own_duties_and_can_ask_to_be_replaced(bureau, captain, sheet, zhou) -> None:
    line = published(sheet, zhou, captain)
    DutySheet.objects.update(day="2035-03-03", ends_at="2035-03-03T10:00Z", starts_at="2035-03-03T02:00Z")
    client = as_(bureau.actor(Role.AUXILIARY))
    assert "协助治安巡逻" in client.get(page("own-duties")).text
    client.post(page("ask-recusal", line))
    assert DutyLine.objects.get().state == "recusal_asked"
    assert as_(captain).post(page("line-act", line, "grant"), {}).status_code == 302


def test_lines_are_approved_forbidden_and_taken_off_by_their_pages(captain, hr, sheet, zhou) -> None:
    ids = [lines.assign(sheet, zhou.id, words=words, actor=captain, at=AT) for words in ("护学", "陪同", "整理")]
    client = as_(hr)
    for id, act, given in zip(
        ids, ("approve", "forbid", "take_off"), ({}, {"article": "wuhan-order-270/10(3)"}, {}), strict=True
    ):
        assert client.get(page("line-act", id, act)).status_code == 200
        assert client.post(page("line-act", id, act), given).status_code == 302
    assert [row.state for row in DutyLine.objects.order_by("pk")] == ["assigned", "removed", "removed"]


def test_a_post_is_described_and_filled_by_its_pages(bureau, hr, zhou) -> None:
    client = as_(hr)
    given = {
        "title": "巡逻岗",
        "category": "regulatory",
        "responsibilities": "协助巡逻",
        "tasks": ["9.2.patrol"],
        "standards": "着装",
    }
    assert client.post(page("describe-job"), given).status_code == 302
    job = JobDescription.objects.get().pk
    for act, more in (("enact", {}), ("place", {"officer": zhou.id, "since": "2026-03-02"}), ("end", {})):
        assert client.get(page("job-act", job, act)).status_code == 200
        assert client.post(page("job-act", job, act), more).status_code == 302
    assert "巡逻岗" not in client.get(page("jobs")).text


@pytest.mark.parametrize("role", [Role.FINANCE, Role.PROVIDER, Role.CLERK])
def test_strangers_get_nothing(bureau, sheet, role) -> None:
    client = as_(bureau.actor(role))
    for address in (page("sheets"), page("sheet", sheet), page("sheet-act", sheet, "publish"), page("jobs")):
        assert client.get(address).status_code == 403


def test_another_units_captain_sees_nothing_of_it(bureau, sheet) -> None:
    other = bureau.actor(Role.COMMANDER, bureau.district.township)
    client = as_(other)
    assert client.get(page("sheet", sheet)).status_code == 404
    assert client.get(page("sheet-act", sheet, "publish")).status_code == 403


@pytest.mark.parametrize("many", [2, 9])
def test_the_list_is_drawn_with_few_statements(captain, bureau, many, django_assert_max_num_queries) -> None:
    for _ in range(many):
        sheets.plan_sheet(
            bureau.organ, starts_at=AT, ends_at=AT.replace(hour=8), commander=captain.post, actor=captain, at=AT
        )
    client = as_(captain)
    with django_assert_max_num_queries(20):
        assert client.get(page("sheets")).status_code == 200
