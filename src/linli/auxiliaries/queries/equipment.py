"""Permits valid on a day, and what is out: for one officer, or for a whole roster in one statement."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from linli.auxiliaries.data import OfficerId, Span
from linli.auxiliaries.data.equipment import (
    ITEM_NAMES,
    Item,
    ItemClass,
    ItemId,
    ItemState,
    Out,
    Permit,
    PermitId,
    PermitState,
)
from linli.auxiliaries.models import equipment as rows
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import _

ONE_DAY = timedelta(days=1)
PAGE = 50


def permit_spans(officers: Collection[OfficerId]) -> Mapping[OfficerId, tuple[Span, ...]]:
    """The days on which each holds a permit; one statement. Who has none is there with nothing."""
    found: dict[OfficerId, list[Span]] = {officer: [] for officer in officers}
    for row in rows.WorkPermit.objects.filter(officer__in=list(found)):
        if (span := _span(row)) is not None:
            found[OfficerId(row.officer_id)].append(span)
    return {officer: tuple(spans) for officer, spans in found.items()}


def with_valid_permit(officers: Collection[OfficerId], *, on: date) -> frozenset[OfficerId]:
    """Those who may be on duty that day as far as Art 22 is concerned."""
    return frozenset(
        officer for officer, spans in permit_spans(officers).items() if any(span.holds(on) for span in spans)
    )


def has_valid_permit(officer: OfficerId, *, on: date) -> bool:
    return bool(with_valid_permit([officer], on=on))


def permits(officer: OfficerId) -> Sequence[Permit]:
    """The newest first."""
    return [permit_shape(row) for row in rows.WorkPermit.objects.filter(officer=officer).order_by("-valid_from", "-id")]


def items_of(officer: OfficerId) -> Sequence[Item]:
    """What the officer has."""
    return [item_shape(row) for row in rows.EquipmentItem.objects.filter(holder=officer).order_by("kind", "serial")]


def still_out(officer: OfficerId) -> Sequence[Out]:
    """What must come back before leaving is finished: issued things, and the permit; two statements."""
    things = [
        Out(ITEM_NAMES[ItemClass(row.kind)], row.serial, row.since)
        for row in rows.EquipmentItem.objects.filter(holder=officer).order_by("kind", "serial")
        if row.since is not None
    ]
    cards = rows.WorkPermit.objects.filter(officer=officer, state=PermitState.VALID).order_by("number")
    return [*things, *(Out(_("Work permit"), row.number, row.issued_on) for row in cards)]


def store(
    organs: Collection[UnitId], *, after: int = 0, kind: ItemClass | None = None, state: ItemState | None = None
) -> Sequence[tuple[Item, str]]:
    """Things as they came in, each with the work number of who has it; a page at a time, one statement."""
    wanted = {"kind": kind, "state": state}
    found = rows.EquipmentItem.objects.filter(organ__in=list(organs), pk__gt=after)
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    lines = found.select_related("holder").order_by("pk")[:PAGE]
    return [(item_shape(row), row.holder.number if row.holder else "") for row in lines]


def item(id: ItemId) -> Item:
    row = rows.EquipmentItem.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return item_shape(row)


def permit(id: PermitId) -> Permit:
    row = rows.WorkPermit.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return permit_shape(row)


def permit_by_code(code: str) -> tuple[Permit, date]:
    """With the day it was issued; NotFound for a code that stands on no permit."""
    row = rows.WorkPermit.objects.filter(code=code).first()
    if row is None:
        raise NotFound
    return permit_shape(row), row.issued_on


def item_shape(row: rows.EquipmentItem) -> Item:
    holder = OfficerId(row.holder_id) if row.holder_id is not None else None
    return Item(ItemId(row.pk), ItemClass(row.kind), row.serial, UnitId(row.organ), ItemState(row.state), holder)


def permit_shape(row: rows.WorkPermit) -> Permit:
    span = _span(row) or Span(row.valid_from, row.valid_from - ONE_DAY)
    return Permit(
        PermitId(row.pk), OfficerId(row.officer_id), row.number, row.code, span, PermitState(row.state), row.valid_until
    )


def _span(row: rows.WorkPermit) -> Span | None:
    """The days it opens duty; None where it ended before it began."""
    last = row.valid_until if row.ended_on is None else min(row.valid_until, row.ended_on - ONE_DAY)
    return Span(row.valid_from, last) if row.valid_from <= last else None
