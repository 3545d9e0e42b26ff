"""Kinds of shifts, demand, and whose rosters a post may plan."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.data.hours import Work
from linli.auxiliaries.data.rostering import Demand, KindId, ShiftKind
from linli.auxiliaries.models import AuxiliaryOfficer, rostering
from linli.auxiliaries.queries.files import serving
from linli.auxiliaries.queries.hours import figures
from linli.auxiliaries.queries.plan import in_care
from linli.auxiliaries.rules.hours import is_night
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Name
from linli.organisation import api as organisation
from linli.training import api as training
from linli.training.data import Course, CourseId, CourseState

ANY_DAY = date(2026, 1, 1)


def rostered_units(actor: Actor) -> list[UnitId]:
    """Units in the care of this post in which somebody serves; one statement."""
    care = in_care(actor)
    serving = set(AuxiliaryOfficer.objects.filter(unit__in=care).values_list("unit", flat=True).distinct())
    return [unit for unit in care if unit in serving]


def kinds(unit: UnitId, *, on: date, ended: bool = False) -> list[ShiftKind]:
    """By the hour at which they begin."""
    rows = rostering.ShiftKind.objects.filter(unit=unit).order_by("begins", "code")
    return [kind_of(row, on=on) for row in (rows if ended else rows.filter(ended_on__isnull=True))]


def kind(id: KindId, *, on: date) -> ShiftKind:
    row = rostering.ShiftKind.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return kind_of(row, on=on)


def kind_of(row: rostering.ShiftKind, *, on: date) -> ShiftKind:
    work = Work(on, row.begins, row.ends, row.ends - row.begins - row.pause)
    return ShiftKind(
        KindId(row.pk), UnitId(row.unit), row.code, row.name, row.begins, row.ends, row.pause,
        night=is_night(work, figures(on=on)), ended=row.ended_on is not None,
    )  # fmt: skip


def demand(unit: UnitId, *, on: date) -> list[Demand]:
    """A row for each kind in use, and below it one for each skill that is asked of it."""
    known = {one.id: one for one in kinds(unit, on=on)}
    counts: dict[KindId, dict[str, dict[int, int]]] = defaultdict(lambda: {"": {}})
    rows = rostering.ShiftDemand.objects.filter(kind__in=list(known)).order_by("skill", "weekday")
    for id, skill, weekday, count in rows.values_list("kind_id", "skill", "weekday", "count"):
        counts[KindId(id)].setdefault(skill, {})[weekday] = count
    names = skills(unit) if any(len(found) > 1 for found in counts.values()) else {}
    return [
        Demand(one, skill, names.get(skill), tuple(by_day.get(day, 0) for day in range(7)))
        for one in known.values()
        for skill, by_day in counts[one.id].items()
    ]


def skills(unit: UnitId) -> Mapping[str, Name]:
    """What can be asked of somebody on a shift: courses of the unit and of those above, each with its certificate."""
    return {str(course.series): course.title for course in _courses(unit)}


def skill_of_courses(unit: UnitId) -> Mapping[CourseId, str]:
    """Each version of a course gives the skill of its series."""
    return {course.id: str(course.series) for course in _courses(unit)}


def colleagues(officer: Officer, *, on: date) -> list[Officer]:
    """Whoever else serves in the unit that day."""
    return [one for one in serving([officer.unit], on=on) if one.id != officer.id]


def _courses(unit: UnitId) -> list[Course]:
    units: Collection[UnitId] = (unit, *(one.id for one in organisation.ancestors(unit)))
    return training.courses(units, states=(CourseState.PUBLISHED, CourseState.RETIRED))
