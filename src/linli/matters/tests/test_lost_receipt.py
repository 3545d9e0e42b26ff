"""王小满 has lost her receipt, and so says somebody who is not her."""

from datetime import time, timedelta

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from linli.jobs.api import run_due
from linli.kernel.errors import BadInput, NotFound
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters import api
from linli.matters.data import Contact
from linli.matters.models import Receipt
from linli.matters.tests.factories import PHONE, raise_a
from linli.privacy.api import held
from linli.privacy.data import Standing

pytestmark = pytest.mark.django_db
EMAIL = "xiaoman@example.org"


@pytest.fixture(autouse=True)
def installation(settings):
    settings.EMAIL_HOST, settings.SMS_URL, settings.LANGUAGE_CODE = "mail.example", "", "en"
    settings.QUIET_FROM = settings.QUIET_TO = time(0)


@pytest.fixture
def receipt(district):
    contact = Contact(name="王小满", email=EMAIL, phone=PHONE)
    return raise_a(district, at=timezone.now(), contact=contact)


def reported(number: str, contact: str) -> None:
    api.report_lost(number, contact, at=timezone.now())
    for _ in range(3):
        run_due(timezone.now() + timedelta(seconds=1))


def code_in(mail) -> str:
    return next(word for word in mail.body.split() if word.count("-") == 2 and len(word) == 29)


def acts(receipt) -> list[str]:
    return [entry.act for entry in entries_about(Subject("matter", receipt.matter))]


def test_a_new_code_goes_to_the_contact_held_and_the_old_one_dies(receipt):
    reported(receipt.number.lower().replace("-", " "), EMAIL.upper())
    [mail] = outbox.outbox
    assert mail.to == [EMAIL]
    assert api.own_matter(api.open_receipt(code_in(mail))) == receipt.matter
    with pytest.raises(NotFound):
        api.open_receipt(receipt.code)
    assert acts(receipt)[-3:] == ["privacy.compare", "matters.renew_receipt", "privacy.send"]


def test_the_telephone_number_fits_however_it_is_typed_and_the_mail_still_goes_to_the_contact_held(receipt):
    reported(receipt.number, f"+86 {PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}")
    assert [mail.to for mail in outbox.outbox] == [[EMAIL]]


def test_another_contact_changes_nothing_but_is_written_down(receipt):
    reported(receipt.number, "stranger@example.org")
    assert outbox.outbox == []
    api.open_receipt(receipt.code)
    assert acts(receipt)[-1] == "privacy.compare"


def test_a_number_that_does_not_exist_and_a_matter_without_a_contact_end_silently(district):
    bare = raise_a(district, at=timezone.now(), contact=None)
    for number in ("26-2222-2222", bare.number):
        reported(number, EMAIL)
    assert (outbox.outbox, acts(bare)) == ([], ["matters.raise"])


def test_the_contact_is_compared_with_the_one_matter_that_was_named(receipt, district):
    other = raise_a(district, at=timezone.now(), contact=Contact(email="other@example.org"))
    reported(other.number, EMAIL)
    api.open_receipt(receipt.code)
    api.open_receipt(other.code)
    assert "privacy.compare" not in acts(receipt)


def test_of_what_was_typed_nothing_stays(receipt, monkeypatch):
    monkeypatch.setattr("linli.matters.actions.lost.new_id", lambda: 77)
    reported(receipt.number, EMAIL)
    assert [item.standing for item in held(Subject("lost_receipt", 77))] == [Standing.ERASED]


def test_a_job_that_runs_twice_renews_once(receipt, monkeypatch):
    monkeypatch.setattr("linli.matters.actions.lost.new_id", lambda: 77)
    reported(receipt.number, EMAIL)
    api.compare_lost(receipt.matter, 77, at=timezone.now())
    assert Receipt.objects.filter(matter=receipt.matter, replaced_at__isnull=True).count() == 1
    assert Receipt.objects.filter(matter=receipt.matter).count() == 2


def test_where_the_contact_cannot_be_reached_the_old_code_lives(receipt, settings):
    settings.EMAIL_HOST = ""
    reported(receipt.number, EMAIL)
    api.open_receipt(receipt.code)


def test_a_text_message_brings_the_code_where_only_a_telephone_number_is_held(district, settings, monkeypatch):
    settings.SMS_URL, sent = "console", []
    monkeypatch.setattr(
        "linli.notifications.adapters.sms.send", lambda number, text, *, key: sent.append((number, text))
    )
    receipt = raise_a(district, at=timezone.now())
    reported(receipt.number, PHONE)
    [(number, text)] = sent
    assert number == PHONE
    api.open_receipt(next(word for word in text.split() if len(word) == 29))


@pytest.mark.parametrize(("number", "contact"), [("7KQ4", EMAIL), ("26-7KQ4-M2XD", "wang"), ("", EMAIL)])
def test_what_cannot_be_understood_names_its_field(district, number, contact):
    with pytest.raises(BadInput) as refused:
        api.report_lost(number, contact, at=timezone.now())
    assert refused.value.field == ("contact" if contact == "wang" else "number")


def test_the_page_says_the_same_to_everybody(client: Client, receipt):
    told = set()
    for number, contact in ((receipt.number, EMAIL), (receipt.number, "a@example.org"), ("26-2222-2222", EMAIL)):
        answer = client.post("/receipt/lost/", {"number": number, "contact": contact}, follow=True)
        told.add((*answer.redirect_chain, answer.content.decode().split("<main")[1].split("</main")[0]))
    assert len(told) == 1


def test_who_tries_often_waits_by_number_and_by_address(client: Client, receipt):
    for _ in range(3):
        client.post("/receipt/lost/", {"number": receipt.number, "contact": "a@example.org"})
    assert client.post("/receipt/lost/", {"number": receipt.number, "contact": EMAIL}).status_code == 429
    others = [client.post("/receipt/lost/", {"number": "26-2222-2222", "contact": EMAIL}) for _ in range(2)]
    assert [answer.status_code for answer in others] == [302, 429]


def test_the_receipt_page_says_that_it_was_renewed(client: Client, receipt):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    reported(receipt.number, EMAIL)
    page = client.get(f"/m/{code_in(outbox.outbox[0])}/", follow=True).content.decode()
    assert "reported lost and renewed" in page
    assert "compared, unseen" in page
