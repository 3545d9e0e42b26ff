"""A month's statement, line by line, each with the articles it rests on. Pure; what is entered by hand comes later."""

from collections.abc import Iterator
from datetime import date, timedelta

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.pay import OVERTIME, Due, Fen, Line, LineKind, MonthFacts, Wage
from linli.auxiliaries.rules.hours.counting import is_holiday
from linli.auxiliaries.rules.leave import days_of
from linli.auxiliaries.rules.pay import (
    DAILY_WAGE,
    MOST_DEDUCTED,
    OVERTIME_PAY,
    PART_OF_A_MONTH,
    UNPAID_LEAVE,
    UNTAKEN_PAY,
    overtime_pay,
)
from linli.kernel.calendar import OfficeCalendar

ONE_DAY = timedelta(days=1)
SICK_CITES = ("wuhan-order-270/12(2)",)
HAND_CITES = {LineKind.ALLOWANCE: ("wuhan-order-270/27",), LineKind.DAMAGE: ("wage-payment-1994/16",)}


def lines(facts: MonthFacts, calendar: OfficeCalendar, *, day: int) -> list[Line]:
    """All that can be computed; `day` is the length of a working day in minutes. Nothing where no wage was set."""
    if not facts.wages or facts.served is None:
        return [*_untaken(facts)]
    return [
        *_base(facts, facts.served, calendar), *_overtime(facts, day), *_leave(facts, facts.served, calendar),
        *_untaken(facts),
    ]  # fmt: skip


def most_deducted(lines: list[Line], minimum: Fen | None, *, on: date) -> Fen:
    """For damage, of what the other lines come to."""
    wage = sum(line.fen for line in lines if line.kind is not LineKind.DAMAGE)
    return MOST_DEDUCTED.on(on)(wage, minimum or 0, on)


def paid_days(span: Span, calendar: OfficeCalendar) -> int:
    """Working days and statutory holidays: the days that 21.75 counts."""
    last = span.last or span.first
    days = (span.first + n * ONE_DAY for n in range((last - span.first).days + 1))
    return sum(calendar.is_working_day(one) or is_holiday(one, calendar) for one in days)


def _base(facts: MonthFacts, served: Span, calendar: OfficeCalendar) -> Iterator[Line]:
    """The whole wage where one held the whole month; else by the paid days, together no more than the highest."""
    on, room = facts.month.first, max(wage.fen for wage in facts.wages)
    for wage in facts.wages:
        if (part := wage.days.shared_with(served)) is None:
            continue
        whole = part == facts.month
        days = 0 if whole else paid_days(part, calendar)
        fen = min(room, wage.fen if whole else PART_OF_A_MONTH.on(on)(wage.fen, days, on))
        room -= fen
        cites = ("wuhan-order-270/27",) if whole else PART_OF_A_MONTH.because(on).cites
        yield Line(LineKind.BASE, fen, wage.fen, days, code=wage.code, cites=cites)


def _overtime(facts: MonthFacts, day: int) -> Iterator[Line]:
    rested = facts.rested
    for wage in facts.wages:
        extras = [extra for extra in facts.extras if wage.days.holds(extra.day)]
        on = facts.month.first
        for paid in overtime_pay(wage.fen, extras, rested, day=day, on=on):
            rested -= paid.compensated
            yield Line(
                OVERTIME[paid.kind], paid.fen, wage.fen, minutes=paid.minutes, rested=paid.compensated,
                percent=paid.percent, cites=OVERTIME_PAY.because(on).cites,
            )  # fmt: skip


def _leave(facts: MonthFacts, served: Span, calendar: OfficeCalendar) -> Iterator[Line]:
    """Without pay the days are taken off. Sick leave is shown: no text on its pay was verified, so nothing is."""
    on = facts.month.first
    sick = sum(days_of(LeaveKind.SICK, span, calendar) for span in facts.sick)
    if sick:
        yield Line(LineKind.SICK, 0, _wage_on(facts, facts.sick[0].first).fen, sick, cites=SICK_CITES)
    room = sum(wage.fen for wage in facts.wages if wage.days.shared_with(served))
    for span in facts.unpaid:
        days, wage = days_of(LeaveKind.PERSONAL, span, calendar), _wage_on(facts, span.first)
        fen = min(room, UNPAID_LEAVE.on(on)(wage.fen, days, on))
        room -= fen
        if days:
            yield Line(LineKind.UNPAID, -fen, wage.fen, days, cites=UNPAID_LEAVE.because(on).cites)


def _untaken(facts: MonthFacts) -> Iterator[Line]:
    for due in facts.due:
        yield _of_due(due, facts.month.first)


def _of_due(due: Due, on: date) -> Line:
    fen = UNTAKEN_PAY.on(on)(due.average, due.days, due.refused, on)
    cites = (*UNTAKEN_PAY.because(on).cites, *DAILY_WAGE.because(on).cites)
    percent = 100 if due.refused else 300
    return Line(LineKind.UNTAKEN, fen, due.average, due.days, percent=percent, year=due.year, cites=cites)


def _wage_on(facts: MonthFacts, day: date) -> Wage:
    return next((wage for wage in facts.wages if wage.days.holds(day)), facts.wages[-1])
