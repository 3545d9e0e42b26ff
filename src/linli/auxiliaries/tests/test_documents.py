"""Every kind of document is made, read back, bears its number, and leads to a page that answers for it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pdfminer.high_level import extract_text

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions.appraisal import awards, ratings
from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.discipline import cases
from linli.auxiliaries.actions.protection import voices
from linli.auxiliaries.data.appraisal import Merit, Preference
from linli.auxiliaries.data.discipline import Ground, Outcome
from linli.auxiliaries.data.files import Employment
from linli.auxiliaries.tests.factories import make_contract, make_item, make_organ, make_permit
from linli.auxiliaries.tests.people import AT, People, make_people
from linli.kernel.actor import Role
from linli.web import documents

can_make = pytest.mark.skipif(documents.missing() is not None, reason=str(documents.missing()))
pytestmark = [pytest.mark.django_db(transaction=True), can_make]
ADDRESS = re.compile(r"/auxiliaries/[A-Za-z0-9_:/.-]+")
Make = Callable[[People], str]


def page(name: str, *args: object) -> str:
    return reverse(f"auxiliaries:{name}", args=args)


def rating_notice(people: People) -> str:
    id = people.rated()
    ratings.notify(id, actor=people.captain, at=AT)
    return page("paper", "rating_notice", id)


def told(people: People) -> int:
    id = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="线索", actor=people.hr, at=AT)
    cases.tell_facts(id, facts="收受礼品", evidence="收据示例", actor=people.hr, at=AT)
    return id


def pre_decision(people: People) -> str:
    return page("paper", "pre_decision", told(people))


def decision(people: People) -> str:
    id = told(people)
    given = {"outcome": Outcome.CRITICISM, "ending": None, "reasons": "情节轻微"}
    cases.decide(id, **given, actor=people.hr, at=AT + timedelta(days=10))
    return page("paper", "decision", id)


def clearing(people: People) -> str:
    id = told(people)
    cases.clear(id, words="查无实据", actor=people.hr, at=AT + timedelta(days=2))
    return page("paper", "clearing", id)


def permit(people: People) -> str:
    today = timezone.localdate()
    return page("print-permit", make_permit(people.zhou, today, today + timedelta(days=300)).id)


def return_list(people: People) -> str:
    from linli.auxiliaries.actions.equipment import issue

    issue(make_item(people.bureau), officer=people.zhou.id, on=date(2026, 3, 2), actor=people.hr, at=AT)
    return page("return-list", people.zhou.id)


def checklist(people: People) -> str:
    make_contract(people.zhou)
    return page("contract-checklist", people.zhou.id)


def provider_report(people: People) -> str:
    address = page("provider-paper", people.bureau.organ)
    return f"{address}?month=2026-01&provider={people.bureau.provider}"


def award(people: People) -> str:
    given = {"officer": people.zhou.id, "merit": Merit.COURAGE, "evidence": "救起落水者示例"}
    id = awards.propose_award(people.bureau.organ, **given, actor=people.captain, at=AT)
    awards.decide_award(id, grant=True, actor=people.hr, at=AT)
    return page("paper", "award", id)


def units_award(people: People) -> str:
    given = {"merit": Merit.EMERGENCY, "evidence": "防汛示例"}
    id = awards.propose_award(people.bureau.organ, **given, actor=people.captain, at=AT)
    awards.decide_award(id, grant=True, actor=people.hr, at=AT)
    return page("paper", "award", id)


def recommendation(people: People) -> str:
    given = {"preference": Preference.COMMUNITY_WORKER, "consent": "示例人社函〔2026〕1号"}
    return page("paper", "recommendation", awards.recommend(people.zhou.id, **given, actor=people.hr, at=AT))


KINDS: dict[Make, tuple[str, ...]] = {
    permit: ("工作证", "周安（示例）", "不具有人民警察身份"), rating_notice: ("评定", "巡逻认真", "第23条"),
    pre_decision: ("收受礼品", "收据示例"), decision: ("情节轻微", "收受礼品"), clearing: ("查无实据",),
    return_list: ("周安（示例）", "DJ"), checklist: ("周安（示例）", "劳动合同"),
    provider_report: ("示例保安服务公司",), award: ("周安（示例）", "救起落水者示例", "第31条第5项"),
    units_award: ("全体辅警", "防汛示例", "第31条第3项"),
    recommendation: ("周安（示例）", "示例人社函〔2026〕1号", "第32条", "社区工作"),
}  # fmt: skip


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_document_says_what_it_must_and_can_be_checked_by_a_stranger(client: Client, make: Make) -> None:
    people = make_people(employment=Employment.OUTSOURCED if make is provider_report else Employment.DIRECT)
    make_organ(people.bureau)
    address = make(people)
    sign_in(client, people.hr.user)
    answer = client.get(address, headers={"accept-language": "zh-hans"})
    assert answer.status_code == 200 and answer.content[:5] == b"%PDF-"
    said = extract_text(BytesIO(answer.content))
    whole = "".join(said.split())
    assert all(words in whole for words in KINDS[make]), whole
    number = re.search(r"文件编号[:：]?([A-Za-z0-9-]+)", whole)
    check = ADDRESS.search(whole)
    assert number and check, whole
    checked = Client().get(check.group(), headers={"accept-language": "zh-hans"})
    assert checked.status_code == 200
    assert "周安" not in checked.text


def test_a_forged_address_answers_for_nothing(client: Client) -> None:
    assert client.get(page("check-print", "WyJjaGVja2xpc3QiXQ:forged")).status_code == 404


def test_a_slip_on_a_refusal_is_the_officers_own(client: Client) -> None:
    people = make_people()
    voice = voices.refuse_order(
        people.zhou.id, article="wuhan-order-270/10(3)", words="要求做笔录", actor=people.own, at=AT
    )
    sign_in(client, people.own.user)
    said = extract_text(BytesIO(client.get(page("paper", "refusal_slip", voice)).content))
    assert "要求做笔录" in "".join(said.split())
    sign_in(client, people.bureau.actor(Role.HR).user)
    assert client.get(page("paper", "refusal_slip", voice)).status_code == 404


def test_the_answer_to_a_complaint_is_a_letter_for_the_holder_of_the_receipt_alone(client: Client) -> None:
    people = make_people()
    receipt = complaints.complain(people.bureau.organ, words="态度粗暴示例", at=AT)
    client.get(page("complaint-code", receipt.code))
    assert client.get(page("complaint-letter", receipt.id)).status_code == 404
    answer_it(people, receipt.id)
    assert Client().get(page("complaint-letter", receipt.id)).status_code == 404
    made = client.get(page("complaint-letter", receipt.id), headers={"accept-language": "zh-hans"})
    said = "".join(extract_text(BytesIO(made.content)).split())
    assert all(words in said for words in (receipt.number, "未查实", "已向您说明示例", "第6条"))
    assert "周安" not in said and "录像示例" not in said


def answer_it(people: People, id: int) -> None:
    complaints.assign(id, to=people.above.post, actor=people.above, at=AT)
    found = {"verified": False, "evidence": "录像示例", "answer": "已向您说明示例"}
    complaints.find(id, **found, actor=people.above, at=AT)
