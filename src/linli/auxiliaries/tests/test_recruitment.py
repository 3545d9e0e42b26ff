"""Who may be employed, in which order, by which steps; and what becomes of everybody else."""

from datetime import date, datetime, timedelta

import pytest

from linli.auxiliaries.actions import applicants as one
from linli.auxiliaries.actions import keeping, recruiting
from linli.auxiliaries.data import Category
from linli.auxiliaries.data.recruitment import (
    ApplicantId,
    ApplicantState,
    Application,
    Draft,
    Exam,
    Exclusion,
    Priority,
    RecruitmentId,
    Sheet,
    Standing,
    Step,
    StepKind,
)
from linli.auxiliaries.models.recruitment import Applicant, Recruitment
from linli.auxiliaries.queries import recruitment as ask
from linli.auxiliaries.rules.recruitment import IN_ORDER, NEXT, OF_AGE, RANKING, UNMET, total_of
from linli.auxiliaries.tests.factories import Bureau, make_bureau, make_organ, make_plan
from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.api import held, read_own

DAY = date(2026, 3, 2)
STARTS = date(2026, 5, 4)
MEETS = Sheet(True, True, True, True, date(2026, 12, 31), True)
CLEAN = {exclusion: (False, f"证{exclusion.value}") for exclusion in Exclusion}
DAYS = dict(zip(StepKind, [date(2026, 3, day) for day in (2, 10, 12, 20, 22, 25)], strict=True))


@pytest.mark.parametrize(
    ("born", "starts", "allowed"),
    [
        (date(2008, 11, 22), date(2026, 11, 21), False),
        (date(2008, 11, 22), date(2026, 11, 22), True),
        (date(2008, 2, 29), date(2026, 2, 28), False),  # no 29 February: the birthday is on 1 March
        (date(2008, 2, 29), date(2026, 3, 1), True),
    ],
)
def test_eighteen_on_the_first_working_day(born: date, starts: date, allowed: bool) -> None:
    assert OF_AGE.on(starts)(born, starts) is allowed


@pytest.mark.parametrize(
    ("sheet", "articles"),
    [
        (MEETS, []),
        (Sheet(False, True, True, True, date(2026, 12, 31), True), ["17.1(2)"]),
        (Sheet(True, True, False, True, date(2026, 12, 31), True), ["17.1(1)"]),
        (Sheet(True, True, True, True, date(2026, 5, 3), True), ["17.1(3)"]),
        (Sheet(True, True, True, True, date(2026, 5, 4), True), []),
        (Sheet(True, False, True, None, None, False), ["17.1(2)", "17.1(3)", "17.1(4)", "17.2"]),
    ],
)
def test_each_condition_that_is_not_met_names_its_article(sheet: Sheet, articles: list[str]) -> None:
    unmet = UNMET.on(DAY)(sheet, STARTS)
    assert [line.cites.partition("/")[2] for line in unmet] == articles


def test_points_decide_and_a_proven_priority_only_breaks_a_tie() -> None:
    """Vector 10."""

    def ranked(*standings: Standing) -> list[str]:
        return [row.standing.number for row in RANKING.on(DAY)(standings)]

    assert ranked(Standing("a", 8650), Standing("b", 8600, priority=True)) == ["a", "b"]
    assert ranked(Standing("a", 8600), Standing("b", 8600, priority=True)) == ["b", "a"]


def test_equals_share_a_place() -> None:
    places = [
        (row.place, row.is_tied) for row in RANKING.on(DAY)([Standing("a", 10), Standing("b", 10), Standing("c", 9)])
    ]
    assert places == [(1, True), (1, True), (3, False)]


def test_nobody_is_chosen_over_somebody_who_stands_before() -> None:
    best, second = Standing("a", 8650), Standing("b", 8600, priority=True)
    assert NEXT.on(DAY)(best, [second])
    assert not NEXT.on(DAY)(second, [best])


def test_every_step_has_its_day_in_order() -> None:
    steps = [Step(kind, day, None) for kind, day in DAYS.items()]
    assert IN_ORDER.on(DAY)(steps)
    assert not IN_ORDER.on(DAY)(steps[1:])
    assert not IN_ORDER.on(DAY)([*steps[:-1], Step(StepKind.PUBLICATION, date(2026, 3, 1), None)])


def test_points_are_weighed_and_halves_counted_up() -> None:
    weights = {Exam.WRITTEN: 50, Exam.INTERVIEW: 50, Exam.FITNESS: 0}
    assert total_of({Exam.WRITTEN: 8001, Exam.INTERVIEW: 9000}, weights) == 8501
    assert total_of({Exam.WRITTEN: 8001}, weights) is None


def application(
    name: str = "林一（示例）", born: date = date(2000, 1, 1), priority: Priority | None = None
) -> Application:
    return Application(name, born, "000-00000001", "", "示例学院，大专", "zh-hans", True, True, priority)


