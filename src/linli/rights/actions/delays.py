"""Leaving a look out of the resident's list: for a lawful reason, by two people, to a day; counted in public."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli import law
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful, Overtaken
from linli.kernel.words import _
from linli.ledger.api import append, entry_about
from linli.ledger.data import Entry, Recorded, Subject
from linli.matters.data import MatterId
from linli.rights.data import DelayId, DelayState
from linli.rights.models import Delay
from linli.rights.permissions import demand
from linli.rights.rules import may_wait
from linli.rights.states import DELAY


def ask_delay(matter: MatterId, number: int, *, article: str, until: date, actor: Actor, at: datetime) -> DelayId:
    """`article` is the law that demands it; `until` the last day the look stays out of the list."""
    demand("delay", actor)
    look, today = _look(matter, number), timezone.localdate(at)
    try:
        law.article(article)
    except law.UnknownLaw:
        raise BadInput("article", _("There is no such article in the register.")) from None
    if not may_wait.on(today)(today, until):
        raise NotLawful(_("Telling may wait 90 days at most, and has an end."), may_wait.because(today).cites)
    try:
        with transaction.atomic():
            row = Delay.objects.create(
                entry=look.id, matter=matter, law=article, until=until, asked_at=at, asked_by=actor.post or 0
            )
            append(Entry("rights.ask-delay", None, {"delay": row.pk, "law": article}), actor=actor, at=at)
    except IntegrityError:
        raise NotAllowed(_("This look was dealt with before; it cannot be put off again.")) from None
    return DelayId(row.pk)


def _look(matter: MatterId, number: int) -> Recorded:
    """BadInput for a number that is none, or that of another step: only looks are ever left out."""
    try:
        entry = entry_about(Subject("matter", matter), number)
    except NotFound:
        entry = None
    if entry is None or not entry.act.startswith("privacy."):
        raise BadInput("number", _("No look at this matter has this number."))
    return entry


def decide_delay(id: DelayId, *, approve: bool, actor: Actor, at: datetime) -> None:
    """By a second person; the look is left out only from then on."""
    row = Delay.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    demand("delay", actor, row)
    move = DELAY.move("approve" if approve else "decline", DelayState(row.state))
    with transaction.atomic():
        if not Delay.objects.filter(pk=id, state=move.source).update(state=move.target, decided_by=actor.post):
            raise Overtaken
        append(Entry(f"rights.{move.act}-delay", None, {"delay": row.pk}), actor=actor, at=at)
