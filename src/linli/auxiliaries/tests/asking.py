"""What the table of both sides asks: rules of auxiliaries, in the words of a row."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from linli import law
from linli.auxiliaries.data.contracts import ContractKind, Terms
from linli.auxiliaries.data.deployment import Standing as OnSheet
from linli.auxiliaries.data.discipline import Ending, Ground, Labour, WorkDay
from linli.auxiliaries.data.files import Employment, Span
from linli.auxiliaries.data.hours import (
    Extra,
    ExtraKind,
    Figures,
    OvertimeLeave,
    Standing,
    Work,
)
from linli.auxiliaries.data.leave import YearFacts
from linli.auxiliaries.data.plan import Budget, Head, Plan, PlanId, PlanState
from linli.auxiliaries.data.protection import DisputeState
from linli.auxiliaries.data.recruitment import Sheet
from linli.auxiliaries.data.recruitment import Standing as Applicant
from linli.auxiliaries.rules import (
    contracts,
    discipline,
    duties,
    files,
    leave,
    pay,
    plan,
    protection,
    recruitment,
)
from linli.auxiliaries.rules.hours import check
from linli.auxiliaries.rules.hours.checking import OVERTIME_A_DAY
from linli.auxiliaries.tests.rosters import CALENDAR
from linli.kernel.actor import UnitId

MON = date(2026, 3, 2)
"""Monday 2 March 2026, on which everything here is asked."""
TUE, WED, THU, FRI = (MON + timedelta(days=n) for n in (1, 2, 3, 4))
ORGAN = UnitId(1)
LAW = Figures()
ALL_KINDS = frozenset(ExtraKind)
DONE = OnSheet(serves=True, covered=True, inducted=True, permitted=True, on_leave=False)
ELIGIBLE = {"of_age": True, "citizen": True, "willing": True, "qualified": True, "health_until": MON, "cleared": True}
HEADS = dict.fromkeys(Head, 100)
UNION = date(2026, 2, 27)
LED_BY_ONE = next(one for one in duties.duties().values() if one.recorded)


def until(last: Callable[..., date], *given: Any) -> Callable[[date], bool]:
    """Whether a day is in time, where a rule names the last one."""
    return lambda day: day <= last(*given)


def works(*shifts: tuple[int, float, float]) -> list[Work]:
    """The n-th day from Monday, from that hour on, so many hours."""
    return [
        Work(MON + timedelta(days=n), int(begins * 60), int((begins + hours) * 60), int(hours * 60))
        for n, begins, hours in shifts
    ]


def week(hours: float) -> list[Work]:
    """Five days of eight hours, and the rest on Saturday."""
    more = [(5, 8.0, hours - 40)] if hours > 40 else []
    return works(*((n, 8.0, 8.0) for n in range(5)), *more)


def around_a_rest(begins: float) -> list[Work]:
    """A night from Thursday to ten on Friday; again on Saturday and Sunday."""
    night = Work(THU, 22 * 60, 34 * 60, 480)
    return [*works(*((n, 8.0, 5.0) for n in range(3))), night, *works((5, begins, 5), (6, begins, 5))]


def written(training: str) -> dict[str, str]:
    """The texts of a rating, whole but for one aspect."""
    return {**dict.fromkeys(("performance", "compliance", "reasons"), "a"), "training": training}


def lawful(shifts: list[Work], standing: Standing | None = None) -> bool:
    return not check(shifts, standing or Standing(), LAW, CALENDAR)


def overtime(minutes: int, approved: int = 0, *, special: bool = False) -> bool:
    """Beyond the hours of a day, with an approval of so many minutes."""
    leaves = [OvertimeLeave(Span(MON), ALL_KINDS, approved, special)] if approved else []
    return OVERTIME_A_DAY.on(MON)(Extra(MON, ExtraKind.LONGER, minutes), leaves, LAW) is None


def absent(*days: date, rolling: bool = False) -> bool:
    """True where no case is opened."""
    row = law.value("auxiliary.absent_in_a_row", on=MON).length
    year = law.value("auxiliary.absent_in_a_year", on=MON).length
    between = [WorkDay(day + timedelta(days=1), False) for day in days if len(days) > 3]
    return not discipline.absence_calls.on(MON)([*(WorkDay(day, True) for day in days), *between], row, year, rolling)


def probation(months: int) -> Callable[[date], bool]:
    """The last day of probation, in a contract of so many months from Monday."""
    ends = date(2026 + (2 + months) // 12, (2 + months) % 12 + 1, 1)
    return lambda until: contracts.probation_fits(Terms(ContractKind.FIXED, MON, ends, 5000_00, until))


def outsourced(service: Span) -> Callable[[date], bool]:
    papers = contracts.Papers(Employment.OUTSOURCED, (Span(date(2026, 1, 1)),), (service,))
    return lambda day: contracts.is_covered(contracts.COVERED.on(MON)(papers), day)


def decided(told: date | None, on: date, *, evidence: bool = True, replied: bool = True) -> bool:
    return discipline.may_be_decided.on(MON)(told, on, evidence, replied, None)


def ended(**given: Any) -> bool:
    facts = {"ground": Ground.CONTRACT, "labour": Labour.ILLNESS, "notice": "30 days", "union_told_on": UNION, **given}
    return not discipline.may_end.on(MON)(Ending(**facts))


def in_force(day: date) -> bool:
    """Whether the Order was law that day: its rules have no older version."""
    return day >= recruitment.RANKING.versions[0].since and files.IN_FORCE.versions[0].since <= day


def staffed(special: int, general: int, apart: int = 0) -> bool:
    return bool(plan.RATIO.on(MON)(plan.Headcount(general, apart, special)).is_met)


def planned(posts: int, used: int, state: PlanState = PlanState.APPROVED) -> bool:
    return plan.ROOM.on(MON)(Plan(PlanId(1), ORGAN, 2026, posts, state, "示例", MON, used)) > 0


def budget(heads: dict[Head, int], before: dict[Head, int]) -> Budget:
    return Budget(ORGAN, 2026, heads, before, "示例")


def eligible(**given: Any) -> bool:
    return not recruitment.UNMET.on(MON)(Sheet(**(ELIGIBLE | given)), MON)


def first_of(*applicants: Applicant) -> str:
    return recruitment.RANKING.on(MON)(applicants)[0].standing.number


def leave_days(months: int, in_a_row: int | None = None) -> int:
    return leave.ENTITLEMENT.on(MON)(months, months if in_a_row is None else in_a_row, MON)


def keeps_leave(months: int, *, personal: int = 0, sick: int = 0) -> bool:
    return not leave.NONE_THIS_YEAR.on(MON)(YearFacts(months, personal, sick), 30, MON)


def dispute(state: DisputeState, name: str, start: date) -> Callable[[date], bool]:
    [last, *_rest] = protection.dispute_days.on(MON)(state, {name: start})
    return lambda day: day <= last.day


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def last_day(name: str) -> date:
    """Of a clock that begins on Monday."""
    return CALENDAR.due(at(MON), law.value(name, on=MON).term).last_day


def paid(kind: ExtraKind, minutes: int, percent: int) -> Callable[[int], bool]:
    """Whether so many fen are at least what the law asks; a month's wage of 4,350 yuan makes 25 yuan an hour."""
    return lambda fen: fen >= pay.OVERTIME_PAY.on(MON)(4350_00, kind, minutes, 0, 480, MON).fen


NIGHT_BAR = Standing(bars=(Span(MON, FRI),), overtime=(OvertimeLeave(Span(MON), ALL_KINDS, 180, True),))
SIX = tuple(date(2026, month, 10) for month in (1, 3, 5, 7, 9, 11))
