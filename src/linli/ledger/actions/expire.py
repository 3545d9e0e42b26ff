"""Letting entries end: content and nonce go, leaf hashes stay, and the ledger itself says so.

Only a whole beginning of a log expires, so that one recorded number tells for every missing entry whether it may be
missing. On PostgreSQL this needs the retention role; the role of the application cannot delete.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from linli.kernel.actor import SYSTEM
from linli.kernel.ids import new_id
from linli.ledger.actions.append import append
from linli.ledger.data import Entry, Epoch, Subject
from linli.ledger.models import Expiry, LedgerEntry, Log
from linli.ledger.queries.entries import microseconds

BATCH = 10_000


def expire(*, before: datetime, at: datetime) -> int:
    """Delete the entries at the beginning of each log that are older than `before`; how many went."""
    return sum(_expire_log(Epoch(epoch), before, at) for epoch in Log.objects.values_list("epoch", flat=True))


def _expire_log(epoch: Epoch, before: datetime, at: datetime) -> int:
    last = Expiry.objects.filter(epoch=epoch).order_by("upto").last()
    done = last.upto if last else 0
    upto = _first_young(epoch, done, microseconds(before))
    if upto > done:
        with transaction.atomic():
            detail = {"epoch": int(epoch), "upto": upto}
            entry = append(Entry("ledger.expire", Subject("ledger", epoch), detail), actor=SYSTEM, at=at)
            Expiry.objects.create(id=new_id(), epoch=epoch, upto=upto, entry=entry, at_us=microseconds(at))
    # Also what an earlier run declared and did not finish.
    gone = 0
    while batch := list(_expired(epoch, upto).values_list("id", flat=True)[:BATCH]):
        gone += LedgerEntry.objects.filter(id__in=batch).delete()[0]
    return gone


def _first_young(epoch: Epoch, done: int, before_us: int) -> int:
    """The first leaf from `done` on that must stay; the size of the log where none must."""
    young = LedgerEntry.objects.filter(epoch=epoch, leaf_index__gte=done, at_us__gte=before_us)
    first = young.order_by("leaf_index").values_list("leaf_index", flat=True).first()
    return Log.objects.values_list("size", flat=True).get(epoch=epoch) if first is None else int(first or 0)


def _expired(epoch: Epoch, upto: int) -> QuerySet[LedgerEntry]:
    """The ledger's entries about itself stay: they tell of nobody, and link the logs."""
    return LedgerEntry.objects.filter(epoch=epoch, leaf_index__lt=upto).exclude(subject_kind="ledger")
