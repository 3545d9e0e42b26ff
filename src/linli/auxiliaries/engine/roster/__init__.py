"""The making of rosters; needs the extra `roster`, and says so where it is missing.

`solve` looks for the cheapest plan of a task; `judge` (in `rules.roster`) says what a plan costs and breaks.
"""

from collections.abc import Callable
from importlib.util import find_spec

from linli.auxiliaries.data.roster import Plan, Progress, Solved, Task
from linli.kernel.words import Sentence, _

NO_SOLVER = _(
    "Rosters are made by a program that is not installed: the operator adds the extra “roster” with "
    "“pip install 'linli[roster]'”."
)


def missing() -> Sentence | None:
    """What this installation lacks for making rosters; None where it can."""
    return NO_SOLVER if find_spec("ortools") is None else None


def solve(
    task: Task, *, seconds: float, workers: int = 1, seed: int = 1, tell: Callable[[Progress], None] = lambda _: None
) -> Solved:
    """The cheapest plan found in the time, which ends earlier where no plan can be cheaper. `tell` hears of each better
    one. Raises Impossible where somebody's own terms contradict each other."""
    from linli.auxiliaries.engine.roster.search import Search  # noqa: PLC0415 - the extra may be missing

    search = Search(task, seconds=seconds, workers=workers, seed=seed, tell=tell)
    search.run()
    plan: Plan = {
        task.people[place].id: {day: task.kinds[kind].code for day, kind in enumerate(column.path) if kind >= 0}
        for place, column in search.best.items()
    }
    return Solved(plan, search.cost, search.bound, search.seconds)
