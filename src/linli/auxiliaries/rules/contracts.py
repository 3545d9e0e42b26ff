"""Contracts, probation and the days they must be ready by: Order 270 Art 18 and the Labour Contract Law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linli import law
from linli.auxiliaries.data import Employment, Span
from linli.auxiliaries.data.contracts import ContractKind, Terms
from linli.kernel.calendar import OfficeCalendar, Term, add_months
from linli.kernel.rules import Rule

ONE_DAY = timedelta(days=1)
SIGN_BY: Rule[[date], date] = Rule("auxiliaries.contract_signed_by")
LONGEST_PROBATION: Rule[[Terms], int] = Rule("auxiliaries.longest_probation")
LEAST_PROBATION_PAY: Rule[[int], int] = Rule("auxiliaries.least_probation_pay")
FILE_BY: Rule[[OfficeCalendar, datetime, Term], date] = Rule("auxiliaries.report_filed_by")
COVERED: Rule[["Papers"], tuple[Span, ...]] = Rule("auxiliaries.days_covered_by_contract")


@dataclass(frozen=True, slots=True)
class Papers:
    """The days of an officer's signed labour contracts, and of the service contracts with the officer's provider."""

    mode: Employment
    labour: tuple[Span, ...]
    service: tuple[Span, ...] = ()


@SIGN_BY.since("2008-01-01", cites=("labour-contract-law/10",))
def _(started_on: date) -> date:
    """The last day for a written contract: within a month of the first working day."""
    return add_months(started_on, law.value("contract.signed_within", on=started_on).length)


@LONGEST_PROBATION.since("2008-01-01", cites=("labour-contract-law/19",))
def _(terms: Terms) -> int:
    """In months. Below three months, or until a task is done: none."""
    if terms.kind is ContractKind.TASK:
        return 0
    for months, figure in ((36, "from_three_years"), (12, "from_one_year"), (3, "from_three_months")):
        if terms.ends_on is None or add_months(terms.starts_on, months) <= terms.ends_on + ONE_DAY:
            return law.value(f"probation.{figure}", on=terms.starts_on).length
    return 0


@LEAST_PROBATION_PAY.since("2008-01-01", cites=("labour-contract-law/20",))
def _(wage: int) -> int:
    """In fen: 80 % of the agreed wage, a part of a fen counted whole."""
    percent = law.value("probation.least_pay", on=date(2008, 1, 1)).length
    return -(-wage * percent // 100)


@FILE_BY.since("2016-06-01", cites=("wuhan-order-270/15.2",))
def _(calendar: OfficeCalendar, changed_at: datetime, term: Term) -> date:
    """“Timely”, says the text; the number of days is a setting of the installation."""
    return calendar.due(changed_at, term).last_day


@COVERED.since("2016-06-01", cites=("wuhan-order-270/18.1", "wuhan-order-270/18.2"))
def _(papers: Papers) -> tuple[Span, ...]:
    """Direct: the days of labour contracts. Outsourced: those that a service contract covers as well."""
    if papers.mode is Employment.DIRECT:
        return papers.labour
    both = (labour.shared_with(service) for labour in papers.labour for service in papers.service)
    return tuple(span for span in both if span is not None)


def is_covered(spans: Iterable[Span], day: date) -> bool:
    return any(span.holds(day) for span in spans)


def probation_fits(terms: Terms) -> bool:
    """No longer than the law lets it be for a contract of this length."""
    if terms.probation_until is None:
        return True
    months = LONGEST_PROBATION.on(terms.starts_on)(terms)
    return terms.probation_until < add_months(terms.starts_on, months)
