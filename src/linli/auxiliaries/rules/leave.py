"""Paid annual leave: paid-leave-2008 and its rules."""

from datetime import date, timedelta

from linli import law
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import YearFacts
from linli.kernel.calendar import OfficeCalendar
from linli.kernel.rules import Rule

ONE_DAY = timedelta(days=1)
YEAR = 365
STEPS = ((20, "from_20"), (10, "from_10"), (1, "from_1"))
ENTITLEMENT: Rule[[int, int, date], int] = Rule("auxiliaries.annual_leave")
IN_THE_FIRST_YEAR: Rule[[date, int], int] = Rule("auxiliaries.annual_leave_of_the_first_year")
ON_LEAVING: Rule[[date, int, int], int] = Rule("auxiliaries.annual_leave_on_leaving")
NONE_THIS_YEAR: Rule[[YearFacts, date], bool] = Rule("auxiliaries.no_annual_leave_this_year")
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
def _leaving(ended_on: date, days: int, taken: int) -> int:
    """Days still due by those of the year that were served; what was taken too much is not taken back."""
    passed = (ended_on - date(ended_on.year, 1, 1)).days + 1
    return max(0, (passed * days - YEAR * taken) // YEAR)


@NONE_THIS_YEAR.since("2008-01-01", cites=("paid-leave-2008/4",))
def _none(facts: YearFacts, on: date) -> bool:
    """After twenty days of paid personal leave, or two, three, four months of sick leave by years of work. Where the
    leave was taken before, it is the next year's that falls away (paid-leave-rules-2008/8)."""
    if facts.personal_days >= law.value("leave.personal_days", on=on).length:
        return True
    step = next((step for years, step in STEPS if facts.months >= 12 * years), None)
    if step is None:
        return False
    months = law.value(f"leave.sick_months_{step}", on=on).length
    return facts.sick_days >= months * law.value("leave.sick_month_days", on=on).length


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
