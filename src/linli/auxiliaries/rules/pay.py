"""What work is paid: labour-law/44 and the wage rules, in whole fen. A part of a fen is counted whole, for the law says
"at least"; of what is taken off, a part of a fen is left out."""

from collections.abc import Iterable
from datetime import date

from linli import law
from linli.auxiliaries.data.hours import Extra, ExtraKind
from linli.auxiliaries.data.pay import ExtraPay, Fen
from linli.kernel.rules import Rule

PERCENT = {
    ExtraKind.LONGER: "pay.overtime", ExtraKind.REST_DAY: "pay.rest_day", ExtraKind.HOLIDAY: "pay.holiday",
}  # fmt: skip
DAILY_WAGE: Rule[[Fen, date], Fen] = Rule("auxiliaries.daily_wage")
PART_OF_A_MONTH: Rule[[Fen, int, date], Fen] = Rule("auxiliaries.wage_of_part_of_a_month")
OVERTIME_PAY: Rule[[Fen, ExtraKind, int, int, int, date], ExtraPay] = Rule("auxiliaries.overtime_pay")
UNPAID_LEAVE: Rule[[Fen, int, date], Fen] = Rule("auxiliaries.deducted_for_unpaid_leave")
UNTAKEN_PAY: Rule[[Fen, int, bool, date], Fen] = Rule("auxiliaries.pay_for_untaken_leave")
MOST_DEDUCTED: Rule[[Fen, Fen, date], Fen] = Rule("auxiliaries.most_deducted")
WAGE_FITS: Rule[[Fen, Fen], bool] = Rule("auxiliaries.wage_is_no_less_than_the_minimum")


def days_a_month(on: date) -> int:
    """Paid days of a month in hundredths of a day: 2175."""
    return law.value("pay.days_a_month", on=on).length


@DAILY_WAGE.since("2008-09-18", cites=("paid-leave-rules-2008/11",))
def _daily(monthly: Fen, on: date) -> Fen:
    """A month's wage divided by 21.75."""
    return -(-monthly * 100 // days_a_month(on))


@PART_OF_A_MONTH.since("2016-06-01", cites=("wuhan-order-270/27", "paid-leave-rules-2008/11"))
def _part(monthly: Fen, days: int, on: date) -> Fen:
    """So many paid days at the daily wage, and never more than the month's wage."""
    return min(monthly, -(-monthly * days * 100 // days_a_month(on)))


@OVERTIME_PAY.since("2008-09-18", cites=("labour-law/44", "wage-payment-1994/13", "wuhan-order-270/28"))
def _overtime(monthly: Fen, kind: ExtraKind, minutes: int, compensated: int, day: int, on: date) -> ExtraPay:
    """150, 200, 300 % of the hourly wage, which is the daily wage by the `day` minutes of a working day; only work on a
    day of rest may be compensated by rest instead."""
    percent = law.value(PERCENT[kind], on=on).length
    rested = min(minutes, compensated) if kind is ExtraKind.REST_DAY else 0
    return ExtraPay(
        kind, minutes, rested, percent, -(-monthly * (minutes - rested) * percent // (days_a_month(on) * day))
    )


@UNPAID_LEAVE.since("2008-09-18", cites=("paid-leave-rules-2008/11",))
def _unpaid(monthly: Fen, days: int, on: date) -> Fen:
    """The daily wage for each working day of personal leave without pay, and never more than the month's wage."""
    return min(monthly, monthly * days * 100 // days_a_month(on))


@UNTAKEN_PAY.since("2008-09-18", cites=("paid-leave-2008/5", "paid-leave-rules-2008/10"))
def _untaken(monthly: Fen, days: int, refused: bool, on: date) -> Fen:
    """300 % of the daily wage, of which the normal wage was paid already; nothing more where the officer refused the
    leave in writing. `monthly` is the average of the last twelve months without overtime."""
    if refused:
        return 0
    more = law.value("leave.untaken", on=on).length - 100
    return -(-monthly * days * more // days_a_month(on))


@MOST_DEDUCTED.since("1995-01-01", cites=("wage-payment-1994/16",))
def _deducted(wage: Fen, minimum: Fen, on: date) -> Fen:
    """Of a month's wage for damage: at most 20 %, and what is left is no less than the local minimum wage."""
    share = wage * law.value("pay.deduction", on=on).length // 100
    return max(0, min(share, wage - minimum))


@WAGE_FITS.since("2016-06-01", cites=("wuhan-order-270/27",))
def _fits(monthly: Fen, minimum: Fen) -> bool:
    """No row of the wage table lies below the local minimum wage."""
    return monthly >= minimum


def overtime_pay(
    monthly: Fen, extras: Iterable[Extra], compensated: int, *, day: int, on: date
) -> tuple[ExtraPay, ...]:
    """A month's overtime by kind; each minute of it in the kind that it is."""
    minutes = dict.fromkeys(ExtraKind, 0)
    for extra in extras:
        minutes[extra.kind] += extra.minutes
    rule = OVERTIME_PAY.on(on)
    return tuple(rule(monthly, kind, total, compensated, day, on) for kind, total in minutes.items() if total)
