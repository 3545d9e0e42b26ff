"""Learners are enrolled by who plans their training, and volunteers by themselves only."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.training import models
from linli.training.actions.recording import record
from linli.training.actions.sessions import tell_learners
from linli.training.data import EnrolmentId, Learner, LearnerCard, LearnerKind, SessionId, SessionState, Times
from linli.training.permissions import covers, demand, is_own
from linli.training.queries.learners import card, cards
from linli.training.queries.sessions import learner_of, session_row, times_of
from linli.training.rules import SELF_CHOSEN, collide
from linli.training.states import SESSION

MOST = 500


@transaction.atomic
def enrol(id: SessionId, learners: Sequence[Learner], *, actor: Actor, at: datetime) -> list[EnrolmentId]:
    """Enter these learners of the actor's units; they are told. One wrong name refuses all, and says which."""
    row, today = session_row(id), timezone.localdate(at)
    demand("plan", actor, UnitId(row.unit))
    SESSION.move("enrol", SessionState(row.state))
    learners = list(dict.fromkeys(learners))
    if not 1 <= len(learners) <= MOST:
        raise BadInput("learners", _("Choose between 1 and {most} learners.", most=MOST))
    known = cards(learners, on=today)
    for learner in learners:
        if learner not in known or not covers(actor, known[learner].unit):
            raise NotFound
        if learner.kind in SELF_CHOSEN:
            raise NotPermitted(_("Volunteers sign up themselves; nobody is made to volunteer."))
    made = _enter(row, [known[learner] for learner in learners], actor, at)
    tell_learners("training.enrolled", learners, row, at)
    return made


@transaction.atomic
def sign_up(id: SessionId, learner: Learner, *, actor: Actor, at: datetime) -> EnrolmentId:
    """By the learner, for a session that is open to the own kind."""
    row = session_row(id)
    known = card(learner, on=timezone.localdate(at))
    if not is_own(actor, known) or learner.kind not in SELF_CHOSEN:
        raise NotPermitted
    SESSION.move("sign_up", SessionState(row.state))
    return _enter(row, [known], actor, at)[0]


@transaction.atomic
def withdraw(id: EnrolmentId, *, actor: Actor, at: datetime) -> None:
    """By who plans, or by the volunteer; while nothing was confirmed for the learner."""
    one = models.Enrolment.objects.select_related("session").filter(pk=id, withdrawn_at__isnull=True).first()
    if one is None:
        raise NotFound
    learner = learner_of(one)
    if learner.kind not in SELF_CHOSEN or not is_own(actor, card(learner, on=timezone.localdate(at))):
        demand("plan", actor, UnitId(one.session.unit))
    SESSION.move("withdraw", SessionState(one.session.state))
    if one.attendances.exists():
        raise NotAllowed(_("Hours are confirmed for this learner; the enrolment stays."))
    if not models.Enrolment.objects.filter(pk=id, withdrawn_at__isnull=True).update(withdrawn_at=at):
        raise Overtaken
    record("withdraw", "session", one.session_id, {"enrolment": id}, actor=actor, at=at)


def _enter(
    row: models.Session, known: Sequence[LearnerCard], actor: Actor, at: datetime
) -> list[EnrolmentId]:  # fmt: skip
    _check(row, known)
    entered = [
        models.Enrolment(
            session=row, learner_kind=one.learner.kind, learner_id=one.learner.id, enrolled_by=actor.post,
            enrolled_at=at,
        )
        for one in known
    ]  # fmt: skip
    try:
        with transaction.atomic():
            models.Enrolment.objects.bulk_create(entered)
    except IntegrityError:
        raise BadInput("learners", _("Somebody of these is enrolled already.")) from None
    record("enrol", "session", row.pk, {"learners": len(entered)}, actor=actor, at=at)
    return [EnrolmentId(one.pk) for one in entered]


def _check(row: models.Session, known: Sequence[LearnerCard]) -> None:
    """The course is for them, and nobody is asked to be in two places."""
    audience = set(map(LearnerKind, row.course.audience))
    mine = [Times(day.day, day.starts, day.ends, day.rest) for day in row.days.all()]
    between: tuple[date, date] = (row.first_day, row.last_day)
    elsewhere = times_of((one.learner for one in known), between=between)
    for one in known:
        if one.learner.kind not in audience:
            raise BadInput("learners", _("The course is not for {name}.", name=one.name))
        if collide(mine, elsewhere.get(one.learner, ())):
            raise BadInput("learners", _("{name} is in another session at that time.", name=one.name))
