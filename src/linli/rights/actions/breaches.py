"""Breaches: a notice with its three parts, which cannot be sent while one is empty."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound, NotLawful, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry
from linli.rights.data import BreachId, BreachState
from linli.rights.models import Breach
from linli.rights.permissions import demand
from linli.rights.rules import may_be_sent
from linli.rights.states import BREACH

LONGEST = 4000


def note_breach(*, noticed_at: datetime, actor: Actor, at: datetime) -> BreachId:
    demand("breach", actor)
    with transaction.atomic():
        row = Breach.objects.create(noticed_at=noticed_at, written_by=actor.post or 0)
        append(Entry("rights.note-breach", None, {"breach": row.pk}), actor=actor, at=at)
    return BreachId(row.pk)


def write_breach(id: BreachId, *, what: str, measures: str, contact: str, actor: Actor, at: datetime) -> None:
    """`what`: kinds of data, causes, possible harm; `measures`: what is done, and what persons can do."""
    demand("breach", actor)
    parts = {name: clean(name, text, limit=LONGEST) for name, text in
             (("what", what), ("measures", measures), ("contact", contact))}  # fmt: skip
    move = BREACH.move("write", _state(id))
    with transaction.atomic():
        if not Breach.objects.filter(pk=id, state=move.source).update(**parts):
            raise Overtaken
        append(Entry("rights.write-breach", None, {"breach": id}), actor=actor, at=at)


def send_breach(id: BreachId, *, actor: Actor, at: datetime) -> None:
    """Publishes the notice. NotLawful while a part is empty."""
    demand("breach", actor)
    move, today = BREACH.move("send", _state(id)), timezone.localdate(at)
    row = Breach.objects.get(pk=id)
    if not may_be_sent.on(today)(row.what, row.measures, row.contact):
        raise NotLawful(
            _("A notice says what happened, what is done and what people can do, and whom to reach; one is missing."),
            may_be_sent.because(today).cites,
        )
    with transaction.atomic():
        if not Breach.objects.filter(pk=id, state=move.source).update(state=move.target, sent_at=at):
            raise Overtaken
        append(Entry("rights.send-breach", None, {"breach": id}), actor=actor, at=at)


def _state(id: BreachId) -> BreachState:
    state = Breach.objects.filter(pk=id).values_list("state", flat=True).first()
    if state is None:
        raise NotFound
    return BreachState(state)
