"""On paper: who printed it and when stands there, the resident sees it, and a contractor learns place and task."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.kernel.words import Sentence
from linli.ledger.api import entries_about
from linli.matters import api
from linli.matters.actions.step import subject_of
from linli.matters.data import Receipt
from linli.matters.models import CallBack, Matter, Pressure
from linli.matters.tests.factories import PHONE, STEPS, WORDS, raise_a
from linli.organisation.tests.factories import District

pytestmark = pytest.mark.django_db(transaction=True)


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    client.cookies["django_language"] = "en"
    return client


def prints_of(receipt: Receipt) -> list[dict[str, object]]:
    return [entry.detail for entry in entries_about(subject_of(receipt.matter)) if entry.act == "privacy.print"]


def test_a_printed_matter_names_its_printer_and_stands_in_the_residents_list(client: Client, district: District):
    receipt, clerk = raise_a(district, at=timezone.now()), district.actor(Role.CLERK, district.village)
    page = enter(client, clerk).post(f"/desk/matters/{receipt.number}/print/")
    html = page.content.decode()
    assert WORDS in html and PHONE not in html
    assert f"Printed by {get_user_model().objects.get(pk=clerk.user).display_name}" in html
    assert timezone.localtime().strftime("%Y") in html.split("Printed by")[1][:200]
    assert "no-store" in page["Cache-Control"]
    [detail] = prints_of(receipt)
    assert detail["reason"] == "print" and "words" in str(detail["fields"])
    [line] = [line for line in api.looks_at(receipt.matter) if line.did == Sentence("printed what is held")]
    assert line.opened


def test_every_printing_is_an_entry(client: Client, district: District):
    receipt = raise_a(district, at=timezone.now())
    enter(client, district.actor(Role.CLERK, district.village))
    for _ in range(2):
        client.post(f"/desk/matters/{receipt.number}/print/")
    assert len(prints_of(receipt)) == 2


def test_a_page_that_is_merely_printed_names_the_viewer_and_leaves_the_words_out(client: Client, district: District):
    receipt, clerk = raise_a(district, at=timezone.now()), district.actor(Role.CLERK, district.village)
    html = enter(client, clerk).get(f"/desk/matters/{receipt.number}/").content.decode()
    assert f'print-only small">{get_user_model().objects.get(pk=clerk.user).display_name} · ' in html
    assert 'class="said no-print"' in html and 'class="said"' not in html


def test_who_may_not_read_may_not_print(client: Client, district: District):
    receipt = raise_a(district, at=timezone.now())
    enter(client, district.actor(Role.INSPECTOR, district.district))
    for path in ("print", "work-sheet"):
        assert client.post(f"/desk/matters/{receipt.number}/{path}/", {"task": "补洞"}).status_code == 403
    assert prints_of(receipt) == []


def test_a_work_sheet_holds_place_and_task_and_nothing_of_the_resident(client: Client, district: District):
    receipt = raise_a(district, at=timezone.now())
    enter(client, district.actor(Role.CLERK, district.village))
    html = client.post(f"/desk/matters/{receipt.number}/work-sheet/", {"task": f"补洞，电话 {PHONE}"}).content.decode()
    assert "补洞" in html and receipt.number in html
    assert WORDS not in html and PHONE not in html
    assert [detail["reason"] for detail in prints_of(receipt)] == ["work_sheet"]
    assert "words" not in str(prints_of(receipt)[0]["fields"])


def test_a_work_sheet_without_a_task_names_its_field_and_opens_nothing(client: Client, district: District):
    receipt = raise_a(district, at=timezone.now())
    page = enter(client, district.actor(Role.CLERK, district.village)).post(
        f"/desk/matters/{receipt.number}/work-sheet/", {"task": " "}
    )
    assert page.status_code == 400 and "id_task_error" in page.content.decode()
    assert prints_of(receipt) == []


def answered(district: District) -> Matter:
    given = raise_a(district, at=timezone.now())
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, given.matter)
    Matter.objects.filter(pk=given.matter).update(replied_at=timezone.now())
    return Matter.objects.get(pk=given.matter)


def test_ten_call_backs_need_one_step_up_and_two_presses_each(client: Client, district: District):
    """Press one opens the number, press two records what was heard and leads back to the list of the next."""
    matters = [answered(district) for _ in range(10)]
    enter(client, district.actor(Role.CALLER, district.village))  # with a second factor given just now, and never again
    for matter in matters:
        assert f"/desk/matters/{matter.number}/contact/" in client.get("/desk/calls/").content.decode()
        page = client.get(f"/desk/matters/{matter.number}/contact/").content.decode()
        assert PHONE in page and f'action="/desk/matters/{matter.number}/record_call_back/"' in page
        assert 'name="heard" value="well"' in page
        recorded = client.post(f"/desk/matters/{matter.number}/record_call_back/", {"heard": "well"})
        assert recorded["Location"] == "/desk/calls/"
    assert CallBack.objects.filter(reached=True).count() == 10


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("well", (True, True, True, True, ["no"])),
        ("unsatisfied", (True, True, True, False, ["no"])),
        ("unsolved", (True, True, False, False, ["no"])),
        ("nobody", (False, None, None, None, [])),
    ],
)
def test_a_whole_answer_records_every_answer_that_its_button_says(
    client: Client, district: District, heard: str, kept: tuple[object, ...]
):
    matter = answered(district)
    enter(client, district.actor(Role.CALLER, district.village))
    client.post(f"/desk/matters/{matter.number}/record_call_back/", {"heard": heard})
    call, said = CallBack.objects.get(), list(Pressure.objects.values_list("said", flat=True))
    assert (call.reached, call.contacted, call.solved, call.satisfied, said) == kept


def test_an_answer_that_is_none_of_these_records_nothing(client: Client, district: District):
    matter = answered(district)
    enter(client, district.actor(Role.CALLER, district.village))
    answer = client.post(f"/desk/matters/{matter.number}/record_call_back/", {"heard": "whatever"})
    assert answer.status_code == 400 and not CallBack.objects.exists()
