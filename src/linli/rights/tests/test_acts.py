"""Questions, requests, breaches, assessments and delays, told about people."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful, NotPermitted
from linli.ledger.api import append, sequence
from linli.ledger.data import Entry, Subject
from linli.matters.api import open_receipt, own_matter
from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import NOON
from linli.privacy.api import held, read_own
from linli.privacy.data import Standing
from linli.rights import api
from linli.rights.data import Cause, Doubt, Finding, Outside, RequestState, Right
from linli.rights.models import Delay, LookReview, SeenLook, SubjectRequest

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def matter(district):
    receipt = raise_a(district)
    return own_matter(open_receipt(receipt.code))


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER, district.district)


def looked_at(matter, actor, *, at=NOON, act="privacy.look"):
    """A look by this actor, as the vault would record it; the number it has in the resident's list."""
    subject = Subject("matter", matter)
    with transaction.atomic():
        entry = append(Entry(act, subject, {"purpose": "handling", "fields": "words"}), actor=actor, at=at)
    from linli.ledger.api import entries_about

    return next(e.number for e in entries_about(subject) if e.id == entry)


@pytest.fixture
def clerk(district):
    return district.actor(Role.CLERK, district.village)


def test_a_resident_questions_a_look_and_reads_the_answer(matter, clerk, officer):
    review = api.question_look(matter, looked_at(matter, clerk), doubt=Doubt.NO_REASON, at=LATER)
    assert [row.pk for row in api.reviews_for(officer)] == [review]
    api.answer_review(review, finding=Finding.IN_ORDER, text="该员当天负责派单。", actor=officer, at=LATER)
    [line] = api.looks_at(matter, at=LATER).lines
    assert (line.answer, line.review.finding, line.can_be_questioned) == ("该员当天负责派单。", "in_order", False)


def test_nobody_of_the_lookers_own_unit_answers(matter, clerk, district):
    review = api.question_look(matter, looked_at(matter, clerk), doubt=Doubt.OTHER, at=LATER)
    own = district.actor(Role.INSPECTOR, district.village)
    assert api.reviews_for(own) == []
    for actor in (own, clerk, district.actor(Role.LEAD, district.district)):
        with pytest.raises(NotPermitted):
            api.answer_review(review, finding=Finding.IN_ORDER, text="x", actor=actor, at=LATER)


def test_a_look_is_questioned_once_and_answered_once(matter, clerk, officer):
    number = looked_at(matter, clerk)
    review = api.question_look(matter, number, doubt=Doubt.OTHER, at=LATER)
    with pytest.raises(NotAllowed):
        api.question_look(matter, number, doubt=Doubt.OTHER, at=LATER)
    api.answer_review(review, finding=Finding.MISTAKE, text="x", actor=officer, at=LATER)
    with pytest.raises(NotAllowed):
        api.answer_review(review, finding=Finding.MISTAKE, text="x", actor=officer, at=LATER)


def test_what_was_no_look_cannot_be_questioned(matter, clerk):
    with pytest.raises(NotAllowed):
        api.question_look(matter, looked_at(matter, clerk, act="matters.accept"), doubt=Doubt.OTHER, at=LATER)
    with pytest.raises(NotFound):
        api.question_look(matter, 999, doubt=Doubt.OTHER, at=LATER)


@pytest.mark.parametrize("right", [Right.SEE, Right.COPY])
def test_what_the_receipt_opens_is_answered_at_once(matter, right):
    request = api.demand_right(matter, right, at=NOON)
    assert SubjectRequest.objects.get(pk=request).state == RequestState.DONE


def under_way(matter, right, officer, words=""):
    request = api.demand_right(matter, right, words=words, at=NOON)
    api.accept(request, actor=officer, at=LATER)
    api.begin(request, actor=officer, at=LATER)
    return request


def test_a_deletion_deletes_and_says_so(matter, officer):
    request = under_way(matter, Right.DELETE, officer, words="请删除")
    api.finish(request, reply="已全部删除。", actor=officer, at=LATER)
    assert {row.standing for row in held(Subject("matter", matter))} == {Standing.ERASED}
    [line] = api.own_requests(matter)
    assert (line.request.state, line.words, line.letter) == ("done", "请删除", "已全部删除。")


