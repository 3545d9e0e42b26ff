"""Ms Huang takes an existing roll over: read, told apart, tried, taken row by row, and undone."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.actions import files
from linli.auxiliaries.actions.takeover import reading, taking, undoing
from linli.auxiliaries.data import Employment, OfficerState
from linli.auxiliaries.data.takeover import Choices, Column, Fate, State, TakeOverId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import Filing, LabourContract
from linli.auxiliaries.models.equipment import WorkPermit
from linli.auxiliaries.models.takeover import RollWord, TakenRow, TakeOver
from linli.auxiliaries.queries import readiness
from linli.auxiliaries.queries import takeover as ask
from linli.auxiliaries.queries.files import scope_of
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.rules.identity import with_last_place
from linli.auxiliaries.rules.takeover.columns import guessed, is_outside
from linli.auxiliaries.tests.factories import Bureau, make_bureau, make_instruction, make_officer, make_organ
from linli.jobs.api import run_due
from linli.kernel.actor import Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.kernel.words import Name
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.api import held, read_own
from linli.privacy.data import Standing
from linli.training.api import passed_induction, publish_course, write_course
from linli.training.data import CourseKind, CourseText, LearnerKind, Topic

pytestmark = pytest.mark.django_db(transaction=True)
HEADINGS = ("工号", "姓名", "身份证号", "所在单位", "人员类别", "用工方式", "入职日期", "政治面貌")
C = Column


def identity(born_on: date = date(1995, 5, 20), serial: int = 12) -> str:
    """An identity number of a place that does not exist."""
    return with_last_place(f"990199{born_on:%Y%m%d}{serial:03}")


def row(number: int = 1, **cells: str) -> list[str]:
    told = {
        "工号": f"JZ{number:04}", "姓名": f"某{number}（示例）", "身份证号": identity(serial=number),
        "所在单位": "示例东镇派出所", "人员类别": "勤务", "用工方式": "直接聘用", "入职日期": "2024年3月1日",
        "政治面貌": "群众",
    }  # fmt: skip
    return [(told | cells)[heading] for heading in (*HEADINGS, *(name for name in cells if name not in HEADINGS))]


def csv(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS, encoding: str = "utf-8") -> bytes:
    return "\n".join(",".join(cells) for cells in (headings, *rows)).encode(encoding)


class Office:
    """The organ with its personnel officer."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau, self.hr = bureau, bureau.actor(Role.HR)
        make_organ(bureau)
        self.instruction = make_instruction(bureau)

    def read(self, content: bytes, name: str = "roll.csv", headings: int = 1) -> TakeOverId:
        given = {"name": name, "content": content, "headings": headings, "actor": self.hr, "at": timezone.now()}
        return reading.begin(self.bureau.organ, **given)

    def checked(self, content: bytes, **choices: object) -> TakeOverId:
        id = self.read(content)
        sheet = ask.table(ask.take_over(id), actor=self.hr, at=timezone.now())
        given = {
            "columns": guessed(sheet.columns, {}), "instructions": {Employment.DIRECT: self.instruction},
            "units": {"示例东镇派出所": self.bureau.station}, "unit": self.bureau.organ, **choices,
        }  # fmt: skip
        reading.choose(id, headings=sheet.columns, choices=Choices(**given), actor=self.hr, at=timezone.now())
        return id

    def tried(self, id: TakeOverId) -> dict[Fate, int]:
        row = ask.take_over(id)
        sheet = ask.table(row, actor=self.hr, at=timezone.now())
        return ask.counts(ask.trial(self.bureau.organ, sheet, ask.choices_of(row), on=timezone.localdate()))

    def taken(self, content: bytes, **choices: object) -> TakeOverId:
        id = self.checked(content, **choices)
        taking.start(id, actor=self.hr, at=timezone.now())
        worked()
        return id


def worked() -> None:
    while run_due(timezone.now() + timedelta(minutes=1)):
        pass


@pytest.fixture
def office(db: None) -> Office:
    return Office(make_bureau())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roll_in_either_encoding_keeps_rare_characters_and_the_dot(office: Office, encoding: str) -> None:
    names = ["𠮷𡃁（示例）", "阿依努尔·示例", "张　三"]
    office.taken(csv([row(at, 姓名=name) for at, name in enumerate(names)], encoding=encoding))
    assert [one.name for one in AuxiliaryOfficer.objects.order_by("number")] == [
        "𠮷𡃁（示例）",
        "阿依努尔·示例",
        "张三",
    ]


