"""What Article 25 counts opens a case for a human, and does nothing else: nobody is dismissed by arithmetic."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.step import note
from linli.auxiliaries.data.appraisal import Grade
from linli.auxiliaries.data.discipline import CaseId, Ground
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.queries.discipline import OPEN, counted_since, verified_complaints, work_days
from linli.auxiliaries.rules.discipline import absence_calls, complaints_call
from linli.kernel.actor import Actor
from linli.law import value
from linli.organisation.api import calendar_of, figure, setting

YEAR = timedelta(days=366)
ONE_DAY = timedelta(days=1)


def rating_settled(officer: int, grade: Grade, rating: int, *, actor: Actor, at: datetime) -> None:
    """Article 25(1): an “unqualified” that was notified and settled."""
    if grade is Grade.UNQUALIFIED:
        open_for(officer, Ground.RATING, trigger=f"rating-{rating}", actor=actor, at=at)


def absence_confirmed(officer: int, day: date, *, actor: Actor, at: datetime) -> None:
    """Article 25(2): three scheduled days in a row, or seven within the year."""
    counted = counted_since(officer, Ground.ABSENCE)
    days = work_days(officer, since=max(day - YEAR, counted + ONE_DAY) if counted else day - YEAR, until=day + YEAR)
    in_a_row = value("auxiliary.absent_in_a_row", on=day).length
    in_a_year = value("auxiliary.absent_in_a_year", on=day).length
    rolling = setting("auxiliary.absence_year") == "rolling"
    if found := absence_calls.on(day)(days, in_a_row, in_a_year, rolling):
        trigger = " ".join(one.isoformat() for one in found)
        open_for(officer, Ground.ABSENCE, trigger=trigger, actor=actor, at=at)


def complaint_verified(officer: int, *, actor: Actor, at: datetime) -> None:
    """Article 25(7): so many verified complaints as the organ has set."""
    today = timezone.localdate(at)
    verified, several = verified_complaints(officer), figure("auxiliary.verified_complaints", on=today).length
    if complaints_call.on(today)(verified, several):
        open_for(officer, Ground.COMPLAINTS, trigger=f"verified-{verified}", actor=actor, at=at)


def open_for(officer: int, ground: Ground, *, trigger: str, actor: Actor, at: datetime) -> CaseId | None:
    """A case with its deadline; None where one of this ground is under way."""
    if DisciplineCase.objects.filter(officer=officer, ground=ground, state__in=OPEN).exists():
        return None
    term = figure("auxiliary.investigation", on=timezone.localdate(at)).term
    with transaction.atomic():
        row = DisciplineCase.objects.create(
            officer_id=officer, ground=ground, trigger=trigger, opened_at=at, opened_by=actor.post,
            due_on=calendar_of().due(at, term).last_day,
        )  # fmt: skip
        note("open_case", officer, actor=actor, at=at, case=row.pk, ground=ground.value)
    return CaseId(row.pk)
