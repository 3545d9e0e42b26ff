"""Whatever in a stretch of shifts is not lawful. Shared by rosters, swaps, calls, approvals and the yearly check."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import (
    Extra,
    ExtraKind,
    Figures,
    Finding,
    Limit,
    OtherSystem,
    OvertimeLeave,
    Standing,
    System,
    Work,
)
from linli.auxiliaries.rules.hours.counting import A_DAY, MONTHS, extras, is_night, period_of
from linli.kernel.calendar import OfficeCalendar
from linli.kernel.rules import Rule

Findings = Iterator[Finding]
OVERTIME_A_DAY: Rule[[Extra, Sequence[OvertimeLeave], Figures], Limit | None] = Rule("auxiliaries.overtime_a_day")
OVERTIME_A_MONTH: Rule[[Sequence[Extra], Figures], int] = Rule("auxiliaries.overtime_a_month")
DAY_OF_REST: Rule[[Sequence[Work], Figures], list[date]] = Rule("auxiliaries.day_of_rest")
BARRED: Rule[[Work, int, Figures], Limit | None] = Rule("auxiliaries.no_nights_no_overtime")
UNLIMITED: Rule[[date, Standing], bool] = Rule("auxiliaries.limits_of_overtime_do_not_apply")


def check(works: Sequence[Work], standing: Standing, figures: Figures, calendar: OfficeCalendar) -> list[Finding]:
    """All that is not lawful in these shifts of one officer, in the order of days.

    `works` are in the order of time and reach back far enough: to the Monday of the first week, the first of the month,
    and a week before what is to be checked. Findings on days of that run-up are the caller's to leave out.
    """
    if not works:
        return []
    more = extras(works, standing.systems, figures, calendar)
    found = [
        *_between(works, figures, standing),
        *_closed(works, standing),
        *_barred(works, more, standing, figures),
        *_a_day(more, standing, figures),
        *_a_month(more, standing, figures),
        *_a_period(more, standing, figures),
        *_rest(works, standing, figures),
    ]
    return sorted(found, key=lambda finding: finding.day)


@UNLIMITED.since("1995-01-01", cites=("labour-law/39", "labour-law/42"))
def _unlimited(day: date, standing: Standing) -> bool:
    """On days of disaster, accident or urgent repair, and under another system that the labour department approved."""
    return _lies_in(day, standing.emergencies) or any(other.days.holds(day) for other in standing.systems)


@OVERTIME_A_DAY.since("1995-01-01", cites=("labour-law/41", "wuhan-order-270/28"))
def _overtime_a_day(extra: Extra, approvals: Sequence[OvertimeLeave], figures: Figures) -> Limit | None:
    """Only if approved before; longer hours of a day at most one, for a special reason at most three."""
    if extra.kind is ExtraKind.LONGER and extra.minutes > figures.special:
        return Limit.DAY
    for_it = [one for one in approvals if one.days.holds(extra.day) and extra.kind in one.kinds]
    for_it = [one for one in for_it if extra.minutes <= one.minutes]
    if not for_it:
        return Limit.UNAPPROVED
    if extra.kind is ExtraKind.LONGER and extra.minutes > figures.usual and not any(one.special for one in for_it):
        return Limit.REASON
    return None


@OVERTIME_A_MONTH.since("1995-01-01", cites=("labour-law/41",))
def _overtime_a_month(month: Sequence[Extra], figures: Figures) -> int:
    """Minutes beyond 36 hours; all three kinds are counted, which is the strict reading."""
    return max(0, sum(extra.minutes for extra in month) - figures.month)


@DAY_OF_REST.since("1995-01-01", cites=("labour-law/38",))
def _day_of_rest(works: Sequence[Work], figures: Figures) -> list[date]:
    """The days that end seven without one of rest. A day of rest is one on which no shift begins, within a stretch
    without work that is long enough."""
    found, since = [], works[0].day
    for before, after in pairwise(works):
        days = (after.day - before.day).days
        if days > 1 and days * A_DAY + after.begins - before.ends >= figures.rest:
            since = after.day
        elif days and (after.day - since).days >= figures.rest_within - 1:
            found.append(after.day)
    return found


@BARRED.since("1995-01-01", cites=("labour-law/61", "labour-law/63"))
def _no_nights_no_overtime(work: Work, overtime: int, figures: Figures) -> Limit | None:
    """While a paper says so, neither; no approval and no emergency lifts it."""
    if is_night(work, figures):
        return Limit.NIGHT_BAR
    return Limit.OVERTIME_BAR if overtime else None


def _between(works: Sequence[Work], figures: Figures, standing: Standing) -> Findings:
    for before, after in pairwise(works):
        gap = (after.day - before.day).days * A_DAY + after.begins - before.ends
        if gap < 0:
            yield Finding(Limit.TWICE, after.day, (), -gap)
        elif gap < figures.between and not _lies_in(after.day, standing.emergencies):
            yield Finding(Limit.BETWEEN, after.day, (), figures.between - gap)


def _closed(works: Sequence[Work], standing: Standing) -> Findings:
    for work in works:
        if _lies_in(work.day, standing.leave):
            yield Finding(Limit.LEAVE, work.day, ("paid-leave-2008/3",))
        for closed in standing.closed:
            if closed.stops(work.day, work.ends):
                yield Finding(Limit.CLOSED, work.day, closed.cites, because=closed.because)


def _barred(works: Sequence[Work], more: Sequence[Extra], standing: Standing, figures: Figures) -> Findings:
    if not standing.bars:
        return
    overtime = {extra.day: extra.minutes for extra in more}
    for work in works:
        if _lies_in(work.day, standing.bars):
            limit = BARRED.on(work.day)(work, overtime.get(work.day, 0), figures)
            if limit is not None:
                yield Finding(limit, work.day, BARRED.because(work.day).cites)


def _a_day(more: Sequence[Extra], standing: Standing, figures: Figures) -> Findings:
    for extra in more:
        if UNLIMITED.on(extra.day)(extra.day, standing):
            continue
        limit = OVERTIME_A_DAY.on(extra.day)(extra, standing.overtime, figures)
        if limit is not None:
            yield Finding(limit, extra.day, OVERTIME_A_DAY.because(extra.day).cites, extra.minutes)


def _a_month(more: Sequence[Extra], standing: Standing, figures: Figures) -> Findings:
    counted = [extra for extra in more if not UNLIMITED.on(extra.day)(extra.day, standing)]
    for _month, inside in groupby(counted, key=lambda extra: (extra.day.year, extra.day.month)):
        month = list(inside)
        rule = OVERTIME_A_MONTH.on(month[-1].day)
        if beyond := rule(month, figures):
            yield Finding(Limit.MONTH, month[-1].day, OVERTIME_A_MONTH.because(month[-1].day).cites, beyond)


def _a_period(more: Sequence[Extra], standing: Standing, figures: Figures) -> Findings:
    """Comprehensive hours: what is beyond the period's hours is overtime too, and 36 hours for each of its months."""
    for other in standing.systems:
        if other.system is not System.COMPREHENSIVE:
            continue
        under = [extra for extra in more if other.days.holds(extra.day)]
        for beyond, last in _beyond_periods(under, other, standing.emergencies, figures):
            yield Finding(Limit.PERIOD, last, ("labour-law/39", "labour-law/41"), beyond)


def _beyond_periods(
    under: Sequence[Extra], other: OtherSystem, emergencies: Sequence[Span], figures: Figures
) -> Iterator[tuple[int, date]]:
    for _period, inside in groupby(under, key=lambda extra: period_of(extra.day, other.period)):
        those = [extra for extra in inside if not _lies_in(extra.day, emergencies)]
        beyond = sum(extra.minutes for extra in those) - figures.month * MONTHS[other.period]
        if beyond > 0:
            yield beyond, those[-1].day


def _rest(works: Sequence[Work], standing: Standing, figures: Figures) -> Findings:
    for day in DAY_OF_REST.on(works[-1].day)(works, figures):
        if not any(other.days.holds(day) for other in standing.systems):
            yield Finding(Limit.REST, day, DAY_OF_REST.because(day).cites)


def _lies_in(day: date, spans: Iterable[Span]) -> bool:
    return any(span.holds(day) for span in spans)