def test_merged_headings_of_excel_are_read_as_one(office: Office) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["工号", "姓名", "身份证号", "入职日期", "合同", None, None])
    sheet.append([None, None, None, None, "编号", "起始日期", "终止日期"])
    for column in "ABCD":
        sheet.merge_cells(f"{column}1:{column}2")
    sheet.merge_cells("E1:G1")
    sheet.append(["JZ0001", "某一（示例）", identity(), date(2024, 3, 1), "HT-1", "2024.3.1", "2027.2.28"])
    content = io.BytesIO()
    book.save(content)
    id = office.read(content.getvalue(), "名册.xlsx", headings=2)
    columns = ask.table(ask.take_over(id), actor=office.hr, at=timezone.now()).columns
    assert columns[:5] == ("工号", "姓名", "身份证号", "入职日期", "合同 / 编号")
    assert guessed(columns, {})[5] is Column.CONTRACT_FROM and guessed(columns, {})[6] is Column.CONTRACT_UNTIL


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"身份证号": "4.20106E+17"}, C.ID_NUMBER, "last places are lost"),
        ({"身份证号": identity()[:-1] + ("1" if identity()[-1] != "1" else "2")}, C.ID_NUMBER, "does not fit"),
        ({"姓名": "王□（示例）"}, C.NAME, "was lost on the way"),
        ({"姓名": ""}, C.NAME, "needed"),
        ({"入职日期": "24.3.1"}, C.STARTED_ON, "is no day"),
        ({"身份证号": identity(date(2005, 5, 20)), "入职日期": "2020-01-01"}, C.STARTED_ON, "Under eighteen"),
        ({"入职日期": "2999-01-01"}, C.STARTED_ON, "has not come"),
        ({"人员类别": "工勤"}, C.CATEGORY, "not known here"),
        ({"用工方式": "劳务派遣"}, C.EMPLOYMENT, "No instruction"),
        ({"所在单位": "示例西镇派出所"}, C.UNIT, "No unit"),
    ],
)
def test_a_row_that_cannot_be_taken_says_where_and_why(office: Office, cells, column, says) -> None:
    id = office.taken(csv([row(1, **cells), row(2)]))
    refused = TakenRow.objects.get(row=2)
    sentence = ask.said_again(refused.because)
    assert (refused.fate, says in str(sentence)) == (Fate.REFUSED, True)
    assert cells[next(iter(cells))] == "" or cells[next(iter(cells))] not in str(refused.because)
    assert [AuxiliaryOfficer.objects.get().number, ask.run_of(ask.take_over(id)).refused] == ["JZ0002", 1]


@pytest.mark.parametrize(
    "text", ["2024-03-01", "2024/3/1", "2024.3.1", "20240301", "2024年3月1日", "二〇二四年三月一日"]
)
def test_days_are_read_as_offices_write_them(office: Office, text: str) -> None:
    office.taken(csv([row(1, 入职日期=text)]))
    assert AuxiliaryOfficer.objects.get().started_on == date(2024, 3, 1)


def test_whoever_was_employed_before_the_order_is_not_judged_by_it(office: Office) -> None:
    office.taken(csv([row(1, 入职日期="2010-01-04")]))
    assert AuxiliaryOfficer.objects.get().started_on == date(2010, 1, 4)


def test_the_same_person_twice_is_refused_at_the_second_row(office: Office) -> None:
    id = office.checked(csv([row(1), row(2, 身份证号=identity(serial=1)), row(3, 工号="JZ0001")]))
    assert office.tried(id) == {Fate.NEW: 1, Fate.CHANGED: 0, Fate.SAME: 0, Fate.GONE: 0, Fate.REFUSED: 2}


def gone(id: TakeOverId) -> bool:
    return all(one.standing is Standing.ERASED for one in held(Subject("aux_takeover", id)))


