"""Making a roster: months are generated at the prices of the moment, chosen, and improved until the time is up.

Column generation (Dantzig and Wolfe): the linear program over the months found so far prices every shift; at these
prices everybody's cheapest month is sought; where one is cheaper than what the program takes now, it is added. When
none is, no roster can cost less than the program says. Then whole months are fixed one after another (a dive), CP-SAT
chooses among all that were found, and some people's months are taken apart and made anew, again and again.
"""

import random
import time
from collections.abc import Callable, Mapping
from math import ceil

import numpy as np

from linli.auxiliaries.data.roster import Progress, Task
from linli.auxiliaries.engine.roster.counters import Floats
from linli.auxiliaries.engine.roster.master import Answer, Column, Master, Rows, choose
from linli.auxiliaries.engine.roster.pricing import Months, Pricing

SMOOTH = 0.5
"""How much the best prices so far weigh against the newest ones, which swing."""
NEARLY = 1e-6
CLOSE = 0.5
"""All costs are whole: a bound this close to the value will not become another one by more work."""
ROUNDS = 12
"""Rounds of new months between two steps of a dive: enough to follow, not to converge."""
SURE = 0.9
CHOOSING = 5.0
"""Seconds for one choice by CP-SAT, which goes on improving long after the first good ones."""


class Search:
    """One task being solved; `tell` hears of each better roster."""

    def __init__(
        self, task: Task, *, seconds: float, workers: int, seed: int, tell: Callable[[Progress], None]
    ) -> None:
        self._rows, self._tell = Rows(task), tell
        self._pricing, self._master = Pricing(task, self._rows), Master(task, self._rows)
        self._began, self._workers, self._random = time.monotonic(), workers, random.Random(seed)  # noqa: S311 - no secret
        self._ends = self._began + seconds
        self._everybody = frozenset(range(len(task.people)))
        self._found: dict[Column, None] = {}
        # The prices that gave the bound, and what each person's month costs at them at least.
        self._bound, self._duals, self._least = 0.0, np.zeros(len(task.needs)), dict[int, float]()
        self.best: Months = {}
        self.cost = 0

    @property
    def bound(self) -> int:
        """No roster costs less."""
        return ceil(self._bound - 1e-3)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        return self._ends - time.monotonic()

    def run(self) -> None:
        self._begin()
        self._grow({})
        self._keep(self._dive())
        self._choose()
        turn = 0
        while self.left > 0 and self.cost > self.bound:
            turn += 1
            share = self._random.choice((0.4, 0.6, 0.8))
            self._renew(self._random.sample(sorted(self._everybody), ceil(len(self._everybody) * share)))
            if turn % 8 == 0:
                self._choose()
            if turn % 24 == 0:
                self._keep(self._dive())

    def _begin(self) -> None:
        """One person after the other takes the month for which the others leave most use, twice round."""
        months: Months = {}
        for place in (*self._everybody, *self._everybody):
            months.pop(place, None)
            left, _spent = self._left(months)
            needs = zip(left, self._rows.needs, strict=True)
            worth = np.array([float(need.under if open_ > 0 else -need.over) for open_, need in needs])
            months[place] = self._pricing.months([place], worth)[1][place]
            self._add(months[place])
        self._keep(months)

    def _grow(self, fixed: Mapping[int, Column], rounds: int = 10**6) -> None:
        """Add months of whoever is not fixed until none is cheaper, or for so many rounds."""
        free, least, centre = self._everybody - fixed.keys(), -np.inf, None
        needed, spent = self._left(fixed)
        for _round in range(rounds):
            answer = self._master.solve()
            if answer.value - least < CLOSE or self.left <= 0:
                return
            for point in (answer.duals,) if centre is None else (self._between(centre, answer), answer.duals):
                costs, months = self._pricing.months(free, point)
                bound = spent + float(needed @ point) + sum(costs.values())
                if bound > least:
                    least, centre = bound, point
                if not fixed and bound > self._bound:
                    self._bound, self._duals, self._least = bound, point, costs
                if self._enter(months, answer):
                    break
            else:
                if fixed or not self._pricing.count_more():
                    return

    def _between(self, centre: Floats, answer: Answer) -> Floats:
        return np.asarray(SMOOTH * centre + (1 - SMOOTH) * answer.duals)

    def _enter(self, months: Months, answer: Answer) -> int:
        """Add what would make the program's answer cheaper; how many."""
        cheaper = [column for column in months.values() if self._reduced(column, answer) < -NEARLY]
        return sum(self._add(column) for column in cheaper)

    def _reduced(self, column: Column, answer: Answer) -> float:
        """What a month costs at the program's prices, less what its person's month is worth there."""
        return float(column.cost - answer.duals[self._rows.met_by(column)].sum() - answer.worth[column.person])

    def _add(self, column: Column) -> bool:
        self._found[column] = None
        return self._master.add(column)

    def _left(self, fixed: Mapping[int, Column]) -> tuple[Floats, float]:
        """The needs that the fixed months leave, and what these cost by themselves."""
        needed = np.array([float(need.count) for need in self._rows.needs])
        for column in fixed.values():
            needed[self._rows.met_by(column)] -= 1
        return needed, float(sum(column.cost for column in fixed.values()))

    def _dive(self) -> Months:
        """Fix the months of which the program takes most, find new ones for the others, and go on to the last."""
        months: Months = {}
        while len(months) < len(self._everybody):
            self._grow(months, ROUNDS)
            self._master.solve()
            shares = {c: share for c, share in self._master.shares().items() if c.person not in months}
            ranked = sorted(shares, key=lambda column: -shares[column] - 0.1 * self._random.random())
            for column in ranked:
                if column.person not in months and (column is ranked[0] or shares[column] > SURE or self.left <= 0):
                    months[column.person] = column
                    self._master.fix([column])
        self._master.free(months.values())
        return months

    def _renew(self, people: list[int]) -> None:
        """Everybody else keeps the month of the best roster; these get the best ones that fit to it."""
        fixed = {place: column for place, column in self.best.items() if place not in people}
        self._master.fix(fixed.values())
        self._grow(fixed)
        answer = self._master.solve()
        self._master.free(fixed.values())
        room = self.cost - answer.value
        if room > 1 - CLOSE:
            among = [column for column in self._found if column.person in people]
            self._take([column for column in among if self._reduced(column, answer) <= room])

    def _choose(self) -> None:
        """Among all months that can be part of a better roster: what a month costs more at the prices of the bound, the
        roster costs more than the bound."""
        root, room = Answer(self._bound, self._duals, np.zeros(len(self._everybody))), self.cost - self._bound
        least = self._least
        self._take([c for c in self._found if self._reduced(c, root) - least.get(c.person, 0.0) <= room])

    def _take(self, columns: list[Column]) -> None:
        if self.left > 0:
            seconds = min(CHOOSING, self.left)
            self._keep(choose(self._rows, columns, self.best, seconds=seconds, workers=self._workers))

    def _keep(self, months: Months) -> None:
        """As the best roster, where it is no worse: an equal one leads elsewhere."""
        cost = self._rows.cost(months.values())
        if not self.best or cost <= self.cost:
            if not self.best or cost < self.cost:
                self._tell(Progress(self.seconds, cost, self.bound))
            self.best, self.cost = months, cost
