"""Letting entries end: only a whole beginning of a log, once, log by log, and the ledger itself says so."""

from datetime import timedelta

import pytest

from linli.ledger.actions import expire as expiring
from linli.ledger.actions.expire import expire
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.data import Subject
from linli.ledger.models import Expiry, LedgerEntry
from linli.ledger.queries.entries import entries_about
from linli.ledger.queries.verify import verify
from linli.ledger.tests.factories import AT, MATTER, fill

LATER = AT + timedelta(days=1200)
pytestmark = pytest.mark.django_db


def held():
    """(log, place) of the entries about the matter that are still there."""
    rows = LedgerEntry.objects.filter(subject_kind="matter").order_by("epoch", "leaf_index")
    return list(rows.values_list("epoch", "leaf_index"))


def declared():
    return list(Expiry.objects.order_by("epoch", "upto").values_list("epoch", "upto"))


def test_the_ledger_says_how_far_it_expired_and_says_it_once():
    fill(3)
    sequence(at=AT)
    assert [expire(before=LATER, at=LATER), expire(before=LATER, at=LATER)] == [3, 0]
    assert declared() == [(1, 4)]
    said = entries_about(Subject("ledger", 1))
    assert [(entry.act, dict(entry.detail)) for entry in said[1:]] == [("ledger.expire", {"epoch": 1, "upto": 4})]
    assert (said[1].actor.role.value, said[1].at) == ("system", LATER)
    row = Expiry.objects.get()
    assert (row.entry, row.at_us) == (said[1].id, LATER.timestamp() * 1e6)


def test_what_is_exactly_as_old_as_may_be_stays():
    fill(2)
    sequence(at=AT)
    assert expire(before=AT, at=LATER) == 0
    assert declared() == []
    assert expire(before=AT + timedelta(microseconds=1), at=LATER) == 2


def test_a_young_beginning_holds_back_what_stands_behind_it():
    """A log that was opened late holds older entries behind a young opening: only a whole beginning expires."""
    fill(3)
    sequence(at=LATER)
    assert expire(before=LATER, at=LATER) == 0
    assert (declared(), len(held())) == ([], 3)


def test_each_log_expires_as_far_as_its_own_entries_are_old():
    fill(4)
    sequence(at=AT)
    open_new_log(because="restore", at=LATER)
    fill(2, at=LATER)
    sequence(at=LATER)
    assert expire(before=LATER, at=LATER) == 4
    assert (declared(), held()) == ([(1, 5)], [(2, 1), (2, 2)])
    assert verify().holds


def test_two_logs_expire_in_one_go():
    fill(2)
    sequence(at=AT)
    open_new_log(because="restore", at=AT)
    fill(3)
    sequence(at=AT)
    assert expire(before=LATER, at=LATER) == 5
    assert (declared(), held()) == ([(1, 3), (2, 4)], [])


def test_expiry_goes_on_from_where_it_stood():
    fill(2)
    sequence(at=AT)
    fill(2, at=LATER)
    sequence(at=LATER)
    assert expire(before=LATER, at=LATER) == 2
    after = LATER + timedelta(days=1)
    assert expire(before=after, at=after) == 2
    assert declared() == [(1, 3), (1, 5)]


def test_a_great_many_entries_go_in_batches_and_are_all_counted(monkeypatch):
    monkeypatch.setattr(expiring, "BATCH", 2)
    fill(5)
    sequence(at=AT)
    assert expire(before=LATER, at=LATER) == 5
    assert entries_about(MATTER) == []


def test_what_was_declared_is_finished_even_where_entries_are_kept_longer_since():
    fill(3)
    sequence(at=AT)
    Expiry.objects.create(id=1, epoch=1, upto=3, entry=1, at_us=0)
    assert expire(before=AT - timedelta(days=1), at=LATER) == 2
    assert (declared(), held()) == ([(1, 3)], [(1, 3)])


def test_entries_that_wait_for_their_place_do_not_expire():
    fill(1)
    sequence(at=AT)
    fill(2)
    assert expire(before=LATER, at=LATER) == 1
    assert held() == [(None, None)] * 2
