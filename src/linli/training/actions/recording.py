"""What every act writes down: an entry of codes and ids about a session, a course, a plan or a certificate."""

from datetime import datetime

from linli.kernel.actor import Actor
from linli.ledger.api import append
from linli.ledger.data import Detail, Entry, Subject


def record(act: str, kind: str, id: int, detail: Detail | None = None, *, actor: Actor, at: datetime) -> None:
    append(Entry(f"training.{act}", Subject(f"training_{kind}", id), detail or {}), actor=actor, at=at)


def post_of(actor: Actor) -> int:
    """The post that answers for the act; the predicates have seen that there is one."""
    return int(actor.post or 0)