def test_what_lies_outside_linli_is_thrown_away_and_the_rest_lies_in_the_vault(
    office: Office,
) -> None:
    assert is_outside("政治面貌") and is_outside("民族")
    id = office.read(csv([row(1)]))
    [held] = read_own(Subject("aux_takeover", id))
    assert "群众" not in held.text and "某1" in held.text
    reading.drop(id, actor=office.hr, at=timezone.now())
    assert gone(id)
    done = office.taken(csv([row(1)]))
    assert gone(done)
    looks = [entry.act for entry in entries_about(Subject("aux_takeover", done))]
    assert "privacy.look" in looks and "auxiliaries.roll-taken" in looks


@pytest.mark.unassessed
def test_nothing_is_read_before_it_was_assessed(db: None) -> None:
    office = Office(make_bureau())
    with pytest.raises(NotLawful):
        office.read(csv([row(1)]))


def test_nobody_else_takes_a_roll_over(office: Office) -> None:
    stranger = office.bureau.actor(Role.HR, office.bureau.provider)
    given = {"name": "a.csv", "content": csv([row(1)]), "headings": 1, "at": timezone.now()}
    for actor in (stranger, office.bureau.actor(Role.COMMANDER)):
        with pytest.raises(NotPermitted):
            reading.begin(office.bureau.organ, **given, actor=actor)


def test_columns_that_are_needed_are_asked_for_and_what_was_decided_is_remembered(office: Office) -> None:
    id = office.read(csv([row(1)]))
    columns = {0: C.NUMBER, 1: C.NAME, 6: C.STARTED_ON}
    given = {"headings": HEADINGS[:-1], "actor": office.hr, "at": timezone.now()}
    with pytest.raises(BadInput):
        reading.choose(id, choices=Choices(columns), **given)
    reading.choose(id, choices=Choices({**columns, 2: C.ID_NUMBER}, units={"东镇所": office.bureau.station}), **given)
    assert ask.remembered(office.bureau.organ, "column")["身份证号"] == "id_number"
    assert ask.guessed_units(["东镇所"], office.bureau.organ) == {"东镇所": office.bureau.station}
    assert RollWord.objects.count() == 5


def made_course(office: Office) -> int:
    text = CourseText(
        CourseKind.INDUCTION, Name("岗前培训（示例）"), frozenset({Topic.DISCIPLINE, Topic.SKILLS, Topic.KNOWLEDGE}),
        frozenset({LearnerKind.AUXILIARY}), 40, 60,
    )  # fmt: skip
    trainer = office.bureau.actor(Role.TRAINER)
    course = write_course(text, unit=office.bureau.organ, actor=trainer, at=NOON)
    publish_course(course, actor=trainer, at=NOON)
    return course


WHOLE = {
    "合同编号": "HT-1", "合同起始日期": "2024-03-01", "合同终止日期": "无固定期限", "月工资": "4350.00",
    "工作证号": "GZ-1", "发证日期": "2026-01-01", "工作证有效期至": "2027-12-31", "发证文号": "示公〔2026〕1号",
    "岗前培训合格日期": "2024-02-28", "培训证书编号": "示训1号", "参保日期": "2024-03-10",
    "公积金开户日期": "2024-03-11", "身份证复印件编号": "档1-1",
}  # fmt: skip


def test_earlier_papers_count_with_their_reference_and_who_has_seen_them(office: Office) -> None:
    course, headings = made_course(office), (*HEADINGS, *WHOLE)
    table = csv([row(1, **WHOLE)], headings)
    without = office.checked(table)
    assert office.tried(without)[Fate.REFUSED] == 1
    reading.drop(without, actor=office.hr, at=timezone.now())
    office.taken(table, verifier=office.hr.post, induction=course)
    officer = AuxiliaryOfficer.objects.get()
    permit, contract = WorkPermit.objects.get(), LabourContract.objects.get()
    assert (permit.paper, permit.verifier) == ("示公〔2026〕1号", office.hr.post)
    assert (contract.wage, contract.ends_on) == (435000, None)
    assert passed_induction(learner(officer.pk), on=date(2026, 6, 1)) == date(2024, 2, 28)
    assert not Filing.objects.exists()  # whoever served before is no change of headcount


