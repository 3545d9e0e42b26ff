"""Paid annual leave: paid-leave-2008 and its rules."""

from collections.abc import Iterable
from datetime import date, timedelta

from linli import law
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import (
    BY_WORKING_DAY,
    Balance,
    Leave,
    LeaveFacts,
    LeaveKind,
    LeaveState,
    Outcome,
    YearFacts,
)
from linli.kernel.calendar import OfficeCalendar
from linli.kernel.rules import Rule

ONE_DAY = timedelta(days=1)
YEAR = 365
STEPS = ((20, "from_20"), (10, "from_10"), (1, "from_1"))
ENTITLEMENT: Rule[[int, int, date], int] = Rule("auxiliaries.annual_leave")
IN_THE_FIRST_YEAR: Rule[[date, int], int] = Rule("auxiliaries.annual_leave_of_the_first_year")
ON_LEAVING: Rule[[Span, int, int], int] = Rule("auxiliaries.annual_leave_on_leaving")
NONE_THIS_YEAR: Rule[[YearFacts, int, date], bool] = Rule("auxiliaries.no_annual_leave_this_year")
DAYS_COUNTED: Rule[[Span, OfficeCalendar], int] = Rule("auxiliaries.days_of_annual_leave")


@ENTITLEMENT.since("2008-01-01", cites=("paid-leave-2008/2", "paid-leave-2008/3", "paid-leave-rules-2008/3"))
def _entitlement(months: int, in_a_row: int, on: date) -> int:
    """Days a year. Nothing before twelve months of work in a row; then by the years with all employers together: 5 from
    one, 10 from ten, 15 from twenty."""
    if in_a_row < law.value("leave.after_months", on=on).length:
        return 0
    return next((law.value(f"leave.days_{step}", on=on).length for years, step in STEPS if months >= 12 * years), 0)


