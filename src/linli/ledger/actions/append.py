"""Append entries inside the transaction of the act they record: both are kept, or neither.

Two statements for any number of entries: one takes the next numbers of all subjects (and so locks them against other
writers until this act commits), one inserts.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from linli.kernel.actor import Actor
from linli.kernel.ids import new_id
from linli.ledger.data import Entry, EntryId, Subject
from linli.ledger.engine.commitment import canonical, canonical_detail, checked_code, leaf_hash, new_nonce
from linli.ledger.queries.entries import microseconds

_TAKE_NUMBERS = (
    "INSERT INTO ledger_subjectcount (kind, subject_id, last) VALUES {rows} "
    "ON CONFLICT (kind, subject_id) DO UPDATE SET last = ledger_subjectcount.last + excluded.last "
    "RETURNING kind, subject_id, last"
)
_INSERT = (
    "INSERT INTO ledger_ledgerentry (act, at_us, client, detail, id, number, post, role, subject_id, subject_kind, "
    'unit, "user", nonce, leaf) VALUES {rows}'
)
_ROW = "(" + ", ".join(["%s"] * 14) + ")"


def append(entry: Entry, *, actor: Actor, at: datetime) -> EntryId:
    """See `append_all`."""
    return append_all([entry], actor=actor, at=at)[0]


def append_all(entries: Sequence[Entry], *, actor: Actor, at: datetime) -> list[EntryId]:
    """The ids of the new entries, in their order. RuntimeError outside a transaction; ValueError for free text."""
    if not connection.in_atomic_block:
        raise RuntimeError("an entry is committed with its act: append inside the act's transaction")
    if not entries:
        return []
    numbers = _take_numbers([entry.subject for entry in entries if entry.subject is not None])
    at_us, ids, values = microseconds(at), [], list[str | int | bytes | None]()
    for entry in entries:
        subject, number = entry.subject, None
        if subject is not None:
            number = numbers[subject] = numbers[subject] + 1
        columns = (
            checked_code(entry.act),
            at_us,
            checked_code(actor.client),
            canonical_detail(entry.detail),
            new_id(),
            number,
            actor.post,
            actor.role.value,
            subject.id if subject else None,
            checked_code(subject.kind) if subject else "",
            actor.unit,
            actor.user,
        )
        nonce = new_nonce()
        ids.append(EntryId(columns[4]))
        values += (*columns, nonce, leaf_hash(nonce, canonical(columns)))
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(rows=", ".join([_ROW] * len(entries))), values)
    return ids


def _take_numbers(subjects: Sequence[Subject]) -> dict[Subject, int]:
    """For each subject the number before its next one. Sorted, so that two acts never wait for each other in a ring."""
    if not subjects:
        return {}
    wanted = Counter(subjects)
    ordered = sorted(wanted, key=lambda subject: (subject.kind, subject.id))
    values = [value for subject in ordered for value in (subject.kind, subject.id, wanted[subject])]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_NUMBERS.format(rows=", ".join(["(%s, %s, %s)"] * len(ordered))), values)
        return {
            (subject := Subject(kind, subject_id)): last - wanted[subject]
            for kind, subject_id, last in cursor.fetchall()
        }
