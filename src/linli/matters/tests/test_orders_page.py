"""Search, orders and plain answers at the desk."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import Role
from linli.matters import api as acts
from linli.matters.data import Cause, OrderState, State
from linli.matters.models import SuperviseOrder
from linli.matters.tests.factories import at_state, coordinator, fresh, handler, raise_a
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District

STIFF = "经研究决定，相关部门将尽快妥善处理。"


@pytest.fixture
def ordered(district: District) -> SuperviseOrder:
    matter = at_state(district, State.HANDLING)
    lead = district.actor(Role.LEAD, district.district)
    now = timezone.now()
    return SuperviseOrder.objects.get(
        pk=acts.supervise(matter, cause=Cause.NOT_EXECUTED, reason="催", actor=lead, at=now)
    )


@pytest.mark.django_db
def test_an_order_is_answered_and_settled_from_its_page(
    client: Client, district: District, ordered: SuperviseOrder
) -> None:
    page = enter(client, handler(district)).get("/desk/orders/").content.decode()
    assert f"/desk/orders/{ordered.pk}/answer_order/" in page
    client.post(f"/desk/orders/{ordered.pk}/answer_order/", {"text": "已安排。"})
    lead = enter(Client(), district.actor(Role.LEAD, district.district))
    assert f"/desk/orders/{ordered.pk}/settle_order/" in lead.get("/desk/orders/").content.decode()
    lead.post(f"/desk/orders/{ordered.pk}/settle_order/", {"sure": "1"})
    ordered.refresh_from_db()
    assert ordered.state == OrderState.SETTLED


@pytest.mark.django_db
def test_an_order_that_is_settled_already_refuses_a_second_press(client: Client, district, ordered) -> None:
    lead = enter(client, district.actor(Role.LEAD, district.district))
    answer = lead.post(f"/desk/orders/{ordered.pk}/settle_order/", {})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.django_db
def test_a_unit_beside_sees_nothing_of_it(client: Client, district: District, ordered: SuperviseOrder) -> None:
    page = enter(client, district.actor(Role.LEAD, district.other_township)).get("/desk/orders/").content.decode()
    assert fresh(ordered.matter_id).number not in page


@pytest.mark.django_db
def test_orders_and_deadlines_take_few_statements(client, district, ordered, django_assert_max_num_queries) -> None:
    lead = enter(client, district.actor(Role.LEAD, district.district))
    lead.get("/desk/orders/")
    with django_assert_max_num_queries(10):
        assert lead.get("/desk/orders/").status_code == 200


@pytest.mark.django_db
def test_an_answer_in_office_language_gets_advice_and_is_sent_when_asked_again(client: Client, district) -> None:
    matter = fresh(at_state(district, State.CHECKED))
    enter(client, handler(district))
    path, given = f"/desk/matters/{matter.number}/reply/", {"findings": STIFF, "action": STIFF, "done_on": "2026-03-02"}
    advised = client.post(path, given)
    assert advised.status_code == 200 and advised.context["hints"]
    assert fresh(matter.pk).state == State.CHECKED
    assert client.post(path, {**given, "anyway": "1"}).status_code == 302
    assert fresh(matter.pk).state == State.REPLIED


@pytest.mark.django_db
def test_a_plain_answer_goes_at_once(client: Client, district: District) -> None:
    matter = fresh(at_state(district, State.CHECKED))
    enter(client, handler(district))
    given = {"findings": "坑深二十厘米。", "action": "市政养护队已填平并夯实。", "done_on": "2026-03-02"}
    assert client.post(f"/desk/matters/{matter.number}/reply/", given).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_search_shows_lines_without_words(client: Client, district: District) -> None:
    given = raise_a(district, words="幸福路有一个大坑", at=timezone.now())
    page = enter(client, coordinator(district)).post("/desk/search/", {"words": "大坑"}).content.decode()
    assert given.number in page and "幸福路有" not in page
    assert client.post("/desk/search/", {"words": "13900000000"}).status_code == 400