def opened(posts: int = 1, plan_posts: int = 5) -> tuple[Bureau, RecruitmentId, dict]:
    """A recruitment whose notice is out."""
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    weights = {Exam.WRITTEN: 50, Exam.INTERVIEW: 50, Exam.FITNESS: 0}
    draft = Draft(make_plan(bureau, posts=plan_posts), Category.REGULATORY, posts, "示例公告", weights, STARTS, DAYS)
    id = recruiting.prepare(draft, **who)
    recruiting.announce(id, **who)
    return bureau, id, who


def applied(id: RecruitmentId, application: Application) -> ApplicantId:
    one.apply(id, application, actor=RESIDENT, at=NOON)
    return ApplicantId(Applicant.objects.order_by("-id").values_list("pk", flat=True)[0])


def admitted(id: ApplicantId, who: dict, *, proof: str = "") -> None:
    papers = {"health_paper": "体检1", "health_until": date(2026, 12, 31), "priority_paper": proof}
    one.check(id, qualified=True, **papers, **who)
    one.clear(id, answers=CLEAN, **who)
    one.admit(id, **who)


def at(day: int) -> datetime:
    return NOON + timedelta(days=day)


pytest_db = pytest.mark.django_db


@pytest_db
def test_nothing_is_announced_before_the_plan_is_approved() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    weights = {Exam.WRITTEN: 100, Exam.INTERVIEW: 0, Exam.FITNESS: 0}
    draft = Draft(make_plan(bureau, approved=False), Category.REGULATORY, 1, "示例", weights, STARTS, DAYS)
    id = recruiting.prepare(draft, **who)
    with pytest.raises(NotLawful) as refused:
        recruiting.announce(id, **who)
    assert refused.value.articles == ("wuhan-order-270/14.2",)


@pytest_db
def test_two_recruitments_never_promise_more_than_the_plan_has() -> None:
    bureau, _id, who = opened(posts=3, plan_posts=4)
    plan = Recruitment.objects.get().plan_id
    weights = {Exam.WRITTEN: 100, Exam.INTERVIEW: 0, Exam.FITNESS: 0}
    second = recruiting.prepare(Draft(plan, Category.REGULATORY, 2, "示例", weights, STARTS, DAYS), **who)
    with pytest.raises(NotLawful):
        recruiting.announce(second, **who)
    assert ask.promised([bureau.organ]) == {plan: 3}


@pytest_db
def test_what_an_applicant_says_is_in_the_vault_and_in_no_table() -> None:
    _bureau, id, _who = opened()
    applicant = applied(id, application("林一（示例）"))
    row = Applicant.objects.get(pk=applicant)
    assert "林一" not in str(row.__dict__)
    assert {line.field for line in held(Subject("applicant", applicant))} == {"details", "phone", "language"}


@pytest_db
def test_a_yes_to_an_exclusion_is_answered_with_its_article_and_kept_in_no_table() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application())
    one.clear(applicant, answers=CLEAN | {Exclusion.EXPELLED: (True, "文3")}, **who)
    row = Applicant.objects.get(pk=applicant)
    assert (row.state, row.cleared) == (ApplicantState.REJECTED, False)
    [letter] = [line.text for line in read_own(Subject("applicant", applicant)) if line.id == row.letter]
    assert "17.2(3)" in letter


@pytest_db
def test_politics_and_belief_are_not_asked() -> None:
    """Art 17 ¶1 (1), its political part, and ¶2 (4): no question, no field, no value."""
    asked = {exclusion.value for exclusion in Exclusion}
    assert "4" not in asked
    fields = " ".join(field.name for field in Applicant._meta.get_fields())
    assert not any(word in fields for word in ("politic", "party", "belief", "religion", "ethnic", "sect"))


@pytest_db
def test_nobody_under_eighteen_is_admitted() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application(born=date(2008, 5, 5)))
    with pytest.raises(NotLawful) as refused:
        admitted(applicant, who)
    assert refused.value.articles == ("wuhan-order-270/17.1(2)",)


@pytest_db
def test_a_priority_without_proof_is_none() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application(priority=Priority.VETERAN))
    admitted(applicant, who)
    assert not ask.applicant(applicant).priority_proven
    with pytest.raises(BadInput):
        papers = {"health_paper": "体检1", "health_until": date(2026, 12, 31), "priority_paper": "证"}
        one.check(applied(id, application("某（示例）")), qualified=True, **papers, **who)


