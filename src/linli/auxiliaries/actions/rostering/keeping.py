"""What was lawful when a roster was published stays so: a shift that no longer is falls open, and a replacement is
sought. Old rosters end."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from linli.auxiliaries.actions.rostering.rosters import about, lock_officers, tell_officers
from linli.auxiliaries.actions.step import day_of, note, step
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.rostering import Checked, Roster, RosterId, RosterState
from linli.auxiliaries.data.swaps import Cause
from linli.auxiliaries.models import rostering
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.queries.files import many_officers
from linli.auxiliaries.rules.roster import check_plan
from linli.auxiliaries.states.rostering import ROSTER
from linli.kernel.actor import SYSTEM, Actor, PostId
from linli.notifications.api import tell

MOST_ROUNDS = 42


def recheck_rosters(officers: Iterable[OfficerId] | None = None, *, actor: Actor = SYSTEM, at: datetime) -> int:
    """Let fall open whatever published shift ahead the law no longer allows these officers; how many.

    To be called inside the transaction of any act that changes what holds for them, and every hour for everybody.
    """
    today = day_of(at)
    rows = rostering.Roster.objects.filter(state=RosterState.PUBLISHED.value, last__gte=today).order_by("id")
    chosen = None if officers is None else list(officers)
    if chosen is not None:
        rows = rows.filter(shifts__officer__in=chosen, shifts__day__gte=today).distinct()
    with transaction.atomic():
        return sum(_recheck(row, chosen, actor, at) for row in rows)


def vacate(
    row: rostering.Roster, shift: rostering.RosterShift, cause: Cause, *, by: PostId | None, actor: Actor, at: datetime
) -> rostering.ShiftCall:
    """The shift comes off, and a call for a replacement stands in its place; inside the caller's transaction."""
    step(ROSTER, row, "vacate")
    call = rostering.ShiftCall.objects.create(
        roster=row, officer_id=shift.officer_id, day=shift.day, kind_id=shift.kind_id, cause=cause, noted_by=by,
        noted_at=at,
    )  # fmt: skip
    shift.delete()
    note("vacate_shift", call.officer_id, actor=actor, at=at, roster=row.pk, day=call.day.isoformat())
    tell(
        "auxiliaries.shift_open", post=PostId(row.made_by), subject=about(row.pk),
        ids={"day": call.day.isoformat()}, at=at,
    )  # fmt: skip
    return call


def _recheck(row: rostering.Roster, chosen: list[OfficerId] | None, actor: Actor, at: datetime) -> int:
    one, today = ask.roster(RosterId(row.pk)), day_of(at)
    held = [OfficerId(id) for id in row.shifts.values_list("officer_id", flat=True).distinct()]
    people = many_officers([id for id in held if chosen is None or id in chosen])
    lock_officers(person.id for person in people)
    planning, fallen = ask.planning(one, officers=people, today=today), 0
    shown = {id: days for id, days in ask.cells(one).items() if id in {person.id for person in people}}
    for _round in range(MOST_ROUNDS):
        wrong = _wrong(check_plan(planning, shown), shown, one, today)
        if not wrong:
            break
        for officer, day in wrong:
            shift = rostering.RosterShift.objects.filter(roster=row, officer=officer, day=day).first()
            if shift is not None:
                vacate(row, shift, Cause.FELL_AWAY, by=None, actor=actor, at=at)
                fallen += 1
            del shown[officer][day]
    if fallen:
        tell_officers([person.id for person in people], "roster_changed", one, at=at)
    return fallen


def _wrong(
    checked: Checked, shown: dict[OfficerId, dict[date, str]], one: Roster, today: date
) -> list[tuple[OfficerId, date]]:
    """One shift of each officer concerned: that of the first fault, or the last one before it."""
    found = []
    for officer, row in shown.items():
        days = [finding.day for finding in checked.findings[officer]]
        days += [one.dates[min(breach.day, one.length - 1)] for breach in checked.breaches[officer]]
        ahead = [max((d for d in row if today <= d <= day), default=None) for day in sorted(days)]
        if first := next((day for day in ahead if day is not None), None):
            found.append((officer, first))
    return found
