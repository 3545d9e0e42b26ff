"""Whose key is this."""

from datetime import datetime
from hashlib import sha256

from django.db.models import Q

from linli.kernel.actor import Actor, Role, UnitId
from linli.rest import models
from linli.web.clients import Client


def hash_of(key: str) -> str:
    """Keys have 130 random bits, so that a plain hash cannot be guessed backwards."""
    return sha256(key.strip().upper().encode("utf-8", "replace")).hexdigest()


def client_of(key: str, at: datetime) -> Client | None:
    """One statement. The actor stands in the client's unit and role, or outside as a program."""
    valid = Q(valid_from__lte=at) & (Q(valid_to__isnull=True) | Q(valid_to__gt=at))
    row = models.Client.objects.filter(valid, key_hash=hash_of(key)).first()
    if row is None:
        return None
    unit = UnitId(row.unit_id) if row.unit_id else None
    actor = Actor(
        role=Role(row.role) if row.role else Role.CLIENT,
        unit=unit,
        units=frozenset({unit} if unit else ()),
        client=row.name,
    )
    return Client(row.pk, row.name, actor, frozenset(row.scopes))


def clients() -> list[models.Client]:
    """All of them, ended ones too; a handful."""
    return list(models.Client.objects.order_by("name"))
