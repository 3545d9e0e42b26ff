"""The sequencer: each entry gets one place, the tree grows, the checkpoint is signed."""

from datetime import UTC, datetime, timedelta

import pytest

from linli.kernel.actor import SYSTEM
from linli.ledger.actions.append import append_all
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.adapters import kept_checkpoint, signing_key
from linli.ledger.data import Entry, Place, Subject
from linli.ledger.engine.notes import opened, parse
from linli.ledger.engine.tree import node_hash
from linli.ledger.models import LedgerEntry, Log
from linli.ledger.queries.entries import entries_about, entries_after
from linli.ledger.queries.logs import checkpoint

AT = datetime(2026, 11, 21, 8, tzinfo=UTC)
MATTER = Subject("matter", 41)
pytestmark = pytest.mark.django_db


def fill(count, *, at=AT):
    append_all([Entry("matters.screen", MATTER, {"n": n}) for n in range(count)], actor=SYSTEM, at=at)


def plain_root(leaves):
    """The definition of RFC 6962 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(plain_root(leaves[:half]), plain_root(leaves[half:]))


def test_each_entry_gets_the_next_place_behind_the_opening():
    fill(3)
    assert sequence(at=AT) == 3
    fill(2)
    assert sequence(at=AT) == 2
    assert [e.place for e in entries_about(MATTER)] == [Place(1, index) for index in range(1, 6)]
    assert entries_after(None)[0].act == "ledger.open"
    assert [e.detail["n"] for e in entries_after(Place(1, 3))] == [0, 1]


def test_nothing_waiting_signs_nothing():
    sequence(at=AT)
    before = checkpoint()
    assert sequence(at=AT + timedelta(seconds=1)) == 0
    assert checkpoint() == before


@pytest.mark.parametrize("sizes", [(1,), (255,), (256, 1), (3, 600, 2)])
def test_the_signed_root_is_the_root_over_all_leaves(sizes):
    for size in sizes:
        fill(size)
        sequence(at=AT)
    said = opened(checkpoint(), "localhost:8000/ledger/1", signing_key().public_key())
    leaves = LedgerEntry.objects.order_by("leaf_index").values_list("leaf", flat=True)
    assert said.size == 1 + sum(sizes)
    assert said.root == plain_root([bytes(leaf) for leaf in leaves])


def test_the_last_checkpoint_is_kept_outside_the_database(key_store):
    fill(1)
    sequence(at=AT)
    assert kept_checkpoint(1) == checkpoint()
    assert (key_store / "checkpoint-1").stat().st_mode & 0o777 == 0o600
    assert (key_store / "signing-key").stat().st_mode & 0o777 == 0o600


def test_a_new_log_begins_by_naming_the_end_of_the_old_one():
    fill(4)
    sequence(at=AT)
    published = parse(checkpoint())
    fill(2)
    assert open_new_log(because="restore", at=AT) == 2
    sequence(at=AT)
    [opening] = entries_about(Subject("ledger", 2))
    assert opening.place == Place(2, 0)
    assert (opening.detail["old_size"], opening.detail["old_root"]) == (published.size, published.root.hex())
    assert [e.place for e in entries_about(MATTER)[4:]] == [Place(2, 1), Place(2, 2)]
    assert Log.objects.count() == 2
