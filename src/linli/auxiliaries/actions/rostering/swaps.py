"""Wishes, swaps with the consent of both, and the officer's own calendar."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.rostering.rosters import (
    SETTING,
    judge_row,
    lock_officers,
    planned,
    sentence_of,
    tell_officers,
)
from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.rostering import KindId, RosterId, RosterState
from linli.auxiliaries.data.swaps import SwapId
from linli.auxiliaries.models import AuxiliaryOfficer, rostering
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.queries.files import many_officers
from linli.auxiliaries.queries.worked import month_of
from linli.auxiliaries.states.rostering import ROSTER, SWAP
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful
from linli.kernel.words import _
from linli.organisation.api import figure

AHEAD = timedelta(days=180)


def wish(officer: OfficerId, *, day: date, kind: KindId | None, actor: Actor, at: datetime) -> None:
    """A day free (without a kind), or a kind on it; another wish for the day takes its place. So many a month."""
    one = found(AuxiliaryOfficer, officer)
    demand("himself", actor, one)
    today = day_of(at)
    if not today < day <= today + AHEAD:
        raise BadInput("day", _("Wishes are for days to come, half a year ahead at most."))
    if kind is not None and not rostering.ShiftKind.objects.filter(pk=kind, unit=one.unit, ended_on=None).exists():
        raise BadInput("kind", _("This unit has no such kind of shift."))
    month, most = month_of(day), figure("auxiliary.wishes_a_month", on=today).length
    with transaction.atomic():
        AuxiliaryOfficer.objects.select_for_update().get(pk=officer)
        others = rostering.RosterWish.objects.filter(officer=one, day__range=(month.first, month.last)).exclude(day=day)
        if others.count() >= most:
            raise NotAllowed(_("{n} wishes a month, so that everybody's can be met. Take one back first.", n=most))
        rostering.RosterWish.objects.update_or_create(officer=one, day=day, defaults={"kind_id": kind})
        note("wish", officer, actor=actor, at=at, day=day.isoformat())


def take_wish_back(officer: OfficerId, *, day: date, actor: Actor, at: datetime) -> None:
    one = found(AuxiliaryOfficer, officer)
    demand("himself", actor, one)
    with transaction.atomic():
        if not rostering.RosterWish.objects.filter(officer=one, day=day).delete()[0]:
            raise NotFound
        note("take_wish_back", officer, actor=actor, at=at, day=day.isoformat())


def offer_swap(
    id: RosterId, *, giver: OfficerId, day: date, taker: OfficerId, other_day: date | None, actor: Actor, at: datetime
) -> SwapId:
    """The officer offers a shift of his to another of the unit, against one of the other's or for nothing. Said at once
    where the law forbids it: nobody is asked in vain."""
    one = found(AuxiliaryOfficer, giver)
    demand("himself", actor, one)
    if giver == taker:
        raise BadInput("taker", _("Choose somebody else."))
    row, today = found(rostering.Roster, id), day_of(at)
    if row.state != RosterState.PUBLISHED:
        raise NotAllowed(_("Only shifts of a published roster are swapped."))
    if day <= today or (other_day is not None and other_day <= today):
        raise BadInput("day", _("Only shifts that are still to come are swapped."))
    mine, theirs = _shift(id, giver, day, "day"), _shift(id, taker, other_day, "other_day") if other_day else None
    with transaction.atomic():
        swap = rostering.ShiftSwap(
            roster=row, giver=one, day=day, kind_id=mine.kind_id, taker_id=taker, other_day=other_day,
            other_kind_id=theirs.kind_id if theirs else None, offered_at=at,
        )  # fmt: skip
        _exchanged(swap, at)
        swap.save(force_insert=True)
        note("offer_swap", giver, actor=actor, at=at, roster=id, taker=taker, day=day.isoformat())
        tell_officers([taker], "swap_offered", ask.roster(id), at=at)
    return SwapId(swap.pk)


def answer_swap(id: SwapId, *, accepted: bool, actor: Actor, at: datetime) -> None:
    """The other consents, or not; nothing is asked of whoever declines."""
    swap = found(rostering.ShiftSwap, id)
    demand("himself", actor, swap.taker)
    act = "accept" if accepted else "decline"
    with transaction.atomic():
        step(SWAP, swap, act, **({"accepted_at": at} if accepted else {}))
        note(f"{act}_swap", swap.taker_id, actor=actor, at=at, swap=id)
        if not accepted:
            tell_each([swap.giver_id], "swap_declined", at=at, day=swap.day.isoformat())


def take_swap_back(id: SwapId, *, actor: Actor, at: datetime) -> None:
    swap = found(rostering.ShiftSwap, id)
    demand("himself", actor, swap.giver)
    with transaction.atomic():
        step(SWAP, swap, "withdraw")
        note("withdraw_swap", swap.giver_id, actor=actor, at=at, swap=id)


def decide_swap(id: SwapId, *, approved: bool, actor: Actor, at: datetime) -> None:
    """The organ decides, with the checker's verdict of that moment: NotLawful where either row would break a rule."""
    swap = found(rostering.ShiftSwap, id)
    row = planned(RosterId(swap.roster_id), actor)
    if not approved:
        with transaction.atomic():
            step(SWAP, swap, "refuse", decided_by=post_of(actor))
            note("refuse_swap", swap.giver_id, actor=actor, at=at, swap=id)
            tell_each([swap.giver_id, swap.taker_id], "swap_refused", at=at, day=swap.day.isoformat())
        return
    with transaction.atomic():
        lock_officers([OfficerId(swap.giver_id), OfficerId(swap.taker_id)])
        step(ROSTER, row, "swap")
        _exchanged(swap, at)
        step(SWAP, swap, "approve", decided_by=post_of(actor))
        _exchange(swap)
        note("approve_swap", swap.giver_id, actor=actor, at=at, swap=id)
        note("approve_swap", swap.taker_id, actor=actor, at=at, swap=id)
        both = [OfficerId(swap.giver_id), OfficerId(swap.taker_id)]
        tell_officers(both, "roster_changed", ask.roster(RosterId(row.pk)), at=at)


