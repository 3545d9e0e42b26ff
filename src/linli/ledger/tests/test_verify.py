"""Verification finds what was done to the ledger behind its back."""

from datetime import timedelta

import pytest
from django.db import connection

from linli.kernel.actor import SYSTEM
from linli.ledger.actions.append import append, append_all
from linli.ledger.actions.expire import expire
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.adapters import keep_checkpoint, kept_checkpoint, signing_key
from linli.ledger.data import Entry, Subject
from linli.ledger.engine.notes import Checkpoint, sign
from linli.ledger.models import LedgerEntry
from linli.ledger.queries.logs import checkpoint
from linli.ledger.queries.verify import verify
from linli.ledger.tests.factories import AT, LAN, MATTER, fill, without_triggers

pytestmark = pytest.mark.django_db


def found():
    verification = verify()
    problems = [*verification.problems, *(problem for log in verification.logs for problem in log.problems)]
    return sorted({problem.code for problem in problems})


@pytest.fixture
def ledger():
    for count in (200, 60, 5):
        fill(count)
        sequence(at=AT)
    append(Entry("matters.close", Subject("matter", 42), {"because": "done"}), actor=LAN, at=AT)


def test_an_honest_ledger_holds(ledger):
    verification = verify(kept=[checkpoint()])
    assert verification.holds
    assert (verification.logs[0].size, verification.logs[0].held, verification.waiting) == (266, 266, 1)


def test_an_empty_ledger_holds():
    assert verify().holds


TAMPERING = [
    ("a word of an entry", "UPDATE ledger_ledgerentry SET detail = '{}' WHERE leaf_index = 7", {"altered"}),
    ("who did it", 'UPDATE ledger_ledgerentry SET "user" = 99 WHERE leaf_index = 260', {"altered"}),
    ("when it was", "UPDATE ledger_ledgerentry SET at_us = at_us + 1 WHERE leaf_index = 0", {"altered"}),
    ("its number", "UPDATE ledger_ledgerentry SET number = 999 WHERE leaf_index = 9", {"altered", "gap"}),
    ("the nonce", "UPDATE ledger_ledgerentry SET nonce = leaf WHERE leaf_index = 7", {"altered"}),
    ("a waiting one", "UPDATE ledger_ledgerentry SET act = 'x' WHERE leaf_index IS NULL", {"altered"}),
    ("a dropped entry", "DELETE FROM ledger_ledgerentry WHERE leaf_index = 3", {"missing", "gap"}),
    ("the last one dropped", "DELETE FROM ledger_ledgerentry WHERE leaf_index = 265", {"missing", "gap"}),
    ("a waiting one dropped", "DELETE FROM ledger_ledgerentry WHERE leaf_index IS NULL", {"gap"}),
    ("a leaf tile", "UPDATE ledger_tile SET hashes = substr(hashes, 33) WHERE level = 0 AND n = 1", {"tile"}),
    ("a tile above", "UPDATE ledger_tile SET hashes = substr(hashes, 2) WHERE level = 1", {"node"}),
    ("a tile gone", "DELETE FROM ledger_tile WHERE level = 0 AND n = 0", {"tile"}),
    ("the last tile gone", "DELETE FROM ledger_tile WHERE level = 0 AND n = 1", {"tile"}),
    ("the checkpoint", "UPDATE ledger_log SET checkpoint = replace(checkpoint, '266', '265')", {"signature"}),
    ("the root", "UPDATE ledger_log SET root = (SELECT leaf FROM ledger_ledgerentry WHERE leaf_index = 0)", {"root"}),
    ("the size", "UPDATE ledger_log SET size = 265", {"root"}),
]


@pytest.mark.parametrize(("what", "statement", "codes"), TAMPERING, ids=[row[0] for row in TAMPERING])
def test_tampering_is_found(ledger, what, statement, codes):
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0
    assert codes <= set(found())


def test_two_entries_that_change_places_are_found(ledger):
    with without_triggers():
        for old, new in ((7, 9999), (8, 7), (9999, 8)):
            LedgerEntry.objects.filter(leaf_index=old).update(leaf_index=new)
    assert "root" in found()


