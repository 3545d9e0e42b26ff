"""python -m bench.bureau: a made-up bureau of 1,200 auxiliary officers in 40 units.

`roster_s`: a month's roster for all units, made in two processes, each plan judged by `rules.roster`. `check_s`: a year
of everybody's shifts against all rules of hours. Both begin with facts in memory: reading them is not measured here.
"""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bench.report import main
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import ExtraKind, Figures, OvertimeLeave, Standing, Work
from linli.auxiliaries.data.roster import Before, Fairness, Kind, Need, Person, Task, Terms, Wish
from linli.auxiliaries.engine.roster import solve
from linli.auxiliaries.rules.hours import check
from linli.auxiliaries.rules.roster import judge
from linli.kernel.calendar import DayKind, OfficeCalendar

UNITS, EACH, PROCESSES = 40, 30, 2
MONTH, DAYS = date(2026, 10, 1), 31
SECONDS = 12.0
"""For one unit: forty of them in two processes take four minutes at most."""
KINDS = (Kind("D", 480), Kind("E", 480, frozenset({"D"})), Kind("N", 480, frozenset({"D", "E"}), night=True))
NEEDS = {"D": 8, "E": 6, "N": 4}
TERMS = Terms(week=2400, run=(1, 6), rest=1, fair_weekends=3, full_week=2400)
HOLIDAYS = {date(2026, 10, n): DayKind.HOLIDAY for n in (1, 2, 3)}


def run(quick: bool) -> dict[str, object]:
    """A month for 1,200 officers in 40 units, and a year of them checked; smaller with --quick."""
    units, seconds, officers = (2, 5.0, 120) if quick else (UNITS, SECONDS, UNITS * EACH)
    began = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        made = list(pool.map(roster, range(units), [seconds] * units))
    rostered = time.perf_counter()
    years = [year(seed) for seed in range(officers)]
    ready = time.perf_counter()
    calendar = OfficeCalendar(ZoneInfo("Asia/Shanghai"), HOLIDAYS)
    findings = sum(len(check(works, STANDING, Figures(), calendar)) for works in years)
    return {
        "roster_s": round(rostered - began, 1), "check_s": round(time.perf_counter() - ready, 2),
        "units": units, "officers": officers, "shifts_checked": sum(map(len, years)), "findings": findings,
        "violations": sum(one[0] for one in made), "unmet": sum(one[1] for one in made),
        "gap": round(max(one[2] for one in made), 4), "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def roster(seed: int, seconds: float) -> tuple[int, int, float]:
    """Of one unit: violations, people missing somewhere, and the share of the cost that might still be saved."""
    task = unit(seed)
    solved = solve(task, seconds=seconds, seed=seed)
    verdict = judge(task, solved.plan)
    gap = (solved.cost - solved.bound) / solved.cost if solved.cost else 0.0
    return len(verdict.violations), sum(gap.missing for gap in verdict.gaps), gap


def unit(seed: int) -> Task:
    """Thirty people with leave, wishes, skills and bars; three shifts a day, someone trained in first aid at night."""
    dice = Random(seed)
    people = tuple(
        Person(
            id, TERMS, {"N": 0 if dice.random() < 0.05 else 6}, _leave(dice),
            skills=frozenset({"first_aid"}) if dice.random() < 0.4 else frozenset(),
            before=Before(dice.randint(0, 3), dice.choice("DEN"), 960),
        )
        for id in range(EACH)
    )  # fmt: skip
    needs = [
        Need(day, code, count - 2 * (_weekend(day) and code == "D"), 1000, 5)
        for day in range(DAYS)
        for code, count in NEEDS.items()
    ]
    needs += [Need(day, "N", 1, 300, 0, "first_aid") for day in range(DAYS)]
    wishes = tuple(
        Wish(dice.randrange(EACH), dice.randrange(DAYS), dice.choice("DEN"), dice.random() < 0.3, dice.randint(1, 3))
        for _wish in range(4 * EACH)
    )
    return Task(MONTH, DAYS, KINDS, people, tuple(needs), wishes, Fairness(8, 12, 2), frozenset({0, 1, 2}))


def _leave(dice: Random) -> frozenset[int]:
    first = dice.randrange(DAYS)
    return frozenset(range(first, min(DAYS, first + 5))) if dice.random() < 0.3 else frozenset()


def _weekend(day: int) -> bool:
    return (MONTH + timedelta(days=day)).weekday() >= 5


STANDING = Standing(
    leave=(Span(date(2026, 7, 6), date(2026, 7, 10)),),
    overtime=(OvertimeLeave(Span(date(2026, 1, 1)), frozenset(ExtraKind), 480, special=True),),
)


def year(seed: int) -> list[Work]:
    """Five days of seven, in turns; here and there an hour longer, and a sixth day."""
    dice, found = Random(seed), []
    for n in range(365):
        day = date(2026, 1, 1) + timedelta(days=n)
        if (n + seed) % 7 < 5 or dice.random() < 0.02:
            begins = (8, 15, 22)[(n + seed) // 7 % 3] * 60
            minutes = 480 + 60 * (dice.random() < 0.05)
            found.append(Work(day, begins, begins + minutes + 30, minutes))
    return found


if __name__ == "__main__":
    main("bureau", run)
