"""Kinds of shifts are described once and ended; what a unit needs of each is said for every weekday."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.step import day_of, found, note
from linli.auxiliaries.data.rostering import A_DAY, KindId
from linli.auxiliaries.models.rostering import ShiftDemand, ShiftKind
from linli.auxiliaries.permissions.files import demand as permit
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

MOST_KINDS, MOST_PEOPLE, LONGEST_SHIFT = 12, 500, 16 * 60


def describe_kind(
    unit: UnitId, *, code: str, name: str, begins: int, ends: int, pause: int, actor: Actor, at: datetime
) -> KindId:
    """In minutes of the day on which it begins; an end not after the beginning is on the next day. It is never changed
    afterwards, for rosters name it: end it and describe another."""
    permit("roster", actor, unit)
    short = clean("code", code, limit=4, required=True)
    words = clean("name", name, limit=32, required=True)
    ends = ends if ends > begins else ends + A_DAY
    if not 0 <= begins < A_DAY or ends - begins > LONGEST_SHIFT:
        raise BadInput("ends", _("A kind of shift is sixteen hours long at most."))
    if not 0 <= pause < ends - begins:
        raise BadInput("pause", _("The break is longer than the shift."))
    if ShiftKind.objects.filter(unit=unit, ended_on__isnull=True).count() >= MOST_KINDS:
        raise NotAllowed(_("A unit has twelve kinds of shifts at most. End one first."))
    try:
        with transaction.atomic():
            row = ShiftKind.objects.create(unit=unit, code=short, name=words, begins=begins, ends=ends, pause=pause)
            note("describe_kind", about(row.pk), actor=actor, at=at, unit=unit)
    except IntegrityError:
        raise BadInput("code", _("This unit has a kind of shift with this sign already.")) from None
    return KindId(row.pk)


def end_kind(id: KindId, *, actor: Actor, at: datetime) -> None:
    """No further roster is made with it; those that are stay."""
    row = found(ShiftKind, id)
    permit("roster", actor, UnitId(row.unit))
    with transaction.atomic():
        if not ShiftKind.objects.filter(pk=id, ended_on__isnull=True).update(ended_on=day_of(at)):
            raise Overtaken
        note("end_kind", about(id), actor=actor, at=at)


def set_demand(id: KindId, *, counts: Mapping[int, int], skill: str = "", actor: Actor, at: datetime) -> None:
    """How many of a kind on each weekday (Monday 0); with a skill, how many of them at least have it."""
    row = found(ShiftKind, id)
    permit("roster", actor, UnitId(row.unit))
    if row.ended_on is not None:
        raise NotAllowed(_("This kind of shift has ended."))
    for weekday, count in counts.items():
        if not (0 <= weekday < 7 and 0 <= count <= MOST_PEOPLE):
            raise BadInput(f"day{weekday}", _("Say a number from 0 to {most}.", most=MOST_PEOPLE))
    with transaction.atomic():
        ShiftDemand.objects.filter(kind=row, skill=skill).delete()
        wanted = [
            ShiftDemand(kind=row, weekday=day, skill=skill, count=count) for day, count in counts.items() if count
        ]
        ShiftDemand.objects.bulk_create(wanted)
        note("set_demand", about(id), actor=actor, at=at, skill=skill)


def about(kind: int) -> Subject:
    return Subject("shift_kind", kind)
