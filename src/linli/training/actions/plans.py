"""What a unit plans to teach in a year. Somebody else than the writer approves it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotLawful, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.training import models
from linli.training.actions.recording import post_of, record
from linli.training.data import CourseId, CourseState, LearnerKind, PlanId, PlanState
from linli.training.permissions import demand
from linli.training.queries.courses import PlanCard, course, plan
from linli.training.rules import plan_suffices
from linli.training.states import PLAN

FIRST_YEAR, LAST_YEAR = 2017, 2100


@transaction.atomic
def begin_plan(*, unit: UnitId, year: int, audience: LearnerKind, actor: Actor, at: datetime) -> PlanId:
    """An empty plan."""
    demand("plan", actor, unit)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput("year", _("Between {first} and {last}.", first=FIRST_YEAR, last=LAST_YEAR))
    try:
        with transaction.atomic():
            row = models.Plan.objects.create(unit=unit, year=year, audience=audience, written_by=post_of(actor))
    except IntegrityError:
        raise BadInput("year", _("The unit has a plan for that year already.")) from None
    record("begin_plan", "plan", row.pk, {"year": year, "audience": audience.value}, actor=actor, at=at)
    return PlanId(row.pk)


@transaction.atomic
def add_to_plan(id: PlanId, course_id: CourseId, *, month: int, actor: Actor, at: datetime) -> None:
    """A course in a month. Whoever adds last has written the plan."""
    card, found = _card(id, actor), course(course_id)
    PLAN.move("write", card.state)
    if not 1 <= month <= 12:
        raise BadInput("month", _("A month is a number from 1 to 12."))
    if found.state is not CourseState.PUBLISHED or card.audience not in found.text.audience:
        raise BadInput("course", _("Only a published course for these learners can be planned."))
    _touch(id, actor)
    line = models.PlanLine.objects.get_or_create(plan_id=id, course_id=course_id, month=month)
    if not line[1]:
        raise BadInput("month", _("This course stands in that month already."))
    record("add_to_plan", "plan", id, {"course": course_id, "month": month}, actor=actor, at=at)


@transaction.atomic
def take_from_plan(id: PlanId, line: int, *, actor: Actor, at: datetime) -> None:
    PLAN.move("write", _card(id, actor).state)
    _touch(id, actor)
    if not models.PlanLine.objects.filter(pk=line, plan=id).delete()[0]:
        raise Overtaken
    record("take_from_plan", "plan", id, actor=actor, at=at)


@transaction.atomic
def approve_plan(id: PlanId, *, paper: str = "", actor: Actor, at: datetime) -> None:
    """By the head of the unit or of one above. NotLawful while it offers less than the year demands."""
    card, today = plan(id), timezone.localdate(at)
    demand("approve", actor, card.unit)
    move = PLAN.move("approve", card.state)
    if actor.post == card.written_by:
        raise NotPermitted(_("Whoever wrote the plan does not approve it."))
    if not plan_suffices.on(today)(card.audience, card.offered, card.demanded):
        raise NotLawful(
            _("The plan offers fewer days than every officer must be trained in the year."),
            plan_suffices.because(today).cites,
        )
    _take(id, move.source, state=move.target, approved_by=actor.post, approved_at=at,
          paper=clean("paper", paper, limit=80))  # fmt: skip
    record("approve_plan", "plan", id, {"offered": card.offered}, actor=actor, at=at)


@transaction.atomic
def reopen_plan(id: PlanId, *, actor: Actor, at: datetime) -> None:
    card = plan(id)
    demand("approve", actor, card.unit)
    move = PLAN.move("reopen", card.state)
    _take(id, move.source, state=move.target, approved_by=None, approved_at=None, paper="")
    record("reopen_plan", "plan", id, actor=actor, at=at)


def _card(id: PlanId, actor: Actor) -> PlanCard:
    card = plan(id)
    demand("plan", actor, card.unit)
    return card


def _touch(id: PlanId, actor: Actor) -> None:
    _take(id, PlanState.DRAFT, written_by=post_of(actor))


def _take(id: PlanId, source: PlanState, **fields: object) -> None:
    """Compare and set: the plan must still be as it was read."""
    if not models.Plan.objects.filter(pk=id, state=source).update(**fields):
        raise Overtaken
