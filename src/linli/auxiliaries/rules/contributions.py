"""Five insurances and one fund, registered in time and paid every month: Order 270 Arts 29 and 35."""

from datetime import date, timedelta
from functools import lru_cache

from linli import law
from linli.auxiliaries.data import Span
from linli.auxiliaries.data.contributions import Fund, Paid, ProviderLine
from linli.kernel.calendar import add_months
from linli.kernel.rules import Rule

REGISTER_BY: Rule[[date], date] = Rule("auxiliaries.registered_by")
MONTHS_DUE: Rule[[Span, date], tuple[date, ...]] = Rule("auxiliaries.months_due")
LEAST_HOUSING: Rule[[int], int] = Rule("auxiliaries.least_housing_share")
IS_REPORTED: Rule[[ProviderLine], bool] = Rule("auxiliaries.provider_is_reported")
WHOLE = 100


@REGISTER_BY.since("2016-06-01", cites=("social-insurance-law/58", "housing-fund-regulation/15"))
def _(started_on: date) -> date:
    """The last day: thirty days after the first working day, for the insurances and for the fund."""
    insurance = law.value("insurance.registered_within", on=started_on).length
    fund = law.value("housing_fund.registered_within", on=started_on).length
    return started_on + timedelta(days=min(insurance, fund))


@MONTHS_DUE.since("2016-06-01", cites=("wuhan-order-270/29",))
def _(service: Span, today: date) -> tuple[date, ...]:
    """Every month with a day of service that is over, by its first day; none while the days to register still run."""
    if today <= REGISTER_BY.on(today)(service.first):
        return ()
    last = min(first_of(min(service.last or today, today)), add_months(first_of(today), -1))
    return _months(first_of(service.first), last)


@LEAST_HOUSING.since("2016-06-01", cites=("housing-fund-regulation/18",))
def _(base: int) -> int:
    """The employer's share in fen: five per cent of last year's average monthly wage at least."""
    rate = law.value("housing_fund.least_rate", on=date(2016, 6, 1)).length
    return -(-base * rate // WHOLE)


@IS_REPORTED.since("2016-06-01", cites=("wuhan-order-270/35",))
def _(line: ProviderLine) -> bool:
    """A provider without the contract, or without one of the six, is reported to the department that decides."""
    return not line.is_whole


def housing_is_enough(paid: Paid) -> bool | None:
    """None where the base is not known, or nothing was paid at all."""
    if paid.base is None or Fund.HOUSING not in paid.amounts:
        return None
    return paid.amounts[Fund.HOUSING] >= LEAST_HOUSING.on(paid.month)(paid.base)


@lru_cache(maxsize=2048)
def _months(first: date, last: date) -> tuple[date, ...]:
    """From one first of a month to another: a bureau asks for the same ones again and again."""
    found = []
    while first <= last:
        found.append(first)
        first = add_months(first, 1)
    return tuple(found)


def first_of(day: date) -> date:
    return day.replace(day=1)
