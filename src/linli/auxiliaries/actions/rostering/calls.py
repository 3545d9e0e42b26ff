"""Somebody calls in sick; a replacement who has agreed takes the shift."""

from datetime import datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.rostering.keeping import vacate
from linli.auxiliaries.actions.rostering.rosters import SETTING, about, lock_officers, planned, tell_officers
from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.rostering import RosterId, RosterState, ShiftId
from linli.auxiliaries.data.swaps import CallId, Cause, Consent
from linli.auxiliaries.models import AuxiliaryOfficer, rostering
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.people import is_himself
from linli.auxiliaries.queries import calls as ask
from linli.auxiliaries.queries import rosters
from linli.auxiliaries.states.rostering import CALL
from linli.kernel.actor import Actor, PostId
from linli.kernel.errors import NotAllowed, NotLawful
from linli.kernel.words import _
from linli.notifications.api import tell


def call_sick(shift: ShiftId, *, actor: Actor, at: datetime) -> CallId:
    """By the officer himself, or by a planner whom he told. Nothing is asked about the illness."""
    row = found(rostering.RosterShift, shift)
    one = found(AuxiliaryOfficer, row.officer_id)
    demand("call_in", actor, one)
    if not row.stands or row.day < day_of(at):
        raise NotAllowed(_("Only a shift of a published roster that is still to come can fall open."))
    with transaction.atomic():
        roster = rostering.Roster.objects.select_for_update().get(pk=row.roster_id)
        call = vacate(roster, row, Cause.SICK, by=post_of(actor), actor=actor, at=at)
        recheck([OfficerId(one.pk)], actor=actor, at=at)  # off the duty sheets of that day, too
    return CallId(call.pk)


def assign_replacement(id: CallId, *, officer: OfficerId, consent: Consent, actor: Actor, at: datetime) -> None:
    """Somebody who has agreed takes the open shift: every rule is asked once more at that moment."""
    call = found(rostering.ShiftCall, id)
    row = planned(RosterId(call.roster_id), actor)
    if row.state != RosterState.PUBLISHED:
        raise NotAllowed(_("This roster no longer holds."))
    with transaction.atomic():
        _check(call, officer, at)
        step(CALL, call, "assign", replaced_by_id=officer, consent=consent, covered_by=post_of(actor), covered_at=at)
        _give(call, officer)
        note("assign_replacement", officer, actor=actor, at=at, call=id, consent=consent.value)
        tell_officers([officer], "roster_changed", rosters.roster(RosterId(row.pk)), at=at)


def leave_open(id: CallId, *, actor: Actor, at: datetime) -> None:
    """Nobody is found, or nobody is needed; that is said."""
    call = found(rostering.ShiftCall, id)
    planned(RosterId(call.roster_id), actor)
    with transaction.atomic():
        step(CALL, call, "leave")
        note("leave_open", call.officer_id, actor=actor, at=at, call=id)


def take_call_back(id: CallId, *, actor: Actor, at: datetime) -> None:
    """A sick call that was a mistake, by the officer or a planner, before the day is over and while nobody has taken
    the shift: it is the officer's again, where every rule still allows it. Call and ledger keep what happened. A line
    of a duty sheet that came off is put back by hand."""
    call = found(rostering.ShiftCall, id)
    one = found(AuxiliaryOfficer, call.officer_id)
    demand("call_in", actor, one)
    if call.cause != Cause.SICK or call.day < day_of(at) or call.roster.state != RosterState.PUBLISHED:
        raise NotAllowed(_("Only a sick call for a shift that is still to come can be taken back."))
    officer = OfficerId(one.pk)
    with transaction.atomic():
        step(CALL, call, "take_back")
        _check(call, officer, at)
        _give(call, officer)
        note("take_call_back", officer, actor=actor, at=at, call=id)
        planner, day = PostId(call.roster.made_by), call.day.isoformat()
        if planner != actor.post:
            tell("auxiliaries.call_taken_back", post=planner, subject=about(call.roster_id), ids={"day": day}, at=at)
        if not is_himself(actor, one):
            tell_officers([officer], "roster_changed", rosters.roster(RosterId(call.roster_id)), at=at)


def _check(call: rostering.ShiftCall, officer: OfficerId, at: datetime) -> None:
    """Every rule for whoever would have the shift, asked with the officer locked."""
    lock_officers([officer])
    candidate = next(iter(ask.candidates(ask.call(CallId(call.pk)), only=officer, today=day_of(at))), None)
    if candidate is None:
        raise NotAllowed(_("This officer works that day, or belongs to another unit."))
    if candidate.against:
        sentence, cites = candidate.against[0]
        raise NotLawful(sentence, cites or SETTING)


def _give(call: rostering.ShiftCall, officer: OfficerId) -> None:
    try:
        with transaction.atomic():
            rostering.RosterShift.objects.create(
                roster_id=call.roster_id, officer_id=officer, day=call.day, kind_id=call.kind_id, locked=True,
                stands=True,
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(_("This officer works that day, or belongs to another unit.")) from None
