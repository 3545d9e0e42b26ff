"""Absences counted, facts told, Zhou An heard, a human decides or clears; an organ's breach goes above."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions.discipline import absences, cases
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.discipline import CaseState, Ending, Ground, Labour, Outcome, Severity
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Guarded, VoiceKind
from linli.auxiliaries.models.discipline import DisciplineCase, Violation
from linli.auxiliaries.queries import discipline as queries
from linli.auxiliaries.queries import papers
from linli.auxiliaries.queries.words import own_texts
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.ledger.data import Subject
from linli.organisation.api import decide

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
NEXT = AT + timedelta(days=1)
WHOLE = Ending(Ground.GAIN, Labour.SERIOUS_BREACH, rules="规章示例7号", union_told_on=date(2026, 2, 27))


def absent(people, *days: date) -> None:
    for day in days:
        id = absences.note_absence(people.zhou.id, day=day, actor=people.captain, at=AT)
        absences.decide_absence(id, excused=False, actor=people.hr, at=AT)


def told(people, ground=Ground.GAIN) -> int:
    id = cases.open_case(people.zhou.id, ground=ground, words="线索", actor=people.hr, at=AT)
    cases.tell_facts(id, facts="收受礼品", evidence="收据示例", actor=people.hr, at=AT)
    return id


def test_three_confirmed_days_in_a_row_open_one_case_and_end_nothing(people) -> None:
    absent(people, *(date(2026, 2, day) for day in (23, 24)))
    assert not DisciplineCase.objects.exists()
    absent(people, date(2026, 2, 25))
    case = DisciplineCase.objects.get()
    assert (case.ground, case.trigger) == (Ground.ABSENCE, "2026-02-23 2026-02-24 2026-02-25")
    assert case.due_on == date(2026, 4, 1)
    absent(people, date(2026, 2, 26))
    assert DisciplineCase.objects.count() == 1


def test_an_absence_is_explained_and_an_excused_one_counts_for_nothing(people) -> None:
    id = absences.note_absence(people.zhou.id, day=date(2026, 2, 23), actor=people.captain, at=AT)
    absences.explain_absence(id, words="送医", actor=people.own, at=AT)
    absences.decide_absence(id, excused=True, actor=people.hr, at=AT)
    absent(people, date(2026, 2, 24), date(2026, 2, 25))
    assert not DisciplineCase.objects.exists()


def test_what_one_case_counted_is_not_counted_again(people) -> None:
    absent(people, *(date(2026, 2, day) for day in (9, 10, 11)))
    cases.clear(DisciplineCase.objects.get().pk, words="已说明", actor=people.hr, at=AT)
    absent(people, date(2026, 2, 23), date(2026, 2, 24))
    assert DisciplineCase.objects.count() == 1
    absent(people, date(2026, 2, 25))
    assert DisciplineCase.objects.count() == 2


def test_seven_days_of_two_calendar_years_count_only_where_the_year_rolls(people) -> None:
    days = [date(2025, month, 10) for month in (5, 6, 7, 9, 10, 11)]
    operator = people.bureau.actor(Role.OPERATOR, people.bureau.district.district)
    for day in days:  # a day of work lies between
        absent(people, day)
    DisciplineCase.objects.all().delete()
    decide("auxiliary.absence_year", "calendar", on=AT.date(), actor=operator, at=AT)
    assert [one.absent for one in queries.work_days(people.zhou.id, since=days[0], until=days[-1])] == [True] * 6


def test_facts_and_evidence_are_told_before_a_decision_with_its_article(people) -> None:
    id = told(people)
    with pytest.raises(NotLawful):  # on the same day, and not heard
        cases.decide(id, outcome=Outcome.CRITICISM, ending=None, reasons="x", actor=people.hr, at=AT)
    cases.reply(id, words="已退还", actor=people.own, at=AT)
    cases.decide(id, outcome=Outcome.CRITICISM, ending=None, reasons="情节轻微", actor=people.hr, at=NEXT)
    row = DisciplineCase.objects.get()
    assert (row.state, row.told_on, row.decided_on) == (CaseState.DECIDED, date(2026, 3, 2), date(2026, 3, 3))
    assert papers.out(PaperKind.DECISION, id).valid
    assert own_texts(Subject("aux_case", id))["reply"] == "已退还"


def test_silence_is_waited_for(people) -> None:
    id = told(people)
    given = {"outcome": Outcome.CRITICISM, "ending": None, "reasons": "x", "actor": people.hr}
    with pytest.raises(NotLawful):
        cases.decide(id, **given, at=AT + timedelta(days=7))
    cases.decide(id, **given, at=AT + timedelta(days=8))


def test_nothing_is_told_without_evidence(people) -> None:
    id = cases.open_case(people.zhou.id, ground=Ground.VICE, words="线索", actor=people.hr, at=AT)
    with pytest.raises(BadInput) as refusal:
        cases.tell_facts(id, facts="x", evidence=" ", actor=people.hr, at=AT)
    assert refusal.value.field == "evidence"
    assert DisciplineCase.objects.get().state == CaseState.OPEN


@pytest.mark.parametrize(
    ("ending", "article"),
    [
        (None, None), (Ending(Ground.GAIN, None), "wuhan-order-270/25"),
        (Ending(Ground.GAIN, Labour.SERIOUS_BREACH, rules="规章示例7号"), "labour-contract-law/43"),
    ],
)  # fmt: skip
def test_an_ending_without_the_labour_law_is_refused(people, ending, article) -> None:
    id = told(people)
    cases.reply(id, words="y", actor=people.own, at=AT)
    with pytest.raises((NotLawful, BadInput)) as refusal:
        cases.decide(id, outcome=Outcome.ENDING, ending=ending, reasons="x", actor=people.hr, at=NEXT)
    assert article is None or article in refusal.value.articles


def test_after_a_complaint_an_ending_needs_the_unit_above(people) -> None:
    id = told(people)
    cases.reply(id, words="y", actor=people.own, at=AT)
    voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="不公", actor=people.own, at=AT)
    given = {"outcome": Outcome.ENDING, "ending": WHOLE, "reasons": "x", "actor": people.hr, "at": NEXT}
    with pytest.raises(NotLawful):
        cases.decide(id, **given)
    asked = approvals.ask_approval(
        people.zhou.id, guarded=Guarded.ENDING, thing=id, reason="与投诉无关", actor=people.hr, at=NEXT
    )
    approvals.decide_approval(asked, approve=True, reason="同意", actor=people.above, at=NEXT)
    cases.decide(id, **given)
    assert DisciplineCase.objects.get().labour == Labour.SERIOUS_BREACH


def test_a_declined_approval_opens_nothing(people) -> None:
    voices.speak(people.zhou.id, VoiceKind.PETITION, words="不公", actor=people.own, at=AT)
    given = {"guarded": Guarded.ENDING, "thing": 1, "reason": "x", "actor": people.hr, "at": AT}
    asked = approvals.ask_approval(people.zhou.id, **given)
    with pytest.raises(NotAllowed):
        approvals.ask_approval(people.zhou.id, **given)
    approvals.decide_approval(asked, approve=False, reason="理由不足", actor=people.above, at=AT)
    with pytest.raises(NotLawful):
        approvals.demand_approval(people.zhou.id, Guarded.ENDING, 1, actor=people.hr, on=AT.date())


def test_whoever_is_cleared_gets_a_letter_and_may_have_a_companion(people) -> None:
    id = told(people)
    cases.name_companion(id, name="示例同事", actor=people.own, at=AT)
    cases.clear(id, words="查无实据", actor=people.hr, at=NEXT)
    assert papers.out(PaperKind.CLEARING, id).valid
    [one] = queries.cases_of(people.zhou.id)
    assert (one.state, one.companion) == (CaseState.CLEARED, True)


def test_nobody_decides_about_himself(people) -> None:
    from linli.auxiliaries.models import AuxiliaryOfficer

    AuxiliaryOfficer.objects.update(user=people.hr.user)
    with pytest.raises(NotPermitted):
        cases.open_case(people.zhou.id, ground=Ground.GAIN, words="x", actor=people.hr, at=AT)


def test_an_organs_breach_is_handled_above_and_never_by_itself(people) -> None:
    id = absences.report_violation(
        people.bureau.organ, cite="wuhan-order-270/10", words="安排取证", actor=people.own, at=AT
    )
    given = {"severity": Severity.CRITICISM, "words": "已批评教育", "at": AT}
    own_inspector = people.bureau.actor(Role.INSPECTOR)
    for actor in (people.hr, own_inspector):
        with pytest.raises((NotLawful, NotPermitted)):
            absences.handle_violation(id, **given, actor=actor)
    absences.handle_violation(id, **given, actor=people.above)
    assert Violation.objects.get().handled_unit == people.bureau.district.district
