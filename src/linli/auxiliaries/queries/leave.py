"""Leave: who is away on which days, what was asked for, and how many days of annual leave each has left.

`away` is what rosters and duty sheets ask: one statement for any number of officers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.leave import (
    Balance,
    BalanceLine,
    Before,
    Leave,
    LeaveFacts,
    LeaveId,
    LeaveKind,
    LeaveState,
    Outcome,
    Untaken,
)
from linli.auxiliaries.models.leave import LeaveRequest, ServiceBefore, UntakenLeave
from linli.auxiliaries.queries.files import roll
from linli.auxiliaries.rules.leave import balance
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.organisation.api import calendar_of, figure, pinned
from linli.web.keyset import Place, below, beyond

PAGE, MOST = 50, 2000
STANDING = (LeaveState.ASKED.value, LeaveState.APPROVED.value)


def away(officers: Collection[OfficerId], within: Span) -> Mapping[OfficerId, tuple[Span, ...]]:
    """The days within a stretch on which each is on approved leave; who has none is left out. One statement.

    A shift that begins the evening before and ends inside such a day is stopped on the duty sheet as well.
    """
    rows = LeaveRequest.objects.filter(officer__in=list(officers), state=LeaveState.APPROVED.value)
    found: dict[OfficerId, list[Span]] = defaultdict(list)
    for officer, first, last in _touching(rows, within).order_by("first").values_list("officer_id", "first", "last"):
        if (part := Span(first, last).shared_with(within)) is not None:
            found[OfficerId(officer)].append(part)
    return {officer: tuple(spans) for officer, spans in found.items()}


def leave(id: LeaveId) -> Leave:
    """NotFound for an unknown one."""
    row = LeaveRequest.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return leave_of(row)


def leaves_of(officer: OfficerId, *, before: int | None = None, limit: int = PAGE) -> list[Leave]:
    """The newest first; one statement."""
    rows = LeaveRequest.objects.filter(officer=officer).select_related("officer").order_by("-id")
    return [leave_of(row) for row in below(rows, before)[:limit]]


def to_decide(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> list[Leave]:
    """Asked for and not answered, those due first; one statement."""
    rows = LeaveRequest.objects.filter(state=LeaveState.ASKED.value, officer__unit__in=list(units))
    return [leave_of(row) for row in beyond(rows.select_related("officer"), after, by="due_on")[:limit]]


def granted(units: Iterable[UnitId], within: Span, *, limit: int = MOST) -> list[Leave]:
    """Approved leave that touches these days, by its first day; one statement."""
    rows = LeaveRequest.objects.filter(state=LeaveState.APPROVED.value, officer__unit__in=list(units))
    return [leave_of(row) for row in _touching(rows, within).select_related("officer").order_by("first", "id")[:limit]]


def overlapping(officer: OfficerId, days: Span, *, but: LeaveId | None = None) -> bool:
    """Whether other leave, asked for or approved, holds one of these days."""
    rows = _touching(LeaveRequest.objects.filter(officer=officer, state__in=STANDING), days)
    return (rows.exclude(pk=but) if but else rows).exists()


def before_of(officer: OfficerId) -> Before | None:
    """Earlier work as entered; None where nobody has entered any."""
    row = ServiceBefore.objects.filter(pk=officer).first()
    return Before(row.months, row.in_a_row, row.reference) if row else None


def untaken_of(officer: OfficerId) -> list[Untaken]:
    """The newest first."""
    rows = UntakenLeave.objects.filter(officer=officer).order_by("-year", "-id")[:PAGE]
    return [untaken_shape(row) for row in rows]


def balance_of(officer: Officer, year: int, *, on: date, but: LeaveId | None = None) -> Balance:
    """`but` is a request that is not to be counted, such as the one that is being decided."""
    return balances([officer], year, on=on, but=but)[officer.id]


@pinned()
def balances(
    officers: Collection[Officer], year: int, *, on: date, but: LeaveId | None = None
) -> Mapping[OfficerId, Balance]:
    """The year's annual leave of each; four statements for any number."""
    known, calendar, month = facts_of(officers, year, but=but), calendar_of(), figure("leave.sick_month_days", on=on)
    return {one.id: balance(known[one.id], year, calendar, sick_month=month.length, on=on) for one in officers}


def facts_of(officers: Collection[Officer], year: int, *, but: LeaveId | None = None) -> Mapping[OfficerId, LeaveFacts]:
    ids, two_years = [one.id for one in officers], Span(date(year - 1, 1, 1), date(year, 12, 31))
    rows = _touching(LeaveRequest.objects.filter(officer__in=ids, state__in=STANDING), two_years)
    leaves: dict[int, list[Leave]] = defaultdict(list)
    for row in (rows.exclude(pk=but) if but else rows).select_related("officer"):
        leaves[row.officer_id].append(leave_of(row))
    untaken: dict[int, list[Untaken]] = defaultdict(list)
    for settled in UntakenLeave.objects.filter(officer__in=ids, year__gte=year - 1, year__lte=year):
        untaken[settled.officer_id].append(untaken_shape(settled))
    before = {
        row.pk: Before(row.months, row.in_a_row, row.reference) for row in ServiceBefore.objects.filter(pk__in=ids)
    }
    return {
        one.id: LeaveFacts(
            Span(one.started_on, one.ended_on), before.get(one.id, Before()), tuple(leaves[one.id]),
            tuple(untaken[one.id]),
        )
        for one in officers
    }  # fmt: skip


def balance_page(scope: Q, year: int, *, on: date, after: str = "") -> Sequence[BalanceLine]:
    """Officers of a scope by number, a page at a time; five statements."""
    officers = roll(scope, after=after)
    known = balances(officers, year, on=on)
    return [BalanceLine(one, known[one.id]) for one in officers]


def leave_of(row: LeaveRequest) -> Leave:
    return Leave(
        id=LeaveId(row.pk), officer=OfficerId(row.officer_id), number=row.officer.number, name=row.officer.name,
        kind=LeaveKind(row.kind), state=LeaveState(row.state), days=Span(row.first, row.last), paid=row.paid,
        reference=row.reference, asked_at=row.asked_at, due_on=row.due_on, decided_at=row.decided_at,
    )  # fmt: skip


def untaken_shape(row: UntakenLeave) -> Untaken:
    return Untaken(row.year, Outcome(row.outcome), row.days, row.reference, row.decided_on)


def _touching(rows: QuerySet[LeaveRequest], days: Span) -> QuerySet[LeaveRequest]:
    later = rows.filter(last__gte=days.first)
    return later if days.last is None else later.filter(first__lte=days.last)
