"""Probation, the day by which a contract is signed, and which days papers cover."""

from datetime import date

import pytest

from linli.auxiliaries.data import Employment, Span
from linli.auxiliaries.data.contracts import ContractKind, Terms
from linli.auxiliaries.queries.contracts import covered, is_covered_on
from linli.auxiliaries.rules.contracts import LEAST_PROBATION_PAY, LONGEST_PROBATION, SIGN_BY, probation_fits
from linli.auxiliaries.tests.factories import make_bureau, make_contract, make_officer, make_service

FIRST = date(2026, 1, 1)


def terms(last: date | None, probation: date | None = None, kind: ContractKind = ContractKind.FIXED) -> Terms:
    return Terms(kind, FIRST, last, 500000, probation)


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (date(2026, 3, 30), 0),  # a day short of three months
        (date(2026, 3, 31), 1),
        (date(2026, 12, 30), 1),
        (date(2026, 12, 31), 2),  # a full year
        (date(2028, 12, 30), 2),
        (date(2028, 12, 31), 6),  # three years
        (None, 6),
    ],
)
def test_the_longest_probation_by_the_length_of_the_contract(last: date | None, months: int) -> None:
    kind = ContractKind.FIXED if last else ContractKind.OPEN
    assert LONGEST_PROBATION.on(FIRST)(terms(last, kind=kind)) == months


def test_a_contract_until_a_task_is_done_has_no_probation() -> None:
    assert LONGEST_PROBATION.on(FIRST)(terms(date(2028, 12, 31), kind=ContractKind.TASK)) == 0


@pytest.mark.parametrize(
    ("last", "probation", "fits"),
    [
        (date(2027, 12, 31), date(2026, 3, 31), False),  # two years with three months: at most two
        (date(2027, 12, 31), date(2026, 2, 28), True),
        (date(2028, 12, 31), date(2026, 6, 30), True),  # three years with six months
        (date(2028, 12, 31), date(2026, 7, 1), False),
        (date(2026, 2, 28), FIRST, False),
        (date(2026, 2, 28), None, True),
    ],
)
def test_probation_fits_or_not(last: date, probation: date | None, fits: bool) -> None:
    assert probation_fits(terms(last, probation)) is fits


@pytest.mark.parametrize(
    ("start", "by"), [(date(2026, 3, 1), date(2026, 4, 1)), (date(2026, 1, 31), date(2026, 2, 28))]
)
def test_a_contract_is_signed_within_a_month(start: date, by: date) -> None:
    assert SIGN_BY.on(start)(start) == by


def test_pay_on_probation_is_four_fifths_at_least() -> None:
    assert LEAST_PROBATION_PAY.on(FIRST)(435000) == 348000
    assert LEAST_PROBATION_PAY.on(FIRST)(101) == 81


@pytest.mark.django_db
def test_the_outsourced_are_covered_only_while_both_contracts_run() -> None:
    """Vector 9: the service contract ends on 30 June; on 1 July nobody is on duty."""
    bureau = make_bureau()
    officer = make_officer(bureau, "吴迪（示例）", employment=Employment.OUTSOURCED, unit=bureau.station)
    make_contract(officer)
    make_service(bureau, last=date(2026, 6, 30))
    assert is_covered_on(officer, on=date(2026, 6, 30))
    assert not is_covered_on(officer, on=date(2026, 7, 1))


@pytest.mark.django_db
def test_the_directly_employed_need_a_signed_labour_contract() -> None:
    officer = make_officer(make_bureau())
    assert not is_covered_on(officer, on=date(2025, 6, 1))
    make_contract(officer)
    assert is_covered_on(officer, on=date(2025, 6, 1))
    assert not is_covered_on(officer, on=date(2025, 3, 2))


@pytest.mark.django_db
@pytest.mark.parametrize("many", [2, 12])
def test_a_whole_roster_is_asked_in_two_statements(many: int, django_assert_max_num_queries) -> None:
    bureau = make_bureau()
    make_service(bureau)
    people = [make_officer(bureau, f"某{n}（示例）", employment=Employment.OUTSOURCED) for n in range(many)]
    for one in people:
        make_contract(one)
    covered(people, on=date(2026, 1, 1))  # the organisation is in memory from now on
    with django_assert_max_num_queries(3):
        found = covered(people, on=date(2026, 1, 1))
    assert all(spans == (Span(date(2025, 3, 3)),) for spans in found.values())