def test_a_second_table_shows_what_is_new_changed_and_gone_and_ends_nobody(office: Office) -> None:
    office.taken(csv([row(1), row(2), row(3)]))
    id = office.checked(csv([row(1), row(2, 姓名="某二（示例）", 人员类别="文职"), row(4)]))
    assert office.tried(id) == {Fate.NEW: 1, Fate.CHANGED: 1, Fate.SAME: 1, Fate.GONE: 1, Fate.REFUSED: 0}
    taking.start(id, actor=office.hr, at=timezone.now())
    worked()
    assert set(AuxiliaryOfficer.objects.values_list("number", "name", "category", "state")) == {
        ("JZ0001", "某1（示例）", "regulatory", "employed"), ("JZ0002", "某二（示例）", "administrative", "employed"),
        ("JZ0003", "某3（示例）", "regulatory", "employed"), ("JZ0004", "某4（示例）", "regulatory", "employed"),
    }  # fmt: skip


def test_a_take_over_is_undone_but_not_over_what_somebody_did_meanwhile(office: Office) -> None:
    office.taken(csv([row(1)]))
    id = office.taken(csv([row(1, 姓名="某一（示例）"), row(2), row(3)]))
    third = AuxiliaryOfficer.objects.get(number="JZ0003")
    files.begin_leaving(third.pk, last_day=date(2030, 1, 1), actor=office.hr, at=timezone.now())
    undoing.start(id, actor=office.hr, at=timezone.now())
    worked()
    assert list(AuxiliaryOfficer.objects.order_by("number").values_list("number", "name", "state")) == [
        ("JZ0001", "某1（示例）", OfficerState.EMPLOYED), ("JZ0003", "某3（示例）", OfficerState.LEAVING),
    ]  # fmt: skip
    assert ask.taken_counts(id) == {Fate.UNDONE: 2, Fate.KEPT: 1}
    assert TakeOver.objects.get(pk=id).state == State.UNDONE


def test_after_seven_days_nothing_is_undone_and_nothing_kept_for_it(office: Office) -> None:
    office.taken(csv([row(1)]))
    id, later = office.taken(csv([row(1, 姓名="某一（示例）")])), timezone.now() + timedelta(days=8)
    assert TakenRow.objects.get(take_over=id).before == {"name": "某1（示例）"}
    with pytest.raises(NotAllowed):
        undoing.start(id, actor=office.hr, at=later)
    assert undoing.forget_before(later) == 1
    assert TakenRow.objects.get(take_over=id).before == {}


def test_work_that_was_interrupted_goes_on_where_it_stopped(office: Office, monkeypatch) -> None:
    monkeypatch.setattr(taking, "BATCH", 2)
    id = office.checked(csv([row(at) for at in range(5)]))
    taking.start(id, actor=office.hr, at=timezone.now())
    taking.go_on(id)
    assert (AuxiliaryOfficer.objects.count(), TakeOver.objects.get().done) == (2, 2)
    worked()
    assert (AuxiliaryOfficer.objects.count(), TakeOver.objects.get().state) == (5, State.TAKEN)


def test_what_is_missing_to_begin_stands_with_each_officer_and_in_sum(office: Office) -> None:
    office.taken(csv([row(1), row(2)]))
    scope, today = scope_of(office.hr), timezone.localdate()
    found = readiness.gaps(scope, on=today)
    sums = {key: many for key, _words, many in readiness.sums(found)}
    assert sums | {"no_contract": 2, "no_permit": 2, "induction": 2, "identity": 2, "own": 2, "job": 2} == sums
    assert [one.key for one in readiness.of_organs([office.bureau.organ], on=today)[0][1]] == [
        "service", "course", "commander"
    ]  # fmt: skip


def test_a_roll_costs_bounded_statements(office: Office, django_assert_max_num_queries) -> None:
    actor: Actor = office.hr
    for at in range(12):
        make_officer(office.bureau, f"在册{at}（示例）")
    id = office.checked(csv([row(at) for at in range(40)]))
    taken = ask.take_over(id)
    sheet = ask.table(taken, actor=actor, at=timezone.now())
    with django_assert_max_num_queries(12):
        ask.trial(office.bureau.organ, sheet, ask.choices_of(taken), on=timezone.localdate())
    with django_assert_max_num_queries(25):
        readiness.gaps(scope_of(actor), on=timezone.localdate())
