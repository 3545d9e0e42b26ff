"""Ms Jin keeps the wage table and computes March; Zhou An reads it and disputes a line; payroll gets it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions import leave as leave_acts
from linli.auxiliaries.actions import worked as hours
from linli.auxiliaries.actions.pay import exports, statements, wages
from linli.auxiliaries.data import Category
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import LeaveKind, Outcome
from linli.auxiliaries.data.pay import LineKind, StatementId, StatementState
from linli.auxiliaries.data.worked import Hours
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.pay import PayStatement, WageTableRow
from linli.auxiliaries.queries import pay as ask
from linli.auxiliaries.queries import wages as tables
from linli.auxiliaries.queries.files import looks
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.wages import AT, MARCH, ROW, Payers, payers  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.ledger.data import Subject

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def computed(payers: Payers) -> StatementId:
    assert statements.compute_month(payers.organ, MARCH, actor=payers.jin, at=AT) == 1
    return StatementId(PayStatement.objects.get(month=MARCH).pk)


def released(payers: Payers) -> StatementId:
    id = computed(payers)
    statements.release(id, actor=payers.jin, at=AT)
    return id


def kinds(id: StatementId) -> dict[LineKind, int]:
    return {line.kind: line.fen for line in ask.statement(id).lines}


def test_a_table_is_put_in_force_by_somebody_else_and_never_below_the_minimum(payers) -> None:
    id = payers.table(replace(ROW, fen=2209_99), since=date(2026, 5, 1))
    with pytest.raises(NotLawful) as refusal:
        wages.submit_table(id, actor=payers.jin, at=AT)
    assert refusal.value.articles == ("wuhan-order-270/27",)
    wages.set_row(id, replace(ROW, fen=2210_00), actor=payers.jin, at=AT)
    wages.submit_table(id, actor=payers.jin, at=AT)
    with pytest.raises(NotPermitted):
        wages.approve_table(id, actor=payers.jin, at=AT)
    with pytest.raises(NotAllowed):
        wages.set_row(id, ROW, actor=payers.jin, at=AT)
    wages.send_back_table(id, actor=payers.huang, at=AT)
    wages.submit_table(id, actor=payers.jin, at=AT)
    wages.approve_table(id, actor=payers.huang, at=AT)
    assert tables.table_on(payers.organ, date(2026, 4, 30)).since == date(2026, 1, 1)
    assert tables.table_on(payers.organ, date(2026, 5, 1)).since == date(2026, 5, 1)


def test_a_new_version_begins_with_the_rows_before_and_keeps_those_somebody_stands_on(payers) -> None:
    id = wages.draft_table(
        payers.organ, since=date(2026, 5, 1), guidance="示例函", review_on=date(2027, 5, 1), actor=payers.jin, at=AT
    )
    assert [row.code for row in tables.table(id).rows] == ["A1"]
    wages.drop_row(id, code="A1", actor=payers.jin, at=AT)
    wages.set_row(id, replace(ROW, code="A2"), actor=payers.jin, at=AT)
    with pytest.raises(NotAllowed) as refusal:
        wages.submit_table(id, actor=payers.jin, at=AT)
    assert "A1" in str(refusal.value)


def test_an_officer_is_placed_on_a_row_of_the_own_category_and_years(payers) -> None:
    payers.in_force(
        ROW, replace(ROW, code="B1", category=Category.ADMINISTRATIVE), replace(ROW, code="A9", years=9),
        since=date(2026, 2, 1),
    )  # fmt: skip
    for code in ("B1", "A9", "C7"):
        with pytest.raises(BadInput) as refusal:
            payers.place(code, date(2026, 2, 1))
        assert refusal.value.field == "code"


def test_who_keeps_wages(payers) -> None:
    strangers = (payers.people.captain, payers.people.own, payers.people.above)
    for actor in (*strangers, payers.people.bureau.actor(Role.FINANCE, payers.people.bureau.provider, name="x")):
        with pytest.raises(NotPermitted):
            wages.set_minimum(payers.organ, since=MARCH, fen=1, reference="x", actor=actor, at=AT)
        with pytest.raises(NotPermitted):
            statements.compute_month(payers.organ, MARCH, actor=actor, at=AT)


def test_nobody_states_the_own_pay(payers) -> None:
    AuxiliaryOfficer.objects.filter(pk=payers.people.zhou.id).update(user=payers.jin.user)
    assert statements.compute_month(payers.organ, MARCH, actor=payers.jin, at=AT) == 0
    with pytest.raises(NotPermitted):
        payers.place()


def worked(payers: Payers, day: date, ends: int) -> None:
    """From eight, with an hour of break; confirmed by the captain."""
    people = payers.people
    id = hours.enter_hours(people.zhou.id, day=day, hours=Hours(480, ends * 60, 60), actor=people.own, at=AT)
    hours.confirm_hours(id, actor=people.captain, at=AT)


def test_a_month_takes_confirmed_hours_and_leave_and_says_why(payers) -> None:
    people = payers.people
    worked(payers, date(2026, 3, 10), 19)  # two hours longer
    hours.enter_hours(people.zhou.id, day=date(2026, 3, 11), hours=Hours(480, 1200, 60), actor=people.own, at=AT)
    off = leave_acts.ask_leave(
        people.zhou.id, kind=LeaveKind.PERSONAL, days=Span(date(2026, 3, 12), date(2026, 3, 12)), actor=people.own,
        at=AT,
    )  # fmt: skip
    leave_acts.approve_leave(off, paid=False, actor=people.hr, at=AT)
    id = computed(payers)
    assert kinds(id) == {LineKind.BASE: 4350_00, LineKind.LONGER: 75_00, LineKind.UNPAID: -200_00}
    shown = ask.statement(id)
    assert (shown.total, shown.unconfirmed, shown.minimum) == (4225_00, 1, 2210_00)
    assert shown.lines[1].cites == ("labour-law/44", "wage-payment-1994/13", "wuhan-order-270/28")


def test_untaken_leave_is_paid_by_the_average_of_the_months_before(payers) -> None:
    people = payers.people
    assert statements.compute_month(payers.organ, date(2026, 2, 1), actor=payers.jin, at=AT) == 1
    statements.release_month(payers.organ, date(2026, 2, 1), actor=payers.jin, at=AT)
    leave_acts.enter_service_before(people.zhou.id, months=24, in_a_row=24, reference="x", actor=people.hr, at=AT)
    leave_acts.settle_untaken(
        people.zhou.id, year=2025, outcome=Outcome.PAID, days=2, reference="示例", actor=people.hr, at=AT
    )
    later = AT + timedelta(days=30)
    statements.compute_month(payers.organ, date(2026, 4, 1), actor=payers.jin, at=later)
    april = StatementId(PayStatement.objects.get(month=date(2026, 4, 1)).pk)
    assert kinds(april)[LineKind.UNTAKEN] == 2 * 200_00 * 2


def test_a_month_that_is_not_over_is_not_computed(payers) -> None:
    with pytest.raises(BadInput):
        statements.compute_month(payers.organ, date(2026, 4, 1), actor=payers.jin, at=AT)


def test_lines_by_hand_stay_when_the_rest_is_computed_anew_and_damage_has_its_limit(payers) -> None:
    id = computed(payers)
    add = {"reference": "示例凭证", "actor": payers.jin, "at": AT}
    statements.add_line(id, kind=LineKind.ALLOWANCE, fen=100_00, **add)
    with pytest.raises(NotLawful) as refusal:
        statements.add_line(id, kind=LineKind.DAMAGE, fen=890_01, **add)
    assert refusal.value.articles == ("wage-payment-1994/16",)
    statements.add_line(id, kind=LineKind.DAMAGE, fen=890_00, **add)
    statements.compute(id, actor=payers.jin, at=AT)
    assert kinds(id) == {LineKind.BASE: 4350_00, LineKind.ALLOWANCE: 100_00, LineKind.DAMAGE: -890_00}
    assert ask.statement(id).total == 3560_00
    with pytest.raises(BadInput):
        statements.add_line(id, kind=LineKind.BASE, fen=1, **add)


def test_the_officer_confirms_and_the_month_is_closed(payers) -> None:
    id = released(payers)
    with pytest.raises(NotAllowed):
        statements.close(id, actor=payers.jin, at=AT)  # the officer can still answer
    with pytest.raises(NotPermitted):
        statements.confirm(id, actor=payers.jin, at=AT)
    statements.confirm(id, actor=payers.people.own, at=AT)
    assert statements.close_month(payers.organ, MARCH, actor=payers.jin, at=AT) == 1
    with pytest.raises(NotAllowed):
        statements.correct(id, actor=payers.jin, at=AT)


def test_silence_closes_only_after_the_day_for_an_answer(payers) -> None:
    id = released(payers)
    assert statements.close_month(payers.organ, MARCH, actor=payers.jin, at=AT + timedelta(days=5)) == 0
    assert statements.close_month(payers.organ, MARCH, actor=payers.jin, at=AT + timedelta(days=14)) == 1
    assert ask.statement(id).state is StatementState.CLOSED


def test_a_line_is_disputed_answered_corrected_and_released_again(payers) -> None:
    id, own = released(payers), payers.people.own
    asked = statements.dispute(id, kind=LineKind.LONGER, words="3月10日加班两小时未计", actor=own, at=AT)
    with pytest.raises(NotAllowed):
        statements.dispute(id, kind=LineKind.LONGER, words="再次", actor=own, at=AT)
    with pytest.raises(NotAllowed):
        statements.close(id, actor=payers.jin, at=AT + timedelta(days=30))
    about = Subject(statements.KIND, asked)
    assert look_at(about, officer=payers.people.zhou.id, actor=payers.jin, at=AT) == {"words": "3月10日加班两小时未计"}
    with pytest.raises(NotPermitted):
        look_at(about, officer=payers.people.zhou.id, actor=payers.people.captain, at=AT)
    statements.answer(asked, upheld=True, words="已补登记", actor=payers.jin, at=AT)
    assert own_texts(about)["answer"] == "已补登记"
    worked(payers, date(2026, 3, 10), 19)
    statements.correct(id, actor=payers.jin, at=AT)
    assert kinds(id)[LineKind.LONGER] == 75_00
    statements.release(id, actor=payers.jin, at=AT)
    assert [one.upheld for one in ask.statement(id).disputes] == [True]


def test_a_draft_is_not_the_officers_yet(payers) -> None:
    computed(payers)
    assert ask.statements_of(payers.people.zhou.id) == []


def test_an_export_takes_two_and_every_officer_reads_that_it_was_taken(payers) -> None:
    with pytest.raises(NotAllowed):
        exports.ask_export(payers.organ, MARCH, actor=payers.jin, at=AT)
    released(payers)
    id = exports.ask_export(payers.organ, MARCH, actor=payers.jin, at=AT)
    with pytest.raises(NotPermitted):
        exports.decide_export(id, approved=True, actor=payers.jin, at=AT)
    with pytest.raises(NotAllowed):
        exports.take_export(id, actor=payers.jin, at=AT)
    exports.decide_export(id, approved=True, actor=payers.huang, at=AT)
    assert [one.number for one in exports.take_export(id, actor=payers.jin, at=AT)] == [payers.people.zhou.number]
    assert next(entry.act for entry in looks(payers.people.zhou.id)) == "auxiliaries.export_pay"


def test_disputed_statements_do_not_go_to_payroll(payers) -> None:
    id = released(payers)
    statements.dispute(id, kind=LineKind.BASE, words="等级有误", actor=payers.people.own, at=AT)
    assert ask.for_payroll(payers.organ, MARCH) == []


@pytest.mark.parametrize("many", [1, 25])
def test_a_month_of_many_is_computed_in_bounded_statements(payers, many: int, django_assert_max_num_queries) -> None:
    for n in range(many):
        one = make_officer(payers.people.bureau, f"某{n}（示例）")
        wages.place(one.id, code="A1", since=date(2026, 1, 1), reference="x", actor=payers.jin, at=AT)
    with django_assert_max_num_queries(60):
        assert statements.compute_month(payers.organ, MARCH, actor=payers.jin, at=AT) == many + 1
    with django_assert_max_num_queries(60):
        statements.compute_month(payers.organ, MARCH, actor=payers.jin, at=AT)
    with django_assert_max_num_queries(20):
        assert statements.release_month(payers.organ, MARCH, actor=payers.jin, at=AT) == many + 1
    assert WageTableRow.objects.count() == 1
