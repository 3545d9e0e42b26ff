"""Units come, are renamed, and go."""

from datetime import date, datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.data import UNIT_CLOSING, Level, UnitClosing, UnitKind
from linli.organisation.permissions import changes
from linli.organisation.queries.posts import in_force
from linli.organisation.queries.units import children, unit, unit_by_code

ORDER = list(Level)
M = TypeVar("M", bound=Model)


@transaction.atomic
def create_unit(
    *,
    kind: UnitKind,
    level: Level,
    name: str,
    valid_from: date,
    actor: Actor,
    at: datetime,
    parent: UnitId | None = None,
    code: str = "",
    name_en: str = "",
    phone: str = "",
    address: str = "",
) -> UnitId:
    """A new unit under `parent`, which must be a centre of the same or a higher level."""
    if not changes(actor):
        raise NotPermitted
    above = unit(parent) if parent is not None else None
    if above is not None and above.valid_to is not None:
        raise BadInput("parent", _("Only an open centre can have units below it."))
    check_parent(level, kind, (above.level, above.kind) if above else None)
    if unit_by_code(code):
        raise BadInput("code", _("There already is an open unit with the code {code}.", code=code))
    row = create_or_overtaken(
        models.Unit,
        kind=kind, level=level, parent_id=parent, valid_from=valid_from,
        code=clean("code", code, limit=20), name=clean("name", name, limit=100, required=True),
        name_en=clean("name_en", name_en, limit=100), phone=clean("phone", phone, limit=32),
        address=clean("address", address, limit=200),
    )  # fmt: skip
    new_edition()
    record("organisation.unit_created", row.id, {"kind": kind.value, "level": level.value}, actor=actor, at=at)
    return UnitId(row.id)


@transaction.atomic
def rename_unit(id: UnitId, *, name: str, name_en: str, phone: str, address: str, actor: Actor, at: datetime) -> None:
    if not changes(actor):
        raise NotPermitted
    changed = models.Unit.objects.filter(pk=id, valid_to__isnull=True).update(
        name=clean("name", name, limit=100, required=True), name_en=clean("name_en", name_en, limit=100),
        phone=clean("phone", phone, limit=32), address=clean("address", address, limit=200),
    )  # fmt: skip
    if not changed:
        raise Overtaken
    new_edition()
    record("organisation.unit_renamed", id, {}, actor=actor, at=at)


@transaction.atomic
def close_unit(id: UnitId, *, valid_to: date, actor: Actor, at: datetime) -> None:
    """From `valid_to` on the unit is no more. Its posts, grids and lower units must have gone before.

    So must everything that hangs on it in other contexts: each listener of `UNIT_CLOSING` may refuse.
    """
    if not changes(actor):
        raise NotPermitted
    if children(id) or models.Grid.objects.filter(unit=id, valid_to__isnull=True).exists():
        raise NotAllowed(_("Units or grids still hang on this unit. Close or move them first."))
    if models.Post.objects.filter(in_force(valid_to), unit=id).exists():
        raise NotAllowed(_("Somebody still holds a post in this unit. End the posts first."))
    if not unit(id).valid_from <= valid_to <= timezone.localdate(at):
        raise BadInput("valid_to", _("Choose a day from the beginning until today."))
    for ask in UNIT_CLOSING:
        ask(UnitClosing(id, actor, at))
    if not models.Unit.objects.filter(pk=id, valid_to__isnull=True).update(valid_to=valid_to):
        raise Overtaken
    new_edition()
    record("organisation.unit_closed", id, {"valid_to": valid_to.isoformat()}, actor=actor, at=at)


def check_parent(level: Level, kind: UnitKind, above: tuple[Level, UnitKind] | None) -> None:
    """Only the district centre stands on its own; the rest hang below a centre, departments beside their own."""
    if above is None:
        if kind is not UnitKind.CENTRE:
            raise BadInput("parent", _("A department belongs to a centre: name it."))
        return
    above_level, above_kind = above
    if above_kind is UnitKind.ORGAN and kind is UnitKind.STATION:
        return  # the stations of a public security organ hang below it, at whatever level they serve
    if above_kind is not UnitKind.CENTRE:
        raise BadInput("parent", _("Only an open centre can have units below it."))
    lower = ORDER.index(level) < ORDER.index(above_level)
    if not (lower or (kind is not UnitKind.CENTRE and level is above_level)):
        raise BadInput("parent", _("A centre hangs below a centre of a higher level."))


def create_or_overtaken(model: type[M], **facts: object) -> M:
    """A new row; Overtaken where somebody entered the same in this very moment and the database said so."""
    try:
        with transaction.atomic():
            return model._default_manager.create(**facts)
    except IntegrityError:
        raise Overtaken from None


def record(act: str, id: int, detail: dict[str, str | int | None], *, actor: Actor, at: datetime) -> None:
    """Codes and ids only: names stand in the tables."""
    kind = act.split(".")[1].split("_", maxsplit=1)[0]
    append(Entry(act=act, subject=Subject(kind, id), detail=detail), actor=actor, at=at)
