"""A proof that somebody can take home: entries, nonces, and the way from each to a signed checkpoint.

The file speaks for itself: `tools/verify_ledger.py` checks it without this installation.
"""

import base64
from collections.abc import Collection
from typing import Any

from linli.ledger.data import EntryId, Epoch, Subject
from linli.ledger.engine.commitment import Columns, canonical
from linli.ledger.engine.tiles import hashes_of
from linli.ledger.engine.tree import HashAt, consistency_path, inclusion_path
from linli.ledger.models import LedgerEntry, Log
from linli.ledger.queries.logs import log_of, public_key, reader

FORMAT = "linli-proof/1"


def proof_for(subject: Subject, *, without: Collection[EntryId] = ()) -> dict[str, Any]:
    """Everything the ledger holds about a subject, with proofs; entries of `without` are counted, not shown.

    However many entries there are: a statement for each 500 tiles they lie in, and a few for the tiles above these.
    `pending` are entries so new that no checkpoint covers them yet; ask again a second later.
    """
    rows = list(LedgerEntry.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("number"))
    shown = [row for row in rows if row.id not in without]
    logs = {log.epoch: log for log in Log.objects.filter(epoch__in={row.epoch for row in shown if row.epoch})}
    leaves = {epoch: [row.leaf_index or 0 for row in shown if row.epoch == epoch] for epoch in logs}
    hash_at = {epoch: hashes_of(reader(epoch, leaves=leaves[epoch])) for epoch in logs}
    return {
        "format": FORMAT,
        "subject": {"kind": subject.kind, "id": subject.id},
        "logs": {
            str(epoch): {"checkpoint": log.checkpoint, "key": public_key(Epoch(epoch))} for epoch, log in logs.items()
        },
        "entries": [_proved(row, logs, hash_at) for row in shown if row.epoch],
        "pending": sum(row.epoch is None for row in shown),
        "withheld": len(rows) - len(shown),
    }


def consistency(old: int, *, epoch: Epoch | None = None) -> list[bytes]:
    """That the log of `old` leaves is the beginning of the log of today. ValueError where it never was so small."""
    log = log_of(epoch)
    return consistency_path(old, log.size, hashes_of(reader(log.epoch)))


def text_of(row: LedgerEntry) -> bytes:
    """The canonical text, made anew from the columns of today."""
    columns: Columns = (
        row.act, row.at_us, row.client, row.detail, row.id, row.number, row.post, row.role,
        row.subject_id, row.subject_kind, row.unit, row.user,
    )  # fmt: skip
    return canonical(columns)


def _proved(row: LedgerEntry, logs: dict[int, Log], hash_at: dict[int, HashAt]) -> dict[str, Any]:
    epoch, index = row.epoch or 0, row.leaf_index or 0
    path = inclusion_path(index, logs[epoch].size, hash_at[epoch])
    return {
        "log": epoch,
        "index": index,
        "entry": text_of(row).decode(),
        "nonce": base64.b64encode(bytes(row.nonce)).decode(),
        "path": [base64.b64encode(sibling).decode() for sibling in path],
    }
