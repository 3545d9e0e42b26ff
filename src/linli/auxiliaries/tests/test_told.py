"""Whoever has to answer, check or act is told so in the inbox; and long lists go on by pages."""

import pytest
from django.utils.translation import override

from linli.auxiliaries.actions.appraisal import ratings
from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.discipline import cases
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.appraisal import Merit
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.protection import Guarded, VoiceKind
from linli.auxiliaries.models.appraisal import Award
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.queries import appraisal, conduct, discipline, protection
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.auxiliaries.views.records import older_of
from linli.notifications.api import inbox
from linli.web.templatetags.law import cited

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def told(actor) -> set[str]:
    return {notice.leads_to.partition(":")[2] or notice.title.msgid for notice in inbox(actor.post)}


def test_the_officer_is_told_of_a_rating_a_case_and_an_answer(people) -> None:
    ratings.notify(people.rated(), actor=people.captain, at=AT)
    case = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="线索", actor=people.hr, at=AT)
    assert told(people.own) == {"own-rating"}
    cases.tell_facts(case, facts="收受礼品", evidence="收据", actor=people.hr, at=AT)
    voice = voices.speak(people.zhou.id, VoiceKind.SUGGESTION, words="换班", actor=people.own, at=AT)
    voices.answer_voice(voice, words="采纳", actor=people.hr, at=AT)
    assert told(people.own) == {"own-rating", "own-case", "own-voice"}


def test_whoever_asked_above_and_whoever_is_to_check_are_told(people) -> None:
    given = {"guarded": Guarded.ENDING, "thing": people.zhou.id, "reason": "x"}
    asked = approvals.ask_approval(people.zhou.id, **given, actor=people.hr, at=AT)
    approvals.decide_approval(asked, approve=False, reason="y", actor=people.above, at=AT)
    assert told(people.hr) == {"The unit above has decided"}
    made = complaints.complain(people.bureau.organ, words="态度粗暴", at=AT)
    complaints.assign(made.id, to=people.above.post, actor=people.above, at=AT)
    assert told(people.above) == {"complaint"}


@pytest.mark.parametrize(("many", "older"), [(2, "?before=2"), (1, "")])
def test_a_full_page_leads_to_the_next(many, older) -> None:
    assert older_of("before", [3, 2][:many] if many == 2 else [3], 2) == older


def test_every_growing_list_goes_on_before_an_id(people) -> None:
    unit = people.bureau.organ
    for _n in range(3):
        award = Award.objects.create(
            unit=unit, merit=Merit.DEVOTION, state="granted", proposed_by=1, proposed_at=AT, published_at=AT
        )
        DisciplineCase.objects.create(
            officer_id=people.zhou.id, ground=Ground.GAIN, opened_at=AT, due_on=AT.date(), state="cleared",
            decided_on=AT.date(),
        )  # fmt: skip
    assert [len(appraisal.awards([unit], before=award.pk)), len(appraisal.published_awards(before=award.pk))] == [2, 2]
    newest = discipline.closed_cases([unit])[0]
    assert len(discipline.closed_cases([unit], before=newest.id)) == 2
    assert (conduct.answered(people.above), protection.closed_files([unit])) == ([], [])
    assert discipline.violations([unit], before=1) == []


def test_decided_cases_stay_within_reach(people) -> None:
    case = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="线索", actor=people.hr, at=AT)
    cases.clear(case, words="查无实据", actor=people.hr, at=AT)
    assert page("case", case) in as_(people.hr).get(page("cases")).text


@pytest.mark.parametrize(
    ("cite", "chinese", "english"),
    [
        ("wuhan-order-270/10(3)", "第10条第3项", "Art. 10(3)"),
        ("wuhan-order-270/17.1(2)", "第17条第1款第2项", "Art. 17 para. 1(2)"),
        ("wuhan-order-270/23.2", "第23条第2款", "Art. 23 para. 2"),
        ("wuhan-order-270/20", "第20条", "Art. 20"),
    ],
)
def test_a_citation_names_paragraph_and_point(cite, chinese, english) -> None:
    with override("zh-hans"):
        assert cited(cite).endswith(chinese)
    with override("en"):
        assert cited(cite).endswith(english)