def test_a_deletion_that_a_law_forbids_becomes_a_seal_with_law_and_day(matter, officer):
    request = under_way(matter, Right.DELETE, officer)
    api.finish(
        request, reply="依法保存。", article="pipl-2021/56", kept_until=date(2029, 3, 2), actor=officer, at=LATER
    )
    row = SubjectRequest.objects.get(pk=request)
    assert (row.state, row.law, row.kept_until) == ("partly", "pipl-2021/56", date(2029, 3, 2))
    assert Standing.RESTRICTED in {item.standing for item in read_own(Subject("matter", matter))}


@pytest.mark.parametrize(
    ("article", "until"), [("pipl-2021/56", None), ("", date(2029, 1, 1)), ("no-act/1", date(2029, 1, 1))]
)
def test_a_seal_names_an_article_that_exists_and_a_day(matter, officer, article, until):
    request = under_way(matter, Right.DELETE, officer)
    with pytest.raises(BadInput):
        api.finish(request, reply="x", article=article, kept_until=until, actor=officer, at=LATER)


def test_withdrawing_consent_takes_the_contact_and_leaves_the_matter(matter, officer):
    request = under_way(matter, Right.WITHDRAW, officer)
    api.finish(request, reply="不再联系。", actor=officer, at=LATER)
    assert {row.field for row in held(Subject("matter", matter)) if row.standing is Standing.OPEN} == {
        "words",
        "sketch",
    }


@pytest.mark.parametrize(("reason", "outside"), [("", Outside.COURT), ("  ", Outside.COURT), ("因为", None)])
def test_a_refusal_without_reason_or_place_to_go_cannot_be_sent(matter, officer, reason, outside):
    request = api.demand_right(matter, Right.DELETE, at=NOON)
    with pytest.raises(NotLawful) as refusal:
        api.refuse(request, reason=reason, outside=outside, actor=officer, at=LATER)
    assert refusal.value.articles == ("pipl-2021/50",)
    api.refuse(request, reason="尚未办结。", outside=Outside.COURT, actor=officer, at=LATER)
    assert api.own_requests(matter)[0].letter == "尚未办结。"


def test_a_correction_says_what_is_wrong_and_identity_is_asked_once(matter, officer, clerk):
    with pytest.raises(BadInput):
        api.demand_right(matter, Right.CORRECT, at=NOON)
    request = api.demand_right(matter, Right.CORRECT, words="门牌号应为 12", at=NOON)
    with pytest.raises(NotPermitted):
        api.accept(request, actor=clerk, at=LATER)
    api.ask_identity(request, actor=officer, at=LATER)
    with pytest.raises(NotAllowed):
        api.ask_identity(request, actor=officer, at=LATER)
    with pytest.raises(NotFound):
        api.accept(1, actor=officer, at=LATER)


PARTS = {"what": "联系方式可能外泄", "measures": "已停用；请留意陌生来电", "contact": "0953-0000000"}


@pytest.mark.parametrize("missing", list(PARTS))
def test_a_breach_notice_without_one_of_its_parts_cannot_be_sent(officer, missing):
    breach = api.note_breach(noticed_at=NOON, actor=officer, at=NOON)
    api.write_breach(breach, **PARTS | {missing: " "}, actor=officer, at=NOON)
    with pytest.raises(NotLawful):
        api.send_breach(breach, actor=officer, at=NOON)
    api.write_breach(breach, **PARTS, actor=officer, at=NOON)
    api.send_breach(breach, actor=officer, at=NOON)
    assert [row.pk for row in api.breaches(sent_only=True)] == [breach]
    with pytest.raises(NotAllowed):
        api.write_breach(breach, **PARTS, actor=officer, at=NOON)


