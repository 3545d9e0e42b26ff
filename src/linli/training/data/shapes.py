"""The shapes of this context: learners and the books that know them, courses, sessions, certificates, statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import NewType, Protocol

from linli.kernel.actor import PostId, UnitId, UserId
from linli.kernel.words import Name

CourseId = NewType("CourseId", int)
PlanId = NewType("PlanId", int)
SessionId = NewType("SessionId", int)
DayId = NewType("DayId", int)
EnrolmentId = NewType("EnrolmentId", int)
ResultId = NewType("ResultId", int)
CertificateId = NewType("CertificateId", int)
EarlierId = NewType("EarlierId", int)


class LearnerKind(StrEnum):
    """Who owns the learner: each kind has the book of one context."""

    AUXILIARY = "auxiliary"
    VOLUNTEER = "volunteer"
    GRID_WORKER = "grid_worker"
    MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True, order=True)
class Learner:
    """Somebody who is trained, as the owning context numbers them."""

    kind: LearnerKind
    id: int

    def __str__(self) -> str:
        return f"{self.kind.value}-{self.id}"


@dataclass(frozen=True, slots=True)
class LearnerCard:
    """What pages need to know of a learner, and no more.

    `user` reads the own record; `post` has an inbox; `began` is the first day of service; `page` is the address where
    the learner's file is read, for whoever may.
    """

    learner: Learner
    name: str
    unit: UnitId | None
    user: UserId | None = None
    post: PostId | None = None
    began: date | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Trainees:
    """The learners of one unit, with the first day of service of each: for an invented year."""

    unit: UnitId
    began: Mapping[Learner, date]


class LearnerBook(Protocol):
    """What the context that owns a kind of learners tells. One statement or two each, for any number of learners."""

    def cards(self, ids: Collection[int], *, on: date) -> Mapping[int, LearnerCard]:
        """Also of those who have left; unknown ones are left out."""

    def in_units(self, units: Collection[UnitId], *, on: date) -> Sequence[LearnerCard]:
        """Everybody of these units on that day, in the order of their numbers or names."""

    def of_user(self, user: UserId, *, on: date) -> Sequence[LearnerCard]:
        """The learners that this user is."""


class CourseKind(StrEnum):
    INDUCTION = "induction"  # before the first post
    YEARLY = "yearly"  # what every year demands
    BACKBONE = "backbone"  # makes instructors: train the trainer
    OTHER = "other"


class Topic(StrEnum):
    """The first three are what an induction covers; law and skills are named for the yearly training."""

    DISCIPLINE = "discipline"
    SKILLS = "skills"
    KNOWLEDGE = "knowledge"
    LAW = "law"
    SAFETY = "safety"
    OTHER = "other"


class CourseState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class PlanState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"


class SessionState(StrEnum):
    PLANNED = "planned"
    HELD = "held"  # the sheets of all days are confirmed
    CANCELLED = "cancelled"


class CertificateState(StrEnum):
    """As it was issued; whether it has run out is a question of the day."""

    ISSUED = "issued"
    REVOKED = "revoked"


class Reason(StrEnum):
    """Why something confirmed is corrected or taken back; a choice, so that nothing is typed about anybody."""

    TYPING = "typing"
    LATE_PAPER = "late_paper"
    LEARNER_OBJECTED = "learner_objected"
    WRONG_PERSON = "wrong_person"
    NOT_GENUINE = "not_genuine"


@dataclass(frozen=True, slots=True)
class Times:
    """One day of a session: from, to, and the minutes of rest between."""

    day: date
    starts: time
    ends: time
    rest: int = 0

    @property
    def minutes(self) -> int:
        whole = (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute
        return whole - self.rest


@dataclass(frozen=True, slots=True)
class Instructor:
    """Who teaches: a learner with a train-the-trainer certificate, or an expert from outside by the paper that invites
    him (`paper` is its number, `office` where he comes from; the name stands on the paper)."""

    learner: Learner | None = None
    paper: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class CourseText:
    """What a course says. `pass_mark` None: no examination, attendance is enough; `validity_months` 0: for ever."""

    kind: CourseKind
    title: Name
    topics: frozenset[Topic]
    audience: frozenset[LearnerKind]
    hours: int
    pass_mark: int | None = None
    validity_months: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """One version of a course; all versions share the `series`."""

    id: CourseId
    series: int
    version: int
    unit: UnitId
    state: CourseState
    text: CourseText

    @property
    def title(self) -> Name:
        return self.text.title


@dataclass(frozen=True, slots=True)
class Certificate:
    """Somebody passed. `valid_until` is the last day, None for ever; `paper` where it rests on one."""

    id: CertificateId
    learner: Learner
    course: CourseId
    title: Name
    kind: CourseKind
    number: str
    code: str
    passed_on: date
    valid_until: date | None
    state: CertificateState = CertificateState.ISSUED
    paper: str = ""

    def is_valid(self, on: date) -> bool:
        return (
            self.state is CertificateState.ISSUED
            and self.passed_on <= on
            and (self.valid_until is None or on <= self.valid_until)
        )


@dataclass(frozen=True, slots=True)
class Verified:
    """All that a certificate's code tells to whoever has it. Never whose it is."""

    number: str
    code: str
    title: Name
    kind: CourseKind
    passed_on: date
    valid_until: date | None
    is_valid: bool
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """Days of one learner in one year, down to hundredths; `short` is 0 where nothing is missing or demanded."""

    counted: Decimal
    required: Decimal

    @property
    def short(self) -> Decimal:
        return max(self.required - self.counted, Decimal(0))


@dataclass(frozen=True, slots=True)
class Line:
    """One course of a statement. `minutes` are confirmed ones; `paper` is set for what was trained before Linli."""

    first_day: date
    last_day: date
    title: Name
    kind: CourseKind
    minutes: int
    counts: bool
    mark: int | None = None
    passed: bool | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a learner was trained in one year."""

    learner: Learner
    year: int
    lines: tuple[Line, ...]
    totals: Totals