def _exchanged(swap: rostering.ShiftSwap, at: datetime) -> None:
    """NotLawful where the swap would make anything wrong for either; NotAllowed where a shift is no longer there."""
    one = ask.roster(RosterId(swap.roster_id))
    giver, taker = OfficerId(swap.giver_id), OfficerId(swap.taker_id)
    people = [person for person in many_officers([giver, taker]) if person.unit == one.unit]
    if len(people) != len({giver, taker}):
        raise BadInput("taker", _("This officer belongs to another unit."))
    planning, shown = ask.planning(one, officers=people, today=day_of(at)), ask.cells(one)
    before = {id: shown.get(id, {}) for id in (giver, taker)}
    after = _after(swap, before[giver], before[taker], {kind.id: kind.code for kind in planning.kinds})
    for officer, row in zip((giver, taker), after, strict=True):
        findings, breaches = judge_row(planning, officer, before[officer], row)
        if findings:
            raise NotLawful(sentence_of(findings[0]), findings[0].cites or SETTING)
        if breaches:
            raise NotLawful(breaches[0], SETTING)


def _after(
    swap: rostering.ShiftSwap, gives: Mapping[date, str], takes: Mapping[date, str], codes: Mapping[KindId, str]
) -> tuple[dict[date, str], dict[date, str]]:
    """Both rows as they would be."""
    mine, theirs = dict(gives), dict(takes)
    moved = [(mine, theirs, swap.day, swap.kind_id)]
    if swap.other_day is not None and swap.other_kind_id is not None:
        moved.append((theirs, mine, swap.other_day, swap.other_kind_id))
    for row, _other, day, kind in moved:
        if row.pop(day, None) != codes.get(KindId(kind), ""):
            raise NotAllowed(_("This shift is no longer on the roster."))
    for _row, other, day, kind in moved:
        if day in other:
            raise NotAllowed(_("One of you already works on that day."))
        other[day] = codes[KindId(kind)]
    return mine, theirs


def _exchange(swap: rostering.ShiftSwap) -> None:
    """Whole rows change hands, so that no day is ever held twice."""
    shifts = rostering.RosterShift.objects.filter(roster=swap.roster_id)
    mine = shifts.get(officer=swap.giver_id, day=swap.day)
    theirs = shifts.get(officer=swap.taker_id, day=swap.other_day) if swap.other_day else None
    mine.delete()
    if theirs is not None:
        theirs.delete()
    try:
        with transaction.atomic():
            _stand(swap, swap.taker_id, swap.day, swap.kind_id)
            if theirs is not None:
                _stand(swap, swap.giver_id, theirs.day, theirs.kind_id)
    except IntegrityError:
        raise NotAllowed(_("One of you already works on that day.")) from None


def _stand(swap: rostering.ShiftSwap, officer: int, day: date, kind: int) -> None:
    rostering.RosterShift.objects.create(
        roster_id=swap.roster_id, officer_id=officer, day=day, kind_id=kind, locked=True, stands=True
    )


def _shift(id: RosterId, officer: OfficerId, day: date, field: str) -> rostering.RosterShift:
    row = rostering.RosterShift.objects.filter(roster=id, officer=officer, day=day, stands=True).first()
    if row is None:
        raise BadInput(field, _("There is no such shift on the roster."))
    return row
