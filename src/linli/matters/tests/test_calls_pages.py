"""The pages of the telephone: one screen for a call, the list of who is to be rung, the form that asks three things."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, Role
from linli.matters.actions import calls
from linli.matters.data import DayTime, DraftState, RingState
from linli.matters.models import CallBack, Draft, Matter, Ring
from linli.matters.queries.calls import call_backs
from linli.matters.queries.meant import categories_meant
from linli.matters.tests.factories import PHONE, STEPS, raise_a
from linli.organisation.tests.factories import District

pytestmark = [pytest.mark.django_db]
CALL = {
    "channel": "telephone", "category": "m06013", "words": "路中间有一个大坑", "address": "晴川路口",
    "phone": PHONE, "agree": "on", "key": "k" * 24,
}  # fmt: skip
RING = {"phone": "13900000001", "language": "en", "day_time": "any"}


def enter(client: Client, actor: Actor, **session: Any) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user), **session)
    return client


@pytest.fixture
def desk(client: Client, district: District) -> Client:
    return enter(client, district.actor(Role.CLERK, district.district))


def test_a_half_taken_call_is_parked_and_gone_on_with(desk: Client) -> None:
    assert desk.post("/desk/take-down/", {"channel": "telephone", "words": "听不清", "do": "next"}).status_code == 302
    draft = Draft.objects.get()
    assert f"/desk/take-down/{draft.pk}/" in desk.get("/desk/take-down/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_screen_shows_again_what_was_typed_and_sends_it(desk: Client) -> None:
    desk.post("/desk/take-down/", {**CALL, "do": "park"})
    draft = Draft.objects.get()
    page = desk.get(f"/desk/take-down/{draft.pk}/").content.decode()
    assert all(text in page for text in (CALL["words"], CALL["address"], PHONE))
    sent = desk.post("/desk/take-down/", {**CALL, "draft": draft.pk, "do": "send"}).content.decode()
    assert Matter.objects.get().number in sent
    assert Draft.objects.get().state == DraftState.SENT


@pytest.mark.django_db(transaction=True)
def test_with_an_old_second_factor_the_contact_is_not_shown_and_is_asked_about(client: Client, district: District):
    clerk = enter(
        client, district.actor(Role.CLERK, district.district), stepped_up_at=timezone.now() - timedelta(hours=1)
    )
    clerk.post("/desk/take-down/", {**CALL, "do": "park"})
    draft = Draft.objects.get()
    page = clerk.get(f"/desk/take-down/{draft.pk}/").content.decode()
    assert PHONE not in page and 'name="along"' in page
    closed = {**CALL, "draft": draft.pk, "closed": "1"}
    assert clerk.post("/desk/take-down/", closed).status_code == 400
    assert clerk.post("/desk/take-down/", {**closed, "along": "yes"}).status_code == 200
    assert Matter.objects.get().receipts.get().reachable


def test_it_saves_itself_and_says_what_it_may_be_about(desk: Client) -> None:
    first = desk.post("/desk/take-down/save/", {"channel": "telephone", "words": "门口道路破损，有个坑"}).json()
    assert first["meant"][0]["key"] == "m06013"
    again = desk.post("/desk/take-down/save/", {"channel": "letter", "words": "改一下", "draft": first["draft"]}).json()
    assert again["draft"] == first["draft"] and Draft.objects.get().channel == "letter"


@pytest.mark.parametrize(
    "wrong", [{"channel": "pigeon"}, {"draft": "9" * 30}, {"draft": "7"}, {"grid": "x"}, {"words": "\ud7ff" * 5000}]
)
def test_what_cannot_be_saved_is_said_and_nothing_is_half_stored(desk: Client, wrong: dict[str, str]) -> None:
    answer = desk.post("/desk/take-down/save/", {**CALL, **wrong})
    assert answer.status_code in (400, 404) and not Draft.objects.exists()


def test_what_is_thrown_away_leaves_the_list(desk: Client) -> None:
    desk.post("/desk/take-down/", {**CALL, "do": "park"})
    desk.post(f"/desk/take-down/{Draft.objects.get().pk}/drop/")
    assert Draft.objects.get().state == DraftState.DROPPED


def test_a_stranger_gets_none_of_these_pages(client: Client, district: District) -> None:
    ring = calls.ask_ring(phone="13900000001", day_time=DayTime.ANY, actor=RESIDENT, at=timezone.now())
    for path in ("/desk/take-down/1/", "/desk/calls/", f"/desk/calls/{ring}/"):
        assert client.get(path).status_code == 403
    for path in ("/desk/take-down/save/", "/desk/take-down/1/drop/", f"/desk/calls/{ring}/take/"):
        assert client.post(path).status_code == 403


def test_the_public_form_asks_three_things_and_thanks(client: Client, district: District) -> None:
    page = client.get("/ring-me/").content.decode()
    assert all(f'name="{name}"' in page for name in RING) and 'name="name"' not in page
    assert client.post("/ring-me/", RING).headers["Location"] == "/ring-me/taken/"
    assert Ring.objects.get().state == RingState.WAITING


def test_nobody_can_have_another_s_telephone_rung_all_day(client: Client, district: District) -> None:
    answers = [client.post("/ring-me/", RING).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 400] and Ring.objects.count() == 3


def test_a_number_that_is_none_names_its_field(client: Client, district: District) -> None:
    page = client.post("/ring-me/", {**RING, "phone": "12"})
    assert page.status_code == 400 and 'id="id_phone_error"' in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_from_the_list_to_the_number_to_the_call(desk: Client) -> None:
    ring = calls.ask_ring(phone="13900000001", day_time=DayTime.ANY, actor=RESIDENT, at=timezone.now())
    assert "13900000001" not in desk.get("/desk/calls/").content.decode()
    assert desk.get(f"/desk/calls/{ring}/").status_code == 404
    page = desk.post(f"/desk/calls/{ring}/take/", follow=True).content.decode()
    assert "13900000001" in page
    screen = desk.post(f"/desk/calls/{ring}/reached/", follow=True).content.decode()
    assert "13900000001" in screen and "checked" not in screen.split('name="agree"')[1][:80]


@pytest.mark.django_db(transaction=True)
def test_the_number_asks_for_a_fresh_second_factor(client: Client, district: District) -> None:
    caller = enter(
        client, district.actor(Role.CALLER, district.district), stepped_up_at=timezone.now() - timedelta(hours=1)
    )
    ring = calls.ask_ring(phone="13900000001", day_time=DayTime.ANY, actor=RESIDENT, at=timezone.now())
    page = caller.post(f"/desk/calls/{ring}/take/", follow=True)
    assert "second-factor" in page.redirect_chain[-1][0] and "13900000001" not in page.content.decode()


def answered(district: District) -> Matter:
    given = raise_a(district, at=timezone.now())
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, given.matter)
    Matter.objects.filter(pk=given.matter).update(replied_at=timezone.now())
    return Matter.objects.get(pk=given.matter)


def test_call_backs_are_for_who_had_no_hand_and_end_with_an_answer_or_three_tries(district: District) -> None:
    matter, caller = answered(district), district.actor(Role.CALLER, district.village)
    assert call_backs(district.actor(Role.CLERK, district.village), at=timezone.now()) == ()  # she dispatched it
    for tries in range(3):
        assert [line.tries for line in call_backs(caller, at=timezone.now())] == [tries]
        CallBack.objects.create(matter=matter, unit_id=matter.lead_unit_id, at=timezone.now(), reached=False)
    assert call_backs(caller, at=timezone.now()) == ()


@pytest.mark.parametrize("count", [1, 6])
def test_the_call_list_costs_the_same_at_any_size(
    client: Client, district: District, count: int, django_assert_max_num_queries
):
    for _ in range(count):
        answered(district)
        calls.ask_ring(phone="13900000001", day_time=DayTime.ANY, actor=RESIDENT, at=timezone.now())
    enter(client, district.actor(Role.CALLER, district.village)).get("/desk/keys/")
    with django_assert_max_num_queries(11):
        assert client.get("/desk/calls/").status_code == 200


def test_words_lead_to_categories_in_both_languages(district: District) -> None:
    assert categories_meant("楼下有暴露垃圾没人管")[0].key == "m06010"
    assert categories_meant("There is rubbish everywhere")[0].key == "m06010"
    assert categories_meant("") == ()
