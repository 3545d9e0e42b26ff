"""The pages of pay: the table, the month, the statement and the officer's own, walked as their people walk them."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pdfminer.high_level import extract_text

from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.pay import PayDispute, PayExport, PayStatement, WagePlacement, WageTable
from linli.auxiliaries.queries.worked import month_of
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.auxiliaries.tests.test_people_pages import press
from linli.auxiliaries.tests.wages import Payers, payers  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.calendar import add_months
from linli.web import charts, documents

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
can_make = pytest.mark.skipif(documents.missing() is not None, reason=str(documents.missing()))


def last_month() -> str:
    return f"{add_months(timezone.localdate().replace(day=1), -1):%Y-%m}"


def computed(payers: Payers) -> int:
    """As finance does it: the month is computed and released."""
    jin = as_(payers.jin)
    for act in ("compute", "release"):
        press(jin, "pay-month-act", payers.organ, last_month(), act)
    return PayStatement.objects.get().pk


def test_a_wage_table_walks_over_two_people(payers) -> None:
    jin, huang, first = as_(payers.jin), as_(payers.huang), timezone.localdate()
    press(jin, "minimum-wage", payers.organ, since=first, fen="2210.00", reference="示例文件")
    press(jin, "draft-wages", payers.organ, since=first, guidance="示例函", review_on=date(first.year + 2, 1, 1))
    id = WageTable.objects.latest("id").pk
    press(jin, "wage-row", id, code="A2", title="勤务二级", category="regulatory", level=2, years=1, fen="5000.50")
    press(jin, "wage-table-act", id, "submit")
    assert "须由另一人批准生效" in jin.get(page("wage-table", id)).text
    press(huang, "wage-table-act", id, "approve")
    press(jin, "place-officer", payers.people.zhou.id, code="A2", since=first, reference="示例决定")
    assert WagePlacement.objects.filter(code="A2").exists()
    shown = jin.get(page("wage-placements", payers.organ)).text
    assert "5,000.50" in shown
    assert "勤务二级" in shown
    assert "2,210.00" in jin.get(page("wage-tables", payers.organ)).text


def test_a_row_below_the_minimum_comes_back_with_the_article(payers) -> None:
    jin = as_(payers.jin)
    id = payers.table()
    press(jin, "wage-row", id, code="A1", title="勤务一级", category="", level=1, years=0, fen="2000.00")
    answer = jin.post(page("wage-table-act", id, "submit"))
    assert answer.status_code == 400
    assert "第27条" in answer.text


@pytest.mark.parametrize("code", ["甲1", "A 1", "=1", "\x00"])
def test_the_code_of_a_row_is_a_code(payers, code: str) -> None:
    given = {"code": code, "title": "勤务", "category": "", "level": 1, "years": 0, "fen": "3000.00"}
    answer = as_(payers.jin).post(page("wage-row", payers.table()), given)
    assert answer.status_code == 400


def test_the_month_is_computed_released_read_and_confirmed(payers) -> None:
    id, own = computed(payers), as_(payers.people.own)
    assert "4,350.00" in own.get(page("own-pay")).text
    shown = own.get(page("own-statement", id)).text
    assert "A1 档，全月" in shown
    assert "第27条" in shown
    press(own, "own-statement-act", id, "confirm")
    press(as_(payers.jin), "pay-month-act", payers.organ, last_month(), "close")
    assert PayStatement.objects.get().state == "closed"


def test_a_line_is_disputed_and_answered(payers) -> None:
    id, own, jin = computed(payers), as_(payers.people.own), as_(payers.jin)
    press(own, "own-statement-act", id, "dispute", kind="holiday", words="示例：国庆值班未计")
    dispute = PayDispute.objects.get().pk
    assert "示例：国庆值班未计" in jin.get(page("statement", id)).text
    press(jin, "answer-pay", id, dispute, upheld="yes", words="示例：补计")
    assert "示例：补计" in own.get(page("own-statement", id)).text
    press(jin, "statement-act", id, "correct")
    assert own.get(page("own-statement", id)).status_code == 404
    press(jin, "statement-act", id, "line", kind="allowance", fen="600.00", reference="示例值班表")
    line = PayStatement.objects.get().lines.get(kind="allowance").pk
    assert "示例值班表" in jin.get(page("statement", id)).text
    assert jin.post(page("drop-pay-line", id, line)).status_code == 302
    assert PayStatement.objects.get().total == 4350_00


def test_the_payroll_office_gets_a_table_without_formulas(payers) -> None:
    AuxiliaryOfficer.objects.filter(pk=payers.people.zhou.id).update(name="=1+1（示例）")
    computed(payers)
    jin, huang = as_(payers.jin), as_(payers.huang)
    press(jin, "pay-month-act", payers.organ, last_month(), "export")
    id = PayExport.objects.get().pk
    jin.post(page("take-pay-export", id))
    assert PayExport.objects.get().taken == 0
    press(huang, "pay-export-act", id, "approve")
    answer = jin.post(page("take-pay-export", id))
    sheet = load_workbook(BytesIO(answer.content)).active
    _head, row = list(sheet.iter_rows(values_only=True))
    assert row[1] == "'=1+1（示例）"
    assert row[4] == 4350
    assert "月度工资交发薪部门" in as_(payers.people.own).get(page("own-looks")).text


@can_make
def test_the_slip_is_a_document(payers) -> None:
    id = computed(payers)
    content = as_(payers.people.own).get(page("pay-slip", id)).content
    text = extract_text(BytesIO(content))
    assert "工资明细单" in text
    assert "4,350.00" in text


def test_nobody_reads_the_pay_of_others(payers) -> None:
    id = computed(payers)
    stranger = payers.people.bureau.actor(Role.AUXILIARY, name="stranger")
    make_officer(payers.people.bureau, "某乙（示例）", user=stranger.user)
    assert as_(stranger).get(page("own-statement", id)).status_code == 404
    assert as_(stranger).get(page("pay-slip", id)).status_code == 404
    for actor in (payers.people.captain, payers.people.own):
        assert as_(actor).get(page("statement", id)).status_code == 403
    elsewhere = payers.people.bureau.actor(Role.FINANCE, payers.people.bureau.provider, name="elsewhere")
    for path in (page("statement", id), page("pay-month", payers.organ, last_month())):
        assert as_(elsewhere).get(path).status_code == 403


@pytest.mark.parametrize("month", ["2026-13", "x", "2026-00", "0001-01", "9999-12"])
def test_a_month_that_makes_no_sense_is_answered(payers, month: str) -> None:
    assert as_(payers.jin).get(page("pay-month", payers.organ, month)).status_code == 400


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_of_a_month_stays_within_its_statements(payers, many: int, django_assert_max_num_queries) -> None:
    for n in range(many):
        one = make_officer(payers.people.bureau, f"某{n}（示例）")
        WagePlacement.objects.create(officer_id=one.id, code="A1", since=date(2026, 1, 1), reference="x", decided_by=1)
    jin = as_(payers.jin)
    press(jin, "pay-month-act", payers.organ, last_month(), "compute")
    assert PayStatement.objects.count() == many + 1
    for path in (page("pay-month", payers.organ, last_month()), page("wage-placements", payers.organ)):
        with django_assert_max_num_queries(24):
            assert jin.get(path).status_code == 200
    assert month_of(date(2026, 2, 3)).last == date(2026, 2, 28)


@pytest.mark.skipif(not charts.can_draw(), reason="the extra charts is not installed")
def test_a_chart_stands_beside_what_a_month_is_made_of(payers) -> None:
    id, jin, own = computed(payers), as_(payers.jin), as_(payers.people.own)
    for client, way, chart in (
        (jin, page("pay-month", payers.organ, last_month()), page("pay-chart", payers.organ, last_month())),
        (jin, page("statement", id), page("statement-chart", id)),
        (own, page("own-statement", id), page("own-statement-chart", id)),
    ):
        assert f'src="{chart}"' in client.get(way).text
        drawn = client.get(chart)
        assert drawn["Content-Type"] == "image/svg+xml" and "no-store" in drawn["Cache-Control"]
    assert own.get(page("statement-chart", id)).status_code == 403
    assert jin.get(page("own-statement-chart", id)).status_code == 403


def test_pay_begins_with_the_last_month(payers) -> None:
    assert as_(payers.jin).get(page("pay"))["Location"] == page("pay-month", payers.organ, last_month())
