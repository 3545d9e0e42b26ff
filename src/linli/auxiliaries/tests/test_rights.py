"""Zhou An suggests, refuses, complains, resigns, was hurt, has a dispute; residents complain and are answered."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.deployment import lines, sheets
from linli.auxiliaries.actions.protection import files, voices
from linli.auxiliaries.data.conduct import ComplaintState
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import CareKind, DisputeState, Leaving, VoiceKind
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.models.protection import ConductComplaint, Voice
from linli.auxiliaries.queries import conduct, papers, protection
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.tests.facts import Facts, facts  # noqa: F401 - a fixture
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful, NotPermitted
from linli.ledger.data import Subject

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
ARTICLE = "wuhan-order-270/10(3)"


def test_an_unlawful_order_is_refused_with_a_slip_and_the_officer_is_off_the_sheet(people, facts: Facts) -> None:
    facts.ready(people.zhou.id)
    shift = {"starts_at": AT + timedelta(days=1), "ends_at": AT + timedelta(days=1, hours=8)}
    sheet = sheets.plan_sheet(people.bureau.organ, **shift, commander=people.captain.post, actor=people.captain, at=AT)
    line = lines.assign(sheet, people.zhou.id, duty="9.4.scene", actor=people.captain, at=AT)
    sheets.publish(sheet, actor=people.captain, at=AT)
    id = voices.refuse_order(people.zhou.id, article=ARTICLE, words="要求做笔录", line=line, actor=people.own, at=AT)
    assert (DutyLine.objects.get().state, DutyLine.objects.get().because) == ("refused", ARTICLE)
    assert papers.out(PaperKind.REFUSAL_SLIP, id).valid
    assert protection.shielded_until(people.zhou.id, on=AT.date()) == date(2027, 3, 2)


def test_a_refusal_names_the_point_and_is_the_officers_own(people) -> None:
    with pytest.raises(BadInput):
        voices.refuse_order(people.zhou.id, article="wuhan-order-270/9(2)", actor=people.own, at=AT)
    with pytest.raises(NotPermitted):
        voices.refuse_order(people.zhou.id, article=ARTICLE, actor=people.captain, at=AT)
    assert not Voice.objects.exists()


def test_a_complaint_is_read_and_answered_only_above(people) -> None:
    id = voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="克扣加班费", actor=people.own, at=AT)
    about = Subject("aux_voice", id)
    for actor in (people.hr, people.captain, people.bureau.actor(Role.INSPECTOR)):
        with pytest.raises(NotPermitted):
            look_at(about, officer=people.zhou.id, actor=actor, at=AT)
        with pytest.raises(NotPermitted):
            voices.answer_voice(id, words="x", actor=actor, at=AT)
    assert look_at(about, officer=people.zhou.id, actor=people.above, at=AT) == {"words": "克扣加班费"}
    voices.answer_voice(id, words="已补发", actor=people.above, at=AT)
    assert own_texts(about)["answer"] == "已补发"


def test_a_suggestion_is_answered_by_the_unit_and_has_a_receipt(people) -> None:
    id = voices.speak(people.zhou.id, VoiceKind.SUGGESTION, words="增设雨衣", actor=people.own, at=AT)
    one = protection.voice(id)
    assert (one.due_on, len(one.number)) == (None, 12)
    voices.answer_voice(id, words="采纳", actor=people.hr, at=AT)
    with pytest.raises(NotAllowed):
        voices.take_back(id, actor=people.own, at=AT)
    assert protection.shielded_until(people.zhou.id, on=AT.date()) is None


@pytest.mark.parametrize(
    ("leaving", "words", "last"),
    [(Leaving.NOTICE, "", date(2026, 4, 1)), (Leaving.AT_ONCE, "未缴社会保险", date(2026, 3, 2))],
)
def test_a_resignation_needs_nobodys_leave(people, leaving, words, last) -> None:
    id = voices.resign(people.zhou.id, leaving=leaving, words=words, actor=people.own, at=AT)
    assert protection.voice(id).last_day == last
    with pytest.raises(BadInput):
        voices.resign(people.zhou.id, leaving=Leaving.AT_ONCE, words=" ", actor=people.own, at=AT)


def test_what_is_taken_back_shields_no_more(people) -> None:
    id = voices.speak(people.zhou.id, VoiceKind.PETITION, words="x", actor=people.own, at=AT)
    voices.take_back(id, actor=people.own, at=AT)
    assert protection.shielded_until(people.zhou.id, on=AT.date()) is None


def test_an_injury_file_has_both_last_days_and_its_steps(people) -> None:
    id = files.open_file(
        people.zhou.id, CareKind.INJURY, happened_on=date(2026, 3, 1), words="扭伤", actor=people.own, at=AT
    )
    one = protection.care(id)
    assert (one.due_on, one.late_on, one.liable) == (date(2026, 3, 31), date(2027, 3, 1), None)
    files.tick(id, paper="treatment", reference="M-1", actor=people.hr, at=AT)
    with pytest.raises(BadInput):
        files.tick(id, paper="veterans", reference="M-1", actor=people.hr, at=AT)
    files.hand_on(id, reference="工伤示例1号", actor=people.hr, at=AT)
    files.close_file(id, actor=people.hr, at=AT)
    assert protection.care(id).done == {"treatment"}


@pytest.mark.parametrize("kind", [CareKind.INCIDENT, CareKind.INFRINGEMENT, CareKind.MARTYR])
def test_for_harm_done_while_assisting_the_organ_is_liable(people, kind) -> None:
    id = files.open_file(people.zhou.id, kind, happened_on=AT.date(), words="x", actor=people.hr, at=AT)
    assert protection.care(id).liable == (people.bureau.organ if kind is CareKind.INCIDENT else None)
    with pytest.raises(BadInput):
        files.open_file(people.zhou.id, kind, happened_on=date(2026, 3, 9), words="x", actor=people.hr, at=AT)


def test_a_dispute_goes_from_stage_to_stage_with_its_last_days(people) -> None:
    id = files.begin_dispute(people.zhou.id, known_on=date(2026, 2, 2), words="欠薪", actor=people.own, at=AT)
    for act, day in (("mediate", 9), ("arbitrate", 25), ("accepted", 26), ("award", 27)):
        files.move_dispute(id, act, on=date(2026, 2, day), actor=people.own, at=AT)
    one = protection.dispute(id, on=AT.date())
    assert (one.state, [limit.day for limit in one.last_days]) == (DisputeState.AWARDED, [date(2026, 3, 14)])
    with pytest.raises(BadInput):
        files.move_dispute(id, "sue", on=date(2026, 3, 9), actor=people.own, at=AT)
    files.move_dispute(id, "sue", on=AT.date(), actor=people.hr, at=AT)


def complained(people, **more: str) -> complaints.Receipt:
    given = {"words": "态度粗暴", "badge": people.zhou.number, **more}
    return complaints.complain(people.bureau.organ, **given, at=AT)


def find(people, id, *, verified=True, evidence="现场记录示例") -> None:
    complaints.assign(id, to=people.above.post, actor=people.above, at=AT)
    complaints.find(id, verified=verified, evidence=evidence, answer="已核实处理", actor=people.above, at=AT)


def test_a_resident_complains_and_reads_the_answer_by_receipt(people) -> None:
    receipt = complained(people)
    assert conduct.by_receipt(receipt.code.lower().replace("-", " ")).due_on == date(2026, 5, 1)
    find(people, receipt.id)
    assert own_texts(Subject("aux_complaint", receipt.id))["answer"] == "已核实处理"
    with pytest.raises(NotFound):
        conduct.by_receipt("2345")


def test_nobody_of_the_unit_concerned_reads_assigns_or_checks_it(people) -> None:
    receipt = complained(people)
    inside = people.bureau.actor(Role.INSPECTOR)
    for actor in (inside, people.hr, people.captain, people.own):
        assert conduct.complaints(actor) == []
        with pytest.raises(NotPermitted):
            look_at(Subject("aux_complaint", receipt.id), officer=None, actor=actor, at=AT)
        with pytest.raises(NotPermitted):
            complaints.assign(receipt.id, to=people.above.post, actor=actor, at=AT)
    with pytest.raises(NotLawful):
        complaints.assign(receipt.id, to=inside.post, actor=people.above, at=AT)
    assert [one.id for one in conduct.complaints(people.above)] == [receipt.id]


def test_an_anonymous_complaint_alone_verifies_nothing(people) -> None:
    receipt = complained(people)
    assert ConductComplaint.objects.get().anonymous
    with pytest.raises(NotLawful):
        find(people, receipt.id, evidence=" ")
    assert conduct.verified([people.zhou.id]) == {}


def test_three_verified_ones_open_a_case_and_unverified_ones_none(people) -> None:
    find(people, complained(people).id, verified=False)
    for _ in range(2):
        find(people, complained(people).id)
    assert not DisciplineCase.objects.exists()
    find(people, complained(people).id)
    assert DisciplineCase.objects.get().ground == Ground.COMPLAINTS
    assert conduct.verified([people.zhou.id]) == {people.zhou.id: 3}


def test_what_was_not_verified_goes_on_its_day_words_and_all(people) -> None:
    receipt = complained(people)
    find(people, receipt.id, verified=False)
    assert complaints.expire_unverified(at=AT + timedelta(days=183)) == 0
    assert complaints.expire_unverified(at=AT + timedelta(days=184)) == 1
    assert not ConductComplaint.objects.exists()
    assert own_texts(Subject("aux_complaint", receipt.id)) == {}


def test_a_withdrawn_complaint_is_not_found_against_anybody(people) -> None:
    receipt = complained(people)
    complaints.withdraw(receipt.id, at=AT)
    assert ConductComplaint.objects.get().state == ComplaintState.WITHDRAWN
    with pytest.raises((NotAllowed, NotPermitted)):
        find(people, receipt.id)


def test_the_checker_finds_out_whom_it_is_about(people) -> None:
    receipt = complained(people, badge="不知道")
    complaints.assign(receipt.id, to=people.above.post, actor=people.above, at=AT)
    with pytest.raises(BadInput):
        complaints.find(receipt.id, verified=True, evidence="a", answer="b", actor=people.above, at=AT)
    complaints.name_officer(receipt.id, number=people.zhou.number, actor=people.above, at=AT)
    complaints.find(receipt.id, verified=True, evidence="a", answer="b", actor=people.above, at=AT)


@pytest.mark.parametrize("given", [{"words": " "}, {"words": "x" * 4001}, {"words": "x", "badge": "9" * 33}])
def test_bad_input_keeps_nothing(people, given) -> None:
    with pytest.raises(BadInput):
        complained(people, **given)
    assert not ConductComplaint.objects.exists()
