"""What somebody was trained before Linli: on paper, seen by somebody named. And what ends with a learner's file."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.organisation.api import post as find_post
from linli.training import models
from linli.training.actions.recording import record
from linli.training.actions.results import new_certificate
from linli.training.data import CourseId, CourseState, EarlierId, Learner
from linli.training.permissions import VERIFIERS, demand
from linli.training.queries.counting import day_minutes, longest
from linli.training.queries.courses import course
from linli.training.queries.learners import by_kind, card


@transaction.atomic
def record_earlier(
    learner: Learner,
    course_id: CourseId,
    *,
    minutes: int,
    first_day: date,
    last_day: date,
    paper: str,
    verifier: PostId,
    actor: Actor,
    at: datetime,
    passed_on: date | None = None,
    valid_until: date | None = None,
) -> EarlierId:
    """Let it count as this course. `paper` is the number of the paper, `verifier` the post whose holder has seen it;
    with `passed_on` a certificate follows. Within one year, and no more hours than its days have."""
    today = timezone.localdate(at)
    demand("plan", actor, card(learner, on=today).unit or UnitId(0))
    _check_course(course_id, learner)
    _check_days(first_day, last_day, minutes, today)
    _check_verifier(verifier, today)
    if passed_on is not None and not first_day <= passed_on <= today:
        raise BadInput("passed_on", _("It was passed between the first day and today."))
    row = models.Earlier(
        learner_kind=learner.kind, learner_id=learner.id, course_id=course_id, first_day=first_day, last_day=last_day,
        minutes=minutes, paper=clean("paper", paper, limit=80, required=True), verified_by=verifier,
        recorded_by=actor.post, recorded_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise BadInput("first_day", _("This training is recorded already.")) from None
    if passed_on is not None:
        _certify(row, passed_on, valid_until, at)
    detail = {"course": course_id, "verifier": verifier, "minutes": minutes}
    record("record_earlier", "earlier", row.pk, detail, actor=actor, at=at)
    return EarlierId(row.pk)


@transaction.atomic
def forget_learners(learners: Sequence[Learner], *, actor: Actor, at: datetime) -> int:
    """All that is held of these learners' training goes with their files; says how many rows. For the context that
    owns them, which has decided that the time has come."""
    gone = 0
    for kind, ids in by_kind(learners).items():
        mine = {"learner_kind": kind, "learner_id__in": ids}
        for table in (models.Certificate, models.Enrolment, models.Earlier, models.SessionInstructor):
            gone += table.objects.filter(**mine).delete()[0]
    if gone:
        record("forget", "learners", 0, {"learners": len(learners), "rows": gone}, actor=actor, at=at)
    return gone


def _check_course(id: CourseId, learner: Learner) -> None:
    try:
        found = course(id)
    except NotFound:
        raise BadInput("course", _("There is no such course.")) from None
    if found.state is CourseState.DRAFT or learner.kind not in found.text.audience:
        raise BadInput("course", _("Choose a published course for such learners."))


def _check_days(first_day: date, last_day: date, minutes: int, today: date) -> None:
    if not first_day <= last_day <= today:
        raise BadInput("last_day", _("The last day lies between the first day and today."))
    if first_day.year != last_day.year:
        raise BadInput("last_day", _("Enter the days of each year for themselves."))
    most = longest(first_day, last_day, day=day_minutes(first_day.year))
    if not 0 <= minutes <= most:
        raise BadInput("hours", _("These days have at most {hours} hours.", hours=most // 60))


def _check_verifier(post: PostId, today: date) -> None:
    try:
        found = find_post(post)
    except NotFound:
        raise BadInput("verifier", _("There is no such post.")) from None
    held = found.valid_from <= today and (found.valid_to is None or today < found.valid_to)
    if found.role not in VERIFIERS or not held:
        raise BadInput("verifier", _("Somebody who trains, employs, commands or leads has seen the paper."))


def _certify(row: models.Earlier, passed_on: date, valid_until: date | None, at: datetime) -> None:
    certificate = new_certificate(row.course, passed_on=passed_on, at=at)
    certificate.earlier, certificate.learner_kind, certificate.learner_id = row, row.learner_kind, row.learner_id
    if valid_until is not None:
        if valid_until < passed_on:
            raise BadInput("valid_until", _("It ends after it was passed."))
        certificate.valid_until = valid_until
    certificate.save(force_insert=True)
