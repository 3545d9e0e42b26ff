"""Statements of pay: the facts each rests on, and as they are shown; for many officers in a few statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Count, Q, Sum
from django.utils import timezone

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.leave import LeaveKind, LeaveState, Outcome
from linli.auxiliaries.data.pay import (
    Dispute,
    DisputeId,
    Due,
    Export,
    ExportId,
    ExportState,
    Fen,
    Line,
    LineId,
    LineKind,
    MonthFacts,
    Statement,
    StatementId,
    StatementState,
    Wage,
)
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import pay as rows
from linli.auxiliaries.models.leave import LeaveRequest, UntakenLeave
from linli.auxiliaries.queries.contributions import in_service
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.plan import units_of
from linli.auxiliaries.queries.wages import wages_in
from linli.auxiliaries.queries.worked import month_of, overtime_in
from linli.auxiliaries.rules.leave import days_of
from linli.kernel.actor import PostId, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import NotFound
from linli.organisation.api import calendar_of, figure, pinned

PAGE, MOST, YEAR = 50, 5000, 12
HOUR = 60
REGULAR = (LineKind.BASE.value, LineKind.ALLOWANCE.value, LineKind.UNPAID.value)
"""What the average wage is made of: no overtime, no pay for leave, nothing taken off for damage."""
OUT = (StatementState.RELEASED.value, StatementState.CONFIRMED.value, StatementState.CLOSED.value)
"""What may go to the payroll office."""


def working_day(*, on: date) -> int:
    """Minutes of a working day, by which a daily wage becomes an hourly one."""
    return figure("pay.hours_a_day", on=on).length * HOUR


def served_in(organ: UnitId, month: date) -> list[Officer]:
    """Everybody of the organ with a day of service in that month, or leave that was settled in it, by number."""
    days = month_of(month)
    settled = UntakenLeave.objects.filter(decided_on__gte=days.first, decided_on__lte=days.last).values("officer")
    wanted = in_service(month) | Q(pk__in=settled)
    found = AuxiliaryOfficer.objects.filter(wanted, unit__in=units_of(organ)).order_by("number")
    return [shape(row) for row in found[:MOST]]


@pinned()
def facts_of(officers: Collection[Officer], organ: UnitId, month: date) -> Mapping[OfficerId, MonthFacts]:
    """All that decides the month of each; nine statements and those of the hours."""
    days, ids = month_of(month), [one.id for one in officers]
    wages, extras = wages_in(officers, organ, days), overtime_in(officers, month)
    leaves, due = _leaves(ids, days), _due(ids, days, {id: _last(held) for id, held in wages.items()})
    calendar, length = calendar_of(), working_day(on=days.first)
    rest = {
        id: sum(days_of(LeaveKind.COMPENSATORY, one, calendar) for one in found[LeaveKind.COMPENSATORY]) * length
        for id, found in leaves.items()
    }
    return {
        one.id: MonthFacts(
            days, days.shared_with(Span(one.started_on, one.ended_on)), wages[one.id],
            tuple(extras.get(one.id, ())), rest[one.id], tuple(leaves[one.id]["unpaid"]),
            tuple(leaves[one.id][LeaveKind.SICK]), tuple(due[one.id]),
        )
        for one in officers
    }  # fmt: skip


def averages(officers: Collection[OfficerId], before: date) -> dict[OfficerId, Fen]:
    """The average month's wage without overtime of the twelve months before, or of as many as there are, for those
    who have statements (paid-leave-rules-2008/11); one statement."""
    found = (
        rows.PayLine.objects.filter(
            statement__officer__in=list(officers), statement__month__lt=before, kind__in=REGULAR,
            statement__month__gte=add_months(before, -YEAR), statement__state__in=OUT,
        )
        .values("statement__officer")
        .annotate(fen=Sum("fen"), months=Count("statement", distinct=True))
    )  # fmt: skip
    return {OfficerId(row["statement__officer"]): -(-row["fen"] // row["months"]) for row in found}


def statement(id: StatementId) -> Statement:
    """With lines and disputes; NotFound for an unknown one."""
    row = rows.PayStatement.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    [found] = _statements([row])
    return found


def statements_of(officer: OfficerId, *, before: date | None = None, limit: int = YEAR) -> list[Statement]:
    """Those released to the officer, the newest month first; three statements."""
    found = rows.PayStatement.objects.filter(officer=officer, released_at__isnull=False).select_related("officer")
    found = found.exclude(state=StatementState.DRAFT.value).order_by("-month")
    return _statements(list((found.filter(month__lt=before) if before else found)[:limit]))


def month_page(organ: UnitId, month: date, *, after: str = "", limit: int = PAGE) -> list[Statement]:
    """Of one month by work number, a page at a time; three statements."""
    found = rows.PayStatement.objects.filter(organ=organ, month=month, officer__number__gt=after)
    return _statements(list(found.select_related("officer").order_by("officer__number")[:limit]))


def month_sums(organ: UnitId, month: date) -> tuple[dict[StatementState, int], dict[LineKind, Fen]]:
    """How many statements stand where, and what each kind of line comes to; two statements."""
    found = rows.PayStatement.objects.filter(organ=organ, month=month)
    states = {StatementState(row["state"]): row["n"] for row in found.values("state").annotate(n=Count("pk"))}
    lines = rows.PayLine.objects.filter(statement__organ=organ, statement__month=month)
    sums = {LineKind(row["kind"]): row["fen"] for row in lines.values("kind").annotate(fen=Sum("fen"))}
    return states, {kind: sums[kind] for kind in LineKind if kind in sums}


def by_kind(one: Statement) -> dict[LineKind, Fen]:
    """What the lines of each kind come to."""
    return {
        kind: sum(line.fen for line in one.lines if line.kind is kind)
        for kind in LineKind
        if any(line.kind is kind for line in one.lines)
    }


def for_payroll(organ: UnitId, month: date) -> list[Statement]:
    """What the officers have seen and do not dispute; three statements."""
    found = rows.PayStatement.objects.filter(organ=organ, month=month, state__in=OUT)
    return _statements(list(found.select_related("officer").order_by("officer__number")[:MOST]))


def exports(organ: UnitId, month: date) -> list[Export]:
    found = rows.PayExport.objects.filter(organ=organ, month=month).order_by("-id")[:PAGE]
    return [export_of(row) for row in found]


def export(id: ExportId) -> Export:
    row = rows.PayExport.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return export_of(row)


def export_of(row: rows.PayExport) -> Export:
    return Export(
        ExportId(row.pk), UnitId(row.organ), row.month, ExportState(row.state), PostId(row.asked_by), row.asked_at,
        row.decided_at, row.taken,
    )  # fmt: skip


def dispute_of(row: rows.PayDispute) -> Dispute:
    return Dispute(DisputeId(row.pk), LineKind(row.kind), row.raised_at, row.answered_at, row.upheld)


def line_of(row: rows.PayLine) -> Line:
    return Line(
        LineKind(row.kind), row.fen, row.basis, row.days, row.minutes, row.rested, row.percent, row.year, row.code,
        row.reference, tuple(row.cites), LineId(row.pk),
    )  # fmt: skip


def _statements(found: Sequence[rows.PayStatement]) -> list[Statement]:
    lines, disputes = defaultdict(list), defaultdict(list)
    for line in rows.PayLine.objects.filter(statement__in=found).order_by("place", "id"):
        lines[line.statement_id].append(line_of(line))
    for dispute in rows.PayDispute.objects.filter(statement__in=found).order_by("id"):
        disputes[dispute.statement_id].append(dispute_of(dispute))
    return [
        Statement(
            id=StatementId(row.pk), officer=OfficerId(row.officer_id), number=row.officer.number,
            name=row.officer.name, unit=UnitId(row.officer.unit), organ=UnitId(row.organ), month=row.month,
            state=StatementState(row.state), total=row.total, minimum=row.minimum, unconfirmed=row.unconfirmed,
            computed_at=row.computed_at, answer_by=row.answer_by, lines=tuple(lines[row.pk]),
            disputes=tuple(disputes[row.pk]),
        )
        for row in found
    ]  # fmt: skip


def _leaves(officers: Sequence[OfficerId], days: Span) -> dict[OfficerId, dict[str, list[Span]]]:
    """Approved days of the month by kind; personal leave without pay as `unpaid`. One statement."""
    found: dict[OfficerId, dict[str, list[Span]]] = {id: defaultdict(list) for id in officers}
    approved = LeaveRequest.objects.filter(
        officer__in=officers, state=LeaveState.APPROVED.value, last__gte=days.first, first__lte=days.last
    )
    for row in approved.order_by("first"):
        part = Span(row.first, row.last).shared_with(days)
        if part is not None:
            kind = "unpaid" if not row.paid else row.kind
            found[OfficerId(row.officer_id)][kind].append(part)
    return found


def _due(officers: Sequence[OfficerId], days: Span, wages: Mapping[OfficerId, Fen]) -> dict[OfficerId, list[Due]]:
    """Untaken leave that was settled for pay in the month; the average wage, else the wage of the table."""
    found: dict[OfficerId, list[Due]] = {id: [] for id in officers}
    settled = list(
        UntakenLeave.objects.filter(
            officer__in=officers, decided_on__gte=days.first, decided_on__lte=days.last,
            outcome__in=[Outcome.PAID.value, Outcome.REFUSED.value],
        ).order_by("id")
    )  # fmt: skip
    known = averages([OfficerId(row.officer_id) for row in settled], days.first) if settled else {}
    for row in settled:
        id = OfficerId(row.officer_id)
        found[id].append(Due(row.year, row.days, row.outcome == Outcome.REFUSED.value, known.get(id, wages[id])))
    return found


def _last(held: Sequence[Wage]) -> Fen:
    return held[-1].fen if held else 0


def is_over(month: date) -> bool:
    return add_months(month, 1) <= timezone.localdate()
