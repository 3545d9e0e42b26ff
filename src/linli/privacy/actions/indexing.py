"""Which words lead to a subject, without a list of words: only keyed hashes are stored.

A token is made under the key of the month in which its subject ends, and for one unit alone. So the index
dies with its key, and two units' tokens of one word have nothing in common.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from linli.kernel.actor import UnitId
from linli.ledger.data import Subject
from linli.privacy.adapters import vault_keys
from linli.privacy.data import Purpose
from linli.privacy.engine.words import words
from linli.privacy.models import WordToken
from linli.privacy.queries import open_rows, rows_of
from linli.privacy.rules import month_of

PURPOSE = Purpose.HANDLING
WORDS = "words"


def index_words(subject: Subject, unit: UnitId, text: str, until: date) -> None:
    """Let this unit find the subject by the words of `text`; one statement in the caller's transaction."""
    _store(subject, unit, words(text), month_of(until))


def index_for_unit(subject: Subject, unit: UnitId) -> None:
    """Let another unit find it too, by the words it already holds: for a matter that changes hands."""
    _index_again(subject, [unit])


def forget_words(subject: Subject, unit: UnitId) -> None:
    """The unit finds the subject no longer."""
    WordToken.objects.filter(unit=unit, subject_kind=subject.kind, subject_id=subject.id).delete()


def move_words(subject: Subject) -> None:
    """After the subject's month moved: the same words under the new month's key."""
    stored = WordToken.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    units = [UnitId(unit) for unit in stored.values_list("unit", flat=True).distinct()]
    if units:
        stored.delete()
        _index_again(subject, units)


def _index_again(subject: Subject, units: Iterable[UnitId]) -> None:
    rows = [row for row in rows_of(subject, PURPOSE) if row.field == WORDS and row.key]
    opened = open_rows(rows)
    for row, item in zip(rows, opened, strict=True):
        if item.is_open and row.key:
            for unit in units:
                _store(subject, unit, words(item.text), row.key.month)


def _store(subject: Subject, unit: UnitId, found: list[str], month: str) -> None:
    rows = [
        WordToken(unit=unit, token=token, subject_kind=subject.kind, subject_id=subject.id, month=month)
        for token in tokens_of(unit, month, found)
    ]
    with transaction.atomic(savepoint=False):
        WordToken.objects.bulk_create(rows, ignore_conflicts=True)


def tokens_of(unit: UnitId, month: str, found: list[str]) -> list[bytes]:
    return vault_keys().tokens(PURPOSE, month, [f"{unit}:{word}" for word in found])