@IN_THE_FIRST_YEAR.since("2008-09-18", cites=("paid-leave-rules-2008/5",))
def _first_year(started_on: date, days: int) -> int:
    """By the calendar days that remain, the first one counted; part of a day is not given."""
    left = (date(started_on.year, 12, 31) - started_on).days + 1
    return min(days, left * days // YEAR)


@ON_LEAVING.since("2008-09-18", cites=("paid-leave-rules-2008/12",))
def _leaving(served: Span, days: int, taken: int) -> int:
    """Days still due by those of the last year that were served here; what was taken too much is not taken back."""
    ended_on = served.last or served.first
    passed = (ended_on - max(served.first, date(ended_on.year, 1, 1))).days + 1
    return max(0, (passed * days - YEAR * taken) // YEAR)


@NONE_THIS_YEAR.since("2008-01-01", cites=("paid-leave-2008/4",))
def _none(facts: YearFacts, month: int, on: date) -> bool:
    """After twenty days of paid personal leave, or two, three, four months of sick leave by years of work, `month`
    calendar days each. Where the leave was taken before, it is the next year's that falls away
    (paid-leave-rules-2008/8)."""
    if facts.personal_days >= law.value("leave.personal_days", on=on).length:
        return True
    step = next((step for years, step in STEPS if facts.months >= 12 * years), None)
    if step is None:
        return False
    months = law.value(f"leave.sick_months_{step}", on=on).length
    return facts.sick_days >= months * month


@DAYS_COUNTED.since("2008-01-01", cites=("paid-leave-2008/3", "paid-leave-rules-2008/6"))
def _counted(span: Span, calendar: OfficeCalendar) -> int:
    """Working days only: holidays and days of rest that lie inside are not counted."""
    last = span.last or span.first
    days = (span.first + n * ONE_DAY for n in range((last - span.first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def months_between(since: date, until: date) -> int:
    """Whole months from the first day of work to the end of `until`."""
    after = until + ONE_DAY
    months = (after.year - since.year) * 12 + after.month - since.month
    return max(0, months - (after.day < since.day))


def days_of(kind: LeaveKind, span: Span, calendar: OfficeCalendar) -> int:
    """As this kind of leave is counted."""
    if kind in BY_WORKING_DAY:
        return DAYS_COUNTED.on(span.first)(span, calendar)
    return ((span.last or span.first) - span.first).days + 1


def in_year(span: Span, year: int) -> Span | None:
    return span.shared_with(whole_year(year))


def whole_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def balance(facts: LeaveFacts, year: int, calendar: OfficeCalendar, *, sick_month: int, on: date) -> Balance:
    """The year's annual leave as it stands on that day: what is due by years of work, and what came in or went out.

    `sick_month`: how many calendar days of sick leave make a month. Days that were carried in are used first.
    """
    on = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    months = facts.before.months + months_between(facts.served.first, on)
    taken, asked = (_annual(facts.leaves, year, state, calendar) for state in (LeaveState.APPROVED, LeaveState.ASKED))
    barred = _barred(facts, year, calendar, sick_month)
    entitled, cites = _entitled(facts, year, months, on)
    if barred:
        entitled, cites = 0, NONE_THIS_YEAR.because(on).cites
    carried = _settled(facts, year - 1, Outcome.CARRIED)
    settled = sum(_settled(facts, year, outcome) for outcome in Outcome)
    left = entitled + carried - taken - asked - settled
    if facts.served.last is not None and facts.served.last.year == year:
        own = max(0, taken + asked + settled - carried)
        left = ON_LEAVING.on(on)(facts.served, entitled, own) + max(0, carried - taken - asked - settled)
        cites = (*cites, *ON_LEAVING.because(on).cites)
    return Balance(year, months, entitled, carried, taken, asked, settled, max(0, left), barred, cites)


def _entitled(facts: LeaveFacts, year: int, months: int, on: date) -> tuple[int, tuple[str, ...]]:
    in_a_row = facts.before.in_a_row + months_between(facts.served.first, on)
    days, cites = ENTITLEMENT.on(on)(months, in_a_row, on), ENTITLEMENT.because(on).cites
    last = facts.served.last
    if facts.served.first.year == year and (last is None or last.year > year):
        return IN_THE_FIRST_YEAR.on(on)(facts.served.first, days), (*cites, *IN_THE_FIRST_YEAR.because(on).cites)
    return (days if facts.served.first <= on else 0), cites


def _barred(facts: LeaveFacts, year: int, calendar: OfficeCalendar, sick_month: int) -> bool:
    """This year's falls away where none of it was taken yet, else the next year's."""
    before = year - 1
    return (
        _none_in(facts, year, calendar, sick_month) and not _annual(facts.leaves, year, LeaveState.APPROVED, calendar)
    ) or (
        _none_in(facts, before, calendar, sick_month)
        and bool(_annual(facts.leaves, before, LeaveState.APPROVED, calendar))
    )


def _none_in(facts: LeaveFacts, year: int, calendar: OfficeCalendar, sick_month: int) -> bool:
    last = date(year, 12, 31)
    months = facts.before.months + months_between(facts.served.first, last)
    approved = [one for one in facts.leaves if one.state is LeaveState.APPROVED]
    personal = _days((one for one in approved if one.kind is LeaveKind.PERSONAL and one.paid), year, calendar)
    sick = _days((one for one in approved if one.kind is LeaveKind.SICK), year, calendar)
    return NONE_THIS_YEAR.on(last)(YearFacts(months, personal, sick), sick_month, last)


def _annual(leaves: Iterable[Leave], year: int, state: LeaveState, calendar: OfficeCalendar) -> int:
    wanted = (one for one in leaves if one.kind is LeaveKind.ANNUAL and one.state is state)
    return _days(wanted, year, calendar)


def _days(leaves: Iterable[Leave], year: int, calendar: OfficeCalendar) -> int:
    parts = ((one.kind, in_year(one.days, year)) for one in leaves)
    return sum(days_of(kind, part, calendar) for kind, part in parts if part is not None)


def _settled(facts: LeaveFacts, year: int, outcome: Outcome) -> int:
    return sum(one.days for one in facts.untaken if one.year == year and one.outcome is outcome)