def with_points(posts: int = 1) -> tuple[Bureau, RecruitmentId, dict, list[ApplicantId]]:
    """Three were admitted and tested: 86.5, and twice 86.0, the last a proven veteran."""
    bureau, id, who = opened(posts=posts)
    people = [applied(id, application("甲（示例）")), applied(id, application("乙（示例）"))]
    people.append(applied(id, application("丙（示例）", priority=Priority.VETERAN)))
    for person, proof in zip(people, ("", "", "退役证9"), strict=True):
        admitted(person, who, proof=proof)
    later = {**who, "at": at(10)}
    recruiting.close_applications(id, **later)
    recruiting.publish_eligible(id, **later)
    for person, points in zip(people, (8650, 8600, 8600), strict=True):
        one.score(person, scores={Exam.WRITTEN: points, Exam.INTERVIEW: points}, **later)
    recruiting.publish_results(id, tested_on=date(2026, 3, 11), **later)
    return bureau, id, later, people


@pytest_db
def test_the_lists_are_public_by_number_and_never_name_anybody() -> None:
    _bureau, id, _who, _people = with_points()
    eligible = [row.number for row in ask.eligible_list(id)]
    results = [(row.number, row.place) for row in ask.result_list(id, on=DAY)]
    assert eligible == ["2026-001-0001", "2026-001-0002", "2026-001-0003"]
    assert results == [("2026-001-0001", 1), ("2026-001-0003", 2), ("2026-001-0002", 3)]


@pytest_db
def test_choosing_follows_the_ranking() -> None:
    _bureau, _id, who, (first, second, veteran) = with_points(posts=2)
    with pytest.raises(NotLawful):
        one.choose(veteran, **who)
    one.choose(first, **who)
    with pytest.raises(NotLawful):
        one.choose(second, **who)
    one.choose(veteran, **who)
    with pytest.raises(NotAllowed):
        one.choose(second, **who)


@pytest_db
def test_among_equals_somebody_says_by_which_paper_it_was_decided() -> None:
    _bureau, _id, who, (first, second, veteran) = with_points()
    Applicant.objects.filter(pk__in=[first, second]).update(total=9000)
    with pytest.raises(BadInput):
        one.choose(second, **who)
    one.choose(second, drawn="抽签记录1", **who)
    assert ask.applicant(veteran).state is ApplicantState.ELIGIBLE


@pytest_db
def test_a_recruitment_ends_only_when_everybody_has_an_answer() -> None:
    _bureau, id, who, (first, second, veteran) = with_points()
    with pytest.raises(NotAllowed):
        recruiting.finish(id, **who)
    for person in (first, second, veteran):
        one.reject(person, reason="名额已满（示例）。", **who)
    recruiting.finish(id, **who)
    assert Recruitment.objects.get(pk=id).forget_on == date(2026, 9, 12)


@pytest_db
def test_nobody_is_rejected_without_a_reason() -> None:
    _bureau, id, who = opened()
    with pytest.raises(BadInput):
        one.reject(applied(id, application()), reason="  ", **who)


@pytest_db
def test_an_applicant_who_is_right_is_checked_anew() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application())
    one.reject(applicant, reason="缺少学历证明（示例）。", **who)
    one.contest(applicant, words="证明已于3月1日交窗口（示例）。", at=NOON)
    with pytest.raises(NotAllowed):
        recruiting.publish_eligible(id, **who)
    one.set_right(applicant, **who)
    admitted(applicant, who)
    assert ask.applicant(applicant).state is ApplicantState.ELIGIBLE


@pytest_db
def test_withdrawing_erases_at_once() -> None:
    _bureau, id, _who = opened()
    applicant = applied(id, application())
    one.withdraw(applicant, at=NOON)
    assert not [line for line in read_own(Subject("applicant", applicant)) if line.is_open]


@pytest_db
def test_calling_it_off_answers_everybody() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application())
    recruiting.call_off(id, reason="计划调整（示例）。", **who)
    assert ask.applicant(applicant).state is ApplicantState.REJECTED


@pytest_db
def test_the_data_of_applicants_goes_and_the_recruitment_stays() -> None:
    _bureau, id, who = opened()
    applicant = applied(id, application())
    recruiting.call_off(id, reason="计划调整（示例）。", **who)
    last = Recruitment.objects.get(pk=id).forget_on
    gone = datetime.combine(last + timedelta(days=1), NOON.time(), NOON.tzinfo)
    assert keeping.applicants_due(gone - timedelta(days=1)) == 0
    assert keeping.applicants_due(gone) == 1
    keeping.end_applicants(gone)
    assert not Applicant.objects.exists() and Recruitment.objects.filter(pk=id).exists()
    assert not [line for line in read_own(Subject("applicant", applicant)) if line.is_open]


@pytest_db
def test_applications_close_on_the_day_that_the_notice_names() -> None:
    _bureau, id, who = opened()
    with pytest.raises(NotAllowed):
        recruiting.close_applications(id, **who)
    one.apply(id, application(), actor=RESIDENT, at=at(8))
    with pytest.raises(NotAllowed):
        one.apply(id, application(), actor=RESIDENT, at=at(9))
    recruiting.close_applications(id, **{**who, "at": at(9)})
