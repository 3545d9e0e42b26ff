"""How many officers, approved by whom, paid out of what: Order 270 Arts 4 and 14."""

from dataclasses import dataclass

from linli.auxiliaries.data.plan import Budget, Plan, Rank, Ratio
from linli.kernel.rules import Rule

RATIO: Rule[["Headcount"], Ratio] = Rule("auxiliaries.ratio")
IS_WHOLE: Rule[[Budget], bool] = Rule("auxiliaries.budget_is_whole")
GROWS: Rule[[Budget], bool | None] = Rule("auxiliaries.budget_grows")
ROOM: Rule[[Plan], int] = Rule("auxiliaries.places_open")
GUIDES: Rule[[Rank, Rank], bool] = Rule("auxiliaries.guides")


@dataclass(frozen=True, slots=True)
class Headcount:
    """`general` officers count against the special staffing; `apart` are those of traffic and rail."""

    general: int
    apart: int
    special: int | None


@RATIO.since("2016-06-01", cites=("wuhan-order-270/14.1",))
def _(count: Headcount) -> Ratio:
    """At least one officer for each post of the special staffing; traffic and rail are counted apart."""
    return Ratio(count.general, count.apart, count.special)


@IS_WHOLE.since("2016-06-01", cites=("wuhan-order-270/4.2",))
def _(budget: Budget) -> bool:
    """All six heads stand in the budget, be it with nothing."""
    return not budget.missing


@GROWS.since("2016-06-01", cites=("wuhan-order-270/4.2",))
def _(budget: Budget) -> bool | None:
    """No less than the year before; None where that is not known. The text says that it increases yearly."""
    return None if budget.total_before is None else budget.total >= budget.total_before


@ROOM.since("2016-06-01", cites=("wuhan-order-270/14.2",))
def _(plan: Plan) -> int:
    """Places of an approved plan that nobody was employed on and no running recruitment has promised; else none."""
    return plan.room


@GUIDES.since("2016-06-01", cites=("wuhan-order-270/4.1",))
def _(above: Rank, below: Rank) -> bool:
    """The city's organ guides those of districts, and of zones, which count as districts."""
    return above is Rank.CITY and below in (Rank.DISTRICT, Rank.ZONE)
