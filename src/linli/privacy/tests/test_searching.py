"""A unit finds its own matters by a word, as long as they are kept, and each search is recorded."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.kernel.actor import SYSTEM, Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy.adapters import vault_keys
from linli.privacy.api import (
    erase,
    expire,
    extend,
    forget_words,
    hold,
    index_for_unit,
    index_words,
    search_words,
)
from linli.privacy.data import Purpose, Sealed
from linli.privacy.engine.words import words
from linli.privacy.models import SealedItem, WordToken
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_clerk, some_words

pytestmark = pytest.mark.django_db
OURS, THEIRS = UnitId(3), UnitId(4)
TEXT = "幸福小区的路灯坏了，张先生说的"


def find(text: str, unit: UnitId = OURS, at: datetime = NOON) -> list[int]:
    actor = Actor(a_clerk().role, post=a_clerk().post, unit=unit, units=frozenset({unit}))
    return search_words(unit, text, kind=SUBJECT.kind, actor=actor, at=at)


def test_all_words_must_be_there() -> None:
    index_words(SUBJECT, OURS, TEXT, UNTIL)
    assert find("路灯") == find("小区 路灯") == [SUBJECT.id]
    assert find("路灯 垃圾") == []


def test_the_newest_stands_first() -> None:
    for number in (1, 2, 3):
        index_words(Subject(SUBJECT.kind, number), OURS, TEXT, date(2026, 11 + number % 2, 28))
    assert find("路灯") == [3, 2, 1]


def test_another_unit_finds_nothing_until_the_matter_is_its_own() -> None:
    hold(SUBJECT, [some_words(TEXT)], until=UNTIL, at=NOON)
    index_words(SUBJECT, OURS, TEXT, UNTIL)
    assert find("路灯", THEIRS) == []
    index_for_unit(SUBJECT, THEIRS)
    forget_words(SUBJECT, OURS)
    assert (find("路灯", THEIRS), find("路灯")) == ([SUBJECT.id], [])


def test_two_units_store_the_same_word_differently() -> None:
    for unit in (OURS, THEIRS):
        index_words(SUBJECT, unit, "路灯", UNTIL)
    assert len({bytes(token) for token in WordToken.objects.values_list("token", flat=True)}) == 2


def test_only_ones_own_unit_is_searched() -> None:
    for actor in (a_clerk(), SYSTEM):
        with pytest.raises(NotPermitted):
            search_words(THEIRS, "路灯", kind=SUBJECT.kind, actor=actor, at=NOON)


@pytest.mark.parametrize("question", ["张先生", "13800138000", "灯", ""])
def test_a_person_cannot_be_searched_for(question: str) -> None:
    with pytest.raises(BadInput, match="are not searched") as refused:
        find(question)
    assert refused.value.field == "words"


def test_a_search_is_a_look_without_its_words() -> None:
    find("路灯 小区")
    [entry] = entries_about(Subject("unit", OURS))
    assert (entry.act, entry.detail) == ("privacy.search", {"words": 2})


def test_a_resident_reads_that_a_search_found_her_matter() -> None:
    index_words(SUBJECT, OURS, TEXT, UNTIL)
    find("路灯")
    find("垃圾")
    [entry] = entries_about(SUBJECT)
    assert (entry.act, entry.actor.post, entry.detail["reason"]) == ("privacy.search", a_clerk().post, "search")


def test_what_is_kept_longer_is_found_longer() -> None:
    hold(SUBJECT, [some_words(TEXT)], until=UNTIL, at=NOON)
    index_words(SUBJECT, OURS, TEXT, UNTIL)
    extend(SUBJECT, until=date(2027, 3, 31), at=NOON)
    assert find("路灯", at=datetime(2027, 3, 1, tzinfo=UTC)) == [SUBJECT.id]


def test_the_index_dies_with_its_key_and_with_its_words() -> None:
    for subject, until in ((SUBJECT, UNTIL), (Subject(SUBJECT.kind, 2), date(2027, 1, 31))):
        hold(subject, [some_words(TEXT)], until=until, at=NOON)
        index_words(subject, OURS, TEXT, until)
    expire(datetime(2027, 1, 1, tzinfo=UTC))
    assert find("路灯", at=datetime(2027, 1, 1, tzinfo=UTC)) == [2]
    erase(Subject(SUBJECT.kind, 2), fields=["words"], actor=a_clerk(), at=NOON, because="asked")
    assert not WordToken.objects.exists()


def test_when_the_month_is_over_nothing_is_found_though_its_key_still_stands() -> None:
    index_words(SUBJECT, OURS, TEXT, UNTIL)
    assert find("路灯", at=datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) == [SUBJECT.id]
    assert find("路灯", at=datetime(2026, 12, 31, 16, 0, tzinfo=UTC)) == []


def test_one_word_in_two_months_does_not_count_as_two_words() -> None:
    for until in (UNTIL, date(2027, 1, 31)):
        index_words(SUBJECT, OURS, "路灯", until)
    assert (find("路灯"), find("路灯 垃圾")) == ([SUBJECT.id], [])


def test_indexing_takes_one_statement_and_searching_a_few() -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        index_words(SUBJECT, OURS, TEXT, UNTIL)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        find("路灯")
    assert len([q for q in queries if "privacy_wordtoken" in q["sql"]]) == 1


def test_words_that_no_longer_open_are_not_indexed_again() -> None:
    hold(SUBJECT, [some_words(TEXT)], until=UNTIL, at=NOON)
    SealedItem.objects.update(ciphertext=b"damaged")
    index_for_unit(SUBJECT, OURS)
    assert not WordToken.objects.exists()


def test_words_whose_month_is_gone_are_not_indexed_again() -> None:
    hold(SUBJECT, [some_words(TEXT)], until=UNTIL, at=NOON)
    vault_keys().destroy("handling", "2026-12")
    index_for_unit(SUBJECT, OURS)
    assert not WordToken.objects.exists()


def test_what_was_found_already_is_found_once() -> None:
    hold(SUBJECT, [some_words(TEXT)], until=UNTIL, at=NOON)
    for _ in range(2):
        index_for_unit(SUBJECT, OURS)
    assert (find("路灯"), WordToken.objects.filter(unit=OURS).count()) == ([SUBJECT.id], len(words(TEXT)))


def test_words_given_for_another_purpose_are_not_searched() -> None:
    hold(
        SUBJECT, [Sealed("words", Purpose.CONTACT, TEXT), Sealed("note", Purpose.HANDLING, TEXT)], until=UNTIL, at=NOON
    )
    index_for_unit(SUBJECT, OURS)
    assert not WordToken.objects.exists()
