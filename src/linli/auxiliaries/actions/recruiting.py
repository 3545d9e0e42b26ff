"""The steps of an open recruitment, each with its day (Order 270 Art 16)."""

from datetime import date, datetime

from django.db import transaction

from linli.auxiliaries.actions.applicants import end_application
from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data.recruitment import (
    ApplicantState,
    Draft,
    Exam,
    RecruitmentId,
    Step,
    StepKind,
)
from linli.auxiliaries.models import recruitment as rows
from linli.auxiliaries.models.plan import StaffingPlan
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.plan import plan_shape
from linli.auxiliaries.queries.recruitment import promised, recruitment_shape
from linli.auxiliaries.rules.plan import ROOM
from linli.auxiliaries.rules.recruitment import IN_ORDER
from linli.auxiliaries.states.recruitment import RECRUITMENT, WAITING
from linli.kernel.actor import Actor, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.privacy.api import extend

LONGEST = 4000
WHOLE = 100


@transaction.atomic
def prepare(draft: Draft, *, actor: Actor, at: datetime) -> RecruitmentId:
    """Write the notice and plan the day of every step; nothing is public yet."""
    plan = plan_shape(found(StaffingPlan, draft.plan))
    demand("files", actor, plan.organ)
    if draft.posts > (free := plan.posts - plan.used):
        raise BadInput("posts", _("The plan has {n} places open.", n=free))
    _check(draft, on=day_of(at))
    row = rows.Recruitment.objects.create(
        number=_next_number(day_of(at)), organ=plan.organ, plan_id=draft.plan, category=draft.category,
        posts=draft.posts, requirements=clean("requirements", draft.requirements, limit=LONGEST, required=True),
        starts_on=draft.starts_on, **{test.value: draft.weights.get(test, 0) for test in Exam},
    )  # fmt: skip
    rows.RecruitmentStep.objects.bulk_create(
        rows.RecruitmentStep(recruitment=row, kind=kind, planned_on=day) for kind, day in draft.days.items()
    )
    _note("prepare", row, actor=actor, at=at)
    return RecruitmentId(row.pk)


@transaction.atomic
def announce(id: RecruitmentId, *, actor: Actor, at: datetime) -> None:
    """Make it public. Only on an approved plan that has room for all its places (Art 14 ¶2)."""
    row = _own(id, actor)
    plan_row = StaffingPlan.objects.select_for_update().get(pk=row.plan_id)
    plan = plan_shape(plan_row, promised([UnitId(row.organ)]).get(row.plan_id, 0))
    today = day_of(at)
    if ROOM.on(today)(plan) < row.posts:
        raise NotLawful(
            _("The plan is not approved, or has not so many places open; nothing may be recruited on it yet."),
            ROOM.because(today).cites,
        )
    _take(row, "announce", StepKind.NOTICE, actor=actor, at=at)


@transaction.atomic
def close_applications(id: RecruitmentId, *, actor: Actor, at: datetime) -> None:
    """Not before the day that the notice names."""
    row = _own(id, actor)
    last = row.steps.get(kind=StepKind.APPLICATION).planned_on
    if day_of(at) <= last:
        raise NotAllowed(_("Applications are taken until {day}, as the notice says.", day=last))
    _take(row, "close", StepKind.APPLICATION, actor=actor, at=at)


@transaction.atomic
def publish_eligible(id: RecruitmentId, *, actor: Actor, at: datetime) -> None:
    """The numbers of those who meet the conditions, for everybody to read; each of the others has had an answer."""
    row = _own(id, actor)
    _nobody(row, [ApplicantState.APPLIED, ApplicantState.CONTESTED], _("These have no answer yet: {n}."))
    _take(row, "publish_eligible", StepKind.ELIGIBILITY, actor=actor, at=at)
    rows.Applicant.objects.filter(recruitment=row, state=ApplicantState.ELIGIBLE).update(was_eligible=True)


