"""Appending: with the act or not at all, numbered without gaps, in two statements."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.kernel.actor import SYSTEM, Actor, PostId, Role, UnitId, UserId
from linli.ledger.api import append, append_all, entries_about
from linli.ledger.data import Entry, Subject

AT = datetime(2026, 11, 21, 8, 0, 0, 123456, tzinfo=UTC)
LAN = Actor(role=Role.CLERK, user=UserId(7), post=PostId(3), unit=UnitId(2))
MATTER = Subject("matter", 41)
pytestmark = pytest.mark.django_db


def test_what_was_appended_is_told_back_as_it_was():
    id_ = append(Entry("matters.screen", MATTER, {"category": "waste", "to": 5, "why": None}), actor=LAN, at=AT)
    [told] = entries_about(MATTER)
    assert (told.id, told.number, told.act, told.at, told.subject) == (id_, 1, "matters.screen", AT, MATTER)
    assert told.detail == {"category": "waste", "to": 5, "why": None}
    assert (told.actor.role, told.actor.unit, told.actor.post) == (Role.CLERK, 2, 3)
    assert told.place is None


def test_the_entries_of_each_subject_are_numbered_without_gaps():
    other = Subject("matter", 42)
    append_all([Entry("a", s, {}) for s in (MATTER, other, MATTER)], actor=SYSTEM, at=AT)
    append(Entry("b", MATTER, {}), actor=SYSTEM, at=AT)
    assert [e.number for e in entries_about(MATTER)] == [1, 2, 3]
    assert [e.number for e in entries_about(other)] == [1]


def test_a_list_is_read_page_by_page():
    append_all([Entry("a", MATTER, {"n": n}) for n in range(5)], actor=SYSTEM, at=AT)
    first = entries_about(MATTER, limit=3)
    rest = entries_about(MATTER, after=first[-1].id, limit=3)
    assert [e.detail["n"] for e in first + rest] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("count", [1, 2, 500])
def test_any_number_of_entries_takes_two_statements(count):
    entries = [Entry("a", Subject("matter", n % 7), {"n": n}) for n in range(count)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        append_all(entries, actor=LAN, at=AT)
    assert len(queries) <= 2


def test_a_refused_act_leaves_neither_entry_nor_gap():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        append(Entry("a", MATTER, {}), actor=LAN, at=AT)
        1 / 0  # noqa: B018
    append(Entry("b", MATTER, {}), actor=LAN, at=AT)
    assert [(e.number, e.act) for e in entries_about(MATTER)] == [(1, "b")]


@pytest.mark.parametrize("detail", [{"why": "she lives there"}, {"why": "王五"}, {"why": "a\n"}, {"Why not": 1}])
def test_words_cannot_enter_the_ledger(detail):
    with pytest.raises(ValueError):
        append(Entry("a", MATTER, detail), actor=LAN, at=AT)


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_its_act_is_refused():
    why = "^an entry is committed with its act: append inside the act's transaction$"
    with pytest.raises(RuntimeError, match=why):
        append(Entry("a", MATTER, {}), actor=LAN, at=AT)
