"""The archive: how whole it is, and how long it lives."""

from collections.abc import Collection
from datetime import date

from linli import law
from linli.auxiliaries.data.own import Need
from linli.kernel.calendar import add_months
from linli.kernel.rules import Rule

WHOLENESS: Rule[[Collection[Need], Collection[str]], int | None] = Rule("auxiliaries.archive_wholeness")
KEPT: Rule[[date], date] = Rule("auxiliaries.archive_kept_until")
WORKING_TIME_KEPT: Rule[[date], date] = Rule("auxiliaries.working_time_kept_since")
CASES_KEPT: Rule[[date, int], date] = Rule("auxiliaries.cases_kept_since")
IN_FORCE: Rule[[], bool] = Rule("auxiliaries.order_in_force")


@WHOLENESS.since("2016-06-01", cites=("wuhan-order-270/19",))
def _(needed: Collection[Need], present: Collection[str]) -> int | None:
    """Percent of what an archive must hold that is there, rounded down; None where nothing is asked."""
    return sum(need.key in present for need in needed) * 100 // len(needed) if needed else None


@KEPT.since("2016-06-01", cites=("labour-contract-law/50", "wuhan-order-270/19"))
def _(ended_on: date) -> date:
    """The last day of the archive: two years after the ending, as the contract texts."""
    return add_months(ended_on, 12 * law.value("contract.kept_years", on=ended_on).length)


@WORKING_TIME_KEPT.since("1995-01-01", cites=("wage-payment-1994/6", "wuhan-order-270/28"))
def _(today: date) -> date:
    """The first day whose hours, rosters and sheets are still kept: as long as the records of pay they explain."""
    return add_months(today, -12 * law.value("pay.records_kept", on=today).length)


@CASES_KEPT.since("2016-06-01", cites=("wuhan-order-270/34.2",))
def _(today: date, years: int) -> date:
    """The first day whose decided cases, answered voices and ended disputes are still kept. No text that was read gives
    a time, so the years are a setting; three let every dispute of a year be heard."""
    return add_months(today, -12 * years)


@IN_FORCE.since("2016-06-01", cites=("wuhan-order-270/37",))
def _() -> bool:
    """Facts before that day are not judged by the Order: no rule of it has an older version."""
    return True
