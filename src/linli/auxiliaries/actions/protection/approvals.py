"""Twelve months without reprisal: what could be one needs the reasoned approval of the unit above."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.protection import ApprovalId, ApprovalState, Guarded
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.protection import ReasonedApproval
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.protection import shielded_until
from linli.auxiliaries.rules.protection import is_shielded
from linli.auxiliaries.states.protection import APPROVAL
from linli.kernel.actor import Actor
from linli.kernel.errors import NotAllowed, NotLawful
from linli.kernel.words import _
from linli.ledger.data import Subject

KIND = "aux_approval"


def demand_approval(officer: int, guarded: Guarded, thing: int, *, on: date) -> None:
    """NotLawful within twelve months of a refusal or complaint, unless the unit above has approved this very thing."""
    until = shielded_until(officer, on=on)
    if until is None:
        return
    row = ReasonedApproval.objects.filter(guarded=guarded, thing=thing, state=ApprovalState.APPROVED)
    if not row.exists():
        words = _(
            "After a refusal or complaint this needs the reasoned approval of the unit above, until {day}.", day=until
        )
        raise NotLawful(words, is_shielded.because(on).cites)


def ask_approval(officer: int, *, guarded: Guarded, thing: int, reason: str, actor: Actor, at: datetime) -> ApprovalId:
    """By whoever rates or disciplines the officer; the unit above reads the reason."""
    one = found(AuxiliaryOfficer, officer)
    demand("rate", actor, one)
    try:
        with transaction.atomic():
            row = ReasonedApproval.objects.create(
                officer=one, unit=one.unit, guarded=guarded, thing=thing, asked_by=post_of(actor), asked_at=at
            )
            keep(Subject(KIND, row.pk), {"reason": reason}, at=at)
            note("ask_approval", officer, actor=actor, at=at, guarded=guarded.value, thing=thing)
    except IntegrityError:
        raise NotAllowed(_("The unit above has been asked already.")) from None
    return ApprovalId(row.pk)


def decide_approval(id: ApprovalId, *, approve: bool, reason: str, actor: Actor, at: datetime) -> None:
    row = found(ReasonedApproval, id)
    demand("above", actor, row.unit)
    with transaction.atomic():
        keep(Subject(KIND, id), {"answer": reason}, at=at)
        act = "approve" if approve else "decline"
        step(APPROVAL, row, act, decided_by=post_of(actor), decided_unit=actor.unit, decided_at=at)
        note(f"{act}_guarded", row.officer_id, actor=actor, at=at, guarded=row.guarded, thing=row.thing)
