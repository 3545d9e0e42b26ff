"""Things in the street get stickers; posts get cards."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from math import isfinite

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, GridId, PostId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.ids import SPEAKABLE
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.organisation import models
from linli.organisation.actions.units import create_or_overtaken, record
from linli.organisation.data import AssetKind, Thing
from linli.organisation.permissions import appoints
from linli.organisation.queries.places import grid, locate
from linli.organisation.queries.posts import post as find_post
from linli.organisation.queries.stickers import hashed
from linli.organisation.queries.units import lineage

ASSET_LETTERS, CARD_LETTERS = 7, 16
MOST_AT_ONCE = 200


def _letters(count: int) -> str:
    return "".join(secrets.choice(SPEAKABLE) for _ in range(count))


@transaction.atomic
def add_assets(id: GridId, kind: AssetKind, things: Sequence[Thing], *, actor: Actor, at: datetime) -> int:
    """All of them or none; whoever describes the grid may. BadInput says which line does not fit."""
    if not appoints(actor, lineage(grid(id).unit)):
        raise NotPermitted
    if not things:
        raise BadInput("things", _("Write at least one line."))
    if len(things) > MOST_AT_ONCE:
        raise BadInput("things", _("At most {most} lines at once.", most=MOST_AT_ONCE))
    today = timezone.localdate(at)
    for number, thing in enumerate(things, 1):
        _check(id, number, thing)
        create_or_overtaken(
            models.Asset,
            code=_letters(ASSET_LETTERS), kind=kind, grid_id=id, lon=thing.lon, lat=thing.lat, valid_from=today,
            label=clean("things", thing.label, limit=100, required=True),
            label_en=clean("things", thing.label_en, limit=100),
        )  # fmt: skip
    record("organisation.grid_assets_added", id, {"kind": kind.value, "count": len(things)}, actor=actor, at=at)
    return len(things)


def _check(id: GridId, number: int, thing: Thing) -> None:
    if (thing.lon is None) != (thing.lat is None):
        raise BadInput("things", _("Line {n}: a point has a longitude and a latitude.", n=number))
    if thing.lon is None or thing.lat is None:
        return
    if not (isfinite(thing.lon) and isfinite(thing.lat) and abs(thing.lon) <= 180 and abs(thing.lat) <= 90):
        raise BadInput("things", _("Line {n}: this point is no place on Earth.", n=number))
    place = locate(thing.lon, thing.lat)
    if place is None or place.grid.id != id:
        raise BadInput("things", _("Line {n}: this point does not lie in the grid.", n=number))


@transaction.atomic
def remove_asset(asset: int, *, actor: Actor, at: datetime) -> GridId:
    """It hangs there no more; a sticker that is still found leads to the grid."""
    row = models.Asset.objects.filter(pk=asset).first()
    if row is None:
        raise NotFound
    place = GridId(row.grid_id)
    if not appoints(actor, lineage(grid(place).unit)):
        raise NotPermitted
    if not models.Asset.objects.filter(pk=asset, valid_to__isnull=True).update(valid_to=timezone.localdate(at)):
        raise Overtaken
    record("organisation.grid_asset_removed", place, {"asset": asset}, actor=actor, at=at)
    return place


@transaction.atomic
def make_card(post: PostId, *, actor: Actor, at: datetime) -> str:
    """A card for whoever holds the post; its code, which is shown once. An older card of the post ends."""
    held = find_post(post)
    if not appoints(actor, lineage(held.unit)):
        raise NotPermitted
    if held.valid_to is not None and held.valid_to <= timezone.localdate(at):
        raise NotAllowed(_("This post has already ended."))
    models.StaffCard.objects.filter(post=post, revoked_at__isnull=True).update(revoked_at=at)
    letters = _letters(CARD_LETTERS)
    row = create_or_overtaken(models.StaffCard, post_id=post, code_hash=hashed(letters), made_at=at)
    record("organisation.post_card_made", post, {"card": row.id}, actor=actor, at=at)
    return "-".join(letters[n : n + 4] for n in range(0, CARD_LETTERS, 4))


@transaction.atomic
def revoke_card(post: PostId, *, actor: Actor, at: datetime) -> None:
    """Lost, stolen or given back: from now on it answers nothing."""
    held = find_post(post)
    if not appoints(actor, lineage(held.unit)):
        raise NotPermitted
    if not models.StaffCard.objects.filter(post=post, revoked_at__isnull=True).update(revoked_at=at):
        raise NotAllowed(_("This post has no card in force."))
    record("organisation.post_card_revoked", post, {}, actor=actor, at=at)
