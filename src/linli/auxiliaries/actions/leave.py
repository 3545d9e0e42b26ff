"""Leave is asked for, granted or declined with a reason, taken back, cut short; what a year leaves over is settled."""

from datetime import date, datetime, timedelta

from django.db import transaction

from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.leave import LeaveId, LeaveKind, Outcome
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.leave import LeaveRequest, ServiceBefore, UntakenLeave
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.leave import balance_of, overlapping
from linli.auxiliaries.rules.leave import days_of, in_year
from linli.auxiliaries.states.leave import LEAVE
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation.api import calendar_of, figure

KIND = "aux_leave"
REFERENCE, MOST_DAYS, LONGEST_LIFE = 80, 366, 60 * 12
ONE_DAY = timedelta(days=1)


@transaction.atomic
def ask_leave(
    officer: OfficerId, *, kind: LeaveKind, days: Span, reference: str = "", words: str = "", actor: Actor,
    at: datetime,
) -> LeaveId:  # fmt: skip
    """By the officer, or by the personnel officer for whoever asked by word. The answer has a last day."""
    one = _locked(officer)
    demand("ask_leave", actor, one)
    last = _checked_last(one, days, kind)
    if overlapping(officer, days):
        raise BadInput("first", _("Other leave holds one of these days already."))
    if kind is LeaveKind.ANNUAL:
        _check_annual(one, days, at)
    term = figure("leave.answer_days", on=day_of(at)).term
    row = LeaveRequest.objects.create(
        officer=one, kind=kind, first=days.first, last=last, asked_at=at, asked_by=post_of(actor),
        reference=clean("reference", reference, limit=REFERENCE), due_on=calendar_of().due(at, term).last_day,
    )  # fmt: skip
    keep(Subject(KIND, row.pk), {"words": words}, at=at, required=False)
    note("ask_leave", officer, actor=actor, at=at, leave=row.pk)
    return LeaveId(row.pk)


@transaction.atomic
def approve_leave(id: LeaveId, *, paid: bool = True, words: str = "", actor: Actor, at: datetime) -> None:
    """From then on the officer is off the duty sheets of these days. Only personal leave can go without pay."""
    row, one = _decided(id, actor)
    if row.kind == LeaveKind.ANNUAL.value:
        _check_annual(one, Span(row.first, row.last), at, but=id)
    pays = paid or row.kind != LeaveKind.PERSONAL.value
    step(LEAVE, row, "approve", paid=pays, decided_at=at, decided_by=post_of(actor))
    keep(Subject(KIND, id), {"answer": words}, at=at, required=False)
    note("approve_leave", one.pk, actor=actor, at=at, leave=id)
    tell_each([one.pk], "leave_decided", at=at, first=row.first.isoformat())
    recheck([OfficerId(one.pk)], at=at)


@transaction.atomic
def decline_leave(id: LeaveId, *, words: str, actor: Actor, at: datetime) -> None:
    """With the reason, which the officer reads."""
    row, one = _decided(id, actor)
    step(LEAVE, row, "decline", decided_at=at, decided_by=post_of(actor))
    keep(Subject(KIND, id), {"answer": words}, at=at)
    note("decline_leave", one.pk, actor=actor, at=at, leave=id)
    tell_each([one.pk], "leave_decided", at=at, first=row.first.isoformat())


@transaction.atomic
def withdraw_leave(id: LeaveId, *, actor: Actor, at: datetime) -> None:
    """By the officer: what is not decided, or has not begun."""
    row = found(LeaveRequest, id)
    demand("himself", actor, row.officer)
    _check_not_begun(row, at)
    step(LEAVE, row, "withdraw")
    note("withdraw_leave", row.officer_id, actor=actor, at=at, leave=id)


@transaction.atomic
def revoke_leave(id: LeaveId, *, words: str, actor: Actor, at: datetime) -> None:
    """By the organ, with the reason, before it begins; the days are the officer's again."""
    row, one = _decided(id, actor)
    _check_not_begun(row, at)
    step(LEAVE, row, "revoke", decided_at=at, decided_by=post_of(actor))
    keep(Subject(KIND, id), {"answer": words}, at=at)
    note("revoke_leave", one.pk, actor=actor, at=at, leave=id)
    tell_each([one.pk], "leave_decided", at=at, first=row.first.isoformat())


@transaction.atomic
def come_back(id: LeaveId, *, on: date, actor: Actor, at: datetime) -> None:
    """Work goes on from that day; the days after it were not taken."""
    row = found(LeaveRequest, id)
    demand("ask_leave", actor, row.officer)
    if not row.first < on <= row.last:
        raise BadInput("on", _("Choose a day of this leave after its first."))
    step(LEAVE, row, "come_back", last=on - ONE_DAY)
    note("come_back", row.officer_id, actor=actor, at=at, leave=id, on=on.isoformat())


