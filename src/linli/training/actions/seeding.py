"""An invented year of training, held by the real acts: for the demonstration and for measuring. Every text says so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.calendar import ONE_DAY, OfficeCalendar
from linli.kernel.words import Name
from linli.organisation.api import calendar_of, pinned
from linli.training.actions.attending import confirm_day
from linli.training.actions.courses import publish_course, write_course
from linli.training.actions.earlier import record_earlier
from linli.training.actions.enrolling import enrol
from linli.training.actions.plans import add_to_plan, approve_plan, begin_plan
from linli.training.actions.recording import post_of
from linli.training.actions.results import record_results
from linli.training.actions.sessions import plan_session
from linli.training.data import (
    CourseId,
    CourseKind,
    CourseText,
    EnrolmentId,
    Instructor,
    Learner,
    LearnerKind,
    SessionId,
    Topic,
    Trainees,
)
from linli.training.data import Times as Day

MORNING, EVENING, LUNCH, WHOLE, FAILED = time(8, 30), time(17, 30), 60, 480, 45
EXPERT = Instructor(paper="示聘〔2026〕1号", office="市消防救援支队（示例）")
BEFORE_POST = timedelta(days=21)
"""How long before the month of the first day of service the induction begins."""
PLACE = "训练基地（示例）"
INDUCTION = CourseText(
    CourseKind.INDUCTION, Name("辅警岗前培训（示例）", "Induction (invented)"),
    frozenset({Topic.DISCIPLINE, Topic.SKILLS, Topic.KNOWLEDGE}), frozenset({LearnerKind.AUXILIARY}), 40, 60,
)  # fmt: skip
SYLLABUS: Mapping[int, CourseText] = {
    3: CourseText(
        CourseKind.YEARLY, Name("法律知识更新（示例）", "Law of the year (invented)"), frozenset({Topic.LAW}),
        frozenset({LearnerKind.AUXILIARY}), 40, 60,
    ),
    5: CourseText(
        CourseKind.YEARLY, Name("岗位技能实训（示例）", "Job skills (invented)"), frozenset({Topic.SKILLS}),
        frozenset({LearnerKind.AUXILIARY, LearnerKind.GRID_WORKER}), 40, 60,
    ),
    7: CourseText(
        CourseKind.OTHER, Name("急救与消防（示例）", "First aid and fire (invented)"), frozenset({Topic.SAFETY}),
        frozenset(LearnerKind), 24, 60, 12,
    ),
    10: CourseText(
        CourseKind.YEARLY, Name("纪律作风与文明执勤（示例）", "Discipline and courtesy (invented)"),
        frozenset({Topic.DISCIPLINE}), frozenset({LearnerKind.AUXILIARY}), 16, 60,
    ),
}  # fmt: skip
"""The month of each course; 120 hours together, as many as the year demands."""


@dataclass(frozen=True)
class _Invented:
    """What every step of the invented year shares."""

    trainer: Actor
    unit: UnitId
    office: OfficeCalendar
    since: date
    today: date
    dice: Random

    @property
    def years(self) -> range:
        return range(self.since.year, self.today.year + 1)

    def days(self, first: date, hours: int) -> list[Day]:
        """As many whole working days as the hours need; none where they do not lie within the time told of."""
        days, on = list[Day](), self.office.next_working_day(first)
        for _number in range(-(-hours * 60 // WHOLE)):
            days.append(Day(on, MORNING, EVENING, LUNCH))
            on = self.office.next_working_day(on + ONE_DAY)
        return days if self.since <= days[0].day and days[-1].day < self.today else []


def seed_training(
    groups: Sequence[Trainees], *, trainer: Actor, lead: Actor | None, since: date, now: datetime, dice: Random
) -> Iterator[int]:
    """What these units would have done since that day; yields how many rows each step wrote, for a progress bar.

    Whoever began before has the induction on an earlier paper, whoever came later passed it here in the month before;
    some are absent now and then, fail once, or have not passed yet.
    """
    if trainer.unit is None or trainer.post is None:
        raise ValueError("the trainer of an invented year holds a post")
    year = _Invented(trainer, trainer.unit, calendar_of(trainer.unit), since, timezone.localdate(now), dice)
    courses = {month: _course(text, year) for month, text in SYLLABUS.items()}
    if lead is not None:
        yield sum(_plan(number, courses, year, lead) for number in year.years)
    yield from _inductions({one: day for group in groups for one, day in group.began.items()}, year)
    for number, group in enumerate(groups):
        for on in (date(y, month, 1 + number % 14) for y in year.years for month in courses):
            here = [one for one, began in group.began.items() if began <= on]
            yield _hold(courses[on.month], group.unit, year.days(on, SYLLABUS[on.month].hours), here, year)


def _course(text: CourseText, year: _Invented) -> CourseId:
    id = write_course(text, unit=year.unit, actor=year.trainer, at=_at(year.since))
    publish_course(id, actor=year.trainer, at=_at(year.since))
    return id


def _plan(number: int, courses: Mapping[int, CourseId], year: _Invented, lead: Actor) -> int:
    at = _at(max(year.since, date(number, 1, 4)))
    plan = begin_plan(unit=year.unit, year=number, audience=LearnerKind.AUXILIARY, actor=year.trainer, at=at)
    for month, course in courses.items():
        add_to_plan(plan, course, month=month, actor=year.trainer, at=at)
    approve_plan(plan, paper=f"示培〔{number}〕1号", actor=lead, at=at)
    return len(courses)


def _inductions(newcomers: Mapping[Learner, date], year: _Invented) -> Iterator[int]:
    """One class for all whose service begins in the same month; for those of before, a paper."""
    course = _course(INDUCTION, year)
    classes: dict[date, list[Learner]] = defaultdict(list)
    for one, began in newcomers.items():
        classes[began.replace(day=1) - BEFORE_POST].append(one)
    for first, here in sorted(classes.items()):
        if first < year.since:
            yield _earlier(here, newcomers, course, year)
        else:
            yield _hold(course, year.unit, year.days(first, INDUCTION.hours), here, year)


@pinned()
@transaction.atomic
def _earlier(here: Sequence[Learner], newcomers: Mapping[Learner, date], course: CourseId, year: _Invented) -> int:
    for one in here:
        first = max(newcomers[one] - timedelta(days=7), date(newcomers[one].year, 1, 1))
        last = first + timedelta(days=4)
        record_earlier(
            one, course, minutes=5 * WHOLE, first_day=first, last_day=last, passed_on=last,
            paper=f"示训证〔{first.year}〕{one.id % 10_000:04}号", verifier=PostId(post_of(year.trainer)),
            actor=year.trainer, at=_at(year.today),
        )  # fmt: skip
    return len(here)


@pinned()
@transaction.atomic
def _hold(course: CourseId, unit: UnitId, days: Sequence[Day], learners: Sequence[Learner], year: _Invented) -> int:
    """Plan, enrol, confirm each day, examine; who fails tries again on the next day."""
    if not learners or not days:
        return 0
    before, attended = _at(days[0].day - timedelta(days=7)), Counter[EnrolmentId]()
    session = plan_session(
        course, unit=unit, place=PLACE, days=days, instructors=[EXPERT], actor=year.trainer, at=before
    )  # fmt: skip
    seats = enrol(session, learners, actor=year.trainer, at=before)
    for day in days:
        minutes = {seat: _attended(year.dice) for seat in seats}
        confirm_day(session, day.day, minutes=minutes, actor=year.trainer, at=_at(day.day))
        attended.update(minutes)
    enough = sum(day.minutes for day in days) * 8 // 10
    _examine(session, [seat for seat in seats if attended[seat] >= enough], days[-1].day, year)
    return len(learners) * (len(days) + 2)


def _examine(session: SessionId, ready: Sequence[EnrolmentId], on: date, year: _Invented) -> None:
    marks = {seat: 60 + year.dice.randrange(40) if year.dice.random() < 0.95 else FAILED for seat in ready}
    if marks:
        record_results(session, marks=marks, held_on=on, actor=year.trainer, at=_at(on))
    if again := {seat: 60 + year.dice.randrange(30) for seat, mark in marks.items() if mark == FAILED}:
        record_results(session, marks=again, held_on=on + ONE_DAY, actor=year.trainer, at=_at(on + ONE_DAY))


def _attended(dice: Random) -> int:
    """Mostly the whole day; half of it or nothing now and then."""
    return dice.choices((WHOLE, WHOLE // 2, 0), (93, 3, 4))[0]


def _at(day: date) -> datetime:
    """In the evening of that day."""
    return datetime.combine(day, time(12), UTC)