def test_a_ledger_rewritten_with_the_key_in_hand_is_found_against_a_kept_checkpoint(ledger):
    kept = checkpoint()
    with without_triggers(), connection.cursor() as cursor:
        for table in ("ledgerentry", "log", "tile", "subjectcount"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    fill(300)
    sequence(at=AT)
    assert found() == []
    assert [p.code for p in verify(kept=[kept]).logs[0].problems] == ["fork"]


def test_a_database_put_back_to_an_older_copy_is_found_by_the_key_stores_checkpoint(ledger):
    later = checkpoint()
    with without_triggers(), connection.cursor() as cursor:
        for table in ("ledgerentry", "log", "tile", "subjectcount"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    fill(10)
    sequence(at=AT)
    keep_checkpoint(1, later)
    assert found() == ["cut"]


def test_a_database_put_back_to_before_a_restore_lacks_a_whole_log(ledger):
    keep_checkpoint(2, sign(Checkpoint("localhost:8000/ledger/2-a", 1, bytes(32)), signing_key()))
    assert found() == ["unknown_log"]


def put_back(size):
    """An older copy of the database, with the first `size` entries of the first log."""
    with without_triggers(), connection.cursor() as cursor:
        for table in ("ledgerentry", "log", "tile", "subjectcount"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    kept = kept_checkpoint(1)
    fill(size)
    sequence(at=AT)
    keep_checkpoint(1, kept)


def test_one_backup_restored_twice_opens_two_logs_with_two_names(ledger):
    put_back(10)
    assert open_new_log(because="restore", at=AT) == 2
    fill(5)
    sequence(at=AT)
    second = checkpoint()
    put_back(10)
    assert open_new_log(because="restore", at=AT + timedelta(hours=1)) == 3
    third = checkpoint()
    assert second.split("\n")[0] != third.split("\n")[0].replace("ledger/3", "ledger/2")
    verification = verify(kept=[second, third])
    assert verification.holds
    assert [(log.epoch, log.lost) for log in verification.logs] == [(1, 266 - 11), (3, 0), (2, 6)]


def test_a_name_is_new_even_where_the_key_store_has_forgotten_the_number(ledger, key_store):
    names = set()
    for hour in range(2):
        put_back(10)
        open_new_log(because="restore", at=AT + timedelta(hours=hour))
        names.add(checkpoint().split("\n")[0])
        (key_store / "checkpoint-2").unlink()
    assert len(names) == 2


def test_a_restore_that_opens_a_new_log_owns_up_to_what_was_lost(ledger):
    published = checkpoint()
    with without_triggers(), connection.cursor() as cursor:
        for table in ("ledgerentry", "log", "tile", "subjectcount"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    fill(10)
    sequence(at=AT)
    keep_checkpoint(1, published)
    open_new_log(because="restore", at=AT)
    verification = verify(kept=[published])
    assert verification.holds
    assert [log.lost for log in verification.logs] == [266 - 11, 0]


@pytest.mark.parametrize("note", ["", "nonsense", "localhost:8000/ledger/7\n1\nAAAA\n\n— a b\n"])
def test_a_kept_file_that_is_no_checkpoint_of_ours_is_said(ledger, note):
    assert [problem.code for problem in verify(kept=[note]).problems] == ["unknown_log"]


def test_a_kept_checkpoint_with_a_foreign_signature_is_said(ledger):
    forged = checkpoint()[:-12] + "AAAAAAAAAA=\n"
    assert [p.code for p in verify(kept=[forged]).logs[0].problems] == ["signature"]


def test_expired_entries_verify_as_expired(ledger):
    later = AT + timedelta(days=1200)
    fill(3, at=later)
    sequence(at=later)
    assert expire(before=later, at=later) == 266
    sequence(at=later)
    assert expire(before=later, at=later) == 0
    verification = verify()
    assert verification.holds
    assert (verification.logs[0].expired, verification.logs[0].held) == (266, 5)
    assert LedgerEntry.objects.filter(subject_kind="matter").count() == 3


def test_an_expiry_that_nobody_recorded_is_found(ledger):
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_expiry (id, epoch, upto, entry, at_us) VALUES (1, 1, 10, 1, 0)")
        cursor.execute("DELETE FROM ledger_ledgerentry WHERE leaf_index BETWEEN 1 AND 9")
    assert found() == ["expiry"]


def test_kept_checkpoints_of_every_size_are_accepted(ledger):
    notes = []
    for _ in range(4):
        append_all([Entry("a", MATTER, {})], actor=SYSTEM, at=AT)
        sequence(at=AT)
        notes.append(kept_checkpoint(1))
    assert len(set(notes)) == 4
    assert verify(kept=notes).holds
