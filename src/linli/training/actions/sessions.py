"""Sessions are planned, changed while no hour is confirmed, and cancelled."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications.api import tell
from linli.training import models
from linli.training.actions.recording import post_of, record
from linli.training.data import (
    CourseId,
    CourseKind,
    CourseState,
    DayId,
    Instructor,
    Learner,
    SessionId,
    SessionState,
    Times,
)
from linli.training.permissions import demand
from linli.training.queries.certificates import certificates_valid
from linli.training.queries.courses import course
from linli.training.queries.learners import cards
from linli.training.queries.sessions import learner_of, session_row
from linli.training.rules import may_instruct
from linli.training.states import SESSION

MOST_DAYS, MOST_MINUTES, MOST_AHEAD = 60, 12 * 60, timedelta(days=3 * 365)


@transaction.atomic
def plan_session(
    course_id: CourseId,
    *,
    unit: UnitId,
    place: str,
    days: Sequence[Times],
    instructors: Sequence[Instructor],
    actor: Actor,
    at: datetime,
) -> SessionId:
    """A published course on days, at a place, taught by people who may teach. BadInput where the days give fewer hours
    than the course has."""
    demand("teach", actor, unit)
    found = course(course_id)
    if found.state is not CourseState.PUBLISHED:
        raise BadInput("course", _("Only a published course can be held."))
    days = _checked_days(days, at)
    if sum(times.minutes for times in days) < found.text.hours * 60:
        raise BadInput("days", _("These days give fewer than the {hours} hours of the course.", hours=found.text.hours))
    row = models.Session.objects.create(
        course_id=course_id, unit=unit, place=clean("place", place, limit=120, required=True),
        first_day=days[0].day, last_day=days[-1].day, planned_by=post_of(actor),
    )  # fmt: skip
    models.SessionDay.objects.bulk_create(_day(row, times) for times in days)
    _appoint(row, instructors)
    record("plan_session", "session", row.pk, {"course": course_id, "days": len(days)}, actor=actor, at=at)
    return SessionId(row.pk)


@transaction.atomic
def add_day(id: SessionId, times: Times, *, actor: Actor, at: datetime) -> None:
    """One more day while the session runs."""
    row = taught(id, "add_day", actor)
    [times] = _checked_days([times], at)
    try:
        with transaction.atomic():
            _day(row, times).save(force_insert=True)
    except IntegrityError:
        raise BadInput("day", _("The session has that day already.")) from None
    _keep_ends(row)
    record("add_day", "session", id, {"day": times.day.isoformat()}, actor=actor, at=at)


@transaction.atomic
def drop_day(id: SessionId, day: DayId, *, actor: Actor, at: datetime) -> None:
    """A day that does not take place; never the last one, and none that is confirmed."""
    row = taught(id, "drop_day", actor)
    if row.days.count() == 1:
        raise NotAllowed(_("A session has at least one day; cancel it instead."))
    if not row.days.filter(pk=day, confirmed_at__isnull=True).delete()[0]:
        raise Overtaken
    _keep_ends(row)
    record("drop_day", "session", id, {"day": day}, actor=actor, at=at)
    close_if_done(id, actor=actor, at=at)


@transaction.atomic
def cancel_session(id: SessionId, *, actor: Actor, at: datetime) -> None:
    """It does not take place; whoever is enrolled is told. Not once hours are confirmed."""
    row = taught(id, "cancel", actor)
    if row.days.filter(confirmed_at__isnull=False).exists():
        raise NotAllowed(_("Hours of this session are confirmed; drop the days that do not take place."))
    _move(row, "cancel")
    enrolled = [learner_of(one) for one in row.enrolments.filter(withdrawn_at__isnull=True)]
    tell_learners("training.cancelled", enrolled, row, at)
    record("cancel_session", "session", id, actor=actor, at=at)


def close_if_done(id: SessionId, *, actor: Actor, at: datetime) -> None:
    """The last confirmed sheet ends the session; examinations follow."""
    row = session_row(id)
    if not row.days.filter(confirmed_at__isnull=True).exists():
        _move(row, "close")
        record("close_session", "session", id, actor=actor, at=at)


def tell_learners(template: str, learners: Sequence[Learner], row: models.Session, at: datetime) -> None:
    """Into the inbox of each who has a post."""
    known, day = cards(learners, on=row.first_day), row.first_day.isoformat()
    for post in sorted(card.post for card in known.values() if card.post is not None):
        tell(template, post=post, subject=Subject("training_session", row.pk), ids={"day": day}, at=at)


def taught(id: SessionId, act: str, actor: Actor) -> models.Session:
    """The session, where this trainer may do this act with it now."""
    row = session_row(id)
    demand("teach", actor, UnitId(row.unit))
    SESSION.move(act, SessionState(row.state))
    return row


def _move(row: models.Session, act: str) -> None:
    move = SESSION.move(act, SessionState(row.state))
    if not models.Session.objects.filter(pk=row.pk, state=move.source).update(state=move.target):
        raise Overtaken


def _appoint(row: models.Session, instructors: Sequence[Instructor]) -> None:
    if not instructors:
        raise BadInput("instructors", _("Say who teaches."))
    taught_to = certificates_valid([one.learner for one in instructors if one.learner], on=row.first_day)
    for one in instructors:
        held = taught_to.get(one.learner, []) if one.learner else []
        until = [mine.valid_until for mine in held if mine.kind is CourseKind.BACKBONE]
        paper = clean("paper", one.paper, limit=80)
        if not may_instruct(until, last_day=row.last_day, paper=paper):
            raise NotPermitted(
                _("Who teaches holds a train-the-trainer certificate for all the days, or comes from outside on paper.")
            )
        models.SessionInstructor.objects.create(
            session=row, learner_kind=one.learner.kind if one.learner else "",
            learner_id=one.learner.id if one.learner else None, paper="" if one.learner else paper,
            office=clean("office", one.office, limit=80),
        )  # fmt: skip


def _checked_days(days: Sequence[Times], at: datetime) -> list[Times]:
    found = sorted(days, key=lambda times: times.day)
    if not 1 <= len(found) <= MOST_DAYS:
        raise BadInput("days", _("A session has between 1 and {most} days.", most=MOST_DAYS))
    if len({times.day for times in found}) != len(found):
        raise BadInput("days", _("A day stands twice."))
    if found[-1].day > (at + MOST_AHEAD).date():
        raise BadInput("days", _("That is too far ahead."))
    if any(times.ends <= times.starts or not 0 < times.minutes <= MOST_MINUTES or times.rest < 0 for times in found):
        raise BadInput("ends", _("A day ends after it begins, and has more hours than rest."))
    return found


def _day(row: models.Session, times: Times) -> models.SessionDay:
    return models.SessionDay(
        session=row, day=times.day, starts=times.starts, ends=times.ends, rest=times.rest, minutes=times.minutes
    )


def _keep_ends(row: models.Session) -> None:
    days = list(row.days.order_by("day").values_list("day", flat=True))
    models.Session.objects.filter(pk=row.pk).update(first_day=days[0], last_day=days[-1])
