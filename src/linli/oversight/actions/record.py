"""One entry for one act."""

from datetime import datetime

from linli.kernel.actor import Actor
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject


def enter(act: str, kind: str, id: int, *, actor: Actor, at: datetime, **told: str | int | None) -> None:
    ledger.append(Entry(f"oversight.{act}", Subject(kind, id), told), actor=actor, at=at)
