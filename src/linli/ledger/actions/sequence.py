"""The sequencer: gives waiting entries their places, grows the tiles, signs a new checkpoint; all in one transaction.

Only one runs at a time: it holds the row of the open log, and moves its size by compare-and-set. What was appended
is in the tree within a second, as long as the worker runs; nothing is lost when it does not.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import Overtaken
from linli.ledger.actions.append import append
from linli.ledger.adapters import all_kept, keep_checkpoint, signing_key
from linli.ledger.data import Detail, Entry, EntryId, Epoch, Subject
from linli.ledger.engine.notes import Checkpoint, parse, sign
from linli.ledger.engine.tiles import grown, hashes_of
from linli.ledger.engine.tree import EMPTY_ROOT, root_of
from linli.ledger.models import Log, Tile
from linli.ledger.queries.entries import microseconds
from linli.ledger.queries.logs import current_log, origin, reader

BATCH = 4096
_PLACE = (
    "UPDATE ledger_ledgerentry SET epoch = %s, leaf_index = %s + waiting.place FROM ("
    "SELECT id AS waiting_id, row_number() OVER (ORDER BY id) - 1 AS place FROM ledger_ledgerentry "
    "WHERE leaf_index IS NULL{only} ORDER BY id LIMIT %s"
    ") AS waiting WHERE id = waiting.waiting_id RETURNING leaf_index, leaf"
)


def sequence(*, at: datetime) -> int:
    """How many entries found their place. Opens the first log where there is none."""
    if current_log() is None:
        open_new_log(because="first", at=at)
    total = 0
    while placed := _sequence_batch(at):
        total += placed
        if placed < BATCH:
            break
    return total


def open_new_log(*, because: str, at: datetime, last: str | None = None) -> Epoch:
    """Begin a new tree, after a restore. Its first leaves name the last checkpoint published of each log that ends
    here, the newest first: also of logs that the restored database knows nothing of, because it is older still.

    `last` is that signed note of the database's own log; unless given, the one kept in the key store, else its own.
    """
    with transaction.atomic():
        ends = {} if because == "first" else _ends(last)
        epoch = Epoch(max(ends, default=0) + 1)
        name = origin(epoch, at if ends else None)
        Log.objects.create(epoch=epoch, origin=name, opened_us=microseconds(at), root=EMPTY_ROOT)
        details: list[Detail] = [_end(number, ends[number]) for number in sorted(ends, reverse=True)]
        openings = [
            append(Entry("ledger.open", Subject("ledger", epoch), {"because": because, **end}), actor=SYSTEM, at=at)
            for end in details or [{"old_epoch": None}]
        ]
        note = _grow(Log.objects.get(epoch=epoch), _place(epoch, 0, only=openings), at)
    keep_checkpoint(epoch, note)
    return epoch


def _ends(last: str | None) -> dict[Epoch, str]:
    """The last note of the database's open log, and of every later log that its copy had not seen."""
    old, kept = current_log(), all_kept()
    own = {} if old is None else {Epoch(old.epoch): last or kept.get(Epoch(old.epoch)) or old.checkpoint}
    return own | {epoch: note for epoch, note in kept.items() if old is None or epoch > old.epoch}


def _end(epoch: Epoch, note: str) -> Detail:
    published = parse(note)
    return {
        "old_epoch": epoch,
        "old_origin": published.origin,
        "old_root": published.root.hex(),
        "old_size": published.size,
    }


def _sequence_batch(at: datetime) -> int:
    with transaction.atomic():
        # On SQLite the whole database is ours by now; on PostgreSQL a second sequencer finds the row taken and leaves.
        log = Log.objects.select_for_update(skip_locked=True).order_by("-epoch").first()
        leaves = _place(log.epoch, log.size) if log else []
        if log is None or not leaves:
            return 0
        note = _grow(log, leaves, at)
    keep_checkpoint(Epoch(log.epoch), note)
    return len(leaves)


def _place(epoch: int, size: int, *, only: Sequence[EntryId] = ()) -> list[bytes]:
    """Number the waiting entries (`only` these, if any) on from `size`, and give back their leaves in that order."""
    marks = ", ".join(["%s"] * len(only))
    statement = _PLACE.format(only=f" AND id IN ({marks})" if only else "")
    with connection.cursor() as cursor:
        cursor.execute(statement, [epoch, size, *only, BATCH])
        return [bytes(leaf) for _, leaf in sorted(cursor.fetchall(), key=lambda row: row[0])]


def _grow(log: Log, leaves: list[bytes], at: datetime) -> str:
    """Put the leaves into the tiles, sign, and move the log on; the new checkpoint."""
    read, size = reader(log.epoch), log.size + len(leaves)
    changed = grown(log.size, leaves, read)
    root = root_of(size, hashes_of(lambda level, n: changed.get((level, n)) or read(level, n)))
    Tile.objects.bulk_create(
        [Tile(epoch=log.epoch, level=level, n=n, hashes=hashes) for (level, n), hashes in changed.items()],
        update_conflicts=True,
        unique_fields=["epoch", "level", "n"],
        update_fields=["hashes"],
    )
    note = sign(Checkpoint(log.origin, size, root), signing_key())
    moved = Log.objects.filter(epoch=log.epoch, size=log.size).update(
        size=F("size") + len(leaves), root=root, checkpoint=note, signed_us=microseconds(at)
    )
    if not moved:
        raise Overtaken
    return note
