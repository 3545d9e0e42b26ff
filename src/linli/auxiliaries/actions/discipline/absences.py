"""An absence is noted, explained, and confirmed or excused by a human. Breaches by organs go to the unit above."""

from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.auxiliaries.actions.discipline.triggers import absence_confirmed
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.deployment import SheetId, Shift
from linli.auxiliaries.data.discipline import AbsenceId, Severity, ViolationId
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.discipline import Absence, Violation
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.registry.standing import Fact, ask
from linli.auxiliaries.rules.discipline import may_handle
from linli.auxiliaries.states.discipline import ABSENCE, VIOLATION
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.words import _
from linli.law import UnknownLaw, article
from linli.ledger.data import Subject
from linli.organisation.api import ancestors

ABSENT, BREACH = "aux_absence", "aux_violation"
NO_SHEET = SheetId(0)


def note_absence(officer: int, *, day: date, actor: Actor, at: datetime) -> AbsenceId:
    """Somebody scheduled was not there and had no leave. It counts for nothing until it is confirmed."""
    one = found(AuxiliaryOfficer, officer)
    demand("rate", actor, one)
    if day > timezone.localdate(at):
        raise BadInput("day", _("This day is still to come."))
    _check_leave(one, day)
    try:
        with transaction.atomic():
            row = Absence.objects.create(officer=one, day=day, noted_by=post_of(actor), noted_at=at)
            note("note_absence", officer, actor=actor, at=at, day=day.isoformat())
    except IntegrityError:
        raise NotAllowed(_("This absence has been noted already.")) from None
    return AbsenceId(row.pk)


def explain_absence(id: AbsenceId, *, words: str, actor: Actor, at: datetime) -> None:
    row = found(Absence, id)
    demand("himself", actor, row.officer)
    with transaction.atomic():
        step(ABSENCE, row, "explain", explained_at=at)
        keep(Subject(ABSENT, id), {"words": words}, at=at)
        note("explain", row.officer_id, actor=actor, at=at, absence=id)


def decide_absence(id: AbsenceId, *, excused: bool, actor: Actor, at: datetime) -> None:
    """By the personnel officer. A confirmed one may complete what Article 25(2) counts: then a case is opened."""
    row = found(Absence, id)
    demand("discipline", actor, row.officer)
    act = "excuse" if excused else "confirm"
    if not excused:
        _check_leave(row.officer, row.day)
    with transaction.atomic():
        step(ABSENCE, row, act, decided_by=post_of(actor))
        note(f"{act}_absence", row.officer_id, actor=actor, at=at, day=row.day.isoformat())
        if not excused:
            absence_confirmed(row.officer_id, row.day, actor=actor, at=at)


def _check_leave(one: AuxiliaryOfficer, day: date) -> None:
    """Whoever had approved leave, be it approved afterwards, was not absent without leave."""
    begins = timezone.make_aware(datetime.combine(day, time.min))
    shift = Shift(NO_SHEET, day, begins, begins + timedelta(days=1))
    if ask(Fact.ON_LEAVE, frozenset({OfficerId(one.pk)}), shift):
        raise NotLawful(
            _("The officer had approved leave on this day."), ("wuhan-order-270/12(2)", "wuhan-order-270/25(2)")
        )


def report_violation(unit: UnitId, *, cite: str, words: str, actor: Actor, at: datetime) -> ViolationId:
    """A breach of the Order by an organ or a police officer: to the unit above, whoever reports it."""
    demand("report", actor)
    above = ancestors(unit)
    if not above:
        raise BadInput("unit", _("There is no unit above this one here; write to its superior authority."))
    try:
        article(cite)
    except UnknownLaw:
        raise BadInput("cite", _("There is no such article in the register.")) from None
    with transaction.atomic():
        row = Violation.objects.create(
            unit=unit, above=above[0].id, article=cite, reported_by=post_of(actor), reported_at=at
        )
        keep(Subject(BREACH, row.pk), {"words": words}, at=at)
        note("report_violation", Subject(BREACH, row.pk), actor=actor, at=at, unit=unit, article=cite)
    return ViolationId(row.pk)


def handle_violation(id: ViolationId, *, severity: Severity, words: str, actor: Actor, at: datetime) -> None:
    """Only from above: a unit never closes its own."""
    row, today = found(Violation, id), timezone.localdate(at)
    demand("above", actor)
    if not may_handle.on(today)(row.above in actor.units and row.unit not in actor.units):
        told = _("A breach is handled by the unit above, never by the unit itself.")
        raise NotLawful(told, may_handle.because(today).cites)
    with transaction.atomic():
        step(VIOLATION, row, "handle", severity=severity, handled_by=post_of(actor), handled_unit=actor.unit,
             handled_at=at)  # fmt: skip
        keep(Subject(BREACH, id), {"answer": words}, at=at)
        note("handle_violation", Subject(BREACH, id), actor=actor, at=at, severity=severity.value)
