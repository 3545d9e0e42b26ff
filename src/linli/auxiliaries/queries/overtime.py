"""What allows more than the usual hours, and what bars: as a unit's page lists it."""

from collections.abc import Collection, Sequence
from datetime import date

from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import ExtraKind, Period, System
from linli.auxiliaries.data.worked import (
    ApprovedSystem,
    DutyBar,
    Emergency,
    Ground,
    Overtime,
    OvertimeId,
    OvertimeState,
)
from linli.auxiliaries.models import worked as rows
from linli.auxiliaries.models.worked import OvertimeApproval
from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound

PAGE = 100


def approvals(unit: UnitId, *, since: date) -> Sequence[Overtime]:
    """Of the unit and of its officers, that end on that day or later; the newest first."""
    found = OvertimeApproval.objects.filter(unit=unit, last__gte=since).select_related("officer").order_by("-id")
    return [approval_of(row) for row in found[:PAGE]]


def approval(id: OvertimeId) -> Overtime:
    row = OvertimeApproval.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return approval_of(row)


def approval_of(row: OvertimeApproval) -> Overtime:
    return Overtime(
        id=OvertimeId(row.pk), unit=UnitId(row.unit), officer=OfficerId(row.officer_id) if row.officer_id else None,
        name=row.officer.name if row.officer else "", days=Span(row.first, row.last),
        kinds=frozenset(map(ExtraKind, row.kinds)), minutes=row.minutes, special=row.special, reason=row.reason,
        talks=row.talks, state=OvertimeState(row.state), asked_by=PostId(row.asked_by),
    )  # fmt: skip


def emergencies(units: Collection[UnitId], *, since: date) -> Sequence[Emergency]:
    found = rows.EmergencyDays.objects.filter(unit__in=list(units), last__gte=since).order_by("-first", "-id")
    return [
        Emergency(row.pk, UnitId(row.unit), Span(row.first, row.last), Ground(row.ground), row.reason, row.noted_at)
        for row in found[:PAGE]
    ]


def systems(units: Collection[UnitId], *, since: date) -> Sequence[ApprovedSystem]:
    found = rows.HoursSystem.objects.filter(unit__in=list(units), last__gte=since).order_by("-first", "-id")
    return [
        ApprovedSystem(
            row.pk, UnitId(row.unit), System(row.system), Period(row.period), Span(row.first, row.last), row.paper
        )
        for row in found[:PAGE]
    ]


def bars(unit: UnitId, *, since: date) -> Sequence[DutyBar]:
    """Of officers of the unit: until when, on which paper."""
    found = rows.DutyBar.objects.filter(officer__unit=unit, last__gte=since).select_related("officer")
    return [
        DutyBar(row.pk, OfficerId(row.officer_id), row.officer.name, Span(row.first, row.last), row.paper)
        for row in found.order_by("officer__number", "first")[:PAGE]
    ]
