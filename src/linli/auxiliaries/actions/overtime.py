"""What allows more than the usual hours: overtime approved before, days of emergency, another system of work; and what
allows less: a bar on nights and overtime."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from linli.auxiliaries.actions.rostering.keeping import recheck_rosters
from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import ExtraKind, Period, System
from linli.auxiliaries.data.worked import Ground, OvertimeId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.worked import LONGEST_WORD, DutyBar, EmergencyDays, HoursSystem, OvertimeApproval
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.rules.hours import may_approve
from linli.auxiliaries.states.worked import OVERTIME
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

LONGEST, HOLIDAY_HOURS, NOTED_LATE = 200, 720, timedelta(days=7)
A_YEAR = timedelta(days=366)


def ask_overtime(
    unit: UnitId, *, days: Span, kinds: Collection[ExtraKind], minutes: int, special: bool, reason: str, talks: str,
    officer: OfficerId | None = None, actor: Actor, at: datetime,
) -> OvertimeId:  # fmt: skip
    """For one officer, or for whoever serves in the unit. The talks with the union and the officer are on paper."""
    demand("roster", actor, unit)
    last = _check_days(days)
    _in_unit(officer, unit)
    if not kinds:
        raise BadInput("kinds", _("Say which kind of overtime it is."))
    if not 0 < minutes <= HOLIDAY_HOURS:
        raise BadInput("minutes", _("Say how long on each day, twelve hours at most."))
    said = clean("reason", reason, limit=LONGEST, required=True)
    paper = clean("talks", talks, limit=LONGEST_WORD, required=True)
    with transaction.atomic():
        row = OvertimeApproval.objects.create(
            unit=unit, officer_id=officer, first=days.first, last=last, kinds=sorted(kinds), minutes=minutes,
            special=special, reason=said, talks=paper, asked_by=post_of(actor), asked_at=at,
        )  # fmt: skip
        note("ask_overtime", about(row.pk), actor=actor, at=at, unit=unit, officer=officer)
    return OvertimeId(row.pk)


def approve_overtime(id: OvertimeId, *, actor: Actor, at: datetime) -> None:
    """Before its first day, by another post; NotLawful afterwards, and for more than the law allows on a day."""
    row, today = found(OvertimeApproval, id), day_of(at)
    demand("answer_overtime", actor, row)
    if told := may_approve.on(today)(row.first, today, frozenset(map(ExtraKind, row.kinds)), row.minutes, row.special):
        raise NotLawful(told, may_approve.because(today).cites)
    with transaction.atomic():
        step(OVERTIME, row, "approve", answered_by=post_of(actor), answered_at=at)
        note("approve_overtime", about(id), actor=actor, at=at)


def refuse_overtime(id: OvertimeId, *, actor: Actor, at: datetime) -> None:
    row = found(OvertimeApproval, id)
    demand("answer_overtime", actor, row)
    with transaction.atomic():
        step(OVERTIME, row, "refuse", answered_by=post_of(actor), answered_at=at)
        note("refuse_overtime", about(id), actor=actor, at=at)


def note_emergency(unit: UnitId, *, days: Span, ground: Ground, reason: str, actor: Actor, at: datetime) -> int:
    """On the spot, or within a week: what was worked is paid all the same. Only a commander or personnel officer."""
    demand("roster", actor, unit)
    last, today = _check_days(days), day_of(at)
    if days.first < today - NOTED_LATE:
        raise BadInput("first", _("An emergency is noted within a week."))
    said = clean("reason", reason, limit=LONGEST, required=True)
    with transaction.atomic():
        row = EmergencyDays.objects.create(
            unit=unit, first=days.first, last=last, ground=ground, reason=said, noted_by=post_of(actor), noted_at=at
        )
        note("note_emergency", Subject("unit", unit), actor=actor, at=at, ground=ground.value)
    return row.pk


def enter_system(
    unit: UnitId, *, system: System, period: Period, days: Span, paper: str, actor: Actor, at: datetime
) -> int:
    """Another system of work, approved by the labour department; by the personnel officer, with the paper's number."""
    demand("files", actor, unit)
    last = _check_days(days)
    words = clean("paper", paper, limit=LONGEST_WORD, required=True)
    with transaction.atomic():
        row = HoursSystem.objects.create(
            unit=unit, system=system, period=period, first=days.first, last=last, paper=words, entered_by=post_of(actor)
        )
        note("enter_system", Subject("unit", unit), actor=actor, at=at, system=system.value)
    return row.pk


def bar_nights(officer: OfficerId, *, days: Span, paper: str, actor: Actor, at: datetime) -> int:
    """No nights and no overtime for these days, on a paper. The cause is nobody's business here."""
    one = found(AuxiliaryOfficer, officer)
    demand("files", actor, UnitId(one.unit))
    last = _check_days(days)
    words = clean("paper", paper, limit=LONGEST_WORD, required=True)
    with transaction.atomic():
        AuxiliaryOfficer.objects.select_for_update().get(pk=officer)
        row = DutyBar.objects.create(
            officer=one, first=days.first, last=last, paper=words, entered_by=post_of(actor)
        )  # fmt: skip
        note("bar_nights", officer, actor=actor, at=at, until=last.isoformat())
        recheck_rosters([officer], actor=actor, at=at)
    return row.pk


def about(overtime: int) -> Subject:
    return Subject("overtime", overtime)


def _check_days(days: Span) -> date:
    if days.last is None or days.last < days.first:
        raise BadInput("last", _("The last day is not before the first."))
    if days.last - days.first > A_YEAR:
        raise BadInput("last", _("A year at most."))
    return days.last


def _in_unit(officer: OfficerId | None, unit: UnitId) -> None:
    if officer is not None and found(AuxiliaryOfficer, officer).unit != unit:
        raise BadInput("officer", _("This officer belongs to another unit."))
