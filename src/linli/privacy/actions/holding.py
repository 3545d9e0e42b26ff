"""Take something into the vault, and keep it longer."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.kernel.errors import NotAllowed, TooMany
from linli.kernel.ids import new_id
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.privacy.actions.indexing import move_words
from linli.privacy.actions.upsert import insert, upsert
from linli.privacy.adapters import photos, vault_keys
from linli.privacy.adapters.keys import Lock, MonthIsGone
from linli.privacy.data import Feature, Sealed, SealedId, Standing
from linli.privacy.engine import envelope
from linli.privacy.models import DataKey, SealedItem
from linli.privacy.queries import BYTES, ENVELOPE_VERSION, TEXT, lock_of, place_of
from linli.privacy.registry.features import demand_assessed
from linli.privacy.rules import month_of

_LATER_DATE = "until = CASE WHEN excluded.until > there.until THEN excluded.until ELSE there.until END"


def hold(subject: Subject, items: Sequence[Sealed], *, until: date, at: datetime) -> list[SealedId]:
    """Seal each item until that day at the latest; the ids in the same order.

    Two statements in the caller's transaction, however many items. Items of one purpose and one month
    share a data key, so one subject is at most a few keys. A subject that is already kept longer stays so.
    NotLawful for a photo, where nobody has assessed what photos do.
    """
    if not items:
        return []
    if until < timezone.localdate(at):
        raise NotAllowed(_("What is to be kept needs a last day that has not passed."))
    if any(_is_photo(item) for item in items):
        demand_assessed(Feature.PHOTOS)
    with transaction.atomic(savepoint=False):
        keys = _data_keys(subject, items, until)
        rows = [_seal(subject, item, *keys[item.purpose]) for item in items]
        insert(rows)
    return [SealedId(row.pk) for row in rows]


def _is_photo(item: Sealed) -> bool:
    return isinstance(item.text, bytes)


def _data_keys(subject: Subject, items: Sequence[Sealed], until: date) -> dict[str, tuple[int, bytes]]:
    """For each purpose the row and the key itself: the new one, or the one that was there."""
    month = month_of(until)
    fresh = {item.purpose.value: envelope.new_key() for item in items}
    locks = {purpose: Lock(subject.kind, subject.id, purpose, month) for purpose in fresh}
    try:
        wrapped = vault_keys().wrap([(locks[purpose], key) for purpose, key in fresh.items()])
    except MonthIsGone:
        raise NotAllowed(_("The keys of that month were destroyed; nothing can be kept under it.")) from None
    rows = [
        DataKey(
            subject_kind=subject.kind,
            subject_id=subject.id,
            purpose=purpose,
            first_month=month,
            month=month,
            until=until,
            wrapped=sealed,
            uses=sum(item.purpose == purpose for item in items),
        )
        for purpose, sealed in zip(fresh, wrapped, strict=True)
    ]
    found = upsert(
        rows,
        conflict=("subject_kind", "subject_id", "purpose", "first_month"),
        update=f"uses = there.uses + excluded.uses, {_LATER_DATE}",
        returning=("id", "purpose", "month", "wrapped", "uses"),
    )
    ours = {row.pk for row in rows}
    return {row["purpose"]: (row["id"], _key(subject, row, fresh, is_new=row["id"] in ours)) for row in found}


def _key(subject: Subject, row: dict[str, Any], fresh: dict[str, bytes], *, is_new: bool) -> bytes:
    if row["uses"] > envelope.MOST_USES:
        raise TooMany(_("This matter holds as much as one matter can."))
    if is_new:
        return fresh[row["purpose"]]
    lock = Lock(subject.kind, subject.id, row["purpose"], row["month"])
    [key] = vault_keys().unwrap([(lock, bytes(row["wrapped"]))])
    if isinstance(key, Standing):
        raise NotAllowed(_("What this matter holds cannot be opened, so nothing can be added to it."))
    return key


def _seal(subject: Subject, item: Sealed, key_id: int, key: bytes) -> SealedItem:
    """Bytes go to a file; text stays in the row."""
    row = SealedItem(
        pk=new_id(),
        subject_kind=subject.kind,
        subject_id=subject.id,
        field=item.field,
        purpose=item.purpose.value,
        version=ENVELOPE_VERSION,
    )
    return _fill(row, item, key_id, key)


def _fill(row: SealedItem, item: Sealed, key_id: int, key: bytes) -> SealedItem:
    row.key_id = key_id
    plain = BYTES + item.text if isinstance(item.text, bytes) else TEXT + item.text.encode()
    sealed = envelope.seal(key, plain, place_of(row, vault_keys().deployment()))
    if isinstance(item.text, bytes):
        row.file = photos.put(sealed)
    else:
        row.ciphertext = sealed
    return row


def seal_again(subject: Subject, pairs: Sequence[tuple[SealedItem, Sealed]], until: date) -> None:
    """Other texts into rows that are there."""
    if not pairs:
        return
    keys = _data_keys(subject, [item for _row, item in pairs], until)
    rows = [_fill(row, item, *keys[item.purpose]) for row, item in pairs]
    SealedItem.objects.bulk_update(rows, ["key", "ciphertext"])


def extend(subject: Subject, *, until: date, at: datetime) -> None:
    """Keep what is still there until that day at least. Keys are wrapped anew; nothing is sealed again."""
    month = month_of(until)
    with transaction.atomic(savepoint=False):
        keys = list(DataKey.objects.filter(subject_kind=subject.kind, subject_id=subject.id, until__lt=until))
        staying, moving = [key for key in keys if key.month == month], [key for key in keys if key.month != month]
        moved = _wrapped_anew(moving, month)
        for key in staying + moved:
            key.until = until
        if staying or moved:
            DataKey.objects.bulk_update(staying + moved, ["until", "month", "wrapped"])
        if moved:
            move_words(subject)


def _wrapped_anew(keys: Sequence[DataKey], month: str) -> list[DataKey]:
    """Those that still open, now under that month's key."""
    data_keys = vault_keys().unwrap([(lock_of(key), bytes(key.wrapped)) for key in keys])
    living = [(key, plain) for key, plain in zip(keys, data_keys, strict=True) if isinstance(plain, bytes)]
    for key, _plain in living:
        key.month = month
    wrapped = vault_keys().wrap([(lock_of(key), plain) for key, plain in living])
    for (key, _plain), sealed in zip(living, wrapped, strict=True):
        key.wrapped = sealed
    return [key for key, _plain in living]
