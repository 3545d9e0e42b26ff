"""How a log begins: its name, its number, and what its first entries say of the logs before it."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from linli.kernel.actor import Role
from linli.kernel.errors import Overtaken
from linli.ledger.actions import sequence as sequencer
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.adapters import all_kept, keep_checkpoint, kept_checkpoint, newest_kept, signing_key
from linli.ledger.data import Epoch, Place, Subject
from linli.ledger.engine.notes import Checkpoint, parse, sign
from linli.ledger.engine.tree import EMPTY_ROOT
from linli.ledger.models import LedgerEntry, Log, Tile
from linli.ledger.queries.entries import entries_about
from linli.ledger.queries.logs import checkpoint, current_log
from linli.ledger.tests.factories import AT, fill

AT_US = 1_795_248_000_123_456
MOMENT = "20261121T080000Z"
pytestmark = pytest.mark.django_db


def openings(epoch):
    return [(entry.act, dict(entry.detail), entry.place) for entry in entries_about(Subject("ledger", epoch))]


def kept_of(epoch, size, name=""):
    """A checkpoint that the key store holds of a log, as an earlier life of the database signed it."""
    note = sign(Checkpoint(name or f"localhost:8000/ledger/{epoch}", size, bytes([epoch] * 32)), signing_key())
    keep_checkpoint(Epoch(epoch), note)
    return note


def ended(epoch, size, name=""):
    return {
        "because": "restore", "old_epoch": epoch, "old_origin": name or f"localhost:8000/ledger/{epoch}",
        "old_root": bytes([epoch] * 32).hex(), "old_size": size,
    }  # fmt: skip


def test_the_first_log_names_none_before_it():
    assert sequence(at=AT) == 0
    log = Log.objects.get()
    assert (log.epoch, log.origin, log.opened_us, log.signed_us, log.size) == (
        1, "localhost:8000/ledger/1", AT_US, AT_US, 1,
    )  # fmt: skip
    assert openings(1) == [("ledger.open", {"because": "first", "old_epoch": None}, Place(Epoch(1), 0))]
    [entry] = entries_about(Subject("ledger", 1))
    assert (entry.actor.role, entry.at) == (Role.SYSTEM, AT)
    assert (kept_checkpoint(Epoch(1)), parse(log.checkpoint).root) == (log.checkpoint, bytes(log.root))


def test_an_empty_database_begins_at_one_again_whatever_the_key_store_remembers():
    """Nobody restored it: what was published before is not swept away under a new name."""
    kept_of(4, 9)
    sequence(at=AT)
    assert [log.epoch for log in Log.objects.all()] == [1]
    assert openings(1)[0][1] == {"because": "first", "old_epoch": None}


def test_a_log_opened_by_a_restore_bears_the_moment_and_names_its_end():
    fill(2)
    sequence(at=AT)
    end = parse(checkpoint())
    assert open_new_log(because="restore", at=AT) == 2
    log = Log.objects.get(epoch=2)
    assert (log.origin, log.opened_us, log.size) == (f"localhost:8000/ledger/2-{MOMENT}", AT_US, 1)
    said = {"because": "restore", "old_epoch": 1, "old_origin": end.origin, "old_root": end.root.hex(), "old_size": 3}
    assert openings(2) == [("ledger.open", said, Place(Epoch(2), 0))]
    assert (current_log().epoch, kept_checkpoint(Epoch(2))) == (2, log.checkpoint)


def test_logs_that_the_copy_never_saw_are_named_too_the_newest_first():
    fill(1)
    sequence(at=AT)
    kept_of(1, 7)
    kept_of(2, 5, "localhost:8000/ledger/2-a")
    kept_of(3, 6, "localhost:8000/ledger/3-b")
    assert open_new_log(because="restore", at=AT) == 4
    three, two = ended(3, 6, "localhost:8000/ledger/3-b"), ended(2, 5, "localhost:8000/ledger/2-a")
    assert [said for _, said, _ in openings(4)] == [three, two, ended(1, 7)]
    assert [place.index for _, _, place in openings(4)] == [0, 1, 2]
    assert (Log.objects.get(epoch=4).size, list(all_kept())) == (3, [1, 2, 3, 4])
    assert newest_kept() == (4, Log.objects.get(epoch=4).checkpoint)


def test_logs_older_than_the_copys_own_are_not_named_again():
    fill(1)
    sequence(at=AT)
    Log.objects.create(epoch=5, origin="five", opened_us=0, root=EMPTY_ROOT, checkpoint=sign_of("five", 5))
    kept_of(4, 9)
    assert open_new_log(because="restore", at=AT) == 6
    assert [said["old_origin"] for _, said, _ in openings(6)] == ["five"]


def sign_of(name, size):
    return sign(Checkpoint(name, size, bytes(32)), signing_key())


def test_a_database_without_any_log_takes_up_after_the_key_store():
    kept_of(2, 5)
    assert open_new_log(because="restore", at=AT) == 3
    assert [said for _, said, _ in openings(3)] == [ended(2, 5)]


@pytest.mark.parametrize(("given", "kept", "end"), [(8, 7, 8), (None, 7, 7), (None, None, 3)])
def test_the_end_is_the_note_given_else_the_one_kept_else_the_databases_own(key_store, given, kept, end):
    fill(2)
    sequence(at=AT)
    if kept:
        kept_of(1, kept)
    else:
        (key_store / "checkpoint-1").unlink()
    open_new_log(because="restore", at=AT, last=sign_of("localhost:8000/ledger/1", given) if given else None)
    assert openings(2)[0][1]["old_size"] == end


def test_a_new_log_takes_only_its_own_beginning_and_the_rest_waits():
    sequence(at=AT)
    fill(3)
    open_new_log(because="restore", at=AT)
    assert LedgerEntry.objects.filter(leaf_index=None).count() == 3
    assert sequence(at=AT) == 3
    assert list(Log.objects.order_by("epoch").values_list("epoch", "size")) == [(1, 1), (2, 4)]


def test_batches_follow_one_another_until_one_is_not_full(monkeypatch):
    monkeypatch.setattr(sequencer, "BATCH", 3)
    fill(7)
    assert sequence(at=AT) == 7
    left = iter([3, 3, 2, 99])
    monkeypatch.setattr(sequencer, "_sequence_batch", lambda at: next(left))
    assert (sequence(at=AT), next(left)) == (8, 99)


def test_nothing_to_place_places_nothing():
    assert sequencer._sequence_batch(AT) == 0
    sequence(at=AT)
    before = Log.objects.values().get()
    assert sequencer._sequence_batch(AT + timedelta(seconds=1)) == 0
    assert Log.objects.values().get() == before  # not even signed anew


def test_only_the_newest_log_grows():
    fill(300)
    sequence(at=AT)
    open_new_log(because="restore", at=AT)
    fill(2)
    before = list(Tile.objects.filter(epoch=1).order_by("level", "n").values_list("level", "n", "hashes"))
    sequence(at=AT)
    assert list(Tile.objects.filter(epoch=1).order_by("level", "n").values_list("level", "n", "hashes")) == before
    assert sorted(Tile.objects.filter(epoch=2).values_list("level", "n")) == [(0, 0)]
    assert list(Log.objects.order_by("epoch").values_list("size", flat=True)) == [301, 3]


def test_whoever_read_the_log_before_it_grew_is_overtaken():
    fill(1)
    sequence(at=AT)
    stale = Log.objects.get()
    last = LedgerEntry.objects.get(leaf_index=1)
    stale.size = 1
    with pytest.raises(Overtaken), transaction.atomic():
        sequencer._grow(stale, [bytes(last.leaf)], AT)
    assert Log.objects.get().size == 2


@pytest.mark.django_db(transaction=True)
def test_a_second_sequencer_does_not_wait_for_the_first():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, before anything is read")
    fill_and_sequence(1)
    taken, done = Event(), Event()

    def first():
        with transaction.atomic():
            Log.objects.select_for_update().get()
            taken.set()
            done.wait(30)
        connection.close()

    thread = Thread(target=first)
    thread.start()
    taken.wait(30)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '500ms'")
    assert sequencer._sequence_batch(AT) == 0
    done.set()
    thread.join()


def fill_and_sequence(count):
    fill(count)
    sequence(at=AT)
    fill(count)
