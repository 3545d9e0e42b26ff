"""Absences, cases and breaches as shapes, and what triggers count."""

from collections.abc import Iterable
from datetime import date

from linli.auxiliaries.data.conduct import ComplaintState
from linli.auxiliaries.data.deployment import SheetState
from linli.auxiliaries.data.discipline import AbsenceState, Case, CaseId, CaseState, Ground, Outcome, WorkDay
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.discipline import Absence, DisciplineCase, Violation
from linli.auxiliaries.models.protection import ConductComplaint
from linli.auxiliaries.states.deployment import STANDING
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.web.keyset import Place, below, beyond

PAGE = 50
OPEN = (CaseState.OPEN, CaseState.TOLD)


def cases(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> list[Case]:
    """Those under way, the most urgent first; one statement."""
    rows = DisciplineCase.objects.filter(officer__unit__in=list(units), state__in=OPEN).select_related("officer")
    return [case_of(row) for row in beyond(rows, after, by="due_on")[:limit]]


def closed_cases(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Case]:
    """Decided or cleared, the newest first; one statement."""
    rows = DisciplineCase.objects.filter(officer__unit__in=list(units)).exclude(state__in=OPEN)
    rows = rows.select_related("officer").order_by("-id")
    return [case_of(row) for row in below(rows, before)[:limit]]


def cases_of(officer: int) -> list[Case]:
    rows = DisciplineCase.objects.filter(officer=officer).select_related("officer").order_by("-id")
    return [case_of(row) for row in rows[:PAGE]]


def case(id: CaseId) -> Case:
    row = DisciplineCase.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return case_of(row)


def absences(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> list[Absence]:
    """Noted ones, waiting for a human."""
    rows = Absence.objects.filter(officer__unit__in=list(units), state=AbsenceState.NOTED).select_related("officer")
    return list(beyond(rows, after, by="day")[:limit])


def absences_of(officer: int) -> list[Absence]:
    return list(Absence.objects.filter(officer=officer).order_by("-day")[:PAGE])


def violations(above: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Violation]:
    """The newest first; one statement."""
    rows = Violation.objects.filter(above__in=list(above)).order_by("-id")
    return list(below(rows, before)[:limit])


def work_days(officer: int, *, since: date, until: date) -> list[WorkDay]:
    """Days on published sheets, and days confirmed as absent, in order; two statements."""
    on_sheets = DutyLine.objects.filter(
        officer=officer, state__in=STANDING, sheet__state=SheetState.PUBLISHED, sheet__day__gte=since,
        sheet__day__lte=until,
    ).values_list("sheet__day", flat=True)  # fmt: skip
    absent = set(
        Absence.objects.filter(officer=officer, state=AbsenceState.CONFIRMED, day__gte=since, day__lte=until)
        .values_list("day", flat=True)
    )  # fmt: skip
    return [WorkDay(day, day in absent) for day in sorted({*on_sheets, *absent})]


def counted_since(officer: int, ground: Ground) -> date | None:
    """The last day that an earlier case of this ground already counted; what came before is not held against somebody
    twice."""
    rows = DisciplineCase.objects.filter(officer=officer, ground=ground).exclude(trigger="").order_by("-id")
    last = rows.values_list("trigger", flat=True).first()
    days = [part for part in (last or "").split() if part[:4].isdigit()]
    return date.fromisoformat(days[-1]) if days else None


def verified_complaints(officer: int) -> int:
    """Verified, and not yet part of a case."""
    newest = DisciplineCase.objects.filter(officer=officer, ground=Ground.COMPLAINTS).order_by("-id").first()
    rows = ConductComplaint.objects.filter(officer=officer, state=ComplaintState.VERIFIED)
    return rows.filter(answered_at__gt=newest.opened_at).count() if newest else rows.count()


def case_of(row: DisciplineCase) -> Case:
    return Case(
        id=CaseId(row.pk), officer=OfficerId(row.officer_id), number=row.officer.number, name=row.officer.name,
        unit=UnitId(row.officer.unit), ground=Ground(row.ground), state=CaseState(row.state), opened_at=row.opened_at,
        due_on=row.due_on, told_on=row.told_on, reply_by=row.reply_by, replied=row.replied_at is not None,
        companion=row.companion_at is not None, outcome=Outcome(row.outcome) if row.outcome else None,
        decided_on=row.decided_on, trigger=row.trigger,
    )  # fmt: skip
