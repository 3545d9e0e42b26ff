"""What is over goes, as the privacy notice says of each table: records of working time after two years, of cases,
voices and disputes after three. A batch a transaction, the newest never."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from linli.auxiliaries.actions.step import day_of
from linli.auxiliaries.data.discipline import AbsenceState
from linli.auxiliaries.data.files import OfficerState
from linli.auxiliaries.data.protection import VoiceState
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobHolder
from linli.auxiliaries.models.discipline import Absence, DisciplineCase, Violation
from linli.auxiliaries.models.obligations import AccessAuthorisation, DutyNotice
from linli.auxiliaries.models.protection import DisputeFile, IssuedPaper, ReasonedApproval, Voice
from linli.auxiliaries.models.rostering import Roster, RosterFeed, RosterShift, RosterWish
from linli.auxiliaries.models.worked import DutyBar, EmergencyDays, OvertimeApproval, WorkedShift
from linli.auxiliaries.rules.files import CASES_KEPT, WORKING_TIME_KEPT
from linli.organisation.api import figure

Rows = models.QuerySet[Any]
BATCH = 2000
TIED = (WorkedShift, RosterShift, DutyLine, JobHolder)
"""What would hold back the file of somebody who left."""


def working_time(today: date) -> Sequence[Rows]:
    """Hours, overtime, duty sheets and posts held, up to the last day that need not be kept."""
    before = WORKING_TIME_KEPT.on(today)(today)
    return (
        WorkedShift.objects.filter(day__lt=before), DutyLine.objects.filter(sheet__day__lt=before),
        DutySheet.objects.filter(day__lt=before), JobHolder.objects.filter(until__lt=before),
        *(model._default_manager.filter(last__lt=before) for model in (OvertimeApproval, EmergencyDays, DutyBar)),
    )  # fmt: skip


def rosters(today: date) -> Sequence[Rows]:
    """Shifts and wishes by their day; with the roster its swaps and calls."""
    before = WORKING_TIME_KEPT.on(today)(today)
    return (
        RosterShift.objects.filter(day__lt=before), RosterWish.objects.filter(day__lt=before),
        Roster.objects.filter(last__lt=before), RosterFeed.objects.filter(officer__state=OfficerState.LEFT),
    )  # fmt: skip


def cases(today: date) -> Sequence[Rows]:
    """Decided, answered or ended so long ago; whatever is open stays."""
    before = CASES_KEPT.on(today)(today, figure("auxiliary.cases_kept", on=today).length)
    taken_back = Q(state=VoiceState.TAKEN_BACK, given_at__date__lt=before)
    return (
        Absence.objects.filter(day__lt=before).exclude(state=AbsenceState.NOTED),
        DisciplineCase.objects.filter(decided_on__lt=before), Violation.objects.filter(handled_at__date__lt=before),
        Voice.objects.filter(Q(answered_at__date__lt=before) | taken_back),
        DisputeFile.objects.filter(ended_on__lt=before), DutyNotice.objects.filter(year__lt=before.year),
        AccessAuthorisation.objects.filter(until__lt=before), IssuedPaper.objects.filter(issued_on__lt=before),
        ReasonedApproval.objects.filter(decided_at__date__lt=before),
    )  # fmt: skip


def due(which: Callable[[date], Sequence[Rows]]) -> Callable[[datetime], int]:
    return lambda at: sum(rows.count() for rows in which(day_of(at)))


def end(which: Callable[[date], Sequence[Rows]]) -> Callable[[datetime], int]:
    return lambda at: sum(_end(rows) for rows in which(day_of(at)))


def untie(officer: int) -> None:
    """Nothing of somebody whose file ends stays behind; inside the caller's transaction."""
    for model in TIED:
        model._default_manager.filter(officer=officer).delete()


def _end(rows: Rows) -> int:
    ended = 0
    while ids := list(rows.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            rows.model._default_manager.filter(pk__in=ids).delete()
        ended += len(ids)
    return ended
