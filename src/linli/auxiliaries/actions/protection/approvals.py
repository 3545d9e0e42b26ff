"""Twelve months without reprisal: what could be one needs the reasoned approval of the unit above."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.protection import ApprovalId, ApprovalState, Guarded
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.protection import ReasonedApproval
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.protection import ended_by_case, last_shielding, resigned_by, shielded_until
from linli.auxiliaries.rules.protection import is_shielded
from linli.auxiliaries.states.protection import APPROVAL
from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import NotAllowed, NotLawful
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications.api import tell

KIND = "aux_approval"


def demand_approval(officer: int, guarded: Guarded, thing: int, *, actor: Actor, on: date) -> None:
    """NotLawful within twelve months of a refusal or complaint, unless the unit above has since approved this very
    thing for this very officer. What was approved before the newest one was approved without knowing of it; and
    nobody acts on the leave of the own unit, whoever below had asked for it."""
    until, newest = shielded_until(officer, on=on), last_shielding(officer, on=on)
    if until is None or newest is None:
        return
    approved = ReasonedApproval.objects.filter(
        officer=officer, guarded=guarded, thing=thing, state=ApprovalState.APPROVED, decided_at__gte=newest
    ).exclude(decided_unit__in=actor.units)
    if not approved.exists():
        words = _(
            "After a refusal or complaint this needs the reasoned approval of the unit above, until {day}.", day=until
        )
        raise NotLawful(words, is_shielded.because(on).cites)


def before_transfer(officer: Officer, actor: Actor, at: datetime) -> None:
    """Of whoever is moved to another unit, category or mode: the unit where the officer would serve is approved."""
    demand_approval(officer.id, Guarded.TRANSFER, officer.unit, actor=actor, on=timezone.localdate(at))


def before_ending(officer: Officer, actor: Actor, at: datetime) -> None:
    """Of whoever is to leave on a day. A resignation is the officer's own, and nobody has to agree; a case that decided
    on the ending asked the unit above before."""
    if resigned_by(officer.id, officer.ended_on) or ended_by_case(officer.id):
        return
    demand_approval(officer.id, Guarded.ENDING, officer.id, actor=actor, on=timezone.localdate(at))


def ask_approval(officer: int, *, guarded: Guarded, thing: int, reason: str, actor: Actor, at: datetime) -> ApprovalId:
    """By whoever rates the officer or keeps the file; the unit above theirs reads the reason."""
    one = found(AuxiliaryOfficer, officer)
    demand("ask_above", actor, one)
    try:
        with transaction.atomic():
            row = ReasonedApproval.objects.create(
                officer=one,
                unit=_asking_unit(one, actor),
                guarded=guarded,
                thing=thing,
                asked_by=post_of(actor),
                asked_at=at,
            )
            keep(Subject(KIND, row.pk), {"reason": reason}, at=at)
            note("ask_approval", officer, actor=actor, at=at, guarded=guarded.value, thing=thing)
    except IntegrityError:
        raise NotAllowed(_("The unit above has been asked already.")) from None
    return ApprovalId(row.pk)


def lapse(officer: int, guarded: Guarded, thing: int, *, actor: Actor, at: datetime) -> None:
    """What the unit above was asked about is no longer what it was: it is asked anew. In the caller's transaction."""
    asked = ReasonedApproval.objects.filter(officer=officer, guarded=guarded, thing=thing)
    for row in asked.filter(state__in=(ApprovalState.ASKED, ApprovalState.APPROVED)):
        step(APPROVAL, row, "lapse")
        note("lapse_guarded", officer, actor=actor, at=at, guarded=guarded.value, thing=thing)


def _asking_unit(one: AuxiliaryOfficer, actor: Actor) -> UnitId:
    """The officer's own, or the one above it that keeps the file: nobody grants leave to himself."""
    return UnitId(one.unit) if one.unit in actor.units or actor.unit is None else actor.unit


def decide_approval(id: ApprovalId, *, approve: bool, reason: str, actor: Actor, at: datetime) -> None:
    row = found(ReasonedApproval, id)
    demand("above", actor, row.unit)
    with transaction.atomic():
        keep(Subject(KIND, id), {"answer": reason}, at=at)
        act = "approve" if approve else "decline"
        step(APPROVAL, row, act, decided_by=post_of(actor), decided_unit=actor.unit, decided_at=at)
        note(f"{act}_guarded", row.officer_id, actor=actor, at=at, guarded=row.guarded, thing=row.thing)
        tell("auxiliaries.guarded_decided", post=PostId(row.asked_by), ids={"number": row.officer.number}, at=at)
