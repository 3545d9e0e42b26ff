"""Single grids: their public card, their cover by police and auxiliaries, and their end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, GridId
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.actions.units import record
from linli.organisation.permissions import appoints, changes
from linli.organisation.queries.places import grid
from linli.organisation.queries.posts import in_force
from linli.organisation.queries.units import lineage

MOST_PEOPLE = 99


@transaction.atomic
def describe_grid(
    id: GridId,
    *,
    name: str,
    area: str,
    supervision_phone: str,
    worker_phone: str,
    police_officers: int,
    auxiliaries: int,
    actor: Actor,
    at: datetime,
) -> None:
    """What the public card says, and how many officers and auxiliaries serve the grid; a lead may, below."""
    if not appoints(actor, lineage(grid(id).unit)):
        raise NotPermitted
    for field, number in (("police_officers", police_officers), ("auxiliaries", auxiliaries)):
        if not 0 <= number <= MOST_PEOPLE:
            raise BadInput(field, _("Give a number from 0 to {most}.", most=MOST_PEOPLE))
    changed = models.Grid.objects.filter(pk=id, valid_to__isnull=True).update(
        name=clean("name", name, limit=100, required=True), area=clean("area", area, limit=200),
        supervision_phone=clean("supervision_phone", supervision_phone, limit=32),
        worker_phone=clean("worker_phone", worker_phone, limit=32),
        police_officers=police_officers, auxiliaries=auxiliaries,
    )  # fmt: skip
    if not changed:
        raise Overtaken
    new_edition()
    record("organisation.grid_described", id, {}, actor=actor, at=at)


@transaction.atomic
def close_grid(id: GridId, *, valid_to: date, actor: Actor, at: datetime) -> None:
    """From `valid_to` on the grid is no more; its workers' posts must have gone before."""
    if not changes(actor):
        raise NotPermitted
    if models.Post.objects.filter(in_force(valid_to), grid=id).exists():
        raise NotAllowed(_("Somebody still holds a post in this grid. End the posts first."))
    if not grid(id).valid_from <= valid_to <= timezone.localdate(at):
        raise BadInput("valid_to", _("Choose a day from the beginning until today."))
    if not models.Grid.objects.filter(pk=id, valid_to__isnull=True).update(valid_to=valid_to):
        raise Overtaken
    new_edition()
    record("organisation.grid_closed", id, {"valid_to": valid_to.isoformat()}, actor=actor, at=at)
