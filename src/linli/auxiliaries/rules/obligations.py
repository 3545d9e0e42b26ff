"""Access with an end, and a notice signed each year (Article 13). Pure."""

from collections.abc import Iterable
from datetime import date

from linli.kernel.rules import Rule

may_access: Rule[[date, date, date | None, date], bool] = Rule("auxiliaries.may_access")
has_signed: Rule[[Iterable[int], int], bool] = Rule("auxiliaries.has_signed")


@may_access.since("2016-06-01", cites=("wuhan-order-270/13(2)",))
def _access(since: date, until: date, ended_on: date | None, day: date) -> bool:
    """Only as authorised: from the first day to the last, and no more from the day it was ended."""
    return since <= day <= until and (ended_on is None or day < ended_on)


@has_signed.since("2016-06-01", cites=("wuhan-order-270/13",))
def _signed(years: Iterable[int], year: int) -> bool:
    """Once a year the officer confirms having read the four duties; the Order gives no interval, the design does."""
    return year in set(years)
