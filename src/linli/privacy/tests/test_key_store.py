"""The key store: made once, private, whole, rotated without touching what is sealed, brought back from paper."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linli.privacy.adapters import files, safekeeping
from linli.privacy.adapters.keys import Erasure, Lock, MonthIsGone, NoKeys
from linli.privacy.adapters.local import LocalKeys
from linli.privacy.data import Standing
from linli.privacy.engine.shares import BadShares

KEY = bytes(32)
LOCK = Lock("matter", 1, "contact", "2026-12")
ERASURE = Erasure(datetime(2026, 11, 21, tzinfo=UTC), "matter", 1, (5, 6), "2026-12")


@pytest.fixture
def keys(tmp_path: Path) -> LocalKeys:
    store = LocalKeys(tmp_path / "keys")
    store.create()
    return store


def reopened(keys: LocalKeys) -> LocalKeys:
    return LocalKeys(keys.folder)


def test_a_missing_store_is_a_mistake_not_a_reason_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoKeys, match="keys init"):
        LocalKeys(tmp_path).months()


def test_making_it_twice_changes_nothing(keys: LocalKeys) -> None:
    before = keys.root(), keys.deployment()
    keys.create()
    assert (reopened(keys).root(), reopened(keys).deployment()) == before


def test_all_is_private(keys: LocalKeys) -> None:
    keys.wrap([(LOCK, KEY)])
    keys.note_erasure(ERASURE)
    modes = {path.stat().st_mode & 0o777 for path in keys.folder.rglob("*") if path.is_file()}
    assert (modes, keys.folder.stat().st_mode & 0o777) == ({0o600}, 0o700)


@pytest.mark.parametrize("opened", [".", "root-0001.key"])
def test_what_others_can_read_is_refused(keys: LocalKeys, opened: str) -> None:
    (keys.folder / opened).chmod(0o755)
    with pytest.raises(NoKeys, match="read by others"):
        keys.root()


def test_another_installation_does_not_open_it_even_with_the_same_root(keys: LocalKeys, tmp_path: Path) -> None:
    [wrapped] = keys.wrap([(LOCK, KEY)])
    other = LocalKeys(tmp_path / "other")
    other.create()
    (other.folder / "root-0001.key").write_bytes(keys.root()[1])
    (other.months_folder / "contact-2026-12.key").write_bytes((keys.months_folder / "contact-2026-12.key").read_bytes())
    assert other.unwrap([(LOCK, wrapped)]) == [Standing.BROKEN]


def test_a_destroyed_month_opens_at_once_nowhere_and_is_never_made_again(keys: LocalKeys) -> None:
    other = reopened(keys)
    [wrapped] = keys.wrap([(LOCK, KEY)])
    assert other.unwrap([(LOCK, wrapped)]) == [KEY]
    keys.destroy("contact", "2026-12")
    assert not keys._cache  # nor does it stay in memory
    keys.destroy("contact", "2026-12")
    assert keys.unwrap([(LOCK, wrapped)]) == other.unwrap([(LOCK, wrapped)]) == [Standing.EXPIRED]
    assert not other._cache
    with pytest.raises(MonthIsGone, match=r"^contact 2026-12$"):
        other.wrap([(LOCK, KEY)])


def test_rotation_wraps_anew_and_leaves_what_is_sealed(keys: LocalKeys) -> None:
    other = reopened(keys)
    [wrapped] = keys.wrap([(LOCK, KEY)])
    other.unwrap([(LOCK, wrapped)])
    old = keys.root()
    assert keys.rotate_root() == 2
    assert keys.root()[1] != old[1]
    assert keys.unwrap([(LOCK, wrapped)]) == other.unwrap([(LOCK, wrapped)]) == [KEY]
    with pytest.raises(NoKeys, match="recover"):
        keys.root(1)


def test_a_rotation_that_was_cut_short_is_finished_by_the_next(keys: LocalKeys) -> None:
    [wrapped] = keys.wrap([(LOCK, KEY)])
    assert keys.put_root(2, os.urandom(32)) and not keys.put_root(2, os.urandom(32))
    assert keys.unwrap([(LOCK, wrapped)]) == [KEY]
    assert keys.rotate_root() == 3
    assert reopened(keys).unwrap([(LOCK, wrapped)]) == [KEY]


def test_the_root_key_comes_back_from_two_of_three_shares(keys: LocalKeys) -> None:
    """The rehearsal."""
    [wrapped] = keys.wrap([(LOCK, KEY)])
    one, _two, three = safekeeping.shares_of_root(keys)
    safekeeping.take_away_root(keys)
    with pytest.raises(NoKeys, match="recover"):
        reopened(keys).unwrap([(LOCK, wrapped)])
    assert safekeeping.recover_root(keys, [three, one]) == 1
    assert reopened(keys).unwrap([(LOCK, wrapped)]) == [KEY]


def test_shares_of_another_root_are_refused(keys: LocalKeys, tmp_path: Path) -> None:
    other = LocalKeys(tmp_path / "other")
    other.create()
    foreign = safekeeping.shares_of_root(other)[:2]
    with pytest.raises(BadShares, match="not shares of this"):
        safekeeping.recover_root(keys, foreign)
    safekeeping.shares_of_root(keys)
    with pytest.raises(BadShares, match="not shares of this"):
        safekeeping.recover_root(keys, foreign)


def test_without_shares_the_root_key_is_not_taken_away(keys: LocalKeys) -> None:
    with pytest.raises(NoKeys, match="make shares"):
        safekeeping.take_away_root(keys)


def test_a_copy_has_no_root_and_forgets_what_is_destroyed(keys: LocalKeys, tmp_path: Path) -> None:
    later = Lock("matter", 1, "contact", "2027-01")
    keys.wrap([(LOCK, KEY), (later, KEY)])
    keys.note_erasure(ERASURE)
    assert safekeeping.copy_to(keys, tmp_path / "copy") == 2
    keys.destroy("contact", "2026-12")
    assert safekeeping.copy_to(keys, tmp_path / "copy") == 1
    assert not list((tmp_path / "copy").glob("root-*.key"))
    copied_at = keys.health().copied_at
    assert copied_at and copied_at.tzinfo is UTC and abs(datetime.now(UTC) - copied_at) < timedelta(minutes=1)


def test_a_lost_store_comes_back_from_copy_and_shares(keys: LocalKeys, tmp_path: Path) -> None:
    [wrapped] = keys.wrap([(LOCK, KEY)])
    keys.note_erasure(ERASURE)
    shares = safekeeping.shares_of_root(keys)
    safekeeping.copy_to(keys, tmp_path / "copy")
    found = LocalKeys(tmp_path / "new")
    assert safekeeping.copy_back(found, tmp_path / "copy") == 1
    safekeeping.recover_root(found, shares[:2])
    assert found.unwrap([(LOCK, wrapped)]) == [KEY]
    assert found.erasures() == [ERASURE]


def test_an_older_copy_brings_no_destroyed_key_back(keys: LocalKeys, tmp_path: Path) -> None:
    keys.wrap([(LOCK, KEY)])
    safekeeping.copy_to(keys, tmp_path / "copy")
    keys.destroy("contact", "2026-12")
    assert safekeeping.copy_back(keys, tmp_path / "copy") == 0
    assert keys.months() == []


def test_what_was_destroyed_before_the_copy_goes_from_an_older_store_too(keys: LocalKeys, tmp_path: Path) -> None:
    """The machine was set back to an older state: the copy knows better."""
    [wrapped] = keys.wrap([(LOCK, KEY)])
    shutil.copytree(keys.folder, tmp_path / "older")
    keys.destroy("contact", "2026-12")
    safekeeping.copy_to(keys, tmp_path / "copy")
    older = LocalKeys(tmp_path / "older")
    assert older.unwrap([(LOCK, wrapped)]) == [KEY]
    safekeeping.copy_back(older, tmp_path / "copy")
    assert older.unwrap([(LOCK, wrapped)]) == [Standing.EXPIRED] and older.months() == []


def test_two_journals_become_one_without_saying_anything_twice(keys: LocalKeys, tmp_path: Path) -> None:
    keys.note_erasure(ERASURE)
    safekeeping.copy_to(keys, tmp_path / "copy")
    later = replace(ERASURE, subject=2)
    keys.note_erasure(later)
    safekeeping.copy_back(keys, tmp_path / "copy")
    assert keys.erasures() == [ERASURE, later]


def test_a_copy_of_something_else_is_refused(keys: LocalKeys, tmp_path: Path) -> None:
    other = LocalKeys(tmp_path / "other")
    other.create()
    safekeeping.copy_to(other, tmp_path / "copy")
    for source in (tmp_path / "copy", tmp_path / "nothing"):
        with pytest.raises(NoKeys, match="copy of"):
            safekeeping.copy_back(keys, source)


def test_a_month_key_stays_in_memory_only_while_its_file_stands_unchanged(keys: LocalKeys, tmp_path: Path) -> None:
    [wrapped] = keys.wrap([(LOCK, KEY)])
    (keys.folder / "root-0001.key").rename(tmp_path / "root")
    assert keys.unwrap([(LOCK, wrapped)]) == [KEY]
    os.utime(keys.months_folder / "contact-2026-12.key", (0, 0))
    with pytest.raises(NoKeys, match="recover"):
        keys.unwrap([(LOCK, wrapped)])


def test_what_is_shredded_was_overwritten_first(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(KEY * 2)
    (tmp_path / "same").hardlink_to(tmp_path / "key")
    files.shred(tmp_path / "key")
    assert not (tmp_path / "key").exists()
    assert (tmp_path / "same").stat().st_size == 64 and (tmp_path / "same").read_bytes() != KEY * 2


def test_two_processes_may_make_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.make_folder(tmp_path / "a" / "b")
    seen = iter([False])
    monkeypatch.setattr(Path, "is_dir", lambda path: next(seen, True))
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_written_file_is_never_overwritten_by_a_second_writer(tmp_path: Path) -> None:
    assert files.write_new(tmp_path / "key", b"first")
    assert not files.write_new(tmp_path / "key", b"second")
    assert ((tmp_path / "key").read_bytes(), len(list(tmp_path.iterdir()))) == (b"first", 1)
    files.shred(tmp_path / "never there")
