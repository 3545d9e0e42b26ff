"""Recruitments and applicants; what is published of them are numbers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.db.models import Count, Q

from linli.auxiliaries.data import Category
from linli.auxiliaries.data.plan import PlanId
from linli.auxiliaries.data.recruitment import (
    Applicant,
    ApplicantId,
    ApplicantState,
    Exam,
    Listed,
    Priority,
    Recruitment,
    RecruitmentId,
    RecruitmentState,
    Sheet,
    Standing,
    Step,
    StepKind,
)
from linli.auxiliaries.models import recruitment as rows
from linli.auxiliaries.rules.recruitment import RANKING
from linli.auxiliaries.states.recruitment import RUNNING
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.privacy.data import SealedId

PAGE, MOST = 50, 2000
PUBLIC = tuple(state for state in RecruitmentState if state is not RecruitmentState.PREPARED)
ORDER = list(StepKind)
TAKEN = (ApplicantState.CHOSEN, ApplicantState.EMPLOYED)


def code_hash(code: str) -> str:
    """Of the letters alone, so that a code copied by hand still opens."""
    return sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def promised(organs: Collection[UnitId]) -> Mapping[int, int]:
    """For each plan, the places of running recruitments on which nobody is employed yet; one statement."""
    running = rows.Recruitment.objects.filter(organ__in=list(organs), state__in=RUNNING)
    employed = Count("applicants", filter=Q(applicants__state=ApplicantState.EMPLOYED))
    found: dict[int, int] = {}
    for plan, posts, done in running.annotate(done=employed).values_list("plan_id", "posts", "done"):
        found[plan] = found.get(plan, 0) + posts - done
    return found


def recruitment(id: RecruitmentId) -> Recruitment:
    """NotFound for an unknown one; two statements."""
    row = rows.Recruitment.objects.prefetch_related("steps").filter(pk=id).first()
    if row is None:
        raise NotFound
    return recruitment_shape(row)


def recruitments(units: Collection[UnitId]) -> Sequence[Recruitment]:
    """The newest first; two statements."""
    found = rows.Recruitment.objects.filter(organ__in=list(units)).order_by("-id").prefetch_related("steps")
    return [recruitment_shape(row) for row in found[:PAGE]]


def public_recruitments() -> Sequence[Recruitment]:
    """Those announced, while the data of their applicants lives; two statements."""
    found = rows.Recruitment.objects.filter(state__in=PUBLIC).order_by("-id").prefetch_related("steps")
    return [recruitment_shape(row) for row in found[:PAGE]]


def public_recruitment(number: str) -> Recruitment:
    row = rows.Recruitment.objects.filter(number=number, state__in=PUBLIC).prefetch_related("steps").first()
    if row is None:
        raise NotFound
    return recruitment_shape(row)


def eligible_list(id: RecruitmentId) -> list[Listed]:
    """The numbers of those admitted to the tests, once they are published. Never those of the others."""
    shown = rows.Applicant.objects.filter(recruitment=id, was_eligible=True).order_by("number")
    return [Listed(number) for number in shown.values_list("number", flat=True)[:MOST]]


def result_list(id: RecruitmentId, *, on: date) -> list[Listed]:
    """Points and places by number, once they are published; of those who were not taken, nothing."""
    shown = rows.Applicant.objects.filter(recruitment=id, was_eligible=True, total__isnull=False)
    tested = {row.number: row for row in shown.exclude(state=ApplicantState.REJECTED)[:MOST]}
    standings = [Standing(row.number, row.total or 0, row.priority_proven) for row in tested.values()]
    return [
        Listed(one.standing.number, one.standing.total, one.place, tested[one.standing.number].state in TAKEN)
        for one in RANKING.on(on)(standings)
    ]


def applicants(id: RecruitmentId, *, after: str = "", state: ApplicantState | None = None) -> Sequence[Applicant]:
    """By number; `after` is the last number of the page before."""
    found = rows.Applicant.objects.filter(recruitment=id, number__gt=after)
    found = found.filter(state=state) if state else found
    return [applicant_shape(row) for row in found.order_by("number")[:PAGE]]


def ranked(id: RecruitmentId, *, on: date) -> list[Applicant]:
    """Those with points who are chosen or still wait, in the order in which they may be chosen."""
    found = rows.Applicant.objects.filter(recruitment=id, total__isnull=False)
    shapes = {
        row.number: applicant_shape(row) for row in found.filter(state__in=[ApplicantState.ELIGIBLE, *TAKEN])[:MOST]
    }
    standings = [one.standing for one in shapes.values() if one.standing is not None]
    return [shapes[one.standing.number] for one in RANKING.on(on)(standings)]


def counts(id: RecruitmentId) -> Mapping[ApplicantState, int]:
    found = rows.Applicant.objects.filter(recruitment=id).values_list("state").annotate(n=Count("pk"))
    return {ApplicantState(state): n for state, n in found}


def applicant(id: ApplicantId) -> Applicant:
    row = rows.Applicant.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return applicant_shape(row)


def applicant_by(code: str) -> ApplicantId:
    """NotFound where no application has this code."""
    found = rows.Applicant.objects.filter(code_hash=code_hash(code)).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return ApplicantId(found)


def places_left(campaign: rows.Recruitment) -> int:
    return campaign.posts - rows.Applicant.objects.filter(recruitment=campaign, state__in=TAKEN).count()


def waiting_standings(campaign: rows.Recruitment) -> list[Standing]:
    """Everybody who is eligible and neither chosen nor gone."""
    found = rows.Applicant.objects.filter(recruitment=campaign, state=ApplicantState.ELIGIBLE, total__isnull=False)
    values = found.values_list("number", "total", "priority_proven")
    return [Standing(number, total or 0, proven) for number, total, proven in values]


def equals_waiting(campaign: rows.Recruitment, standing: Standing) -> int:
    return sum(other.key == standing.key for other in waiting_standings(campaign))


def recruitment_shape(row: rows.Recruitment) -> Recruitment:
    """With its steps where they were fetched before."""
    fetched = getattr(row, "_prefetched_objects_cache", {}).get("steps", ())
    steps = sorted((Step(StepKind(one.kind), one.planned_on, one.done_on) for one in fetched), key=_place)
    return Recruitment(
        RecruitmentId(row.pk), row.number, UnitId(row.organ), PlanId(row.plan_id), Category(row.category), row.posts,
        row.requirements, {test: getattr(row, test.value) for test in Exam}, row.starts_on,
        RecruitmentState(row.state), tuple(steps),
    )  # fmt: skip


def _place(step: Step) -> int:
    return ORDER.index(step.kind)


def applicant_shape(row: rows.Applicant) -> Applicant:
    sheet = Sheet(row.of_age, row.citizen, row.willing, row.qualified, row.health_until, row.cleared)
    return Applicant(
        ApplicantId(row.pk), RecruitmentId(row.recruitment_id), row.number, ApplicantState(row.state), sheet,
        Priority(row.priority) if row.priority else None, row.priority_proven,
        {test: getattr(row, test.value) for test in Exam}, row.total, row.drawn,
        SealedId(row.letter) if row.letter is not None else None,
    )  # fmt: skip
