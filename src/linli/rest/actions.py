"""Letting programs in, sending them away, and answering the same request only once."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotFound, Overtaken
from linli.kernel.ids import new_secret
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.rest import models
from linli.rest.data import Scope
from linli.rest.queries import hash_of

REMEMBERED = timedelta(days=7)
"""How long a repeated request gets the answer of the first."""
NAME = re.compile("[a-z][a-z0-9-]{1,39}")
"""It stands in the ledger beside every act of the client, so it is a code and tells of no person."""
Answer = Mapping[str, Any]


class KeyReused(BadInput):
    """The same idempotency key came with another request: a mistake of the program, which a retry cannot mend."""


def add_client(
    name: str,
    *,
    scopes: Iterable[Scope],
    unit: UnitId | None = None,
    role: Role | None = None,
    until: datetime | None = None,
    actor: Actor,
    at: datetime,
) -> str:
    """Let a program in; the key is returned once and kept only as a hash."""
    if not NAME.fullmatch(name):
        raise BadInput("name", _("A client has a short name of small letters, digits and hyphens."))
    if (unit is None) != (role is None):
        raise BadInput("role", _("A unit and a role are given together or not at all."))
    key = new_secret()
    with transaction.atomic():
        if models.Client.objects.filter(name=name).exists():
            raise BadInput("name", _("There is already a client called “{name}”.", name=name))
        client = models.Client.objects.create(
            name=name,
            key_hash=hash_of(key),
            scopes=sorted(set(scopes)),
            unit_id=unit,
            role=role.value if role else "",
            valid_from=at,
            valid_to=until,
        )
        ledger.append(Entry("rest.client_added", Subject("client", client.pk), {}), actor=actor, at=at)
    return key


def end_client(name: str, *, actor: Actor, at: datetime) -> None:
    """From this moment the key opens nothing."""
    with transaction.atomic():
        client = models.Client.objects.filter(name=name, valid_to__isnull=True).first()
        if client is None:
            raise NotFound(_("There is no client called “{name}”.", name=name))
        models.Client.objects.filter(pk=client.pk).update(valid_to=at)
        ledger.append(Entry("rest.client_ended", Subject("client", client.pk), {}), actor=actor, at=at)


@dataclass(frozen=True, slots=True)
class Once:
    """What makes two requests the same: the client, its key, and what it asked."""

    client: int
    key: str
    asked: bytes


def once(request: Once, act: Callable[[], Answer], *, keep: bool = True, at: datetime) -> Answer:
    """Do the act, or give the answer it had. The same key for another request is a mistake of the caller.

    With `keep` False the answer holds something secret and is not stored: the act itself must then be
    repeatable and give the same answer for the same key.
    """
    key_hash = salted_hmac("rest.idempotency", request.key).hexdigest()[:64]
    body_hash = salted_hmac("rest.body", request.asked, algorithm="sha256").hexdigest()
    try:
        with transaction.atomic():
            row = models.Answered.objects.create(
                client_id=request.client, key_hash=key_hash, body_hash=body_hash, at=at
            )
            answer = act()
            if keep:
                models.Answered.objects.filter(pk=row.pk).update(answer=answer)
            return answer
    except IntegrityError:
        return _again(request.client, key_hash, body_hash, act)


def _again(client: int, key_hash: str, body_hash: str, act: Callable[[], Answer]) -> Answer:
    row = models.Answered.objects.filter(client_id=client, key_hash=key_hash).first()
    if row is None:
        raise Overtaken
    if row.body_hash != body_hash:
        raise KeyReused("Idempotency-Key", _("This key has been used for another request."))
    return row.answer if row.answer is not None else act()


def forget(*, at: datetime) -> None:
    """Drop answers nobody will ask for again."""
    models.Answered.objects.filter(at__lt=at - REMEMBERED).delete()
