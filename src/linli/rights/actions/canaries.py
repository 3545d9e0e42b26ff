"""Canaries: matters that nobody has reason to open. The ledger says that one was planted, never which."""

from datetime import datetime

from django.db import transaction

from linli.kernel.actor import Actor
from linli.kernel.errors import NotAllowed, NotFound
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry
from linli.matters.api import numbers_of
from linli.matters.data import MatterId
from linli.rights.models import Canary
from linli.rights.permissions import demand


def plant_canary(matter: MatterId, *, actor: Actor, at: datetime) -> None:
    """From now on a look at this matter is put before a human at the next reading of the ledger."""
    demand("canary", actor)
    if matter not in numbers_of([matter]):
        raise NotFound
    with transaction.atomic():
        new = Canary.objects.get_or_create(matter=matter, defaults={"planted_at": at})[1]
        if not new:
            raise NotAllowed(_("This one is planted already."))
        append(Entry("rights.plant-canary", None, {}), actor=actor, at=at)


def take_up_canary(matter: MatterId, *, actor: Actor, at: datetime) -> None:
    """It alarms nobody any more; what it has found stays in the reviews."""
    demand("canary", actor)
    with transaction.atomic():
        if not Canary.objects.filter(matter=matter).delete()[0]:
            raise NotFound
        append(Entry("rights.take-up-canary", None, {}), actor=actor, at=at)
