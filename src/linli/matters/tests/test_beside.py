"""Beside the form of an answer: templates to begin from, what is known of the subject, and what was reported."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import Role
from linli.kernel.words import Name
from linli.knowledge import api as knowledge
from linli.knowledge.data import PieceId, PieceKind, PieceText
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters.data import State
from linli.matters.models import Matter
from linli.matters.tests.factories import DONE, at_state, fresh, handler
from linli.organisation.tests.factories import District

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = {"findings": "您反映的{地点}路面有坑，编号{事项编号}。", "action": "{单位}已填平。"}


@pytest.fixture
def template(district: District) -> PieceId:
    return published(district, PieceText(PieceKind.REPLY, Name("坑洞已填平"), PARTS))


def published(district: District, text: PieceText) -> PieceId:
    now, lead = timezone.now(), district.actor(Role.LEAD, district.department)
    text = replace(text, expires_on=timezone.localdate().replace(day=1, month=12, year=now.year + 1))
    id = knowledge.write_piece(text, unit=district.department, actor=lead, at=now)
    knowledge.publish_piece(id, actor=lead, at=now)
    return id


def reply_page(district: District) -> str:
    return f"/desk/matters/{fresh(at_state(district, State.CHECKED)).number}/reply/"


def test_a_template_fills_its_gaps_with_things_of_the_matter(sign_in_as, district: District, template: PieceId):
    path = reply_page(district)
    client = sign_in_as(handler(district))
    assert "坑洞已填平" in client.get(path).content.decode()
    html = client.get(f"{path}?from={template}").content.decode()
    assert "您反映的A1网格路面有坑" in html
    assert "{" not in html.split("<textarea")[1].split("</textarea>")[0]


def test_what_was_reported_begins_the_answer_and_is_a_look(sign_in_as, district: District):
    path = reply_page(district)
    client: Client = sign_in_as(handler(district))
    html = client.get(f"{path}?from=reported").content.decode()
    assert DONE.findings in html and DONE.action in html
    number = path.split("/")[3]
    entries = entries_about(Subject("matter", Matter.objects.get(number=number).pk))
    assert "privacy.look" in {entry.act for entry in entries}


@pytest.mark.parametrize("chosen", ["99", "x", "9" * 30, "reported'"])
def test_a_choice_that_leads_nowhere_breaks_nothing(sign_in_as, district: District, chosen: str):
    client: Client = sign_in_as(handler(district))
    assert client.get(f"{reply_page(district)}?from={chosen}").status_code in (200, 404)


def test_the_page_costs_few_statements(
    sign_in_as, district: District, template: PieceId, django_assert_max_num_queries
):
    path = reply_page(district)
    client: Client = sign_in_as(handler(district))
    client.get(path)
    with django_assert_max_num_queries(15):
        client.get(path)


def test_what_is_known_of_the_category_stands_beside(sign_in_as, district: District):
    published(
        district, PieceText(PieceKind.ARTICLE, Name("坑洞由谁修"), {"body": "主干道归市政。"}, frozenset({"m06013"}))
    )
    published(district, PieceText(PieceKind.ARTICLE, Name("垃圾何时清"), {"body": "每日两次。"}, frozenset({"m06010"})))
    html = sign_in_as(handler(district)).get(reply_page(district)).content.decode()
    assert "坑洞由谁修" in html
    assert "垃圾何时清" not in html
