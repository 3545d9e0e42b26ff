"""Courses and plans."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Name
from linli.organisation.api import figure
from linli.training import models, rules
from linli.training.data import (
    Course,
    CourseId,
    CourseKind,
    CourseState,
    CourseText,
    LearnerKind,
    PlanId,
    PlanState,
    Topic,
)
from linli.training.queries.counting import DAYS, counting_kinds, day_minutes

PAGE = 100


def course(id: CourseId) -> Course:
    row = models.Course.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return as_course(row)


def courses(units: Collection[UnitId], *, states: Collection[CourseState] = tuple(CourseState)) -> list[Course]:
    """Of these units, by title; the newest version of each that is in one of these states."""
    rows = models.Course.objects.filter(unit__in=list(units), state__in=list(states))
    return [as_course(row) for row in rows.order_by("title", "series", "-version")[:PAGE]]


def versions(series: int) -> list[Course]:
    """The newest first."""
    return [as_course(row) for row in models.Course.objects.filter(series=series).order_by("-version")[:PAGE]]


def as_course(row: models.Course) -> Course:
    text = CourseText(
        kind=CourseKind(row.kind), title=Name(row.title, row.title_en),
        topics=frozenset(map(Topic, row.topics)), audience=frozenset(map(LearnerKind, row.audience)),
        hours=row.hours, pass_mark=row.pass_mark, validity_months=row.validity_months,
    )  # fmt: skip
    return Course(CourseId(row.pk), row.series, row.version, UnitId(row.unit), CourseState(row.state), text)


@dataclass(frozen=True)
class PlanCard:
    """A plan with its courses by month. `offered` and `demanded` are minutes that count for the year."""

    id: PlanId
    unit: UnitId
    year: int
    audience: LearnerKind
    state: PlanState
    written_by: int
    paper: str
    lines: tuple[tuple[int, int, Course], ...]
    offered: int
    demanded: int

    @property
    def suffices(self) -> bool:
        return rules.plan_suffices.on(date(self.year, 1, 1))(self.audience, self.offered, self.demanded)


def plan(id: PlanId) -> PlanCard:
    row = models.Plan.objects.filter(pk=id).prefetch_related("lines__course").first()
    if row is None:
        raise NotFound
    return _card(row)


def plans(units: Collection[UnitId], *, year: int) -> list[PlanCard]:
    rows = models.Plan.objects.filter(unit__in=list(units), year=year).prefetch_related("lines__course")
    return [_card(row) for row in rows.order_by("unit", "audience")[:PAGE]]


def _card(row: models.Plan) -> PlanCard:
    lines = sorted(row.lines.all(), key=lambda line: (line.month, line.pk))
    found = tuple((line.pk, line.month, as_course(line.course)) for line in lines)
    kinds, audience = counting_kinds(), LearnerKind(row.audience)
    offered = sum(course.text.hours * 60 for _id, _month, course in found if course.text.kind in kinds)
    return PlanCard(
        PlanId(row.pk), UnitId(row.unit), row.year, audience, PlanState(row.state), row.written_by, row.paper,
        found, offered, demanded(audience, row.year),
    )  # fmt: skip


def demanded(audience: LearnerKind, year: int) -> int:
    """Minutes that the year demands of such learners."""
    if audience not in rules.OWED_BY_LAW:
        return 0
    return figure(DAYS, on=date(year, 1, 1)).length * day_minutes(year)
