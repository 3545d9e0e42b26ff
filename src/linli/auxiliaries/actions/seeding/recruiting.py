"""A recruitment that is over and one that is open, step by step by the acts: everybody who applied has an answer."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.actions import applicants, recruiting
from linli.auxiliaries.actions.employing import employ
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Branch, Category, Employment
from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.hiring import Hiring
from linli.auxiliaries.data.plan import PlanId, PlanState
from linli.auxiliaries.data.recruitment import ApplicantId, Application, Draft, Exam, Exclusion, RecruitmentId, StepKind
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.contracts import HrInstruction
from linli.auxiliaries.models.plan import StaffingPlan
from linli.auxiliaries.models.recruitment import Applicant
from linli.kernel.actor import RESIDENT, Actor, Role

STEPS = (0, 10, 14, 24, 28, 33)
WEIGHTS = {Exam.WRITTEN: 40, Exam.INTERVIEW: 40, Exam.FITNESS: 20}
CLEAN = {exclusion: (False, f"示证{exclusion.value}") for exclusion in Exclusion}
REASON = "总分未达到录用名次（示例）。"


def sow(bureau: Bureau) -> Iterator[int]:
    hr, today = bureau.actors[Role.HR], timezone.localdate(bureau.now)
    plan = StaffingPlan.objects.filter(organ=bureau.organ, state=PlanState.APPROVED).order_by("pk").first()
    if plan is None:
        return
    posts = max(2, plan.posts // 2)
    over = _prepared(bureau, PlanId(plan.pk), posts, today - timedelta(days=80), hr)
    yield from _told(bureau, over, posts, today - timedelta(days=80), hr)
    opened = _prepared(bureau, PlanId(plan.pk), 1, today - timedelta(days=3), hr)
    for number in range(3):
        yield _applied(bureau, opened, 900 + number, today - timedelta(days=2))


def _prepared(bureau: Bureau, plan: PlanId, posts: int, first: date, hr: Actor) -> RecruitmentId:
    days = {kind: first + timedelta(days=at) for kind, at in zip(StepKind, STEPS, strict=True)}
    draft = Draft(
        plan,
        Category.REGULATORY,
        posts,
        "高中以上文化程度，身体健康（示例）。",
        WEIGHTS,
        first + timedelta(days=40),
        days,
    )
    id = recruiting.prepare(draft, actor=hr, at=inventing.at(first))
    recruiting.announce(id, actor=hr, at=inventing.at(first))
    return id


def _applied(bureau: Bureau, id: RecruitmentId, number: int, day: date) -> int:
    application = Application(
        inventing.name(bureau.dice), inventing.birthday(bureau.dice, day), inventing.phone(number), "",
        "示例职业学院", "zh-hans", citizen=True, willing=True,
    )  # fmt: skip
    applicants.apply(id, application, actor=RESIDENT, at=inventing.at(day))
    return 1


def _told(bureau: Bureau, id: RecruitmentId, posts: int, first: date, hr: Actor) -> Iterator[int]:
    """Twice as many apply as there are places; the first by points are employed."""
    for number in range(2 * posts):
        yield _applied(bureau, id, number, first + timedelta(days=1 + number % 9))
    who: inventing.Who = {"actor": hr, "at": inventing.at(first + timedelta(days=12))}
    recruiting.close_applications(id, **who)
    ids = [
        ApplicantId(pk) for pk in Applicant.objects.filter(recruitment=id).order_by("pk").values_list("pk", flat=True)
    ]
    for one in ids:
        applicants.check(
            one, qualified=True, health_paper="示检1号", health_until=first + timedelta(days=400), priority_paper="",
            **who,
        )  # fmt: skip
        applicants.clear(one, answers=CLEAN, **who)
        applicants.admit(one, **who)
        yield 3
    recruiting.publish_eligible(id, **who)
    tested: inventing.Who = {"actor": hr, "at": inventing.at(first + timedelta(days=28))}
    for one in ids:
        applicants.score(one, scores={exam: bureau.dice.randint(5500, 9800) for exam in Exam}, **tested)
        yield 1
    recruiting.publish_results(id, tested_on=first + timedelta(days=24), **tested)
    yield from _employed(bureau, id, posts, first, hr)
    recruiting.finish(id, actor=hr, at=inventing.at(first + timedelta(days=41)))


def _employed(bureau: Bureau, id: RecruitmentId, posts: int, first: date, hr: Actor) -> Iterator[int]:
    ranked = Applicant.objects.filter(recruitment=id).order_by("-total", "pk").values_list("pk", flat=True)
    chosen = first + timedelta(days=33)
    who: inventing.Who = {"actor": hr, "at": inventing.at(first + timedelta(days=34))}
    told = HrInstruction.objects.filter(organ=bureau.organ, mode=Employment.DIRECT)
    instruction = InstructionId(told.values_list("pk", flat=True)[0])
    for number, one in enumerate(list(ranked)):
        if number >= posts:
            applicants.reject(ApplicantId(one), reason=REASON, **who)
            yield 1
            continue
        applicants.choose(ApplicantId(one), drawn="示抽签记录1号", **who)
        born_on = inventing.birthday(bureau.dice, chosen)
        employ(ApplicantId(one), Hiring(
            number=f"{bureau.officers[0].number[:3]}N{number:04}", name=inventing.name(bureau.dice), born_on=born_on,
            id_number=inventing.identity(born_on, number), unit=bureau.units[number % len(bureau.units)],
            category=Category.REGULATORY, employment=Employment.DIRECT, instruction=instruction,
            started_on=first + timedelta(days=40), branch=Branch.GENERAL, phone=inventing.phone(number),
        ), **who)  # fmt: skip
        yield 2
