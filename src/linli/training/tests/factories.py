"""An invented training school in the demo district.

school = make_school()                              # a trainer, a personnel officer, a head; a book of officers
officer = school.learner("周安（示例）")
course = school.course(CourseKind.YEARLY, hours=8)
session = school.session(course, [officer], days=[date(2026, 3, 3)])
school.attend(session)                              # everybody, all hours, each day
school.examine(session, 80)

Contexts above need less: `passed(learner, on=…)` and `trained(learner, hours=…, on=…)` make only the rows.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
from linli.kernel.ids import new_id
from linli.kernel.words import Name
from linli.organisation.tests.factories import NOON, District, make_district
from linli.training import api, models
from linli.training.actions.results import new_certificate
from linli.training.data import (
    CourseId,
    CourseKind,
    CourseText,
    Instructor,
    Learner,
    LearnerCard,
    LearnerKind,
    SessionId,
    Times,
    Topic,
)
from linli.training.queries.sessions import learner_of
from linli.training.registry import register_learners

_numbers = count(1)
EXPERT = Instructor(paper="示聘〔2026〕1号", office="市消防支队（示例）")
TITLES = {
    CourseKind.INDUCTION: Name("入职培训（示例）", "Induction (demo)"),
    CourseKind.YEARLY: Name("法律知识与岗位技能（示例）", "Law and skills (demo)"),
    CourseKind.BACKBONE: Name("骨干教员培训（示例）", "Train the trainer (demo)"),
    CourseKind.OTHER: Name("急救培训（示例）", "First aid (demo)"),
}


@dataclass
class Book:
    """Learners in memory, as a context that owns some would tell of them."""

    people: dict[int, LearnerCard] = field(default_factory=dict)

    def cards(self, ids: Collection[int], *, on: date) -> Mapping[int, LearnerCard]:
        return {id: self.people[id] for id in ids if id in self.people}

    def in_units(self, units: Collection[UnitId], *, on: date) -> Sequence[LearnerCard]:
        return [card for card in self.people.values() if card.unit in units]

    def of_user(self, user: UserId, *, on: date) -> Sequence[LearnerCard]:
        return [card for card in self.people.values() if card.user == user]


@dataclass
class School:
    district: District
    books: dict[LearnerKind, Book]

    @property
    def unit(self) -> UnitId:
        return self.district.township

    def actor(self, role: Role = Role.TRAINER, unit: UnitId | None = None, *, name: str = "") -> Actor:
        return self.district.actor(role, unit or self.unit, name=name)

    def learner(
        self, name: str = "周安（示例）", *, kind: LearnerKind = LearnerKind.AUXILIARY, unit: UnitId | None = None,
        user: UserId | None = None, post: PostId | None = None, began: date = date(2025, 3, 3),
    ) -> Learner:  # fmt: skip
        learner = Learner(kind, next(_numbers))
        card = LearnerCard(learner, name, unit or self.unit, user, post, began)
        self.books[kind].people[learner.id] = card
        return learner

    def course(self, kind: CourseKind = CourseKind.YEARLY, *, hours: int = 8, **more: object) -> CourseId:
        """Published; with an examination whose pass mark is 60, unless told otherwise."""
        id = api.write_course(text(kind, hours=hours, **more), unit=self.unit, actor=self.actor(), at=NOON)
        api.publish_course(id, actor=self.actor(), at=NOON)
        return id

    def session(
        self, course: CourseId, learners: Sequence[Learner] = (), *, days: Sequence[date] = (NOON.date(),)
    ) -> SessionId:
        """Eight hours a day."""
        id = api.plan_session(
            course, unit=self.unit, place="东镇训练室", days=[whole(day) for day in days], instructors=[EXPERT],
            actor=self.actor(), at=NOON,
        )  # fmt: skip
        if learners:
            api.enrol(id, learners, actor=self.actor(), at=NOON)
        return id

    def attend(self, session: SessionId, minutes: int | Mapping[Learner, int] = 480) -> None:
        """Each day is confirmed, for everybody alike or for each apart."""
        for sheet in api.sheets(session):
            given = {seat.id: minutes if isinstance(minutes, int) else minutes[seat.learner] for seat in
                     api.seats(session, on=sheet.times.day)}  # fmt: skip
            at = evening(sheet.times.day)
            api.confirm_day(session, sheet.times.day, minutes=given, actor=self.actor(), at=at)

    def examine(self, session: SessionId, mark: int, *, on: date | None = None) -> int:
        day = on or api.session(session).last_day
        marks = {seat.id: mark for seat in api.seats(session, on=day) if not seat.passed}
        return api.record_results(session, marks=marks, held_on=day, actor=self.actor(), at=evening(day))


def make_school() -> School:
    """Its books are those of auxiliary officers and volunteers until the next school is made."""
    school = School(make_district(), {LearnerKind.AUXILIARY: Book(), LearnerKind.VOLUNTEER: Book()})
    for kind, book in school.books.items():
        register_learners(kind, book)
    return school


def text(kind: CourseKind = CourseKind.YEARLY, *, hours: int = 8, **more: object) -> CourseText:
    given = {"pass_mark": 60, "topics": frozenset(Topic), "audience": frozenset(LearnerKind), "title": TITLES[kind]}
    return CourseText(kind=kind, hours=hours, **(given | more))  # type: ignore[arg-type]  # what a test wants otherwise


def whole(day: date) -> Times:
    return Times(day, time(8, 30), time(17, 30), 60)


def evening(day: date) -> datetime:
    """Ten at night in Beijing: the day is not over there."""
    return datetime.combine(day, time(14), UTC)


def passed(
    learner: Learner, *, on: date, kind: CourseKind = CourseKind.INDUCTION, valid_until: date | None = None
) -> models.Certificate:
    """A certificate and the least it rests on."""
    enrolment, _day = _attended(learner, kind, 480, on)
    result = models.Result.objects.create(
        enrolment=enrolment, attempt=1, held_on=on, mark=80, passed=True, recorded_by=1, recorded_at=evening(on)
    )
    row = new_certificate(enrolment.session.course, passed_on=on, at=evening(on))
    row.result, row.learner_kind, row.learner_id, row.valid_until = result, learner.kind, learner.id, valid_until
    row.save(force_insert=True)
    return row


def trained(learner: Learner, *, hours: float, on: date, kind: CourseKind = CourseKind.YEARLY) -> None:
    """Confirmed hours from that day on, at most eight a day."""
    left = int(hours * 60)
    while left > 0:
        _attended(learner, kind, min(left, 480), on)
        left, on = left - 480, on + timedelta(days=1)


def _attended(learner: Learner, kind: CourseKind, minutes: int, on: date) -> tuple[models.Enrolment, models.SessionDay]:
    series = new_id()
    course = models.Course.objects.create(
        id=series, series=series, unit=1, kind=kind, title=TITLES[kind].zh, title_en=TITLES[kind].en, hours=8,
        pass_mark=60, audience=[learner.kind], state="published",
    )  # fmt: skip
    session = models.Session.objects.create(
        course=course, unit=1, place="训练室（示例）", state="held", first_day=on, last_day=on
    )
    day = models.SessionDay.objects.create(
        session=session, day=on, starts=time(8, 30), ends=time(17, 30), rest=60, minutes=480,
        confirmed_at=evening(on), confirmed_by=1,
    )  # fmt: skip
    enrolment = models.Enrolment.objects.create(
        session=session, learner_kind=learner.kind, learner_id=learner.id, enrolled_at=evening(on)
    )
    models.Attendance.objects.create(enrolment=enrolment, day=day, minutes=minutes)
    assert learner_of(enrolment) == learner
    return enrolment, day
