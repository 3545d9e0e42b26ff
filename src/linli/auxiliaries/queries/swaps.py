"""An officer's own shifts, wishes and swaps; the swaps that wait for the organ."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.rostering import RosterId, RosterState, ShiftId, WishFor
from linli.auxiliaries.data.swaps import RosteredShift, Swap, SwapId, SwapState
from linli.auxiliaries.models.rostering import RosterShift, ShiftSwap
from linli.auxiliaries.queries import rosters
from linli.auxiliaries.queries.rostering import kind_of
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.web.keyset import Place, below, beyond

PAGE = 50


def shifts_of(officer: OfficerId, *, since: date, until: date | None = None, limit: int = 300) -> list[RosteredShift]:
    """Of published rosters, in the order of days; one statement."""
    found = _shifts().filter(officer=officer, stands=True, day__gte=since)
    found = found if until is None else found.filter(day__lte=until)
    return [shift_of(row) for row in found.order_by("day")[:limit]]


def shift(id: ShiftId) -> RosteredShift:
    row = _shifts().filter(pk=id, stands=True).first()
    if row is None:
        raise NotFound
    return shift_of(row)


def others_on(id: RosterId, *, apart_from: OfficerId, since: date) -> Sequence[RosteredShift]:
    """Shifts of the colleagues on the same roster that are still to come."""
    found = _shifts().filter(roster=id, stands=True, day__gt=since).exclude(officer=apart_from)
    return [shift_of(row) for row in found.order_by("officer__number", "day")]


def wishes_of(officer: OfficerId, *, days: Span) -> list[WishFor]:
    return rosters.wishes([officer], days)


def swap(id: SwapId) -> Swap:
    row = _swaps().filter(pk=id).first()
    if row is None:
        raise NotFound
    return swap_of(row)


def swaps_of(officer: OfficerId, *, before: int | None = None, limit: int = PAGE) -> list[Swap]:
    """Offered by him or to him, the newest first."""
    found = _swaps().filter(Q(giver=officer) | Q(taker=officer)).order_by("-id")
    return [swap_of(row) for row in below(found, before)[:limit]]


def swaps_waiting(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> list[Swap]:
    """Both have consented; the organ decides. The oldest first."""
    found = _swaps().filter(state=SwapState.ACCEPTED, roster__unit__in=list(units), roster__state=RosterState.PUBLISHED)
    return [swap_of(row) for row in beyond(found, after, by="day")[:limit]]


def shift_of(row: RosterShift) -> RosteredShift:
    return RosteredShift(
        ShiftId(row.pk), RosterId(row.roster_id), UnitId(row.roster.unit), OfficerId(row.officer_id), row.officer.name,
        row.day, kind_of(row.kind, on=row.day),
    )  # fmt: skip


def swap_of(row: ShiftSwap) -> Swap:
    return Swap(
        id=SwapId(row.pk), roster=RosterId(row.roster_id), unit=UnitId(row.roster.unit), giver=OfficerId(row.giver_id),
        giver_name=row.giver.name, day=row.day, kind=kind_of(row.kind, on=row.day), taker=OfficerId(row.taker_id),
        taker_name=row.taker.name, other_day=row.other_day,
        other_kind=kind_of(row.other_kind, on=row.day) if row.other_kind else None, state=SwapState(row.state),
    )  # fmt: skip


def _shifts() -> QuerySet[RosterShift]:
    return RosterShift.objects.select_related("kind", "officer", "roster")


def _swaps() -> QuerySet[ShiftSwap]:
    return ShiftSwap.objects.select_related("roster", "giver", "taker", "kind", "other_kind")
