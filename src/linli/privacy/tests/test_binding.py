"""Whoever can write to the database still cannot make the vault open anything in another place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from linli.ledger.data import Subject
from linli.privacy.api import hold, read_own
from linli.privacy.data import Purpose, Sealed, Standing
from linli.privacy.models import DataKey, SealedItem
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_photo, some_words

pytestmark = pytest.mark.django_db
OTHER = Subject(SUBJECT.kind, 2)


@pytest.fixture
def held() -> SealedItem:
    [id] = hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    return SealedItem.objects.get(pk=id)


def now_says(change: dict[str, object]) -> Standing:
    """What becomes of the one row there is after this change behind the vault's back."""
    if change:
        SealedItem.objects.update(**change)
    row = SealedItem.objects.get()
    return read_own(Subject(row.subject_kind, row.subject_id))[0].standing


MOVES: dict[str, dict[str, object]] = {
    "to another subject": {"subject_id": 2},
    "to another kind of subject": {"subject_kind": "visit"},
    "to another field": {"field": "reply"},
    "to another purpose": {"purpose": "contact"},
    "to another version": {"version": 2},
    "to another row": {"id": 5},
}


@pytest.mark.parametrize("name", MOVES)
def test_moved_it_does_not_open(held: SealedItem, name: str) -> None:
    assert now_says({}) is Standing.OPEN
    assert now_says(MOVES[name]) is Standing.BROKEN


def test_two_texts_of_one_subject_and_field_cannot_be_exchanged() -> None:
    hold(SUBJECT, [some_words("one"), some_words("two")], until=UNTIL, at=NOON)
    one, two = SealedItem.objects.order_by("id")
    SealedItem.objects.filter(pk=one.pk).update(ciphertext=two.ciphertext)
    SealedItem.objects.filter(pk=two.pk).update(ciphertext=one.ciphertext)
    assert [item.standing for item in read_own(SUBJECT)] == [Standing.BROKEN] * 2


def lend_key(row: SealedItem) -> None:
    """Ciphertext and key of another subject, copied over together."""
    hold(OTHER, [some_words("theirs")], until=UNTIL, at=NOON)
    theirs = SealedItem.objects.get(subject_id=2)
    SealedItem.objects.filter(pk=row.pk).update(ciphertext=theirs.ciphertext, key=theirs.key)


def move_wrapped_key(row: SealedItem) -> None:
    hold(OTHER, [some_words("theirs")], until=UNTIL, at=NOON)
    wrapped = DataKey.objects.get(subject_id=2).wrapped
    DataKey.objects.filter(subject_id=SUBJECT.id).update(wrapped=wrapped)


def prolong_by_hand(row: SealedItem) -> None:
    hold(OTHER, [some_words()], until=UNTIL.replace(year=2027), at=NOON)
    DataKey.objects.filter(pk=row.key_id).update(month="2027-12")


def damage(row: SealedItem) -> None:
    SealedItem.objects.filter(pk=row.pk).update(ciphertext=b"not even an envelope")


@pytest.mark.parametrize("tamper", [lend_key, move_wrapped_key, prolong_by_hand, damage])
def test_a_borrowed_or_damaged_key_or_text_cannot_be_opened(
    held: SealedItem, tamper: Callable[[SealedItem], None]
) -> None:
    tamper(held)
    [opened] = read_own(SUBJECT)
    assert (opened.standing, opened.text, opened.is_open) == (Standing.BROKEN, "", False)


def test_a_photo_file_that_is_gone_or_exchanged_cannot_be_opened() -> None:
    hold(SUBJECT, [a_photo(b"one"), a_photo(b"two")], until=UNTIL, at=NOON)
    one, two = sorted(path for path in Path(settings.PHOTO_STORE).rglob("*") if path.is_file())
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.unlink()
    assert [item.standing for item in read_own(SUBJECT)] == [Standing.BROKEN] * 2
    one.write_bytes(first)
    assert sorted(item.standing for item in read_own(SUBJECT)) == [Standing.BROKEN, Standing.OPEN]


def test_nothing_can_be_added_under_a_key_that_does_not_open(held: SealedItem) -> None:
    from linli.kernel.errors import NotAllowed

    DataKey.objects.update(wrapped=b"damaged")
    with pytest.raises(NotAllowed):
        hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)


def test_a_key_is_used_a_bounded_number_of_times(held: SealedItem) -> None:
    from linli.kernel.errors import TooMany
    from linli.privacy.engine.envelope import MOST_USES

    DataKey.objects.update(uses=MOST_USES)
    with pytest.raises(TooMany):
        hold(SUBJECT, [Sealed("note", Purpose.HANDLING, "one more")], until=UNTIL, at=NOON)
