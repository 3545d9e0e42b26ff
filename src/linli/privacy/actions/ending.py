"""How what is held comes to its end: early, because somebody may ask for it, or on its date.

Early: the row loses its ciphertext at once, and a journal in the key store makes every restored backup
lose it again. On its date the same happens to all; and with the month's key, what backups hold is noise.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import SYSTEM, Actor
from linli.ledger.api import append, append_all
from linli.ledger.data import Detail, Entry, Subject
from linli.privacy.adapters import photos, vault_keys
from linli.privacy.adapters.keys import Erasure
from linli.privacy.data import Purpose, Standing
from linli.privacy.models import DataKey, SealedItem, WordToken
from linli.privacy.queries import rows_of
from linli.privacy.rules import is_over

BATCH = 500


def erase(subject: Subject, *, fields: Collection[str] | None = None, actor: Actor, at: datetime, because: str) -> int:
    """Erase now, in the caller's transaction, these fields or all; how many items went. `because` is a code.

    Where words or photos go, what was made of them to compare or to find them goes too.

    The journal is written before the commit: should the transaction still fail, a restore would erase what
    stayed here. The other order could bring back what somebody was told is gone.
    """
    with transaction.atomic(savepoint=False):
        rows = [row for row in rows_of(subject) if not row.ended and _is_meant(row, fields)]
        if not rows:
            return 0
        month = max(row.key.month for row in rows if row.key)
        items = tuple(row.pk for row in rows)
        vault_keys().note_erasure(Erasure(at, subject.kind, subject.id, items, month))
        _end(rows, Standing.ERASED, at)
        if fields is None or "words" in fields:
            WordToken.objects.filter(subject_kind=subject.kind, subject_id=subject.id).delete()
        named = ",".join(sorted({row.field for row in rows}))
        detail: Detail = {"fields": named, "items": len(rows), "because": because}
        append(Entry("privacy.erase", subject, detail), actor=actor, at=at)
    return len(rows)


def _is_meant(row: SealedItem, fields: Collection[str] | None) -> bool:
    if fields is None or row.field in fields:
        return True
    return row.purpose == Purpose.COMPARING and _made_of(row.field) in fields


def _made_of(field: str) -> str:
    """What a sketch was made of: `evidence_sketch` of the photos of the work, a plain `sketch` of the words."""
    return field.removesuffix("_sketch") if field.endswith("_sketch") else "words"


def due(at: datetime) -> int:
    """How many items `expire` would end."""
    return SealedItem.objects.filter(key__until__lt=timezone.localdate(at)).count()


def expire(at: datetime) -> int:
    """End all whose last day has passed, then destroy the keys of past months; how many items went.

    Each batch is a transaction of its own, so a stop in between loses nothing: the next run goes on.
    """
    today, ended = timezone.localdate(at), 0
    while keys := list(DataKey.objects.filter(until__lt=today).order_by("until", "id")[:BATCH]):
        ended += _expire_batch(keys, at)
    for purpose, month in vault_keys().months():
        if is_over(month, today):
            _destroy(purpose, month, at)
    return ended


def _expire_batch(keys: Sequence[DataKey], at: datetime) -> int:
    with transaction.atomic():
        rows = list(SealedItem.objects.filter(key__in=keys))
        by_subject: dict[Subject, set[str]] = {}
        for row in rows:
            by_subject.setdefault(Subject(row.subject_kind, row.subject_id), set()).add(row.field)
        _end(rows, Standing.EXPIRED, at)
        DataKey.objects.filter(pk__in=[key.pk for key in keys]).delete()
        for subject in by_subject:
            WordToken.objects.filter(subject_kind=subject.kind, subject_id=subject.id).delete()
        entries = [Entry("privacy.expire", s, {"fields": ",".join(sorted(f))}) for s, f in by_subject.items()]
        append_all(entries, actor=SYSTEM, at=at)
    return len(rows)


def _destroy(purpose: str, month: str, at: datetime) -> None:
    """The entry stands before the key goes, so that no key is ever missing without a word."""
    with transaction.atomic():
        WordToken.objects.filter(month=month).delete()
        append(Entry("privacy.destroy-key", None, {"purpose": purpose, "month": month}), actor=SYSTEM, at=at)
    vault_keys().destroy(purpose, month)


def reapply_erasures(at: datetime) -> int:
    """After a restore and before serving: erase again what the journal names, then what has expired since."""
    ended = 0
    for erasure in vault_keys().erasures():
        with transaction.atomic():
            subject = Subject(erasure.kind, erasure.subject)
            rows = [row for row in rows_of(subject) if row.pk in erasure.items and not row.ended]
            _end(rows, Standing.ERASED, erasure.at)
            ended += len(rows)
    return ended + expire(at)


def _end(rows: Sequence[SealedItem], standing: Standing, at: datetime) -> None:
    """Rows stay as a mark that something was there; their keys go with the last row that used them."""
    files = [row.file for row in rows if row.file]
    keys = {row.key_id for row in rows if row.key_id}
    SealedItem.objects.filter(pk__in=[row.pk for row in rows]).update(
        key=None, ciphertext=None, file="", ended=standing.value, ended_at=at
    )
    DataKey.objects.filter(pk__in=keys, items__isnull=True).delete()
    transaction.on_commit(partial(photos.remove_all, files))
