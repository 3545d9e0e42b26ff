"""The pages of ratings, cases, rights and complaints, walked as their people walk them; strangers get nothing."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pdfminer.high_level import extract_text

from linli.auxiliaries.actions.appraisal import ratings
from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.discipline import absences, cases
from linli.auxiliaries.actions.protection import files, voices
from linli.auxiliaries.data.appraisal import Grade
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.files import Employment
from linli.auxiliaries.data.protection import CareKind, VoiceKind
from linli.auxiliaries.models.appraisal import Award, Rating
from linli.auxiliaries.models.discipline import Absence, DisciplineCase, Violation
from linli.auxiliaries.models.protection import (
    CareFile,
    ConductComplaint,
    DisputeFile,
    IssuedPaper,
    ReasonedApproval,
    Voice,
)
from linli.auxiliaries.tests.people import TEXTS, make_people, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.actor import Role
from linli.web import documents

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
can_make = pytest.mark.skipif(documents.missing() is not None, reason=str(documents.missing()))
PERIOD = {"first": "2025-01-01", "last": "2025-12-31"}


def press(client: Client, name: str, *args: object, **given: object) -> None:
    """The form opens, and what is filled in is taken."""
    assert client.get(page(name, *args)).status_code == 200
    answer = client.post(page(name, *args), given)
    assert answer.status_code == 302, answer.text


def rated(people) -> int:
    press(as_(people.captain), "rate", officer=people.zhou.id, grade="acceptable", **PERIOD, **TEXTS)
    return Rating.objects.get().pk


def test_a_rating_walks_from_the_captain_over_the_officer_to_the_file(people) -> None:
    id, captain, own, hr = rated(people), as_(people.captain), as_(people.own), as_(people.hr)
    assert "巡逻认真" in captain.get(page("rating", id)).text
    press(captain, "rating-act", id, "notify")
    assert "综合各方面" in own.get(page("own-rating", id)).text
    press(own, "own-rating-act", id, "object", words="参加了全部训练")
    press(hr, "rating-act", id, "answer", grade="qualified", words="已核实")
    assert Rating.objects.get().grade == "qualified"
    assert "合格" in hr.get(page("ratings")).text


@pytest.mark.parametrize("act", ["sign", "decline", "comment"])
def test_the_officer_signs_declines_or_comments(people, act) -> None:
    id = rated(people)
    ratings.notify(id, actor=people.captain, at=timezone.now())
    press(as_(people.own), "own-rating-act", id, act, words="已收到")
    press(as_(people.hr), "rating-act", id, "settle")
    assert Rating.objects.get().state == "settled"


def test_a_draft_is_not_shown_to_the_officer(people) -> None:
    assert as_(people.own).get(page("own-rating", rated(people))).status_code == 404


def test_the_provider_reads_what_was_fed_back() -> None:
    people = make_people(employment=Employment.OUTSOURCED)
    id, provider = rated(people), as_(people.bureau.actor(Role.PROVIDER))
    assert provider.get(page("fed-back-rating", id)).status_code == 404
    ratings.notify(id, actor=people.captain, at=timezone.now())
    ratings.sign(id, actor=people.own, at=timezone.now())
    ratings.settle(id, actor=people.hr, at=timezone.now())
    press(as_(people.hr), "rating-act", id, "feed_back")
    assert people.zhou.name in provider.get(page("fed-back")).text
    assert "综合各方面" in provider.get(page("fed-back-rating", id)).text


def test_an_award_is_proposed_granted_consented_and_made_public(people, client) -> None:
    press(as_(people.captain), "propose-award", officer=people.zhou.id, merit="31(5)", evidence="救人")
    id = Award.objects.get().pk
    press(as_(people.hr), "award-act", id, "grant")
    assert as_(people.own).post(page("consent-award", id)).status_code == 302
    press(as_(people.hr), "award-act", id, "publish")
    assert people.zhou.name in client.get(page("honours")).text


def test_recommending_and_levels_have_their_pages(people) -> None:
    hr = as_(people.hr)
    press(hr, "recommend", officer=people.zhou.id, preference="community_worker", consent="示例1号")
    given = {"officer": people.zhou.id, "level": 2, "since": "2026-03-02", "reasons": "x"}
    assert hr.post(page("set-level"), given).status_code == 400  # switched off


def test_a_case_is_opened_told_answered_and_decided(people) -> None:
    hr, own = as_(people.hr), as_(people.own)
    press(hr, "open-case", officer=people.zhou.id, ground="25(5)", words="线索")
    id = DisciplineCase.objects.get().pk
    assert "线索" not in own.get(page("own-case", id)).text
    press(hr, "case-act", id, "tell", facts="收受礼品", evidence="收据示例")
    press(own, "own-case-act", id, "name_companion", words="示例同事")
    press(own, "own-case-act", id, "reply", words="已退还")
    DisciplineCase.objects.update(told_on=timezone.localdate() - timedelta(days=1))
    given = {"outcome": "ending", "labour": "", "reasons": "x"}
    refused = hr.post(page("case-act", id, "decide"), given)
    assert refused.status_code == 400
    assert "劳动合同法" in refused.text
    press(hr, "case-act", id, "decide", outcome="criticism", reasons="情节轻微")
    assert all(words in own.get(page("own-case", id)).text for words in ("收受礼品", "情节轻微"))


def test_the_conflict_of_the_rating_ground_is_said_before_the_decision(people) -> None:
    id = cases.open_case(people.zhou.id, ground=Ground.RATING, words="x", actor=people.hr, at=timezone.now())
    assert "劳动法优先" in as_(people.hr).get(page("case", id)).text


def test_absences_are_noted_explained_and_judged(people) -> None:
    press(as_(people.captain), "note-absence", officer=people.zhou.id, day="2026-02-23")
    id = Absence.objects.get().pk
    press(as_(people.own), "explain-absence", id, words="送医")
    press(as_(people.hr), "absence-act", id, "excuse")
    assert Absence.objects.get().state == "excused"


def test_files_are_kept_step_by_step(people) -> None:
    hr, own = as_(people.hr), as_(people.own)
    press(own, "do-right", "harm", kind="injury", happened_on="2026-03-01", words="扭伤")
    id = CareFile.objects.get().pk
    press(hr, "file-act", id, "tick", paper="treatment", reference="M-1")
    press(hr, "file-act", id, "hand_on", reference="工伤示例1号")
    assert "工伤示例1号" in hr.get(page("file", id)).text
    assert "扭伤" in own.get(page("own-file", id)).text
    press(hr, "file-act", id, "close")
    press(hr, "open-file", officer=people.zhou.id, kind="incident", happened_on="2026-03-01", words="x")


def test_a_dispute_is_begun_and_moved_by_the_officer(people) -> None:
    own = as_(people.own)
    press(own, "do-right", "dispute", known_on="2026-03-01", words="欠薪")
    press(own, "dispute-act", DisputeFile.objects.get().pk, "arbitrate", on="2026-03-02")
    assert "仲裁" in own.get(page("own-rights")).text


@pytest.mark.parametrize("kind", ["suggestion", "complaint", "petition"])
def test_what_the_officer_says_is_answered_where_it_belongs(people, kind) -> None:
    press(as_(people.own), "speak", kind, words="请增设雨衣")
    id = Voice.objects.get().pk
    desk = as_(people.hr if kind == "suggestion" else people.above)
    assert "请增设雨衣" in desk.get(page("voice", id)).text
    assert as_(people.above if kind == "suggestion" else people.hr).get(page("voice", id)).status_code == 403
    press(desk, "answer-voice", id, words="采纳")
    assert "采纳" in as_(people.own).get(page("own-voice", id)).text


def test_an_order_is_refused_taken_back_and_a_resignation_given(people) -> None:
    own = as_(people.own)
    press(own, "do-right", "refuse", article="wuhan-order-270/10(3)", words="要求做笔录")
    id = Voice.objects.get().pk
    assert own.post(page("take-back", id)).status_code == 302
    press(own, "do-right", "resign", leaving="notice", words="")
    assert own.get(page("own-rights")).status_code == 200


def test_the_unit_above_gives_or_refuses_leave_and_handles_breaches(people) -> None:
    now, above = timezone.now(), as_(people.above)
    voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="x", actor=people.own, at=now)
    case = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="x", actor=people.hr, at=now)
    cases.tell_facts(case, facts="a", evidence="b", actor=people.hr, at=now)
    press(as_(people.hr), "case-act", case, "approval", reason="另有原因")
    asked = ReasonedApproval.objects.get().pk
    assert "另有原因" in above.get(page("approval", asked)).text
    press(above, "approval-act", asked, "approve", reason="同意")
    press(as_(people.own), "report-violation", unit=people.bureau.organ, cite="wuhan-order-270/10", words="安排取证")
    id = Violation.objects.get().pk
    assert "安排取证" in above.get(page("violation", id)).text
    press(above, "handle-violation", id, severity="criticism", words="已批评教育")
    assert above.get(page("above")).status_code == 200


def test_anybody_complains_and_reads_the_answer(people, client) -> None:
    given = {"unit": people.bureau.organ, "words": "态度粗暴", "badge": people.zhou.number, "contact": ""}
    assert client.post(page("complain"), given | {"words": " "}).status_code == 400
    seen = client.post(page("complain"), given, follow=True).text
    id, above = ConductComplaint.objects.get().pk, as_(people.above)
    assert "态度粗暴" in seen
    assert Client().get(page("complaint-receipt", id)).status_code == 404
    press(above, "complaint-act", id, "assign", to=people.above.post)
    assert "态度粗暴" in above.get(page("complaint", id)).text
    press(above, "complaint-act", id, "name", number=people.zhou.number)
    press(above, "complaint-act", id, "find", verified="yes", evidence="记录示例", answer="已核实，向您致歉。")
    assert "向您致歉" in client.get(page("complaint-receipt", id)).text


def test_a_code_opens_the_receipt_and_a_wrong_one_nothing(people, client) -> None:
    receipt = complaints.complain(people.bureau.organ, words="态度粗暴", at=timezone.now())
    assert "态度粗暴" in client.get(page("complaint-code", receipt.code), follow=True).text
    assert client.get(page("complaint-code", "2345")).status_code == 404
    assert client.post(page("withdraw-complaint", receipt.id)).status_code == 302
    assert ConductComplaint.objects.get().state == "withdrawn"


def test_nobody_of_the_unit_concerned_opens_a_complaint(people) -> None:
    receipt = complaints.complain(people.bureau.organ, words="态度粗暴", at=timezone.now())
    inside = as_(people.bureau.actor(Role.INSPECTOR))
    assert inside.get(page("complaint", receipt.id)).status_code == 404
    assert receipt.number not in inside.get(page("complaints")).text
    assert as_(people.hr).get(page("complaint", receipt.id)).status_code == 403


@can_make
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_document_is_made_with_its_number_and_check(people, language) -> None:
    now, own = timezone.now(), as_(people.own)
    rating = people.rated(Grade.ACCEPTABLE)
    ratings.notify(rating, actor=people.captain, at=now)
    told = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="x", actor=people.hr, at=now)
    cases.tell_facts(told, facts="收受礼品", evidence="收据示例", actor=people.hr, at=now)
    cases.clear(told, words="查无实据", actor=people.hr, at=now)
    voice = voices.refuse_order(people.zhou.id, article="wuhan-order-270/10(3)", actor=people.own, at=now)
    for kind, thing in (("rating_notice", rating), ("pre_decision", told), ("clearing", told), ("refusal_slip", voice)):
        made = own.get(page("paper", kind, thing), headers={"accept-language": language})
        said = extract_text(BytesIO(made.content))
        paper = IssuedPaper.objects.get(kind=kind)
        assert paper.number in said
        assert reverse("auxiliaries:verify-paper", args=[paper.code]).replace("/", "") in "".join(said.split()).replace(
            "/", ""
        )


def test_the_check_page_says_valid_what_and_when_and_nothing_else(people, client) -> None:
    rating = people.rated(Grade.ACCEPTABLE)
    ratings.notify(rating, actor=people.captain, at=timezone.now())
    code = IssuedPaper.objects.get().code
    said = client.get(page("verify-paper", code)).text
    assert "真实有效" in said
    assert people.zhou.name not in said
    assert client.get(page("verify-paper", "NO-SUCH")).status_code == 404


@pytest.mark.parametrize("role", [Role.FINANCE, Role.CLERK, Role.TRAINER])
@pytest.mark.parametrize("name", ["ratings", "cases", "care", "above", "complaints", "own-rights", "rate", "open-case"])
def test_strangers_get_nothing(people, role, name) -> None:
    assert as_(people.bureau.actor(role)).get(page(name)).status_code == 403


def test_another_officer_reads_nothing_of_it(people) -> None:
    from linli.auxiliaries.tests.factories import make_officer

    other = people.bureau.actor(Role.AUXILIARY, name="another")
    make_officer(people.bureau, "吴宁（示例）", user=other.user)
    id, now = people.rated(), timezone.now()
    ratings.notify(id, actor=people.captain, at=now)
    voice = voices.speak(people.zhou.id, VoiceKind.SUGGESTION, words="x", actor=people.own, at=now)
    file = files.open_file(people.zhou.id, CareKind.INJURY, happened_on=now.date(), words="x", actor=people.own, at=now)
    client = as_(other)
    for name, thing in (("own-rating", id), ("own-voice", voice), ("own-file", file)):
        assert client.get(page(name, thing)).status_code == 404
    assert client.get(page("paper", "rating_notice", id)).status_code == 404


def many(people, count: int) -> None:
    from linli.auxiliaries.tests.factories import make_officer

    now = timezone.now()
    for n in range(count):
        one = make_officer(people.bureau, f"示例{count}-{n}")
        cases.open_case(one.id, ground=Ground.GAIN, words="x", actor=people.hr, at=now)
        absences.note_absence(one.id, day=now.date(), actor=people.hr, at=now)
        ratings.rate(
            one.id, first=now.date() - timedelta(days=99), last=now.date(), grade=Grade.QUALIFIED, texts=TEXTS,
            actor=people.hr, at=now,
        )  # fmt: skip
        complaints.complain(people.bureau.organ, words="x", badge=one.number, at=now)


@pytest.mark.parametrize("name", ["ratings", "cases", "care"])
def test_lists_cost_the_same_however_long(people, name, django_assert_max_num_queries) -> None:
    client = as_(people.hr)
    for count in (1, 6):
        many(people, count)
        with django_assert_max_num_queries(20):
            assert client.get(page(name)).status_code == 200


@pytest.mark.parametrize("name", ["above", "complaints"])
def test_lists_from_above_cost_the_same_however_long(people, name, django_assert_max_num_queries) -> None:
    client = as_(people.above)
    for count in (1, 6):
        many(people, count)
        with django_assert_max_num_queries(20):
            assert client.get(page(name)).status_code == 200