@transaction.atomic
def enter_service_before(
    officer: OfficerId, *, months: int, in_a_row: int, reference: str, actor: Actor, at: datetime
) -> None:
    """Work with other employers, which counts for annual leave (paid-leave-2008/3)."""
    one = _locked(officer)
    demand("leave", actor, one)
    if not 0 <= months <= LONGEST_LIFE:
        raise BadInput("months", _("Between 0 and {most} months.", most=LONGEST_LIFE))
    if not 0 <= in_a_row <= months:
        raise BadInput("in_a_row", _("These are part of all months, so no more than they."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    ServiceBefore.objects.update_or_create(
        officer=one, defaults={"months": months, "in_a_row": in_a_row, "reference": paper}
    )
    note("enter_service_before", officer, actor=actor, at=at, months=months, in_a_row=in_a_row)


@transaction.atomic
def settle_untaken(
    officer: OfficerId, *, year: int, outcome: Outcome, days: int, reference: str, actor: Actor, at: datetime
) -> None:
    """What becomes of days that the year leaves over: each way needs the officer's paper. Before the year is over only
    for somebody who leaves in it."""
    one, today = _locked(officer), day_of(at)
    demand("leave", actor, one)
    leaves_then = one.ended_on is not None and one.ended_on.year == year
    if year > today.year or (year == today.year and not leaves_then):
        raise BadInput("year", _("This year is not over; its leave can still be taken."))
    if outcome is Outcome.CARRIED and (leaves_then or year != today.year - 1):
        raise NotLawful(_("Leave is carried over into the next year only."), ("paid-leave-2008/5",))
    known = balance_of(shape(one), year, on=date(year, 12, 31))
    if not 0 < days <= known.left:
        raise BadInput("days", _("{left} days of this year are left.", left=known.left))
    if outcome is Outcome.CARRIED and days > known.entitled:
        raise NotLawful(_("What was carried over once is not carried over again."), ("paid-leave-2008/5",))
    UntakenLeave.objects.create(
        officer=one, year=year, outcome=outcome, days=days, decided_on=today, decided_by=post_of(actor),
        reference=clean("reference", reference, limit=REFERENCE, required=True),
    )  # fmt: skip
    note("settle_leave", officer, actor=actor, at=at, year=year, days=days, outcome=outcome.value)


def _locked(officer: OfficerId) -> AuxiliaryOfficer:
    """One request of an officer after another, so that two cannot use the same days."""
    found(AuxiliaryOfficer, officer)
    return AuxiliaryOfficer.objects.select_for_update().get(pk=officer)


def _decided(id: LeaveId, actor: Actor) -> tuple[LeaveRequest, AuxiliaryOfficer]:
    row = found(LeaveRequest, id)
    one = _locked(OfficerId(row.officer_id))
    demand("leave", actor, one)
    return row, one


def _checked_last(one: AuxiliaryOfficer, days: Span, kind: LeaveKind) -> date:
    if days.last is None or days.last < days.first:
        raise BadInput("last", _("The last day is not before the first."))
    if (days.last - days.first).days >= MOST_DAYS:
        raise BadInput("last", _("At most {most} days at once.", most=MOST_DAYS))
    if days.first < one.started_on or (one.ended_on is not None and days.last > one.ended_on):
        raise BadInput("first", _("Choose days within the employment."))
    if not days_of(kind, days, calendar_of()):
        raise BadInput("first", _("No working day lies in it; holidays and days of rest need no leave."))
    return days.last


def _check_annual(one: AuxiliaryOfficer, days: Span, at: datetime, *, but: LeaveId | None = None) -> None:
    """In each year that the days touch, no more than the law gives."""
    calendar = calendar_of()
    for year in range(days.first.year, (days.last or days.first).year + 1):
        part = in_year(days, year)
        if part is None:
            continue
        count = days_of(LeaveKind.ANNUAL, part, calendar)
        known = balance_of(shape(one), year, on=max(part.first, day_of(at)), but=but)
        if count > known.left:
            raise NotLawful(
                _(
                    "These are {n} days of annual leave; {left} are left in {year}.",
                    n=count,
                    left=known.left,
                    year=year,
                ),
                known.cites,
            )


def _check_not_begun(row: LeaveRequest, at: datetime) -> None:
    if row.state == "approved" and row.first <= day_of(at):
        raise NotAllowed(_("This leave has begun; it can be cut short."))
