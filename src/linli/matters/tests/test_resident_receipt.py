"""What 王小满 sees and does with her receipt, and what nobody else can do without it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Role
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters import api
from linli.matters.data import Receipt, State
from linli.matters.models import Matter
from linli.matters.queries.looks import looks_page
from linli.matters.tests.factories import STEPS, dispatched, fresh, raise_a
from linli.organisation.tests.factories import NOON, District

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def an_hour_past_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(hours=1))


@pytest.fixture
def phone(client: Client) -> Client:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def answered(district: District, receipt: Receipt) -> None:
    """Through all the real acts, to the answer."""
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, receipt.matter)


@pytest.fixture
def receipt(district: District) -> Receipt:
    return raise_a(district, at=timezone.now())


def opened(phone: Client, receipt: Receipt, *, new: bool = False) -> str:
    """The address of her page, once the code has opened it."""
    return phone.get(f"/m/{receipt.code}/" + ("?new" if new else ""))["Location"]


def test_the_code_opens_the_page_and_stands_in_no_address(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    answer = phone.get(page)
    assert receipt.code not in page
    assert receipt.number in answer.content.decode()
    assert answer["Cache-Control"].count("no-store") == 1
    assert answer["X-Robots-Tag"].startswith("noindex")


def test_a_code_that_is_typed_is_in_no_address_at_all(phone: Client, receipt: Receipt):
    typed = phone.post("/receipt/", {"code": receipt.code.lower()})
    assert (typed.status_code, typed["Location"]) == (307, "/m/")  # a browser sends the same form there
    sent = phone.post(typed["Location"], {"code": receipt.code.lower()})
    assert receipt.code not in sent["Location"]
    assert receipt.number in phone.get(sent["Location"]).content.decode()
    assert phone.post("/m/", {"code": "nothing"}).status_code == phone.post("/m/").status_code == 404
    assert phone.get("/m/").status_code == 405


def test_the_code_is_shown_once_with_its_square(phone: Client, receipt: Receipt):
    page = opened(phone, receipt, new=True)
    assert receipt.code in phone.get(page).content.decode()
    assert phone.get(f"{page}code.svg")["Content-Type"] == "image/svg+xml"
    assert receipt.code not in Client().get(page, follow=True).content.decode()


def test_later_the_code_is_not_shown_again(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    assert receipt.code not in phone.get(page).content.decode()
    assert phone.get(f"{page}code.svg").status_code == 404


def test_a_stranger_who_knows_the_address_is_asked_for_the_code(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    for path in (page, f"{page}photo/1/", f"{page}withdraw/"):
        assert Client().get(path)["Location"] == "/receipt/"


def test_one_receipt_does_not_open_another(phone: Client, receipt: Receipt, district: District):
    hers, his = opened(phone, receipt), opened(Client(), raise_a(district))
    phone.cookies["receipt"]["path"] = "/"
    assert phone.get(hers).status_code == 200
    assert phone.get(his).status_code == 302


def test_a_wrong_code_is_the_same_no_for_everybody_and_soon_a_wait(phone: Client, receipt: Receipt):
    wrong = receipt.code[:-1] + ("2" if receipt.code[-1] != "2" else "3")
    assert {phone.get(f"/m/{wrong}/").status_code for _ in range(30)} == {404}
    assert phone.get(f"/m/{wrong}/").status_code == 429


def test_closing_leaves_nothing_on_the_device(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    answer = phone.post(f"{page}close/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies["receipt"].value == ""


def test_the_page_costs_the_same_whatever_has_happened(
    phone: Client, receipt: Receipt, district: District, django_assert_max_num_queries: Any
):
    dispatched(district, receipt.matter, at=timezone.now())
    page = opened(phone, receipt)
    with django_assert_max_num_queries(12):
        phone.get(page)


def test_every_look_stands_in_her_list_without_a_gap(phone: Client, receipt: Receipt, district: District):
    dispatched(district, receipt.matter, at=timezone.now())
    lines = api.looks_at(receipt.matter)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    html = phone.get(opened(phone, receipt)).content.decode()
    assert "a clerk of" in html


def test_why_somebody_looked_is_told_in_words_and_never_as_a_code(phone: Client, receipt: Receipt, district: District):
    clerk = district.actor(Role.CLERK, district.village)
    detail = {"purpose": "contact", "fields": "phone", "items": 1, "reason": "call_back"}
    ledger.append(Entry("privacy.look", Subject("matter", receipt.matter), detail), actor=clerk, at=timezone.now())
    page = opened(phone, receipt)
    for path in (page, f"{page}rights/looks/"):
        html = phone.get(path, follow=True).content.decode()
        assert "to call you back" in html
        assert "call_back" not in html


def test_she_adds_words_and_reads_them_in_the_story(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    answer = phone.post(f"{page}add_words/", {"words": "It is larger now."}, follow=True)
    assert "Added." in answer.content.decode()
    assert "It is larger now." in answer.content.decode()


def test_nothing_to_add_is_said_at_the_field(phone: Client, receipt: Receipt):
    answer = phone.post(f"{opened(phone, receipt)}add_words/", {"words": " "})
    assert answer.status_code == 400
    assert "Write something or add a photo." in answer.content.decode()


def test_she_withdraws(phone: Client, receipt: Receipt):
    phone.post(f"{opened(phone, receipt)}withdraw/", {})
    assert fresh(receipt.matter).state == State.WITHDRAWN


def test_a_reminder_is_offered_only_when_a_promise_is_broken(phone: Client, district: District):
    on_time = raise_a(district, at=timezone.now())
    late = raise_a(district, at=timezone.now() - timedelta(days=90))
    assert "remind/" not in phone.get(opened(phone, on_time)).content.decode()
    page = opened(phone, late)
    assert "remind/" in phone.get(page).content.decode()
    phone.post(f"{page}remind/")
    assert fresh(late.matter).reminders == 1


def test_not_solved_opens_it_again_under_supervision(phone: Client, receipt: Receipt, district: District):
    answered(district, receipt)
    page = opened(phone, receipt)
    assert "Is it solved?" in phone.get(page).content.decode()
    assert 'value="no" ' in phone.get(f"{page}rate/?solved=no").content.decode()
    phone.post(f"{page}rate/", {"solved": "no", "words": "Still there."})
    assert Matter.objects.get(pk=receipt.matter).reopened == 1


def test_she_asks_for_a_review_and_must_say_why(phone: Client, receipt: Receipt, district: District):
    answered(district, receipt)
    page = opened(phone, receipt)
    assert phone.post(f"{page}request_review/", {"reason": ""}).status_code == 400
    phone.post(f"{page}request_review/", {"reason": "Nobody came."})
    assert fresh(receipt.matter).state == State.REVIEWING


def test_what_the_table_does_not_allow_is_a_clear_page(phone: Client, receipt: Receipt):
    page = opened(phone, receipt)
    assert phone.post(f"{page}request_review/", {"reason": "Why not?"}).status_code == 409
    assert phone.get(f"{page}nonsense/").status_code == 404


def test_a_neighbour_says_me_too_and_reads_the_story_without_the_words(
    phone: Client, receipt: Receipt, district: District
):
    asked = phone.get(f"/raise/join/{receipt.number}/").content.decode()
    assert "Me too" in asked
    html = phone.get(phone.post(f"/raise/join/{receipt.number}/", {})["Location"]).content.decode()
    assert "路中间有一个大坑" not in html
    assert "The story so far" in html
    assert "Who looked" not in html


def test_a_neighbour_sees_the_open_matter_before_writing(phone: Client, receipt: Receipt, district: District):
    lon, lat = district.point("A1")
    html = phone.post("/raise/place/m06013/", {"step": "where", "lon": lon, "lat": lat}).content.decode()
    assert f"/raise/join/{receipt.number}/" in html


def test_what_is_sealed_cannot_be_joined(phone: Client, district: District):
    sealed = raise_a(district, "complaint_conduct", unit_concerned=district.village)
    assert phone.get(f"/raise/join/{sealed.number}/").status_code == 404
    assert api.own_matter(api.open_receipt(sealed.code)) == sealed.matter
    assert RESIDENT.user is None


def test_her_photo_is_given_out_but_never_run(phone: Client, receipt: Receipt, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(api, "own_photo", lambda receipt, photo, part: b"RIFF....WEBP")
    answer = phone.get(f"{opened(phone, receipt)}photo/1/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert "no-store" in answer["Cache-Control"]


def test_a_long_list_of_looks_goes_on_without_a_gap(
    phone: Client, receipt: Receipt, district: District, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("linli.matters.queries.looks.LIMIT", 2)
    dispatched(district, receipt.matter, at=timezone.now())
    for _ in range(3):
        ledger.append(Entry("privacy.print", Subject("matter", receipt.matter), {}), actor=RESIDENT, at=timezone.now())
    numbers, after = [], None
    while True:
        page = looks_page(receipt.matter, after=after)
        numbers += [line.number for line in page.lines]
        after = page.more
        if after is None:
            break
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= 5
    html = phone.get(f"{opened(phone, receipt)}?after={looks_page(receipt.matter).more}").content.decode()
    assert '<th scope="row">3</th>' in html and '<th scope="row">1</th>' not in html
    assert phone.get(f"{opened(phone, receipt)}?after=nonsense").status_code == 200


@pytest.mark.unassessed
def test_while_photos_stand_still_nobody_is_asked_for_one(phone: Client, receipt: Receipt):
    add = f"{opened(phone, receipt)}add_words/"
    assert 'type="file"' not in phone.get(add).content.decode()
    assert phone.post(add, {"words": "还有一处"}).status_code == 302
