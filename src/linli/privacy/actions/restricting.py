"""Keep, but use for nothing: where a law demands that something stay and its person wants it gone (PIPL Art 47)."""

from datetime import datetime

from django.db import transaction

from linli.kernel.actor import Actor
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject
from linli.privacy.models import DataKey


def restrict(subject: Subject, *, actor: Actor, at: datetime, because: str) -> int:
    """Nobody opens it until `lift` or its last day; `because` cites the law that demands keeping.

    The number of keys that were closed. `held` says the citation and the last day, for the letter.
    """
    return _set(subject, because, "privacy.restrict", actor=actor, at=at)


def lift(subject: Subject, *, actor: Actor, at: datetime) -> int:
    return _set(subject, "", "privacy.lift", actor=actor, at=at)


def _set(subject: Subject, restricted: str, act: str, *, actor: Actor, at: datetime) -> int:
    keys = DataKey.objects.filter(subject_kind=subject.kind, subject_id=subject.id).exclude(restricted=restricted)
    with transaction.atomic(savepoint=False):
        changed = keys.update(restricted=restricted)
        if changed:
            append(Entry(act, subject, {"because": restricted}), actor=actor, at=at)
    return changed
