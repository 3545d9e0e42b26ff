"""What is still being typed is written over: only the last word is held, and one erasure reaches every backup."""

from datetime import UTC, date, datetime

import pytest

from linli.kernel.actor import SYSTEM
from linli.privacy.adapters import vault_keys
from linli.privacy.api import erase, held, hold, read_own, rewrite
from linli.privacy.data import Purpose, Sealed
from linli.privacy.models import SealedItem
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_contact, a_photo, some_words

pytestmark = pytest.mark.django_db


def typed(*words: str) -> None:
    for text in words:
        rewrite(SUBJECT, [some_words(text), a_contact()], until=UNTIL, at=NOON)


def test_only_the_last_word_is_held() -> None:
    typed("the", "the lamp", "the lamp is out")
    assert [one.text for one in read_own(SUBJECT)] == ["the lamp is out", "no such number"]
    assert len(held(SUBJECT)) == 2


def test_the_row_stays_the_same_so_that_a_backup_of_an_earlier_word_is_erased_too() -> None:
    typed("the")
    before = set(SealedItem.objects.values_list("pk", flat=True))
    typed("the lamp")
    erase(SUBJECT, actor=SYSTEM, at=NOON, because="dropped")
    [noted] = [one for one in vault_keys().erasures() if one.subject == SUBJECT.id and one.kind == SUBJECT.kind][-1:]
    assert set(noted.items) == before


def test_the_ciphertext_is_another_and_the_purposes_stay_apart() -> None:
    typed("the lamp")
    first = {row.purpose: bytes(row.ciphertext) for row in SealedItem.objects.all()}
    typed("the lamp")
    again = {row.purpose: bytes(row.ciphertext) for row in SealedItem.objects.all()}
    assert set(first) == {Purpose.HANDLING, Purpose.CONTACT} and not set(first.values()) & set(again.values())


def test_an_emptied_field_is_empty_and_one_that_never_held_anything_is_not_made() -> None:
    typed("the lamp", "")
    rewrite(SUBJECT, [Sealed("address", Purpose.HANDLING, "")], until=UNTIL, at=NOON)
    assert [(one.field, one.text) for one in read_own(SUBJECT)] == [("words", ""), ("contact", "no such number")]


def test_whether_the_last_day_has_passed_is_asked_of_the_moment_of_the_act() -> None:
    rewrite(SUBJECT, [some_words()], until=date(2024, 1, 31), at=datetime(2024, 1, 1, tzinfo=UTC))
    assert read_own(SUBJECT)[0].is_open


def test_pictures_and_what_has_ended_are_left_alone() -> None:
    hold(SUBJECT, [a_photo()], until=UNTIL, at=NOON)
    typed("the lamp")
    erase(SUBJECT, fields=["words"], actor=SYSTEM, at=NOON, because="asked")
    typed("again")
    assert [one.text for one in read_own(SUBJECT) if one.field == "words"] == ["", "again"]
    assert [one.data for one in read_own(SUBJECT) if one.field == "photo"] == [b"painted"]
