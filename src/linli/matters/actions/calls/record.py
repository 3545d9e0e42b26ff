"""How a draft or a ring moves: the table first, then compare and set, then one entry of the ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from linli.kernel.actor import Actor
from linli.kernel.errors import Overtaken
from linli.kernel.states import Machine
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.models import Draft, Ring

Row = TypeVar("Row", Draft, Ring)
Told = Mapping[str, str | int | None]


def move(machine: Machine[Any], act: str, row: Row, *, actor: Actor, at: datetime, told: Told, **changes: Any) -> None:
    """NotAllowed where the table has no such row; Overtaken where somebody else has moved it meanwhile."""
    source = machine.states(row.state)
    target = machine.move(act, source).target or source
    if not type(row).objects.filter(pk=row.pk, state=source).update(state=target, **changes):
        raise Overtaken
    enter(machine.name, act, row.pk, actor=actor, at=at, told={**told, "from": source.value, "to": target.value})


def enter(kind: str, act: str, id: int, *, actor: Actor, at: datetime, told: Told) -> None:
    ledger.append(Entry(f"matters.{kind}_{act}", Subject(kind, id), dict(told)), actor=actor, at=at)
