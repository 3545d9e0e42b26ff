"""Hours are entered by whoever worked them and confirmed by the organ. Where the two differ, both versions stay."""

from datetime import date, datetime, timedelta

from django.db import transaction

from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.worked import Hours, Side, WorkedId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.worked import LONGEST_WORD, WorkedShift
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.worked import shape
from linli.auxiliaries.states.worked import WORKED
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _

A_DAY, LONGEST = 1440, 24 * 60
BACK = timedelta(days=62)
"""Hours may be entered until the end of the month after: then the month was paid."""


def enter_hours(officer: OfficerId, *, day: date, hours: Hours, actor: Actor, at: datetime) -> WorkedId:
    """By the officer; by a planner of the unit for somebody who has no page of his own, or forgot. Who entered them
    confirms nothing."""
    one = found(AuxiliaryOfficer, officer)
    side = _side(one, actor)
    _check(day, hours, at)
    with transaction.atomic():
        AuxiliaryOfficer.objects.select_for_update().get(pk=officer)
        _not_twice(officer, day, hours)
        row = WorkedShift.objects.create(
            officer=one, unit=one.unit, day=day, entered_by=post_of(actor), entered_at=at, **_said(side, hours)
        )
        note("enter_hours", officer, actor=actor, at=at, worked=row.pk, day=day.isoformat(), minutes=hours.minutes)
    return WorkedId(row.pk)


def confirm_hours(id: WorkedId, *, actor: Actor, at: datetime) -> None:
    """As they were entered. What goes beyond the limits is confirmed all the same: it was worked, and is paid."""
    row = _row(id)
    demand("confirm_hours", actor, row)
    side = Side.OFFICER if row.officer_begins is not None else Side.ORGAN
    _settle(row, "confirm", side, actor, at, confirmed_by=post_of(actor))


def say_otherwise(id: WorkedId, *, hours: Hours, actor: Actor, at: datetime) -> None:
    """The organ says other hours than were entered: from now on both versions stand there, and neither counts."""
    row = _row(id)
    demand("confirm_hours", actor, row)
    side = Side.ORGAN if row.officer_begins is not None else Side.OFFICER
    if side is Side.OFFICER:
        raise NotPermitted
    _check(row.day, hours, at)
    _differ(row, "differ", side, hours, actor, at)


def contest_hours(id: WorkedId, *, hours: Hours, actor: Actor, at: datetime) -> None:
    """The officer says otherwise than what was confirmed."""
    row = _row(id)
    demand("himself", actor, row.officer)
    _check(row.day, hours, at)
    _differ(row, "contest", Side.OFFICER, hours, actor, at)


def agree_hours(id: WorkedId, *, actor: Actor, at: datetime) -> None:
    """The officer takes the organ's version."""
    row = _row(id)
    demand("himself", actor, row.officer)
    _settle(row, "agree", _other(row, Side.ORGAN), actor, at)


def accept_hours(id: WorkedId, *, actor: Actor, at: datetime) -> None:
    """The organ takes the officer's version."""
    row = _row(id)
    demand("confirm_hours", actor, row)
    _settle(row, "accept", _other(row, Side.OFFICER), actor, at, confirmed_by=post_of(actor))


def settle_hours(id: WorkedId, *, side: Side, paper: str, actor: Actor, at: datetime) -> None:
    """What mediation, arbitration or a court found, by its paper (Art 36)."""
    row = _row(id)
    demand("files", actor, UnitId(row.unit))
    words = clean("paper", paper, limit=LONGEST_WORD, required=True)
    _settle(row, "settle", _other(row, side), actor, at, paper=words)


def _settle(row: WorkedShift, act: str, side: Side, actor: Actor, at: datetime, **fields: object) -> None:
    with transaction.atomic():
        step(WORKED, row, act, stands=side, confirmed_at=at, **fields)
        note(f"{act}_hours", row.officer_id, actor=actor, at=at, worked=row.pk, stands=side.value)


def _differ(row: WorkedShift, act: str, side: Side, hours: Hours, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        step(WORKED, row, act, stands="", **_said(side, hours))
        note(f"{act}_hours", row.officer_id, actor=actor, at=at, worked=row.pk, minutes=hours.minutes)


def _other(row: WorkedShift, side: Side) -> Side:
    if shape(row).version(side) is None:
        raise BadInput("side", _("Nobody has said such hours."))
    return side


def _side(one: AuxiliaryOfficer, actor: Actor) -> Side:
    if one.user is not None and one.user == actor.user:
        demand("himself", actor, one)
        return Side.OFFICER
    demand("roster", actor, UnitId(one.unit))
    return Side.ORGAN


def _said(side: Side, hours: Hours) -> dict[str, int]:
    return {f"{side.value}_{name}": getattr(hours, name) for name in ("begins", "ends", "pause")}


def _check(day: date, hours: Hours, at: datetime) -> None:
    today = day_of(at)
    if day > today:
        raise BadInput("day", _("This day is still to come."))
    if day < today - BACK:
        raise BadInput("day", _("This day is too long ago. Ask the personnel officer."))
    if not (0 <= hours.begins < A_DAY and hours.begins < hours.ends <= hours.begins + LONGEST):
        raise BadInput("ends", _("A shift ends after it begins, and within 24 hours."))
    if hours.minutes <= 0 or hours.pause < 0:
        raise BadInput("pause", _("The break is longer than the shift."))


def _not_twice(officer: OfficerId, day: date, hours: Hours) -> None:
    """Nobody works twice at one time: neither on that day nor out of the night before or into the one after."""
    near = (day - timedelta(days=1), day + timedelta(days=1))
    for row in WorkedShift.objects.filter(officer=officer, day__range=near).select_related("officer"):
        offset = (row.day - day).days * A_DAY
        for said in (shape(row).officer_says, shape(row).organ_says):
            if said and hours.begins < said.ends + offset and said.begins + offset < hours.ends:
                raise BadInput("begins", _("Hours of this time are entered already."))


def _row(id: WorkedId) -> WorkedShift:
    found(WorkedShift, id)
    return WorkedShift.objects.select_related("officer").get(pk=id)
