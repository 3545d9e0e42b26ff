"""How a complaint about an officer is treated (Article 6). Pure."""

from datetime import date

from linli.kernel.calendar import add_months
from linli.kernel.rules import Rule

may_verify: Rule[[bool], bool] = Rule("auxiliaries.may_verify")
may_check: Rule[[bool, bool], bool] = Rule("auxiliaries.may_check_complaint")
expires_on: Rule[[date, int], date] = Rule("auxiliaries.complaint_expires_on")


@may_verify.since("2016-06-01", cites=("wuhan-order-270/6.2", "wuhan-order-270/34"))
def _verify(evidence: bool) -> bool:
    """A complaint proves nothing by itself, an anonymous one least of all: what was found independently has to stand
    beside it."""
    return evidence


@may_check.since("2016-06-01", cites=("wuhan-order-270/6.2",))
def _check(of_unit: bool, is_officer: bool) -> bool:
    """Neither the officer nor anybody of the unit concerned, and so never the direct supervisor."""
    return not of_unit and not is_officer


@expires_on.since("2016-06-01", cites=("wuhan-order-270/6.2", "pipl-2021/19"))
def _expires(found_on: date, months: int) -> date:
    """What was not verified reaches no rating and goes on its day."""
    return add_months(found_on, months)
