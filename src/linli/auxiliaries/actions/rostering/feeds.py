"""The address under which an officer's own calendar reads the roster: shown once, kept as a hash, ended at will."""

import secrets
from datetime import datetime

from django.db import transaction

from linli.auxiliaries.actions.step import found, note
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.rostering import RosterFeed
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.feeds import hash_of
from linli.kernel.actor import Actor

BYTES = 32


def open_feed(officer: OfficerId, *, actor: Actor, at: datetime) -> str:
    """A new code, given back once; the one before it ends."""
    one = found(AuxiliaryOfficer, officer)
    demand("himself", actor, one)
    code = secrets.token_urlsafe(BYTES)
    with transaction.atomic():
        RosterFeed.objects.update_or_create(officer=one, defaults={"code_hash": hash_of(code), "made_at": at})
        note("open_feed", officer, actor=actor, at=at)
    return code


def end_feed(officer: OfficerId, *, actor: Actor, at: datetime) -> None:
    one = found(AuxiliaryOfficer, officer)
    demand("himself", actor, one)
    with transaction.atomic():
        RosterFeed.objects.filter(officer=one).delete()
        note("end_feed", officer, actor=actor, at=at)
