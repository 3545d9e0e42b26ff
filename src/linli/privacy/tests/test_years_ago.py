"""Bytes as they stand in backups, on paper and in key stores: what was made years ago opens with what is made today."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from linli.privacy.adapters import files, local_keys, safekeeping
from linli.privacy.adapters.keys import Erasure
from linli.privacy.api import read_own
from linli.privacy.data import Standing
from linli.privacy.models import DataKey, SealedItem
from linli.privacy.tests.factories import SUBJECT

MONTH = (
    "0001011fc7dfb8a3d3e4235b93fd2125210661bf31f3a2a10e757f46555772176639897c0470702388c0ad2860a7cda2762606ecd4be686e232254"
    "ee30f714"
)
WRAPPED = (
    "0115b305eff0f235184babcf0636c1c6b32d13a4e6e99baaaca355aefe16871655bea4da00deb7f0695211fc29ba2128508e5364c117ca55b7e843"
    "4082"
)
TEXT = "01828826632c05abcc6fef13d0e9e809fab585c17a3bdf5ec1d6d2ba71ab3d7b1472975d4df35aab91dc"
PHOTO = "010c0f6171a032d908aa30ab8108588cddd34e04ad358982ef9a279e013ee800e0f9ebb569"
CHECK = "01ab46666e4b3e5bdab571bc494889ba3b816662b9d9919149ea272c31"
SHARES = [
    "LINLI-AAAUOOIC-AHV53D7D-3YYQFCM5-5SUOYOKR-TW5C5RQZ-KDM52IEN-KJT4WBUX-NOJ7BVBO-IX2Q",
    "LINLI-AAAUOOIC-AMTH5DRY-OFMQVDVM-HX3TSU7J-UDFVE4YP-2ZMFMTFC-Y2NXEPE2-Q6JDKQJ7-AFNQ",
]
LINE = '{"at": "2025-03-01T04:05:06+00:00", "kind": "matter", "subject": 9, "items": [5, 6], "month": "2025-12"}'
ERASED = Erasure(datetime(2025, 3, 1, 4, 5, 6, tzinfo=UTC), "matter", 9, (5, 6), "2025-12")


@pytest.fixture(autouse=True)
def store() -> Path:
    folder = Path(settings.KEY_STORE)
    files.make_folder(folder / "months")
    folder.chmod(0o700)
    (folder / "deployment").write_text("0123456789abcdef" * 2)
    (folder / "root-0001.check").write_bytes(bytes.fromhex(CHECK))
    (folder / "root-0001.key").write_bytes(bytes(range(32)))
    (folder / "root-0001.key").chmod(0o600)
    (folder / "months" / "handling-2026-12.key").write_bytes(bytes.fromhex(MONTH))
    (folder / "erasures.jsonl").write_text(LINE + "\n")
    return folder


@pytest.mark.django_db
def test_a_text_and_a_photo_of_an_old_backup_open() -> None:
    subject = {"subject_kind": SUBJECT.kind, "subject_id": SUBJECT.id, "purpose": "handling"}
    month = {"first_month": "2026-12", "month": "2026-12", "until": date(2026, 12, 31)}
    key = DataKey.objects.create(id=10, wrapped=bytes.fromhex(WRAPPED), uses=2, **subject, **month)
    row = {"version": 1, "key": key} | subject
    SealedItem.objects.create(id=11, field="words", ciphertext=bytes.fromhex(TEXT), **row)
    SealedItem.objects.create(id=12, field="photo", file="ab12", **row)
    files.make_folder(Path(settings.PHOTO_STORE) / "ab")
    (Path(settings.PHOTO_STORE) / "ab" / "ab12").write_bytes(bytes.fromhex(PHOTO))
    words, photo = read_own(SUBJECT)
    assert (words.text, photo.data, words.standing) == ("路灯坏了", b"painted", Standing.OPEN)


def test_the_words_of_an_old_index_are_found_again() -> None:
    [token] = local_keys().tokens("handling", "2026-12", ["3:路灯"])
    assert token.hex() == "393a0d769e6f38a6b9325d942ea9f9db"


def test_shares_printed_years_ago_bring_the_root_key_back(store: Path) -> None:
    (store / "root-0001.key").unlink()
    assert safekeeping.recover_root(local_keys(), SHARES) == 1
    assert (store / "root-0001.key").read_bytes() == bytes(range(32))


def test_an_old_erasure_is_read_and_a_new_one_is_written_alike(store: Path) -> None:
    assert local_keys().erasures() == [ERASED]
    local_keys().note_erasure(ERASED)
    one, other = (store / "erasures.jsonl").read_text().splitlines()
    assert json.loads(one) == json.loads(other) and local_keys().erasures() == [ERASED] * 2
