"""The knowledge base by its pages alone, and the articles that everybody may read."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.knowledge import api
from linli.knowledge.data import PieceState
from linli.knowledge.models import Piece
from linli.knowledge.tests.factories import REPLY, handler, lead, published, written
from linli.organisation.tests.factories import District

GIVEN = {"title": "路灯坏了多久修好", "body": "三个工作日内修好。", "expires_on": "2027-06-01"}


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


def test_a_handler_writes_and_the_lead_publishes(client: Client, district: District):
    answer = enter(client, handler(district)).post("/desk/knowledge/new/article/", GIVEN)
    path = answer["Location"]
    assert f"{path}publish/" not in client.get(path).content.decode()
    enter(client, lead(district)).post(f"{path}publish/")
    assert Piece.objects.get().state == PieceState.PUBLISHED


def test_revising_leads_to_the_new_draft(client: Client, district: District):
    id = published(district)
    answer = enter(client, handler(district)).post(f"/desk/knowledge/{id}/revise/", follow=True)
    assert "三个工作日内修好" in answer.content.decode()
    assert Piece.objects.filter(state=PieceState.DRAFT).count() == 1


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        ("article", GIVEN | {"expires_on": "2020-01-01"}, "expires_on"),
        ("article", GIVEN | {"body": ""}, "body"),
        ("reply", {"title": "坑", "findings": "{姓名}您好", "expires_on": "2027-06-01"}, "findings"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client: Client, district: District, kind: str, given: dict, field: str):
    answer = enter(client, handler(district)).post(f"/desk/knowledge/new/{kind}/", given)
    assert answer.status_code == 400
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Piece.objects.exists()


def test_a_draft_is_not_for_strangers_and_a_published_one_for_all_at_the_desk(client: Client, district: District):
    draft, open_one = written(district), published(district)
    enter(client, district.actor(Role.CLERK, district.village))
    codes = {path: client.get(f"/desk/knowledge/{path}/").status_code for path in (draft, open_one, f"{draft}/change")}
    assert list(codes.values()) == [403, 200, 403]
    assert Client().get("/desk/knowledge/").status_code == 403


@pytest.mark.parametrize("path", ["new/nothing/", "99/", "?kind=nothing", "?after=x"])
def test_addresses_that_lead_nowhere_are_refused_clearly(client: Client, district: District, path: str):
    assert enter(client, handler(district)).get(f"/desk/knowledge/{path}").status_code in (400, 404)


def test_the_list_costs_few_statements(client: Client, district: District, django_assert_max_num_queries):
    for _ in range(5):
        published(district)
    enter(client, handler(district)).get("/desk/knowledge/")
    with django_assert_max_num_queries(12):
        client.get("/desk/knowledge/")


def test_everybody_reads_what_is_public_and_nothing_else(district: District):
    public, internal = published(district, public=True), published(district)
    page = Client().get("/help/known/?q=路灯").content.decode()
    assert page.count("/help/known/9") == 1
    series = {id: api.piece(id).series for id in (public, internal)}
    assert Client().get(f"/help/known/{series[public]}/").status_code == 200
    assert Client().get(f"/help/known/{series[internal]}/").status_code == 404


def test_advice_comes_for_what_is_typed_and_is_kept_nowhere(client: Client, district: District):
    answer = enter(client, handler(district)).post("/desk/knowledge/plainness/", {"text": "经研究决定，将尽快处理。"})
    assert "尽快" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert Client().post("/desk/knowledge/plainness/", {"text": "x"}).status_code == 403


def test_confirming_gives_it_another_year(client: Client, district: District):
    id = published(district)
    answer = enter(client, lead(district)).post(f"/desk/knowledge/{id}/confirm/", {"expires_on": "2027-10-01"})
    assert answer.status_code == 302
    assert Piece.objects.get(pk=id).confirmed_at.date() == timezone.now().date()
    assert client.post(f"/desk/knowledge/{id}/confirm/", {"expires_on": "2020-10-01"}).status_code == 400


def test_a_template_is_no_page_for_residents(district: District):
    id = published(district, REPLY, public=True)
    assert Client().get(f"/help/known/{api.piece(id).series}/").status_code == 404
