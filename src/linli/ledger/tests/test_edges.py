"""The narrow places: nothing to append, nobody to append about, somebody else was first, a key that others can read."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import Overtaken
from linli.ledger import tasks
from linli.ledger.actions import sequence as sequencer
from linli.ledger.actions.append import append, append_all
from linli.ledger.adapters import signing_key
from linli.ledger.api import entries_about, entries_after, sequence, verify
from linli.ledger.data import Entry
from linli.ledger.models import LedgerEntry, Log
from linli.ledger.tests.factories import AT, LAN, MATTER, fill

pytestmark = pytest.mark.django_db


def test_nothing_to_append_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert append_all([], actor=LAN, at=AT) == []


def test_an_entry_about_nothing_in_particular_has_no_number():
    append(Entry("a", None, {}), actor=SYSTEM, at=AT)
    sequence(at=AT)
    told = entries_after(None)[-1]
    assert (told.subject, told.number, told.actor.unit) == (None, None, None)
    assert verify().holds


def test_more_than_a_batch_is_sequenced_in_one_go(monkeypatch):
    monkeypatch.setattr(sequencer, "BATCH", 4)
    fill(8)
    assert sequence(at=AT) == 8
    assert verify().holds


def test_a_sequencer_that_was_overtaken_leaves_everything_as_it_was(monkeypatch):
    fill(1)
    sequence(at=AT)
    fill(1)
    stale = Log.objects.get()
    stale.epoch, stale.size = 9, 0
    with pytest.raises(Overtaken), transaction.atomic():
        sequencer._grow(stale, [bytes(32)], AT)
    assert sequence(at=AT) == 1
    assert verify().holds


def test_a_key_that_others_can_read_is_not_used(key_store):
    signing_key()
    (key_store / "signing-key").chmod(0o644)
    with pytest.raises(RuntimeError, match="0600"):
        signing_key()


def test_the_key_is_made_once(key_store):
    raw = signing_key().private_bytes_raw()
    assert signing_key().private_bytes_raw() == raw
    assert sorted(file.name for file in key_store.iterdir()) == ["signing-key"]


def test_a_role_that_may_not_delete_leaves_expiry_to_the_one_that_may(settings, monkeypatch):
    settings.LEDGER_KEEP_DAYS = 0
    fill(1)
    sequence(at=AT)
    monkeypatch.setattr(tasks.api, "may_expire", lambda: False)
    tasks.expire_old()
    assert entries_about(MATTER)


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_get_numbers_without_gaps_and_one_place_each():
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share a database in memory; in a file, BEGIN IMMEDIATE lets one writer in")
    together, errors = Barrier(4), []

    def act():
        together.wait()
        try:
            for _ in range(8):
                fill(1)
                sequence(at=AT)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    fill(1)
    sequence(at=AT)
    threads = [Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sequence(at=AT)
    assert not errors
    assert [entry.number for entry in entries_about(MATTER)] == list(range(1, 34))
    places = LedgerEntry.objects.order_by("leaf_index").values_list("leaf_index", flat=True)
    assert list(places) == list(range(34))
    assert verify().holds


def test_a_signing_key_that_lies_sealed_is_waited_for(settings, tmp_path) -> None:
    """Else a new machine would sign the old log with a key that nobody knows."""
    settings.KEY_STORE = tmp_path
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "signing-key.sealed").write_bytes(b"sealed")
    with pytest.raises(RuntimeError, match="linli keys recover"):
        signing_key()
    assert not (tmp_path / "ledger" / "signing-key").exists()
