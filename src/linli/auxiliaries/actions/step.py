"""What every act here does: the row moves once, and the ledger says so."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from linli.auxiliaries.data.files import SUBJECT
from linli.kernel.actor import Actor, PostId
from linli.kernel.errors import NotFound, NotPermitted, Overtaken
from linli.kernel.states import Machine
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject

M = TypeVar("M", bound=models.Model)
OFFICER = SUBJECT
"""The kind of subject under which the ledger keeps all that is done about one officer."""


def day_of(at: datetime) -> date:
    """The local day: law is computed in local dates."""
    return timezone.localdate(at)


def found(model: type[M], id: int) -> M:
    """NotFound for an unknown one."""
    row = model._default_manager.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def post_of(actor: Actor) -> PostId:
    """The post that acts; whoever holds none does nothing here."""
    if actor.post is None:
        raise NotPermitted
    return actor.post


def step(machine: Machine[Any], row: models.Model, act: str, **fields: object) -> None:
    """The one move of the table for this act, by compare-and-set: NotAllowed where there is none, Overtaken where
    somebody else was first. `fields` are written with it."""
    state = machine.states(row.state)  # type: ignore[attr-defined]  # every row here that moves has one
    move = machine.move(act, state)
    target = move.target or state
    if not type(row)._default_manager.filter(pk=row.pk, state=state).update(state=target, **fields):
        raise Overtaken
    for name, value in {**fields, "state": target.value}.items():
        setattr(row, name, value)


def note(act: str, about: Subject | int, *, actor: Actor, at: datetime, **detail: str | int | None) -> None:
    """Into the ledger: about an officer where only the number is given."""
    subject = about if isinstance(about, Subject) else Subject(OFFICER, about)
    append(Entry(f"auxiliaries.{act}", subject, detail), actor=actor, at=at)
