"""Captain Chen rates, Zhou An answers, Ms Huang settles; nothing is used before."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions.appraisal import awards, ratings
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.appraisal import Grade, Merit, Preference, RatingState
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.files import Employment
from linli.auxiliaries.data.protection import Guarded, VoiceKind
from linli.auxiliaries.models.appraisal import Award, LevelDecision, Rating, Recommendation
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.models.protection import ReasonedApproval
from linli.auxiliaries.queries import appraisal as queries
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.tests.people import AT, TEXTS, YEAR, make_people, people  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.organisation.api import decide

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
LATER = AT + timedelta(days=8)
"""Tuesday 10 March: the five working days for an answer are over."""


def notified(people, grade=Grade.QUALIFIED) -> int:
    id = people.rated(grade)
    ratings.notify(id, actor=people.captain, at=AT)
    return id


def test_a_rating_is_notified_answered_and_only_then_used(people) -> None:
    id = notified(people)
    assert queries.usable(people.zhou.id, on=AT.date()) == []
    with pytest.raises(NotLawful):
        ratings.settle(id, actor=people.hr, at=AT)
    ratings.sign(id, actor=people.own, at=AT)
    ratings.comment(id, words="没有意见", actor=people.own, at=AT)
    ratings.settle(id, actor=people.hr, at=AT)
    [one] = queries.usable(people.zhou.id, on=AT.date())
    assert (one.grade, one.commented, one.answer_by) == (Grade.QUALIFIED, True, date(2026, 3, 9))


def test_silence_settles_only_after_the_days_for_an_answer(people) -> None:
    id = notified(people)
    with pytest.raises(NotLawful):
        ratings.settle(id, actor=people.hr, at=AT + timedelta(days=7))
    ratings.settle(id, actor=people.hr, at=LATER)
    assert Rating.objects.get().state == RatingState.SETTLED


def test_an_objection_is_answered_by_somebody_else_and_never_to_the_worse(people) -> None:
    id = notified(people, Grade.ACCEPTABLE)
    ratings.object_to(id, words="参加了全部训练", actor=people.own, at=AT)
    with pytest.raises(NotLawful):
        ratings.answer_objection(id, grade=Grade.UNQUALIFIED, words="x", actor=people.hr, at=AT)
    ratings.answer_objection(id, grade=Grade.QUALIFIED, words="已核实", actor=people.hr, at=AT)
    assert (Rating.objects.get().grade, Rating.objects.get().grade_before) == ("qualified", "acceptable")
    assert own_texts(Subject("aux_rating", id))["answer"] == "已核实"


def test_the_rater_does_not_answer_the_objection(people) -> None:
    id = ratings.rate(people.zhou.id, **YEAR, grade=Grade.ACCEPTABLE, texts=TEXTS, actor=people.hr, at=AT)
    ratings.notify(id, actor=people.hr, at=AT)
    ratings.object_to(id, words="不同意", actor=people.own, at=AT)
    with pytest.raises(NotPermitted):
        ratings.answer_objection(id, grade=Grade.ACCEPTABLE, words="x", actor=people.hr, at=AT)
    ratings.answer_objection(id, grade=Grade.ACCEPTABLE, words="x", actor=people.other_hr, at=AT)


@pytest.mark.parametrize("part", list(TEXTS))
def test_no_rating_without_its_four_texts(people, part) -> None:
    with pytest.raises(NotLawful):
        ratings.rate(people.zhou.id, **YEAR, grade=Grade.EXCELLENT, texts=TEXTS | {part: ""}, actor=people.hr, at=AT)
    assert not Rating.objects.exists()


def test_the_shortfall_of_training_stands_beside_it_as_a_number(people) -> None:
    people.rated()
    row = Rating.objects.get()
    assert (row.training_days, row.shortfall) == (0, 15)


def test_one_rating_a_period_and_none_into_the_future(people) -> None:
    people.rated()
    with pytest.raises(NotAllowed):
        people.rated()
    with pytest.raises(BadInput):
        people.rated(first=date(2026, 1, 1), last=date(2026, 12, 31))


def test_unqualified_opens_a_case_for_a_human_and_ends_nothing(people) -> None:
    id = notified(people, Grade.UNQUALIFIED)
    assert not DisciplineCase.objects.exists()
    ratings.settle(id, actor=people.hr, at=LATER)
    case = DisciplineCase.objects.get()
    assert (case.ground, case.state, people.zhou.state.value) == (Ground.RATING, "open", "employed")


def refused(people) -> None:
    voices.refuse_order(people.zhou.id, article="wuhan-order-270/10(3)", actor=people.own, at=AT)


@pytest.mark.parametrize(("grade", "is_refused"), [(Grade.QUALIFIED, False), (Grade.ACCEPTABLE, True)])
def test_a_first_rating_below_qualified_is_a_worse_one(people, grade, is_refused) -> None:
    refused(people)
    rating = people.rated(grade)
    if is_refused:
        with pytest.raises(NotLawful):
            ratings.notify(rating, actor=people.captain, at=AT)
    else:
        ratings.notify(rating, actor=people.captain, at=AT)


def test_an_older_period_is_no_way_round_the_last_level(people) -> None:
    told = people.rated(Grade.EXCELLENT)
    ratings.notify(told, actor=people.captain, at=AT)
    ratings.sign(told, actor=people.own, at=AT)
    ratings.settle(told, actor=people.hr, at=AT)
    refused(people)
    older = people.rated(Grade.QUALIFIED, first=date(2024, 1, 1), last=date(2024, 12, 31))
    with pytest.raises(NotLawful):
        ratings.notify(older, actor=people.captain, at=AT)


def test_leave_for_one_level_is_none_for_another(people) -> None:
    refused(people)
    rating = people.rated(Grade.ACCEPTABLE)
    asked = approvals.ask_approval(
        people.zhou.id, guarded=Guarded.WORSE_RATING, thing=rating, reason="x", actor=people.captain, at=AT
    )
    approvals.decide_approval(asked, approve=True, reason="y", actor=people.above, at=AT)
    ratings.rewrite(rating, grade=Grade.UNQUALIFIED, texts=TEXTS, actor=people.captain, at=AT)
    assert ReasonedApproval.objects.get(pk=asked).state == "lapsed"
    with pytest.raises(NotLawful):
        ratings.notify(rating, actor=people.captain, at=AT)


def test_after_a_refusal_a_worse_rating_needs_the_unit_above(people) -> None:
    ratings.settle(notified(people, Grade.EXCELLENT), actor=people.hr, at=LATER)
    voices.refuse_order(people.zhou.id, article="wuhan-order-270/10(3)", actor=people.own, at=LATER)
    worse = ratings.rate(
        people.zhou.id, first=date(2026, 1, 1), last=date(2026, 3, 1), grade=Grade.ACCEPTABLE, texts=TEXTS,
        actor=people.captain, at=LATER,
    )  # fmt: skip
    with pytest.raises(NotLawful) as refusal:
        ratings.notify(worse, actor=people.captain, at=LATER)
    assert "wuhan-order-270/12(5)" in refusal.value.articles
    asked = approvals.ask_approval(
        people.zhou.id, guarded=Guarded.WORSE_RATING, thing=worse, reason="另有原因", actor=people.captain, at=LATER
    )
    for stranger in (people.hr, people.captain):
        with pytest.raises(NotPermitted):
            approvals.decide_approval(asked, approve=True, reason="x", actor=stranger, at=LATER)
    approvals.decide_approval(asked, approve=True, reason="与拒绝无关", actor=people.above, at=LATER)
    ratings.notify(worse, actor=people.captain, at=LATER)


def test_an_equal_rating_or_a_year_later_needs_nobody(people) -> None:
    ratings.settle(notified(people, Grade.EXCELLENT), actor=people.hr, at=LATER)
    voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="加班未付", actor=people.own, at=LATER)
    same = people.rated(Grade.EXCELLENT, first=date(2026, 1, 1), last=date(2026, 2, 1))
    ratings.notify(same, actor=people.captain, at=LATER)
    late = LATER + timedelta(days=366)
    worse = ratings.rate(
        people.zhou.id, first=date(2026, 3, 1), last=date(2026, 12, 31), grade=Grade.ACCEPTABLE, texts=TEXTS,
        actor=people.captain, at=late,
    )  # fmt: skip
    ratings.notify(worse, actor=people.captain, at=late)


def test_an_outsourced_officers_rating_is_fed_back_to_the_provider() -> None:
    people = make_people(employment=Employment.OUTSOURCED)
    provider = people.bureau.actor(Role.PROVIDER)
    id = people.rated()
    with pytest.raises(NotPermitted):
        look_at(Subject("aux_rating", id), officer=people.zhou.id, actor=provider, at=AT)
    ratings.notify(id, actor=people.captain, at=AT)
    ratings.settle(id, actor=people.hr, at=LATER)
    ratings.feed_back(id, actor=people.hr, at=LATER)
    assert [one.id for one in queries.for_provider([people.bureau.provider])] == [id]
    assert look_at(Subject("aux_rating", id), officer=people.zhou.id, actor=provider, at=LATER)["reasons"]


def test_who_looks_is_in_the_ledger_under_the_officer(people) -> None:
    id = people.rated()
    look_at(Subject("aux_rating", id), officer=people.zhou.id, actor=people.captain, at=AT)
    assert entries_about(Subject("auxiliary", people.zhou.id))[-1].act == "auxiliaries.look"


@pytest.mark.parametrize("role", [Role.FINANCE, Role.TRAINER, Role.INSPECTOR, Role.AUXILIARY])
def test_others_do_not_rate(people, role) -> None:
    actor = people.bureau.actor(role)
    with pytest.raises(NotPermitted):
        ratings.rate(people.zhou.id, **YEAR, grade=Grade.EXCELLENT, texts=TEXTS, actor=actor, at=AT)


def test_an_award_has_its_ground_two_people_and_the_officers_consent(people) -> None:
    id = awards.propose_award(
        people.bureau.organ, merit=Merit.COURAGE, evidence="救人", officer=people.zhou.id, actor=people.captain, at=AT
    )
    with pytest.raises(NotPermitted):
        awards.decide_award(id, grant=True, actor=people.captain, at=AT)
    awards.decide_award(id, grant=True, actor=people.hr, at=AT)
    with pytest.raises(NotLawful):
        awards.publish_award(id, actor=people.hr, at=AT)
    awards.consent_to_publish(id, actor=people.own, at=AT)
    awards.publish_award(id, actor=people.hr, at=AT)
    assert [row.pk for row in queries.published_awards()] == [id]


def test_a_units_award_names_nobody_and_can_be_declined(people) -> None:
    organ = people.bureau.organ
    id = awards.propose_award(organ, merit=Merit.EMERGENCY, evidence="防汛", actor=people.captain, at=AT)
    awards.decide_award(id, grant=False, actor=people.hr, at=AT)
    assert Award.objects.get().state == "declined"


def test_a_recommendation_is_recorded_only_with_the_consent_reference(people) -> None:
    given = {"preference": Preference.COMMUNITY_WORKER, "actor": people.hr, "at": AT}
    with pytest.raises(NotLawful):
        awards.recommend(people.zhou.id, consent=" ", **given)
    awards.recommend(people.zhou.id, consent="示例人社函1号", **given)
    assert Recommendation.objects.get().consent == "示例人社函1号"


def test_levels_are_off_until_the_installation_introduces_them(people) -> None:
    given = {"level": 2, "since": date(2026, 3, 4), "reasons": "满一年", "actor": people.hr, "at": AT}
    with pytest.raises(NotAllowed):
        awards.set_level(people.zhou.id, **given)
    operator = people.bureau.actor(Role.OPERATOR, people.bureau.district.district)
    decide("auxiliary.levels", True, on=AT.date(), actor=operator, at=AT)
    awards.set_level(people.zhou.id, **given)
    assert LevelDecision.objects.get().years == 1
