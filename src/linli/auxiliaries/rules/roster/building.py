"""From the facts of a unit to the task of the solver; from a plan to what the checker and the law say of it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.hours import ExtraKind, Finding, OvertimeLeave, Standing, System, Work
from linli.auxiliaries.data.roster import (
    EVER,
    Before,
    Fairness,
    Kind,
    Need,
    Person,
    Plan,
    Task,
    Terms,
    Violation,
    Wish,
)
from linli.auxiliaries.data.rostering import A_DAY, Cells, Checked, Demand, Planning, ShiftKind
from linli.auxiliaries.rules.hours import check
from linli.auxiliaries.rules.hours.counting import is_holiday
from linli.auxiliaries.rules.roster.judging import judge, violations

MISSING, MISSING_SKILL, TOO_MANY, UNASKED = 1000, 300, 5, 50
"""What one too few costs, one too few of those with a skill, one too many, and one where nobody was asked for."""
WISH = 3
FAIR = Fairness(night=8, weekend=12, week=2)
ONE_DAY = timedelta(days=1)


def build(planning: Planning) -> Task:
    """For the solver: overtime that nobody approved is not planned, so what would need it stays an unmet need."""
    fair = _fair(planning)
    people = tuple(_person(planning, officer, fair) for officer in planning.officers)
    return _task(planning, people)


def check_plan(planning: Planning, cells: Cells) -> Checked:
    """Shifts that follow each other, days that are not open, needs and wishes by the checker; hours, overtime and rest
    by the rules of hours, which know what was approved."""
    verdict = judge(_checked_task(planning), as_plan(planning, cells))
    found = {one.id: findings_of(planning, one.id, cells.get(one.id, {})) for one in planning.officers}
    return Checked(verdict, found, _by_person(planning, verdict.violations))


def coverage(
    demand: Iterable[Demand], dates: Iterable[date], cells: Cells
) -> list[tuple[date, tuple[tuple[int, int], ...]]]:
    """Day by day, of each kind in the order of the demand: how many there are, and how many are needed."""
    rows = [row for row in demand if not row.skill]
    there = Counter((day, code) for row in cells.values() for day, code in row.items())
    return [(day, tuple((there[day, row.kind.code], row.counts[day.weekday()]) for row in rows)) for day in dates]


def joining(
    planning: Planning, cells: Cells, day: date, code: str
) -> Mapping[OfficerId, tuple[tuple[Finding, ...], tuple[Violation, ...]]]:
    """What becomes unlawful, and what goes against the unit's own terms, for each who would have this shift besides
    the own row."""
    task, more = _checked_task(planning), {one.id: {**cells.get(one.id, {}), day: code} for one in planning.officers}
    was, now = (_by_person(planning, violations(task, as_plan(planning, shown))) for shown in (cells, more))
    return {
        one.id: (
            _new_findings(planning, one.id, cells.get(one.id, {}), more[one.id]),
            tuple(breach for breach in now[one.id] if breach not in was[one.id]),
        )
        for one in planning.officers
    }


def _new_findings(
    planning: Planning, officer: OfficerId, before: Mapping[date, str], after: Mapping[date, str]
) -> tuple[Finding, ...]:
    around, standing = planning.around[officer], planning.standings[officer]
    was, now = (
        check(
            sorted((*around, *works_of(planning, officer, row)), key=lambda work: (work.day, work.begins)),
            standing, planning.figures, planning.calendar,
        ) for row in (before, after)
    )  # fmt: skip
    return tuple(one for one in now if one not in was and one.day >= planning.days.first)


def _by_person(planning: Planning, found: Iterable[Violation]) -> dict[OfficerId, tuple[Violation, ...]]:
    of: dict[int, list[Violation]] = defaultdict(list)
    for one in found:
        of[one.person].append(one)
    return {officer.id: tuple(of[officer.id]) for officer in planning.officers}


def findings_of(planning: Planning, officer: OfficerId, row: Mapping[date, str]) -> tuple[Finding, ...]:
    """Of one officer: everything in these days, and what these days make unlawful after them."""
    around, standing = list(planning.around[officer]), planning.standings[officer]
    before = check(around, standing, planning.figures, planning.calendar)
    works = sorted((*around, *works_of(planning, officer, row)), key=lambda work: (work.day, work.begins))
    found = check(works, standing, planning.figures, planning.calendar)
    return tuple(one for one in found if one not in before and one.day >= planning.days.first)


def works_of(planning: Planning, officer: OfficerId, row: Mapping[date, str]) -> Iterator[Work]:
    """The shifts of a row as work, but for days whose hours were already worked."""
    kinds = {kind.code: kind for kind in planning.kinds}
    for day, code in row.items():
        if code in kinds and day not in planning.done.get(officer, ()):
            kind = kinds[code]
            yield Work(day, kind.begins, kind.ends, kind.minutes)


def as_plan(planning: Planning, cells: Cells) -> Plan:
    first = planning.days.first
    return {officer: {(day - first).days: code for day, code in row.items()} for officer, row in cells.items()}


def as_cells(planning: Planning, plan: Plan) -> dict[OfficerId, dict[date, str]]:
    return {OfficerId(id): {planning.day(number): code for number, code in row.items()} for id, row in plan.items()}


def closing(task: Task, days: Mapping[int, Iterable[int]]) -> Task:
    """The same task with more days off, on which a plan was seen not to be lawful."""
    people = tuple(
        replace(person, off=person.off | (frozenset(days.get(person.id, ())) - person.locked.keys()))
        for person in task.people
    )
    return replace(task, people=people)


def _task(planning: Planning, people: tuple[Person, ...]) -> Task:
    free = {n for n in range(planning.length) if is_holiday(planning.day(n), planning.calendar)}
    return Task(
        planning.days.first, planning.length, tuple(_kinds(planning)), people, tuple(_needs(planning)),
        tuple(_wishes(planning)), FAIR, frozenset(free),
    )  # fmt: skip


def _kinds(planning: Planning) -> Iterator[Kind]:
    for kind in planning.kinds:
        after = (one.code for one in planning.kinds if A_DAY + one.begins - kind.ends < planning.figures.between)
        yield Kind(kind.code, kind.minutes, frozenset(after), kind.night)


def _needs(planning: Planning) -> Iterator[Need]:
    for n in range(planning.length):
        weekday = planning.day(n).weekday()
        for row in planning.demand:
            count = row.counts[weekday]
            if row.skill and count:
                yield Need(n, row.kind.code, count, MISSING_SKILL, 0, row.skill)
            elif not row.skill:
                yield Need(n, row.kind.code, count, MISSING, TOO_MANY if count else UNASKED)


def _wishes(planning: Planning) -> Iterator[Wish]:
    for wish in planning.wishes:
        day = (wish.day - planning.days.first).days
        for code in [wish.kind] if wish.kind else [kind.code for kind in planning.kinds]:
            yield Wish(wish.officer, day, code, wanted=not wish.is_free, weight=WISH)


def _checked_task(planning: Planning) -> Task:
    fair = _fair(planning)
    return _task(planning, tuple(_known(planning, officer, fair) for officer in planning.officers))


def _known(planning: Planning, officer: Officer, fair: Terms) -> Person:
    """As the checker sees somebody: days that are closed, shifts that follow each other, days of work in a row."""
    standing = planning.standings[officer.id]
    off = frozenset(n for n in range(planning.length) if _is_closed(standing, planning.day(n)))
    run = (1, EVER) if standing.systems or standing.emergencies else (1, planning.longest_run)
    before = _before(planning, officer.id)
    return Person(
        officer.id, replace(fair, run=run), off=off, shut=_shut(planning, standing, off),
        skills=planning.skills[officer.id], before=before,
    )  # fmt: skip


def _person(planning: Planning, officer: Officer, fair: Terms) -> Person:
    """As the solver sees somebody: besides, no overtime but what was approved."""
    known, standing = _known(planning, officer, fair), planning.standings[officer.id]
    dates = [planning.day(n) for n in range(planning.length)]
    shut = {
        n
        for n, day in enumerate(dates)
        if is_holiday(day, planning.calendar) and not _may(standing, day, ExtraKind.HOLIDAY)
    }
    barred = any(span.shared_with(planning.days) for span in standing.bars)
    never = [kind.code for kind in planning.kinds if not _fits(planning, kind, standing, barred, dates)]
    locked = {(day - planning.days.first).days: code for day, code in planning.locked.get(officer.id, {}).items()}
    terms = replace(known.terms, run=(1, min(known.terms.run[1], planning.longest_run)), week=_week(planning, standing))
    return replace(
        known, terms=terms, off=(known.off | shut) - locked.keys(), most=dict.fromkeys(never, 0), locked=locked,
        shut=frozenset((day, code) for day, code in known.shut if day not in locked),
    )  # fmt: skip


def _fits(planning: Planning, kind: ShiftKind, standing: Standing, barred: bool, dates: Sequence[date]) -> bool:
    longer = kind.minutes - planning.figures.day
    if barred and (kind.night or longer > 0):
        return False
    return longer <= 0 or all(_may(standing, day, ExtraKind.LONGER, longer) for day in dates)


def _may(standing: Standing, day: date, kind: ExtraKind, minutes: int = 1) -> bool:
    """Overtime of this kind can be planned on that day."""
    if any(span.holds(day) for span in standing.emergencies) or any(one.days.holds(day) for one in standing.systems):
        return True
    given: Iterable[OvertimeLeave] = (one for one in standing.overtime if one.days.holds(day) and kind in one.kinds)
    return any(one.minutes >= minutes for one in given)


def _week(planning: Planning, standing: Standing) -> int:
    irregular = any(one.system is System.IRREGULAR for one in standing.systems)
    return EVER if irregular else planning.figures.week


def _fair(planning: Planning) -> Terms:
    """Equal shares of nights and weekends, rounded up; a full week of forty hours."""
    people = max(1, len(planning.officers))
    nights = sum(
        row.counts[planning.day(n).weekday()]
        for n in range(planning.length)
        for row in planning.demand
        if row.kind.night and not row.skill
    )
    weekends = sum(
        row.counts[5] + row.counts[6] for row in planning.demand if not row.skill
    ) * -(-planning.length // 7)  # fmt: skip
    return Terms(
        fair_nights=-(-nights // people), fair_weekends=-(-weekends // (2 * people)), full_week=planning.figures.week
    )


def _is_closed(standing: Standing, day: date) -> bool:
    return any(span.holds(day) for span in standing.leave) or any(one.days.holds(day) for one in standing.closed)


def _shut(planning: Planning, standing: Standing, off: frozenset[int]) -> frozenset[tuple[int, str]]:
    """Shifts that would run into a day of leave, on days that are open themselves."""
    into = [closed for closed in standing.closed if closed.whole]
    return frozenset(
        (n, kind.code)
        for kind in planning.kinds
        for n in range(planning.length)
        if n not in off and any(closed.stops(planning.day(n), kind.ends) for closed in into)
    )


def _before(planning: Planning, officer: OfficerId) -> Before:
    """The days of work in a row up to the day before, its last kind, and the minutes of the week that is running."""
    works = {work.day: work for work in planning.around[officer] if work.day < planning.days.first}
    run, day = 0, planning.days.first - ONE_DAY
    while day in works and run < planning.longest_run:
        run, day = run + 1, day - ONE_DAY
    monday = planning.days.first - planning.days.first.weekday() * ONE_DAY
    minutes = sum(
        work.minutes for day, work in works.items() if day >= monday and not is_holiday(day, planning.calendar)
    )
    last = works.get(planning.days.first - ONE_DAY)
    same = (kind.code for kind in planning.kinds if last and (kind.begins, kind.ends) == (last.begins, last.ends))
    return Before(run, next(same, ""), minutes)
