"""The checker of plans. It knows the task and the plan, and nothing of the solver: two hands, so that one catches the
other's mistakes. It reads a plan person by person and day by day, as somebody with the paper roster would."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from linli.auxiliaries.data.roster import (
    EIGHT_HOURS,
    Breach,
    Gap,
    Kind,
    Person,
    Plan,
    Task,
    Terms,
    Verdict,
    Violation,
)

SATURDAY, SUNDAY = 5, 6


def judge(task: Task, plan: Plan) -> Verdict:
    """Costs, violations and unmet needs of a plan. A person who is absent from the plan works on no day."""
    found = tuple(violations(task, plan))
    gaps = tuple(gap for gap in _given(task, plan) if gap.missing or gap.surplus)
    cover = sum(gap.missing * gap.need.under + gap.surplus * gap.need.over for gap in gaps)
    wishes, fairness = _wishes(task, plan), _unfairness(task, plan)
    return Verdict(cover + wishes + fairness, cover, wishes, fairness, found, gaps)


def violations(task: Task, plan: Plan) -> Iterator[Violation]:
    """Of each person's own terms, person by person."""
    kinds = {kind.code: kind for kind in task.kinds}
    known = {person.id for person in task.people}
    for id, given in plan.items():
        for day, code in given.items():
            if id not in known or code not in kinds or not 0 <= day < task.days:
                yield Violation(id, Breach.UNKNOWN, day)
    for person in task.people:
        row = {day: kinds[code] for day, code in plan.get(person.id, {}).items() if code in kinds and day < task.days}
        before = kinds.get(person.before.kind) if person.before.run else None
        found = (*_settled(person, row), *_followed(row, before), *_runs(task, person, row), *_sums(task, person, row))
        yield from (Violation(person.id, breach, day) for breach, day in found)


Found = Iterator[tuple[Breach, int]]
Row = Mapping[int, Kind]


def _settled(person: Person, row: Row) -> Found:
    for day, kind in sorted(row.items(), key=lambda one: one[0]):
        if day in person.off or (day, kind.code) in person.shut:
            yield Breach.OFF, day
    for day, code in person.locked.items():
        if day not in row or row[day].code != code:
            yield Breach.LOCKED, day
    times = Counter(kind.code for kind in row.values())
    for code, most in person.most.items():
        if times[code] > most:
            yield Breach.MOST, max(day for day, kind in row.items() if kind.code == code)


def _followed(row: Row, before: Kind | None) -> Found:
    """What was worked on the day after, from the day before day 0 on."""
    for day, kind in {**({-1: before} if before else {}), **row}.items():
        after = row.get(day + 1)
        if after is not None and after.code in kind.never_next:
            yield Breach.NEXT, day + 1


def _runs(task: Task, person: Person, row: Row) -> Found:
    """Stretches of work and rest. One that touches either end of the days may go on beyond it, so it is never too
    short; the run of work before day 0 counts towards the longest."""
    least, most = person.terms.run
    days = range(-person.before.run, task.days)
    stretches = [(works, list(group)) for works, group in groupby(days, lambda day: day < 0 or day in row)]
    for works, group in stretches:
        open_ended = group[0] == days[0] or group[-1] == days[-1]
        if works and len(group) > most:
            yield Breach.RUN_LONG, group[0] + most
        if works and len(group) < least and not open_ended:
            yield Breach.RUN_SHORT, group[-1]
        if not works and len(group) < person.terms.rest and not open_ended:
            yield Breach.REST_SHORT, group[-1]


def _sums(task: Task, person: Person, row: Row) -> Found:
    terms, last = person.terms, task.days - 1
    total = sum(kind.minutes for kind in row.values())
    if not terms.minutes[0] <= total <= terms.minutes[1]:
        yield Breach.MINUTES, last
    for week, minutes in _weeks(task, person, row).items():
        if minutes > terms.week:
            yield Breach.WEEK, min(7 * week + SUNDAY - task.weekday(0), last)
    if len(_weekends(task, row)) > terms.weekends:
        yield Breach.WEEKENDS, last


def _weeks(task: Task, person: Person, row: Row) -> dict[int, int]:
    """Minutes by week, the week of day 0 being 0; free days count towards none."""
    found = dict.fromkeys(range((task.days - 1 + task.weekday(0)) // 7 + 1), 0)
    found[0] += person.before.minutes
    for day, kind in row.items():
        if day not in task.free:
            found[(day + task.weekday(0)) // 7] += kind.minutes
    return found


def _weekends(task: Task, row: Row) -> set[int]:
    """The weeks on whose Saturday or Sunday a shift begins."""
    return {(day + task.weekday(0)) // 7 for day in row if task.weekday(day) in (SATURDAY, SUNDAY)}


def _given(task: Task, plan: Plan) -> Iterator[Gap]:
    skills = {person.id: person.skills for person in task.people}
    there = Counter(
        (day, code, skill)
        for id, row in plan.items()
        for day, code in row.items()
        for skill in ("", *skills.get(id, ()))
    )
    return (Gap(need, there[need.day, need.kind, need.skill]) for need in task.needs)


def _wishes(task: Task, plan: Plan) -> int:
    return sum(
        wish.weight for wish in task.wishes if (plan.get(wish.person, {}).get(wish.day) == wish.kind) != wish.wanted
    )


def _unfairness(task: Task, plan: Plan) -> int:
    kinds, fair, cost = {kind.code: kind for kind in task.kinds}, task.fairness, 0
    for person in task.people:
        row = {day: kinds[code] for day, code in plan.get(person.id, {}).items() if code in kinds}
        terms: Terms = person.terms
        nights = sum(kind.night for kind in row.values())
        cost += fair.night * max(0, nights - terms.fair_nights)
        cost += fair.weekend * max(0, len(_weekends(task, row)) - terms.fair_weekends)
        for minutes in _weeks(task, person, row).values():
            cost += fair.week * (-(-max(0, terms.full_week - minutes) // EIGHT_HOURS)) ** 2
    return cost
