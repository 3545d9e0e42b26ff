"""Sessions: what comes, whose sheets and results wait, who is enrolled, what was attended."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Sum

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.training import models
from linli.training.data import (
    Course,
    DayId,
    EnrolmentId,
    Learner,
    LearnerCard,
    LearnerKind,
    ResultId,
    SessionId,
    SessionState,
    Times,
)
from linli.training.queries.courses import as_course
from linli.training.queries.learners import by_kind, cards
from linli.web.keyset import below

PAGE = 50
PLANNED, HELD = SessionState.PLANNED.value, SessionState.HELD.value


@dataclass(frozen=True)
class SessionCard:
    """A session in a list."""

    id: SessionId
    course: Course
    unit: UnitId
    place: str
    state: SessionState
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Sheet:
    """One day of a session; `confirmed` once a trainer has."""

    id: DayId
    times: Times
    minutes: int
    confirmed: bool
    confirmed_by: int | None


@dataclass(frozen=True)
class Seat:
    """Somebody enrolled: minutes by day as confirmed, and the attempts so far."""

    id: EnrolmentId
    learner: Learner
    card: LearnerCard | None
    by_day: Mapping[int, int] = field(default_factory=dict)
    attempts: tuple[models.Result, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(self.by_day.values())

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)

    @property
    def name(self) -> str:
        return self.card.name if self.card else str(self.learner)


def session_row(id: SessionId) -> models.Session:
    row = models.Session.objects.select_related("course").filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def session(id: SessionId) -> SessionCard:
    return as_card(session_row(id))


def as_card(row: models.Session) -> SessionCard:
    return SessionCard(
        SessionId(row.pk), as_course(row.course), UnitId(row.unit), row.place, SessionState(row.state),
        row.first_day, row.last_day,
    )  # fmt: skip


def upcoming(units: Collection[UnitId], *, on: date) -> list[SessionCard]:
    """Planned ones that have not ended, the next one first."""
    rows = models.Session.objects.filter(unit__in=list(units), state=PLANNED, last_day__gte=on)
    return [as_card(row) for row in rows.select_related("course").order_by("first_day", "id")[:PAGE]]


def sessions(units: Collection[UnitId], *, before: int | None = None) -> list[SessionCard]:
    """All of these units, the newest first; one more than a page, to know whether there are older ones."""
    rows = models.Session.objects.filter(unit__in=list(units)).select_related("course").order_by("-id")
    return [as_card(row) for row in below(rows, before)[: PAGE + 1]]


def open_sheets(units: Collection[UnitId], *, on: date) -> list[tuple[SessionCard, date]]:
    """Days that have come and that no trainer has confirmed, the oldest first."""
    rows = models.SessionDay.objects.filter(
        day__lte=on, confirmed_at__isnull=True, session__unit__in=list(units), session__state=PLANNED
    )
    rows = rows.select_related("session__course").order_by("day", "id")[:PAGE]
    return [(as_card(row.session), row.day) for row in rows]


def open_results(units: Collection[UnitId]) -> list[SessionCard]:
    """Sessions held in which somebody has not passed, or not been examined; the newest first."""
    passed = models.Result.objects.filter(enrolment=OuterRef("pk"), passed=True)
    waiting = models.Enrolment.objects.filter(~Exists(passed), session=OuterRef("pk"), withdrawn_at__isnull=True)
    rows = models.Session.objects.filter(Exists(waiting), unit__in=list(units), state=HELD)
    return [as_card(row) for row in rows.select_related("course").order_by("-id")[:PAGE]]


def sheets(id: SessionId) -> list[Sheet]:
    return [_sheet(row) for row in models.SessionDay.objects.filter(session=id).order_by("day")]


def sheet(id: SessionId, day: date) -> Sheet:
    row = models.SessionDay.objects.filter(session=id, day=day).first()
    if row is None:
        raise NotFound
    return _sheet(row)


def seats(id: SessionId, *, on: date) -> list[Seat]:
    """Everybody enrolled, by kind and name, with what was attended and examined."""
    rows = list(models.Enrolment.objects.filter(session=id, withdrawn_at__isnull=True))
    known = cards((learner_of(row) for row in rows), on=on)
    by_day: dict[int, dict[int, int]] = defaultdict(dict)
    for enrolment, day, minutes in models.Attendance.objects.filter(enrolment__in=rows).values_list(
        "enrolment", "day", "minutes"
    ):
        by_day[enrolment][day] = minutes
    attempts: dict[int, list[models.Result]] = defaultdict(list)
    for result in models.Result.objects.filter(enrolment__in=rows).order_by("attempt"):
        attempts[result.enrolment_id].append(result)
    found = [
        Seat(EnrolmentId(row.pk), learner_of(row), known.get(learner_of(row)), by_day[row.pk], tuple(attempts[row.pk]))
        for row in rows
    ]
    return sorted(found, key=lambda seat: (seat.learner.kind, seat.name, seat.learner))


def instructors(id: SessionId, *, on: date) -> list[str]:
    """How each is named on a page: a learner by name, an expert by office and paper."""
    rows = list(models.SessionInstructor.objects.filter(session=id).order_by("id"))
    taught = {row.pk: learner_of(row) for row in rows if row.learner_id is not None}
    known = cards(taught.values(), on=on)
    return [_instructor(row, known.get(taught[row.pk]) if row.pk in taught else None) for row in rows]


def _instructor(row: models.SessionInstructor, card: LearnerCard | None) -> str:
    if row.learner_id is None:
        return f"{row.office}（{row.paper}）" if row.office else row.paper
    return card.name if card else f"{row.learner_kind}-{row.learner_id}"


def learner_of(row: models.Enrolment | models.Certificate | models.SessionInstructor | models.Earlier) -> Learner:
    return Learner(LearnerKind(row.learner_kind), int(row.learner_id or 0))


def attended(id: SessionId) -> dict[EnrolmentId, int]:
    """Minutes of everybody enrolled."""
    rows = models.Attendance.objects.filter(enrolment__session=id).values_list("enrolment")
    return {EnrolmentId(id): minutes for id, minutes in rows.annotate(sum=Sum("minutes")).order_by()}


def times_of(learners: Iterable[Learner], *, between: tuple[date, date]) -> dict[Learner, list[Times]]:
    """Where learners are enrolled between two days, so that nobody is asked to be in two places."""
    found: dict[Learner, list[Times]] = defaultdict(list)
    for kind, ids in by_kind(learners).items():
        rows = models.SessionDay.objects.filter(
            day__range=between, session__state=PLANNED, session__enrolments__learner_kind=kind,
            session__enrolments__learner_id__in=ids, session__enrolments__withdrawn_at__isnull=True,
        )  # fmt: skip
        for id, day, starts, ends, rest in rows.values_list(
            "session__enrolments__learner_id", "day", "starts", "ends", "rest"
        ):
            found[Learner(kind, id)].append(Times(day, starts, ends, rest))
    return found


def sessions_of(learner: Learner, *, on: date) -> list[SessionCard]:
    """Where the learner is enrolled and the end has not come, the next one first."""
    rows = models.Session.objects.filter(
        enrolments__learner_kind=learner.kind, enrolments__learner_id=learner.id,
        enrolments__withdrawn_at__isnull=True, state=PLANNED, last_day__gte=on,
    )  # fmt: skip
    return [as_card(row) for row in rows.select_related("course").order_by("first_day", "id")[:PAGE]]


def result(id: ResultId) -> models.Result:
    row = models.Result.objects.select_related("enrolment__session__course").filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def _sheet(row: models.SessionDay) -> Sheet:
    times = Times(row.day, row.starts, row.ends, row.rest)
    return Sheet(DayId(row.pk), times, row.minutes, row.confirmed_at is not None, row.confirmed_by)


def days_enrolled(learners: Collection[Learner], first: date, last: date) -> dict[Learner, list[date]]:
    """The days of planned sessions in which each is enrolled; a statement for each kind of learner."""
    found: dict[Learner, list[date]] = defaultdict(list)
    for kind, ids in by_kind(learners).items():
        rows = models.Enrolment.objects.filter(
            learner_kind=kind, learner_id__in=ids, withdrawn_at__isnull=True, session__state=PLANNED,
            session__days__day__range=(first, last),
        )  # fmt: skip
        for id, day in rows.order_by("session__days__day").values_list("learner_id", "session__days__day"):
            found[Learner(kind, id)].append(day)
    return dict(found)
