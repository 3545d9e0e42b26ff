"""Hours worked: what was confirmed, what waits, and what of a month is overtime. Payroll and limits ask here."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Extra, Finding, Work
from linli.auxiliaries.data.leave import LeaveState
from linli.auxiliaries.data.worked import Hours, Side, Worked, WorkedId, WorkedState
from linli.auxiliaries.models.discipline import Absence
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.models.rostering import RosterShift
from linli.auxiliaries.models.worked import WorkedShift
from linli.auxiliaries.queries.hours import RUN_UP, figures, standings
from linli.auxiliaries.rules.hours import check, extras
from linli.kernel.actor import PostId, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import NotFound
from linli.organisation import api as organisation
from linli.web.keyset import Place, below, beyond

PAGE = 60


def confirmed(officers: Collection[OfficerId], days: Span) -> dict[OfficerId, list[Work]]:
    """Confirmed hours of each on these days, in the order of time; one statement."""
    return works_of(officers, days, states=(WorkedState.CONFIRMED,))


def confirmed_in(officers: Collection[OfficerId], month: date) -> dict[OfficerId, list[Work]]:
    """Of the month that the day lies in."""
    return confirmed(officers, month_of(month))


def unconfirmed_in(officers: Collection[OfficerId], month: date) -> dict[OfficerId, int]:
    """Of those who have some: how many shifts of the month still wait or are disputed."""
    found: dict[OfficerId, int] = defaultdict(int)
    rows = _rows(officers, month_of(month)).exclude(state=WorkedState.CONFIRMED)
    for officer in rows.values_list("officer_id", flat=True):
        found[OfficerId(officer)] += 1
    return dict(found)


@organisation.pinned()
def overtime_in(officers: Collection[Officer], month: date) -> dict[OfficerId, list[Extra]]:
    """What of each one's confirmed hours in the month is overtime, by day and kind (labour-law/44)."""
    days = month_of(month)
    # A week that began before the month counts whole, a period of comprehensive hours up to a year.
    known = standings(officers, days)
    begins = date(month.year, 1, 1) if any(one.systems for one in known.values()) else days.first
    reach = Span(begins - timedelta(days=begins.weekday()), days.last)
    worked, applied, calendar = (
        confirmed([one.id for one in officers], reach),
        figures(on=month),
        organisation.calendar_of(),
    )
    return {
        one.id: [
            extra for extra in extras(worked[one.id], known[one.id].systems, applied, calendar) if days.holds(extra.day)
        ]
        for one in officers
    }


def works_of(
    officers: Collection[OfficerId], days: Span, *, states: Collection[WorkedState] = tuple(WorkedState)
) -> dict[OfficerId, list[Work]]:
    """What counts of each shift, also of one that waits; disputed hours count for neither side."""
    found: dict[OfficerId, list[Work]] = {officer: [] for officer in officers}
    for officer, work in _works(officers, days, states):
        found[officer].append(work)
    return {officer: sorted(works, key=lambda one: (one.day, one.begins)) for officer, works in found.items()}


@organisation.pinned()
def found_in(officers: Collection[Officer], days: Span) -> dict[OfficerId, list[Finding]]:
    """Whatever in the hours that these officers worked is not lawful, with a run-up before the first day; those of
    comprehensive hours over their whole year. The shifts are read once, however many officers there are."""
    known, applied, calendar = standings(officers, days), figures(on=days.first), organisation.calendar_of()
    worked = works_of([one.id for one in officers], Span(days.first - RUN_UP, days.last))
    return {
        one.id: [
            finding for finding in check(worked[one.id], known[one.id], applied, calendar) if finding.day >= days.first
        ]
        for one in officers
    }


def worked(id: WorkedId) -> Worked:
    row = WorkedShift.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return shape(row)


def waiting(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> Sequence[Worked]:
    """What waits to be confirmed or is disputed, the oldest first."""
    rows = WorkedShift.objects.filter(unit__in=list(units), state__in=(WorkedState.ENTERED, WorkedState.DISPUTED))
    return [shape(row) for row in beyond(rows.select_related("officer"), after, by="day")[:limit]]


def latest(
    units: Iterable[UnitId] = (), *, officer: OfficerId | None = None, before: int | None = None, limit: int = PAGE
) -> Sequence[Worked]:
    """The newest first, of these units or of one officer; `before` is the last id of the page above."""
    rows = WorkedShift.objects.select_related("officer").order_by("-id")
    rows = rows.filter(officer=officer) if officer is not None else rows.filter(unit__in=list(units))
    return [shape(row) for row in below(rows, before)[:limit]]


def without_hours(
    units: Iterable[UnitId], days: Span, *, after: Place | None = None, limit: int = PAGE
) -> list[RosterShift]:
    """Published shifts of these days for which nobody entered hours, and which no leave and no absence explains; the
    oldest first. A shift for which somebody called in sick is on no roster any more. One statement."""
    officer, day = OuterRef("officer"), OuterRef("day")
    approved = LeaveRequest.objects.filter(
        officer=officer, state=LeaveState.APPROVED, first__lte=day, last__gte=day
    )  # fmt: skip
    found = RosterShift.objects.filter(
        ~Exists(WorkedShift.objects.filter(officer=officer, day=day)), ~Exists(approved),
        ~Exists(Absence.objects.filter(officer=officer, day=day)),
        stands=True, roster__unit__in=list(units), day__gte=days.first, day__lte=days.last,
    )  # fmt: skip
    return list(beyond(found.select_related("officer", "kind"), after, by="day")[:limit])


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, add_months(first, 1) - timedelta(days=1))


def shape(row: WorkedShift) -> Worked:
    return Worked(
        id=WorkedId(row.pk), officer=OfficerId(row.officer_id), name=row.officer.name, number=row.officer.number,
        unit=UnitId(row.unit), day=row.day, state=WorkedState(row.state),
        officer_says=_hours(row.officer_begins, row.officer_ends, row.officer_pause),
        organ_says=_hours(row.organ_begins, row.organ_ends, row.organ_pause),
        stands=Side(row.stands) if row.stands else None, entered_by=PostId(row.entered_by), paper=row.paper,
    )  # fmt: skip


def _works(
    officers: Collection[OfficerId], days: Span, states: Collection[WorkedState]
) -> Iterator[tuple[OfficerId, Work]]:
    """As `Worked.work` says it, without a row for each: a year of a bureau is three hundred thousand."""
    sides = tuple(f"{side.value}_{what}" for side in Side for what in ("begins", "ends", "pause"))
    rows = _rows(officers, days).filter(state__in=states).order_by("day", "id")
    for officer, day, id, state, stands, *said in rows.values_list(
        "officer_id", "day", "id", "state", "stands", *sides
    ):
        if state == WorkedState.DISPUTED and not stands:
            continue
        of_organ = stands == Side.ORGAN or (not stands and said[0] is None)
        begins, ends, pause = said[3:] if of_organ else said[:3]
        if begins is not None and ends is not None:
            yield OfficerId(officer), Work(day, begins, ends, ends - begins - (pause or 0), id)


def _hours(begins: int | None, ends: int | None, pause: int | None) -> Hours | None:
    return None if begins is None or ends is None else Hours(begins, ends, pause or 0)


def _rows(officers: Collection[OfficerId], days: Span):  # type: ignore[no-untyped-def]  # a query set
    found = WorkedShift.objects.select_related("officer").filter(officer__in=list(officers), day__gte=days.first)
    return found if days.last is None else found.filter(day__lte=days.last)
