"""An answer that says what it must; a decision that says how it can be contested, and until which day."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.errors import BadInput
from linli.matters import api as acts
from linli.matters.data import Answer, State
from linli.matters.models import Reply
from linli.matters.queries.limits import calendar
from linli.matters.rules.answers import check_answer
from linli.matters.rules.remedies import VALUES, Delivery, remedies
from linli.matters.tests.factories import DONE, STEPS, at_state, fresh, handler, raise_a
from linli.matters.tests.pictures import saved, scene
from linli.organisation import api as organisation
from linli.organisation.tests.factories import NOON, District, make_district

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
NO = Answer("看过现场。", why_not="路面属于铁路。", basis="铁路法第十条", who_can_change="铁路局")
DECISION = replace(DONE, administrative=True, remedies="江汉区人民政府；江汉区人民法院")


@pytest.fixture
def district() -> District:
    return make_district()


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        (replace(DONE, findings=""), "findings"),
        (replace(DONE, action=""), "action"),
        (replace(DONE, done_on=None), "done_on"),
        (replace(DONE, done_on=date(2026, 3, 3)), "done_on"),
        (replace(NO, basis=""), "basis"),
        (replace(NO, who_can_change=""), "who_can_change"),
        (replace(DECISION, remedies=""), "remedies"),
    ],
)
def test_what_is_missing_is_named(answer: Answer, missing: str):
    with pytest.raises(BadInput) as refused:
        check_answer(answer, today=TODAY)
    assert refused.value.field == missing


def test_a_whole_answer_is_done_or_explained():
    assert check_answer(DONE, today=TODAY) == "done"
    assert check_answer(NO, today=TODAY) == "explained"


@pytest.mark.parametrize(
    ("delivered", "reconsideration", "lawsuit"),
    [
        (date(2026, 3, 2), date(2026, 5, 6), date(2026, 9, 2)),  # 1 May is a holiday, until the 5th
        (date(2026, 6, 10), date(2026, 8, 10), date(2026, 12, 10)),  # 9 August is a Sunday
        (date(2026, 8, 31), date(2026, 10, 30), date(2027, 3, 1)),  # February has no 31st; its 28th is a Sunday
        (date(2024, 1, 2), date(2024, 3, 4), date(2024, 7, 2)),  # 2 March is a Saturday
    ],
)
def test_the_last_days_run_from_delivery(delivered: date, reconsideration: date, lawsuit: date):
    values = [organisation.figure(name, on=delivered) for name in VALUES]
    at = datetime(delivered.year, delivered.month, delivered.day, 4, tzinfo=UTC)
    found = remedies.on(delivered)(Delivery(at, calendar(), values))
    assert [remedy.last_day for remedy in found] == [reconsideration, lawsuit]
    assert all(remedy.to_be_confirmed for remedy in found)


def test_the_rule_begins_with_the_law_of_2024():
    with pytest.raises(LookupError):
        remedies.on(date(2023, 12, 31))
    assert remedies.on(date(2024, 1, 1))


def test_without_delivery_no_day_is_promised():
    values = [organisation.figure(name, on=TODAY) for name in VALUES]
    assert {r.last_day for r in remedies.on(TODAY)(Delivery(None, calendar(), values))} == {None}


def answered(district: District, answer: Answer) -> str:
    """王小满's receipt page after this answer."""
    receipt = raise_a(district)
    for step in ("dispatch", "accept", "report", "check"):
        STEPS[step](district, receipt.matter)
    acts.reply(receipt.matter, answer=answer, actor=handler(district), at=NOON)
    return Client().get(f"/m/{receipt.code}/", headers={"accept-language": "en"}, follow=True).content.decode()


def test_the_resident_reads_the_ways_their_last_days_and_that_the_review_is_internal(district: District):
    html = answered(district, DECISION)
    assert all(words in html for words in ("May 6, 2026", "Sep 2, 2026", "江汉区人民法院", "to be confirmed"))
    assert "is internal. It replaces neither petitioning nor these ways" in html


def test_what_is_no_decision_has_no_remedies(district: District):
    assert "If you do not agree with this decision" not in answered(district, DONE)


def test_a_decision_that_was_never_delivered_runs_from_the_first_opening(district: District):
    receipt = raise_a(district, contact=None)
    for step in ("dispatch", "accept", "report", "check"):
        STEPS[step](district, receipt.matter)
    acts.reply(receipt.matter, answer=DECISION, actor=handler(district), at=NOON)
    page = acts.receipt_page(acts.open_receipt(receipt.code), at=datetime(2026, 6, 10, 4, tzinfo=UTC))
    assert page.remedies[0].last_day == date(2026, 8, 10)


def at_the_desk(client: Client, district: District, state: State) -> str:
    matter = at_state(district, state)
    sign_in(client, get_user_model().objects.get(pk=handler(district).user))
    return f"/desk/matters/{fresh(matter).number}/"


def test_a_worker_reports_with_a_photo_and_what_it_shows(client: Client, district: District):
    path = at_the_desk(client, district, State.HANDLING)
    photo = SimpleUploadedFile("after.jpg", saved(scene(1)), "image/jpeg")
    given = {"findings": "坑深二十厘米。", "action": "已填平。", "done_on": "2026-03-02", "photo_1": photo}
    refused = client.post(f"{path}report_handled/", given)
    assert refused.status_code == 400
    assert 'id="id_shows_1_error"' in refused.content.decode()
    photo.seek(0)
    assert client.post(f"{path}report_handled/", given | {"shows_1": "填平后的路面"}).status_code == 302


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"findings": "看过", "outcome": "explained"}, "why_not"),
        ({"findings": "看过", "outcome": "done", "why_not": "没有预算"}, "why_not"),
        ({"findings": "看过", "outcome": "explained", "why_not": "没有预算"}, "basis"),
        ({"findings": "看过", "outcome": "done", "action": ""}, "action"),
        ({"outcome": "done", "action": "已填平"}, "findings"),
    ],
)
def test_the_form_names_the_missing_part_too(client: Client, district: District, given: dict[str, str], field: str):
    answer = client.post(f"{at_the_desk(client, district, State.CHECKED)}reply/", given | {"anyway": "1"})
    assert answer.status_code == 400
    assert re.search(rf'id="id_{field}_error"', answer.content.decode())


def test_a_no_is_sent_without_a_day_of_work(client: Client, district: District):
    path = at_the_desk(client, district, State.CHECKED)
    given = {"findings": "看过", "outcome": "explained", "why_not": "路属于铁路", "basis": "铁路法第十条",
             "who_can_change": "铁路局", "done_on": "2026-03-02", "anyway": "1"}  # fmt: skip
    assert client.post(f"{path}reply/", given).status_code == 302
    reply = Reply.objects.get()
    assert (reply.outcome, reply.done_on) == ("explained", None)