def test_a_look_is_left_out_by_two_people_until_a_day_and_counted(matter, clerk, officer, district):
    number, until = looked_at(matter, clerk), LATER.date() + timedelta(days=5)
    delay = api.ask_delay(matter, number, article="pipl-2021/18", until=until, actor=officer, at=LATER)
    assert len(api.looks_at(matter, at=LATER).lines) == 1
    with pytest.raises(NotPermitted):
        api.decide_delay(delay, approve=True, actor=officer, at=LATER)
    second = district.actor(Role.INSPECTOR, district.district)
    api.decide_delay(delay, approve=True, actor=second, at=LATER)
    page = api.looks_at(matter, at=LATER)
    assert (page.lines, page.withheld) == ([], 1)
    assert api.public_counts(LATER)["delayed"] == 1
    assert len(api.looks_at(matter, at=LATER + timedelta(days=7)).lines) == 1
    sequence(at=LATER)
    assert api.own_proof(matter, at=LATER)["withheld"] == 1


@pytest.mark.parametrize(
    ("days", "article", "error"),
    [(0, "pipl-2021/18", NotLawful), (91, "pipl-2021/18", NotLawful), (5, "x/1", BadInput)],
)
def test_a_delay_has_an_article_and_an_end(matter, clerk, officer, days, article, error):
    until = NOON.date() + timedelta(days=days)
    with pytest.raises(error):
        api.ask_delay(matter, looked_at(matter, clerk), article=article, until=until, actor=officer, at=NOON)
    assert not Delay.objects.exists()


@pytest.fixture
def a_calm_fortnight(matter, district):
    """Of another clerk: two looks at what he works on and a search a day."""
    other = district.actor(Role.CLERK, district.township)
    with transaction.atomic():
        append(Entry("matters.accept", Subject("matter", matter), {}), actor=other, at=NOON - timedelta(days=30))
    for day in range(15):
        at = NOON - timedelta(days=30 - day)
        for number in range(2):
            looked_at(matter, other, at=at + timedelta(minutes=number))
        searched(other, at=at)


def searched(actor, *, at):
    with transaction.atomic():
        append(Entry("privacy.search", Subject("unit", actor.unit), {"words": 1}), actor=actor, at=at)


def reads(clerk, count, *, at=NOON, first=5000):
    for number in range(count):
        with transaction.atomic():
            append(Entry("privacy.look", Subject("matter", first + number), {}), actor=clerk, at=at)


def flags(cause):
    return [(row.post, row.count) for row in LookReview.objects.filter(cause=cause)]


def test_a_clerk_who_reads_on_and_on_without_working_is_flagged(a_calm_fortnight, clerk):
    reads(clerk, 30)
    sequence(at=NOON)
    api.watch(at=NOON + timedelta(hours=5))
    api.watch(at=NOON + timedelta(hours=6))
    assert (flags(Cause.STRANGERS), flags(Cause.WEEK)) == ([(clerk.post, 30)], [])


def test_looks_that_led_to_work_are_nobodys_curiosity(a_calm_fortnight, clerk):
    reads(clerk, 30)
    for number in range(30):
        with transaction.atomic():
            append(Entry("matters.accept", Subject("matter", 5000 + number), {}), actor=clerk, at=NOON)
    sequence(at=NOON)
    api.watch(at=NOON + timedelta(hours=5))
    assert flags(Cause.STRANGERS) == []


def test_a_little_every_day_is_flagged_within_the_week_and_once(a_calm_fortnight, clerk):
    for day in range(5):
        reads(clerk, 9, at=NOON + timedelta(days=day), first=5000 + 100 * day)
    sequence(at=NOON)
    for hours in (5, 6, 30):
        api.watch(at=NOON + timedelta(days=4, hours=hours))
    assert (flags(Cause.STRANGERS), flags(Cause.WEEK)) == ([], [(clerk.post, 45)])


def test_who_searches_and_searches_is_flagged(a_calm_fortnight, clerk):
    for _ in range(30):
        searched(clerk, at=NOON)
    sequence(at=NOON)
    api.watch(at=NOON + timedelta(hours=5))
    assert flags(Cause.SEARCHES) == [(clerk.post, 30)]
    assert flags(Cause.STRANGERS) == []


def test_what_a_search_found_is_not_counted_again(matter, clerk):
    looked_at(matter, clerk, act="privacy.search")
    searched(clerk, at=NOON)
    sequence(at=NOON)
    api.watch(at=NOON + timedelta(hours=5))
    assert [(row.matter, row.search, row.stranger) for row in SeenLook.objects.all()] == [(None, True, None)]
