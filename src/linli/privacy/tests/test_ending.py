"""On its day it is gone, from here and from every backup; earlier if somebody may ask for it."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from linli.kernel.actor import RESIDENT
from linli.kernel.errors import NotAllowed
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy.actions.retention import due, end_all
from linli.privacy.adapters import photos, vault_keys
from linli.privacy.api import erase, expire, extend, held, hold, read_own, reapply_erasures
from linli.privacy.data import Standing
from linli.privacy.models import DataKey, LookCount, LookHour, SealedItem
from linli.privacy.tasks import keep_to_the_day
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_contact, a_photo, some_words

pytestmark = pytest.mark.django_db
LAST_MOMENT = datetime(2026, 12, 31, 15, 59, tzinfo=UTC)  # 23:59 in Wuhan
NEXT_MOMENT = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
OTHER = Subject(SUBJECT.kind, 2)


def photo_files() -> list[Path]:
    return [path for path in Path(settings.PHOTO_STORE).rglob("*") if path.is_file()]


def standings() -> list[Standing]:
    return [item.standing for item in held(SUBJECT)]


def test_the_last_day_is_kept_and_the_next_is_not() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    assert expire(LAST_MOMENT) == 0 and standings() == [Standing.OPEN] * 2
    assert expire(NEXT_MOMENT) == 2 and standings() == [Standing.EXPIRED] * 2
    assert expire(NEXT_MOMENT) == 0
    assert [entry.act for entry in entries_about(SUBJECT)] == ["privacy.expire"]


def test_with_the_month_its_key_goes_and_the_ledger_says_so() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    expire(NEXT_MOMENT)
    assert vault_keys().months() == []
    assert apps.get_model("ledger.LedgerEntry").objects.filter(act="privacy.destroy-key").count() == 2
    with pytest.raises(NotAllowed, match="destroyed"):
        hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)


def test_a_day_within_the_month_ends_only_what_is_due_then() -> None:
    hold(SUBJECT, [some_words()], until=date(2026, 12, 10), at=NOON)
    hold(OTHER, [some_words()], until=UNTIL, at=NOON)
    assert expire(datetime(2026, 12, 11, tzinfo=UTC)) == 1
    assert read_own(OTHER)[0].is_open and vault_keys().months() == [("handling", "2026-12")]


def test_many_go_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.privacy.actions.ending.BATCH", 2)
    for number in range(5):
        hold(Subject(SUBJECT.kind, number), [some_words()], until=UNTIL, at=NOON)
    assert expire(NEXT_MOMENT) == 5


def test_what_another_process_still_sees_does_not_open_without_the_month_key() -> None:
    ids = hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    vault_keys().destroy("handling", "2026-12")
    assert read_own(SUBJECT, ids)[0].standing is Standing.EXPIRED
    extend(SUBJECT, until=date(2027, 3, 1), at=NOON)
    assert read_own(SUBJECT, ids)[0].standing is Standing.EXPIRED


def test_an_erased_photo_leaves_no_file(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    hold(SUBJECT, [a_photo(), some_words()], until=UNTIL, at=NOON)
    assert len(photo_files()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        erase(SUBJECT, fields=["photo"], actor=RESIDENT, at=NOON, because="asked")
    assert photo_files() == []


def test_what_a_resident_had_erased_stands_in_the_list() -> None:
    hold(SUBJECT, [a_photo(), some_words()], until=UNTIL, at=NOON)
    erase(SUBJECT, actor=RESIDENT, at=NOON, because="asked")
    [entry] = entries_about(SUBJECT)
    assert (entry.act, entry.detail) == ("privacy.erase", {"fields": "photo,words", "items": 2, "because": "asked"})
    assert {(item.until, item.ended_at) for item in held(SUBJECT, field="words")} == {(None, NOON)}


def restore(rows: list[SealedItem], keys: list[DataKey]) -> None:
    """As a restored older backup has them."""
    SealedItem.objects.all().delete()
    DataKey.objects.bulk_create(keys)
    SealedItem.objects.bulk_create(rows)


def test_a_restored_backup_loses_again_what_was_erased() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    backup = list(SealedItem.objects.all()), list(DataKey.objects.all())
    erase(SUBJECT, actor=RESIDENT, at=NOON, because="asked")
    restore(*backup)
    assert standings() == [Standing.OPEN] * 2
    assert reapply_erasures(NOON) == 2
    assert standings() == [Standing.ERASED] * 2 and not DataKey.objects.exists()
    assert reapply_erasures(NOON) == 0


def test_every_erasure_of_the_journal_is_done_again_and_counted() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    backup = list(SealedItem.objects.all()), list(DataKey.objects.all())
    for field in ("words", "contact"):
        erase(SUBJECT, fields=[field], actor=RESIDENT, at=NOON, because="asked")
    restore(*backup)
    assert reapply_erasures(NOON) == 2


def test_a_restored_backup_ends_what_has_expired_since() -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    backup = list(SealedItem.objects.all()), list(DataKey.objects.all())
    expire(NEXT_MOMENT)
    restore(*backup)
    assert read_own(SUBJECT)[0].standing is Standing.EXPIRED
    assert reapply_erasures(NEXT_MOMENT) == 1 and standings() == [Standing.EXPIRED]


def test_the_dry_run_lists_what_would_go_and_takes_nothing() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    LookHour.objects.create(post=1, subject_kind="m", subject_id=1, purpose="handling", hour=NOON)
    LookCount.objects.create(post=1, span="hour", since=NOON, count=1)
    assert dict(due(NOON))["vault: items past their last day"] == 0
    listed = dict(due(NEXT_MOMENT))
    assert (listed["vault: items past their last day"], listed["vault: counters of looks"]) == (2, 2)
    assert dict(end_all(NEXT_MOMENT)) == listed
    assert set(dict(due(NEXT_MOMENT)).values()) == {0}


def test_a_photo_that_lost_its_row_is_swept_up_after_a_day() -> None:
    hold(SUBJECT, [a_photo()], until=UNTIL, at=NOON)
    sid = transaction.savepoint()
    hold(OTHER, [a_photo()], until=UNTIL, at=NOON)
    transaction.savepoint_rollback(sid)
    assert dict(due(datetime.now(UTC)))["vault: photo files without a row"] == 0
    assert dict(end_all(datetime.now(UTC) + timedelta(days=2)))["vault: photo files without a row"] == 1
    assert len(photo_files()) == 1


def test_the_worker_keeps_to_the_day() -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    keep_to_the_day()
    assert standings() in ([Standing.OPEN], [Standing.EXPIRED])


def test_a_photo_that_is_gone_already_is_not_missed() -> None:
    photos.remove_all(["0" * 32])


def test_without_photos_there_is_nothing_to_sweep(tmp_path: Path) -> None:
    with override_settings(PHOTO_STORE=tmp_path / "none"):
        shutil.rmtree(tmp_path / "none", ignore_errors=True)
        assert dict(due(NOON))["vault: photo files without a row"] == 0
