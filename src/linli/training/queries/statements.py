"""The statement of a year, for one learner or for a unit."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.training import models
from linli.training.data import CourseKind, Learner, LearnerCard, LearnerKind, Line, Statement, Totals
from linli.training.queries.certificates import inductions_passed
from linli.training.queries.counting import counting_kinds, in_year, totals
from linli.training.queries.learners import in_units


@dataclass(frozen=True)
class UnitLine:
    """What whoever appraises may know of somebody's training: numbers, and the day the induction was passed."""

    card: LearnerCard
    totals: Totals
    induction: date | None


def statement(learner: Learner, *, year: int) -> Statement:
    """What was confirmed for the year, course by course."""
    lines = sorted((*_sessions(learner, year), *_earlier(learner, year)), key=lambda line: line.first_day)
    return Statement(learner, year, tuple(lines), totals([learner], year=year)[learner])


def unit_lines(
    units: Collection[UnitId], *, year: int, on: date, kind: LearnerKind | None = None
) -> list[UnitLine]:  # fmt: skip
    """Everybody of these units, in the order of their book: a list of numbers, never a ranking."""
    known = in_units(units, on=on, kind=kind)
    learners = [card.learner for card in known]
    counted, passed = totals(learners, year=year), inductions_passed(learners, on=on)
    return [UnitLine(card, counted[card.learner], passed.get(card.learner)) for card in known]


def _sessions(learner: Learner, year: int) -> Iterator[Line]:
    rows = models.Attendance.objects.filter(
        in_year("day__day", year), enrolment__learner_kind=learner.kind, enrolment__learner_id=learner.id, minutes__gt=0
    )
    minutes = dict(rows.values_list("enrolment").annotate(sum=Sum("minutes")).order_by())
    enrolments = models.Enrolment.objects.filter(pk__in=list(minutes)).select_related("session__course")
    kinds = counting_kinds()
    for row in enrolments.prefetch_related("results"):
        course, last = row.session.course, max(row.results.all(), key=lambda result: result.attempt, default=None)
        yield Line(
            first_day=row.session.first_day, last_day=row.session.last_day,
            title=Name(course.title, course.title_en), kind=CourseKind(course.kind), minutes=minutes[row.pk],
            counts=course.kind in kinds, mark=last.mark if last else None, passed=last.passed if last else None,
        )  # fmt: skip


def _earlier(learner: Learner, year: int) -> Iterator[Line]:
    rows = models.Earlier.objects.filter(
        in_year("first_day", year), learner_kind=learner.kind, learner_id=learner.id
    ).select_related("course", "certificate")  # fmt: skip
    kinds = counting_kinds()
    for row in rows:
        yield Line(
            first_day=row.first_day, last_day=row.last_day, title=Name(row.course.title, row.course.title_en),
            kind=CourseKind(row.course.kind), minutes=row.minutes, counts=row.course.kind in kinds,
            passed=True if hasattr(row, "certificate") else None, paper=row.paper,
        )  # fmt: skip