@transaction.atomic
def publish_results(id: RecruitmentId, *, tested_on: date, actor: Actor, at: datetime) -> None:
    """The points and places by number. `tested_on`: the day of the tests."""
    row = _own(id, actor)
    if tested_on > day_of(at):
        raise BadInput("tested_on", _("This day has not come yet."))
    eligible = rows.Applicant.objects.filter(recruitment=row, state=ApplicantState.ELIGIBLE)
    if unscored := eligible.filter(total__isnull=True).count():
        raise NotAllowed(_("These have no points yet: {n}.", n=unscored))
    row.steps.filter(kind=StepKind.TESTS).update(done_on=tested_on)
    _take(row, "publish_results", StepKind.RESULT, actor=actor, at=at)


@transaction.atomic
def finish(id: RecruitmentId, *, actor: Actor, at: datetime) -> None:
    """Everybody has an answer; who is employed has been published; the applicants' data has its last day."""
    row = _own(id, actor)
    _nobody(row, [*WAITING, ApplicantState.CHOSEN], _("These have no answer yet, or are chosen and not employed: {n}."))
    _take(row, "finish", StepKind.PUBLICATION, actor=actor, at=at)
    _set_end(row, at)


@transaction.atomic
def call_off(id: RecruitmentId, *, reason: str, actor: Actor, at: datetime) -> None:
    """Give it up. Everybody who waits is told why."""
    row = _own(id, actor)
    words = clean("reason", reason, limit=LONGEST, required=True)
    step(RECRUITMENT, row, "call_off")
    for applicant in rows.Applicant.objects.filter(recruitment=row, state__in=[*WAITING, ApplicantState.CHOSEN]):
        end_application(applicant, words, actor=actor, at=at)
    _note("call-off", row, actor=actor, at=at)
    _set_end(row, at)


def _check(draft: Draft, *, on: date) -> None:
    if draft.posts < 1:
        raise BadInput("posts", _("At least one place."))
    if sum(draft.weights.values()) != WHOLE or min(draft.weights.values()) < 0:
        raise BadInput("written", _("The weights of the tests are 100 % together."))
    steps = tuple(Step(kind, day, None) for kind, day in draft.days.items())
    if not IN_ORDER.on(on)(steps):
        raise NotLawful(_("Every step has its day, none before the one that precedes it."), IN_ORDER.because(on).cites)
    if draft.starts_on < draft.days[StepKind.PUBLICATION]:
        raise BadInput("starts_on", _("Nobody begins before the result is published."))


def _next_number(on: date) -> str:
    return f"{on:%Y}-{rows.Recruitment.objects.filter(number__startswith=f'{on:%Y}-').count() + 1:03}"


def _own(id: RecruitmentId, actor: Actor) -> rows.Recruitment:
    row = found(rows.Recruitment, id)
    demand("files", actor, UnitId(row.organ))
    return row


def _take(row: rows.Recruitment, act: str, kind: StepKind, *, actor: Actor, at: datetime) -> None:
    step(RECRUITMENT, row, act)
    row.steps.filter(kind=kind).update(done_on=day_of(at))
    _note(act.replace("_", "-"), row, actor=actor, at=at)


def _nobody(row: rows.Recruitment, states: list[ApplicantState], sentence: Sentence) -> None:
    if waiting := rows.Applicant.objects.filter(recruitment=row, state__in=states).count():
        raise NotAllowed(Sentence(sentence.msgid, {"n": waiting}))


def _set_end(row: rows.Recruitment, at: datetime) -> None:
    """From here the applicants' data lives for a set time, and then goes."""
    kept = organisation.figure("auxiliary.applicants_kept", on=day_of(at)).length
    last = add_months(day_of(at), kept)
    rows.Recruitment.objects.filter(pk=row.pk).update(forget_on=last)
    for applicant in rows.Applicant.objects.filter(recruitment=row).values_list("pk", flat=True):
        extend(Subject("applicant", applicant), until=last, at=at)


def _note(act: str, row: rows.Recruitment, *, actor: Actor, at: datetime) -> None:
    note(f"{act}-recruitment", Subject("recruitment", row.pk), actor=actor, at=at, state=recruitment_shape(row).state)
