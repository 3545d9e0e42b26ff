"""Files for harm suffered or done on duty, and disputes (Arts 26, 30, 36)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.step import found, note, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.protection import PAPERS, CareId, CareKind, DisputeId, DisputeState
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.protection import CareFile, DisputeFile
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.rules.protection import dispute_days, injury_days, liable_for
from linli.auxiliaries.states.protection import CARE, DISPUTE
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput
from linli.kernel.ids import new_number
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

CARE_KIND, DISPUTE_KIND = "aux_care", "aux_dispute"
STAGE_DAYS = {"mediate": "mediation_on", "arbitrate": "applied_on", "accepted": "accepted_on", "award": "awarded_on"}
NOT_YET_HERE = _("The officer did not serve here yet on this day.")


def open_file(officer: int, kind: CareKind, *, happened_on: date, words: str, actor: Actor, at: datetime) -> CareId:
    """By the officer or the personnel officer. The last days come from the law; for harm done while lawfully assisting
    the organ is liable."""
    one, today = found(AuxiliaryOfficer, officer), timezone.localdate(at)
    demand("party", actor, one)
    if happened_on > today:
        raise BadInput("happened_on", _("This day is still to come."))
    if happened_on < one.started_on:
        raise BadInput("happened_on", NOT_YET_HERE)
    due, late = injury_days.on(today)(happened_on) if kind is CareKind.INJURY else (None, None)
    liable = liable_for.on(today)(kind, UnitId(one.unit))
    with transaction.atomic():
        row = CareFile.objects.create(
            officer=one, kind=kind, number=new_number(at), unit=one.unit, happened_on=happened_on, due_on=due,
            late_on=late, liable=liable,
        )  # fmt: skip
        keep(Subject(CARE_KIND, row.pk), {"words": words}, at=at)
        note("open_file", officer, actor=actor, at=at, file=row.number, kind=kind.value)
    return CareId(row.pk)


def tick(id: CareId, *, paper: str, reference: str, actor: Actor, at: datetime) -> None:
    """A step of the file is done, under the reference of its paper."""
    row = _care(id, actor)
    if paper not in {code for code, _words in PAPERS[CareKind(row.kind)]}:
        raise BadInput("paper", _("This file has no such step."))
    done = {**row.done, paper: clean("reference", reference, limit=80, required=True)}
    with transaction.atomic():
        step(CARE, row, "tick", done=done)
        note("tick", row.officer_id, actor=actor, at=at, file=row.number, paper=paper)


def hand_on(id: CareId, *, reference: str, actor: Actor, at: datetime) -> None:
    """Applied for, or handed to the police, the fund or the department, under their reference."""
    row = _care(id, actor)
    with transaction.atomic():
        step(CARE, row, "hand_on", reference=clean("reference", reference, limit=80, required=True))
        note("hand_on", row.officer_id, actor=actor, at=at, file=row.number)


def close_file(id: CareId, *, actor: Actor, at: datetime) -> None:
    row = _care(id, actor)
    with transaction.atomic():
        step(CARE, row, "close")
        note("close_file", row.officer_id, actor=actor, at=at, file=row.number)


def begin_dispute(officer: int, *, known_on: date, words: str, actor: Actor, at: datetime) -> DisputeId:
    """Begins with negotiation; the year for arbitration runs from the day the infringement was known."""
    one = found(AuxiliaryOfficer, officer)
    demand("party", actor, one)
    if known_on > (today := timezone.localdate(at)):
        raise BadInput("known_on", _("This day is still to come."))
    if known_on < one.started_on:
        raise BadInput("known_on", NOT_YET_HERE)
    dispute_days.on(today)(DisputeState.NEGOTIATING, {"known": known_on})  # limits that can be computed, or no dispute
    with transaction.atomic():
        row = DisputeFile.objects.create(officer=one, number=new_number(at), unit=one.unit, known_on=known_on)
        keep(Subject(DISPUTE_KIND, row.pk), {"words": words}, at=at)
        note("begin_dispute", officer, actor=actor, at=at, dispute=row.number)
    return DisputeId(row.pk)


def move_dispute(id: DisputeId, act: str, *, on: date, actor: Actor, at: datetime) -> None:
    """The next stage, with the day on which it began."""
    row = found(DisputeFile, id)
    demand("party", actor, found(AuxiliaryOfficer, row.officer_id))
    if not row.known_on <= on <= timezone.localdate(at):
        raise BadInput("on", _("This day does not fit the dispute."))
    fields: dict[str, object] = {STAGE_DAYS[act]: on} if act in STAGE_DAYS else {}
    with transaction.atomic():
        step(DISPUTE, row, act, **fields, **({"ended_on": on} if act == "settle" else {}))
        note("dispute", row.officer_id, actor=actor, at=at, dispute=row.number, stage=act)


def _care(id: CareId, actor: Actor) -> CareFile:
    row = found(CareFile, id)
    demand("discipline", actor, found(AuxiliaryOfficer, row.officer_id))
    return row
