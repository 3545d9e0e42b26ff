"""Verification: entries against leaves, leaves against the tree, the tree against signature and kept checkpoints.

It proves that what is held is what was recorded; it cannot know what was never recorded.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from linli.kernel.words import Sentence, _
from linli.ledger.adapters import all_kept, signing_key
from linli.ledger.data import Epoch, Problem, Subject, Verdict, Verification
from linli.ledger.engine.audit import Audit, Row
from linli.ledger.engine.commitment import CANONICAL, canonical_detail, leaf_hash
from linli.ledger.engine.notes import BadNote, Checkpoint, opened, parse
from linli.ledger.engine.tiles import hashes_of
from linli.ledger.engine.tree import EMPTY_ROOT, root_of
from linli.ledger.models import Expiry, LedgerEntry, Log, Tile
from linli.ledger.queries.entries import entries_about
from linli.ledger.queries.logs import reader
from linli.ledger.queries.proofs import text_of

_COLUMNS = (
    "act", "at_us", "client", "detail", "id", "coalesce(cast(number as text), 'null')",
    "coalesce(cast(post as text), 'null')", "role", "coalesce(cast(subject_id as text), 'null')", "subject_kind",
    "coalesce(cast(unit as text), 'null')", "coalesce(cast(\"user\" as text), 'null')",
)  # fmt: skip
_ROWS = (
    "SELECT leaf_index, nonce, {text}, leaf FROM ledger_ledgerentry WHERE epoch = %s AND leaf_index < %s "
    "ORDER BY leaf_index"
)
_GAPS = (
    "SELECT kind, counted.subject_id FROM ledger_subjectcount AS counted LEFT JOIN ("
    "SELECT subject_kind, subject_id, count(*) AS held, min(number) AS first, max(number) AS last "
    "FROM ledger_ledgerentry WHERE subject_id IS NOT NULL GROUP BY subject_kind, subject_id"
    ") AS found ON found.subject_kind = kind AND found.subject_id = counted.subject_id "
    "WHERE found.last <> counted.last OR found.held <> found.last - found.first + 1{never} LIMIT 100"
)
_CHUNK = 4096
Step = Callable[[int], None]


def verify(*, kept: Sequence[str] = (), step: Step = lambda _: None) -> Verification:
    """Check everything. `kept` are checkpoints kept elsewhere; `step` is told of leaves as they are done."""
    # The key store is read first: each checkpoint was committed before it was kept there, so none can be ahead.
    # Also of logs that are not here at all: a database put back to before a restore lacks the whole log it began.
    notes = [*kept, *all_kept().values()]
    logs = list(Log.objects.order_by("epoch"))
    ends = _ends(logs)
    gone = [end for name, end in ends.items() if name not in {log.origin for log in logs}]
    verdicts = (*(_verdict(log, notes, ends.get(log.origin, {}), step) for log in logs), *(_lost(end) for end in gone))
    origins = {verdict.origin for verdict in verdicts}
    problems = [
        _problem("unknown_log", _("A checkpoint that was kept names no log of this ledger."))
        for note in notes
        if _origin(note) not in origins
    ]
    waiting = LedgerEntry.objects.filter(leaf_index__isnull=True)
    problems += [
        _problem("altered", _("Entry {id}, not yet in the tree, was changed after it was recorded.", id=row.id))
        for row in waiting.iterator()
        if leaf_hash(bytes(row.nonce), text_of(row)) != bytes(row.leaf)
    ]
    problems += _gaps(expired=Expiry.objects.exists())
    return Verification(verdicts, waiting.count(), tuple(problems))


def leaves_to_check() -> int:
    """How many leaves `verify` will go through, for a progress bar."""
    return sum(Log.objects.values_list("size", flat=True))


def canonical_sql(vendor: str) -> str:
    """CANONICAL as an SQL expression over the columns: the database fills in the text faster than Python does.

    It comes as bytes, as it is hashed: a million texts would be decoded only to be encoded again.
    """
    # Doubled, since a statement with parameters reads a single one as a place for one.
    filled = f"('{CANONICAL.replace('%d', '%s').replace('%s', '%%s')}', {', '.join(_COLUMNS)})"
    return f"convert_to(format{filled}, 'UTF8')" if vendor == "postgresql" else f"CAST(printf{filled} AS BLOB)"


def _verdict(log: Log, notes: Sequence[str], succession: Mapping[str, Any], step: Step) -> Verdict:
    """`succession` is what a later log says about the end of this one; empty for the open log."""
    expiry = Expiry.objects.filter(epoch=log.epoch).order_by("upto").last()
    audit = Audit(size=log.size, upto=expiry.upto if expiry else 0, read=reader(log.epoch))
    root = audit.run(_rows(log), _tiles(log), step)
    lost = max(0, (succession.get("old_size") or 0) - log.size)
    problems = [*audit.problems, *_signature(log, root), *_expiry(log, expiry)]
    for note in notes:
        if _origin(note) == log.origin:
            problems += _against(note, log, allowed=log.size + lost)
    return Verdict(Epoch(log.epoch), log.origin, log.size, root, audit.held, audit.expired, lost, tuple(problems))


def _lost(end: Mapping[str, Any]) -> Verdict:
    """A log that a restore of an older backup has put aside whole, and that the log after it names."""
    return Verdict(Epoch(end["old_epoch"]), end["old_origin"], 0, EMPTY_ROOT, 0, 0, end["old_size"], ())


def _rows(log: Log) -> Iterator[Row]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS.format(text=canonical_sql(connection.vendor)), [log.epoch, log.size])
        while rows := cursor.fetchmany(_CHUNK):
            yield from rows


def _tiles(log: Log) -> Iterator[bytes]:
    """The leaf tiles from the first on; an empty one where a tile is missing."""
    stored = Tile.objects.filter(epoch=log.epoch, level=0).order_by("n").values_list("n", "hashes")
    expected = 0
    for n, hashes in stored.iterator(chunk_size=64):
        yield from (b"" for _missing in range(expected, n))
        yield bytes(hashes)
        expected = n + 1


def _signature(log: Log, root: bytes) -> Iterator[Problem]:
    try:
        signed = opened(log.checkpoint, log.origin, signing_key().public_key())
    except BadNote:
        yield _problem("signature", _("The checkpoint of this log is not signed by this ledger's key."))
        return
    if signed != Checkpoint(log.origin, log.size, root) or bytes(log.root) != root:
        yield _problem("root", _("The entries do not give the root that was signed."))


def _against(note: str, log: Log, *, allowed: int) -> Iterator[Problem]:
    """A checkpoint that was kept: the log of today must begin with the log of then. `allowed` is its largest size."""
    try:
        kept = opened(note, log.origin, signing_key().public_key())
    except BadNote:
        yield _problem("signature", _("A checkpoint that was kept is not signed by this ledger's key."))
        return
    if kept.size > allowed:
        missing = kept.size - log.size
        yield _problem(
            "cut", _("The log has been cut: {missing} entries that were published are gone.", missing=missing)
        )
    elif kept.size <= log.size and _root_then(log, kept.size) != kept.root:
        yield _problem("fork", _("The log was rewritten: it no longer begins as it was published."))


def _root_then(log: Log, size: int) -> bytes | None:
    try:
        return root_of(size, hashes_of(reader(log.epoch)))
    except ValueError:
        return None


def _expiry(log: Log, expiry: Expiry | None) -> Iterator[Problem]:
    """An expiry must stand in the ledger itself, among the entries that are still held."""
    if expiry is None:
        return
    said = canonical_detail({"epoch": expiry.epoch, "upto": expiry.upto})
    if not LedgerEntry.objects.filter(id=expiry.entry, act="ledger.expire", detail=said).exists():
        yield _problem("expiry", _("Entries expired without an entry that says so."))


def _gaps(*, expired: bool) -> Iterator[Problem]:
    """Subjects whose entries have a gap, or end before the last number given; all gone is well only after an expiry."""
    with connection.cursor() as cursor:
        cursor.execute(_GAPS.format(never="" if expired else " OR found.last IS NULL"))
        for kind, subject_id in cursor.fetchall():
            words = _("The entries about {kind} {id} are not complete.", kind=kind, id=subject_id)
            yield _problem("gap", words)


def _ends(logs: Iterable[Log]) -> dict[str, Mapping[str, Any]]:
    """What the first entries of each log say about the ends of those before, by their names."""
    openings = [entry.detail for log in logs for entry in entries_about(Subject("ledger", log.epoch))]
    return {str(detail["old_origin"]): detail for detail in openings if detail.get("old_origin")}


def _origin(note: str) -> str:
    try:
        return parse(note).origin
    except BadNote:
        return ""


def _problem(code: str, sentence: Sentence) -> Problem:
    return Problem(code, None, sentence)
