"""What lies in the vault about a thing: for the officer concerned without a reason, for everybody else as a look."""

from datetime import datetime

from django.db import transaction

from linli.kernel.actor import Actor
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject
from linli.privacy.api import held, look, read_own
from linli.privacy.data import Opened, Purpose, Standing

OFFICER = "auxiliary"


def own_texts(about: Subject) -> dict[str, str]:
    """Field → text, the latest of each; for whoever it belongs to."""
    return _texts(read_own(about))


def look_at(about: Subject, *, officer: int | None, actor: Actor, at: datetime) -> dict[str, str]:
    """A look: in the ledger under the thing, and under the officer, who can read that somebody looked."""
    opened = look(about, actor=actor, purpose=Purpose.HANDLING, at=at)
    if officer is not None:
        with transaction.atomic():
            seen = Entry("auxiliaries.look", Subject(OFFICER, officer), {"kind": about.kind, "thing": about.id})
            append(seen, actor=actor, at=at)
    return _texts(opened)


def has(about: Subject, *fields: str) -> bool:
    """Whether each of these is there and can be opened."""
    there = {row.field for row in held(about) if row.standing is Standing.OPEN}
    return set(fields) <= there


def _texts(opened: list[Opened]) -> dict[str, str]:
    return {one.field: one.text for one in opened if one.is_open and one.text}
