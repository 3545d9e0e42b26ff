"""What goes into the vault comes out for whom it may, from the place it was put, and from nowhere else."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotAllowed, NotFound
from linli.ledger.data import Subject
from linli.privacy.api import erase, extend, held, hold, index_words, read_own
from linli.privacy.data import Purpose, Sealed, SealedId, Standing
from linli.privacy.models import DataKey, SealedItem
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_contact, a_photo, some_words

pytestmark = pytest.mark.django_db


def test_what_is_held_comes_out_again() -> None:
    ids = hold(SUBJECT, [some_words(), a_contact(), a_photo()], until=UNTIL, at=NOON)
    words, contact, photo = read_own(SUBJECT, ids)
    assert (words.text, contact.text, photo.data) == ("the lamp is broken", "no such number", b"painted")
    assert photo.text == "" and words.data == b""


def test_any_number_of_items_takes_two_statements() -> None:
    items = [some_words(), a_contact(), *[Sealed("note", Purpose.HANDLING, str(n)) for n in range(60)]]
    with transaction.atomic():
        hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            hold(SUBJECT, items, until=UNTIL, at=NOON)
    assert len(queries) == 2


def test_one_subject_has_one_key_per_purpose() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    [first] = hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    assert DataKey.objects.count() == 2
    assert read_own(SUBJECT, [first])[0].is_open


def test_ciphertext_tells_nothing() -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    assert b"lamp" not in bytes(SealedItem.objects.get().ciphertext)


def test_another_subject_has_nothing_of_it() -> None:
    ids = hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    with pytest.raises(NotFound):
        read_own(Subject("matter", 2), ids)
    with pytest.raises(NotFound):
        read_own(SUBJECT, [SealedId(1)])


def test_nothing_is_kept_until_a_day_that_has_passed() -> None:
    with pytest.raises(NotAllowed):
        hold(SUBJECT, [some_words()], until=date(2026, 1, 1), at=NOON)
    assert hold(SUBJECT, [], until=date(2026, 1, 1), at=NOON) == []


def test_keeping_longer_moves_the_key_to_a_later_month() -> None:
    ids = hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    extend(SUBJECT, until=date(2027, 3, 31), at=NOON)
    assert DataKey.objects.get().month == "2027-03"
    ids += hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    assert [opened.text for opened in read_own(SUBJECT, ids)] == ["the lamp is broken"] * 2
    assert {h.until for h in held(SUBJECT)} == {date(2027, 3, 31)}


def test_keeping_longer_costs_only_what_changes() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL.replace(day=5), at=NOON)
    index_words(SUBJECT, UnitId(3), "路灯坏了", UNTIL)
    for until, statements in ((UNTIL.replace(day=1), 1), (UNTIL, 2), (UNTIL, 1)):
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            extend(SUBJECT, until=until, at=NOON)
        assert len(queries) == statements
    assert {item.until for item in held(SUBJECT)} == {UNTIL}


def test_erased_is_closed_at_once() -> None:
    from linli.kernel.actor import RESIDENT

    ids = hold(SUBJECT, [some_words(), a_contact(), a_photo()], until=UNTIL, at=NOON)
    assert erase(SUBJECT, fields=["contact"], actor=RESIDENT, at=NOON, because="asked") == 1
    assert [o.standing for o in read_own(SUBJECT, ids)] == [Standing.OPEN, Standing.ERASED, Standing.OPEN]
    assert erase(SUBJECT, actor=RESIDENT, at=NOON, because="asked") == 2
    assert DataKey.objects.count() == 0
    assert erase(SUBJECT, actor=RESIDENT, at=datetime(2027, 1, 1, tzinfo=UTC), because="asked") == 0
