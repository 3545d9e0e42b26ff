"""The cheapest lawful month of each of many people who serve on the same terms, when every shift has its price.

A month is a path through a lattice: on each day somebody works a kind of shift, on the n-th day of a run, or is off
for the n-th day; beside that stand the counts of `Counters`. All people of the same terms are walked at once, day by
day, each array being (people, …, states); the path is then read backwards for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linli.auxiliaries.data.roster import Person, Task
from linli.auxiliaries.engine.roster.counters import FAR, Counted, Floats

OFF = -1
Path = tuple[int, ...]
"""For each day the place of the kind that is worked, or OFF."""
MONDAY = 0


@dataclass(frozen=True, slots=True)
class _Day:
    """What it costs at least to be there: `work` (people, kinds, day of the run, states), `off` (people, days off,
    states). Beyond the days of rest that are due, days off are not told apart."""

    work: Floats
    off: Floats


@dataclass(frozen=True, slots=True)
class _Spot:
    """One place in the lattice: a kind or OFF, the day of the run or of the rest (from 0), the state of the counts."""

    kind: int
    day: int
    state: int


class Lattice:
    """`capped` are the kinds whose number is counted; the limits of others are not kept here (see `pricing`)."""

    def __init__(self, task: Task, people: Sequence[Person], capped: tuple[str, ...]) -> None:
        self._task, self._people, self._terms = task, people, people[0].terms
        self.capped = capped
        self._counted = Counted(task, people, capped)
        self._before = [
            [j for j, kind in enumerate(task.kinds) if after.code not in kind.never_next] for after in task.kinds
        ]
        self._forbidden = FAR * np.array([self._closed(person) for person in people])
        self._must = FAR * np.array([[day in person.locked for day in range(task.days)] for person in people])
        self._first = self._starting()
        # Kept and written anew on each walk: fresh memory would cost more than the sums.
        self._work = np.empty((task.days + 1, *self._first.work.shape))
        self._off = np.empty((task.days + 1, *self._first.off.shape))

    def best(self, prices: Floats, among: Sequence[int]) -> list[tuple[float, Path | None]]:
        """For each of these people (places in `people`) the cheapest path and its cost by `prices` (those people, days,
        kinds); None where there is no path at all."""
        walked = self._walk(prices + self._forbidden[among], among)
        return [self._read(walked, row) for row in range(len(among))]

    def _closed(self, person: Person) -> list[list[bool]]:
        return [
            [
                day in person.off
                or (day, kind.code) in person.shut
                or person.most.get(kind.code, 1) == 0
                or person.locked.get(day, kind.code) != kind.code
                for kind in self._task.kinds
            ]
            for day in range(self._task.days)
        ]

    def _starting(self) -> _Day:
        """The day before day 0. A kind that is no longer in use holds nothing against what comes after it."""
        codes, size = [kind.code for kind in self._task.kinds], self._counted.counters.size + 1
        work = np.full((len(self._people), len(codes), self._terms.run[1], size), FAR)
        off = np.full((len(self._people), self._terms.rest, size), FAR)
        for row, person in enumerate(self._people):
            state, before = self._counted.start(person), person.before
            if before.run:
                kinds = [codes.index(before.kind)] if before.kind in codes else list(range(len(codes)))
                work[row, kinds, min(before.run, self._terms.run[1]) - 1, state] = 0
            else:
                off[row, -1, state] = 0
        return _Day(work, off)

    def _walk(self, prices: Floats, among: Sequence[int]) -> list[_Day]:
        many = len(among)
        walked = [_Day(work[:many], off[:many]) for work, off in zip(self._work, self._off, strict=True)]
        walked[0].work[:], walked[0].off[:] = self._first.work[among], self._first.off[among]
        for day in range(self._task.days):
            before, found = self._turned(walked[day], day), walked[day + 1]
            self._go_to_work(before, found.work, prices[:, day], day)
            self._stay_off(before, found.off, day)
            found.off[:] += self._must[among, day, None, None]
        return walked

    def _go_to_work(self, before: _Day, work: Floats, prices: Floats, day: int) -> None:
        for kind, allowed in enumerate(self._before):
            price = prices[:, kind, None]
            on, begins = self._counted.sources[day][kind]
            if allowed:
                least = before.work[:, allowed[0]] if len(allowed) == 1 else before.work[:, allowed].min(axis=1)
                np.take(least[:, :-1], on, axis=-1, mode="clip", out=work[:, kind, 1:])
                work[:, kind, 1:] += price[..., None]
            else:
                work[:, kind, 1:] = FAR
            np.take(before.off[:, -1], begins, axis=-1, mode="clip", out=work[:, kind, 0])
            work[:, kind, 0] += price

    def _stay_off(self, before: _Day, off: Floats, day: int) -> None:
        np.min(before.work[:, :, self._enough(day)], axis=(1, 2), out=off[:, 0])
        if self._terms.rest > 1:
            off[:, 1:] = before.off[:, :-1]
        np.minimum(off[:, -1], before.off[:, -1], out=off[:, -1])

    def _enough(self, day: int) -> list[int]:
        """After which days of a run one may be off: enough of them, or a run that goes back to before day 0."""
        least, most = self._terms.run
        open_run = day + self._people[0].before.run - 1
        return [n for n in range(most) if n >= least - 1 or n == open_run]

    def _turned(self, before: _Day, day: int) -> _Day:
        if not self._turns(day):
            return before
        turn, cost = self._counted.counters.turn, self._counted.week_cost
        return _Day(turn(before.work + cost), turn(before.off + cost))

    def _turns(self, day: int) -> bool:
        return day > 0 and self._task.weekday(day) == MONDAY and self._counted.by_week

    def _read(self, walked: list[_Day], row: int) -> tuple[float, Path | None]:
        """Backwards from the cheapest end, each time to the cheapest of the places one can have come from."""
        work, off = walked[-1].work[row] + self._counted.end_cost, walked[-1].off[row] + self._counted.end_cost
        cost = min(float(work.min()), float(off.min()))
        if cost >= FAR / 2:
            return FAR, None
        if work.min() <= off.min():
            at = _Spot(*(int(n) for n in np.unravel_index(work.argmin(), work.shape)))
        else:
            at = _Spot(OFF, *(int(n) for n in np.unravel_index(off.argmin(), off.shape)))
        path = [OFF] * self._task.days
        for day in reversed(range(self._task.days)):
            path[day] = at.kind
            at = self._came_from(walked[day], row, day, at)
        return cost, tuple(path)

    def _came_from(self, before: _Day, row: int, day: int, at: _Spot) -> _Spot:
        counted, state = self._counted, at.state
        if at.kind != OFF:
            state = int(counted.sources[day][at.kind][at.day == 0][state])
        turns = self._turns(day)
        states = counted.counters.turning_into(state) if turns else np.array([state])
        extra = counted.week_cost[states] if turns else 0.0
        found, least = at, np.inf
        for kind, n in self._ways(day, at):
            costs = (before.off[row, n, states] if kind == OFF else before.work[row, kind, n, states]) + extra
            cheapest = int(costs.argmin())
            if costs[cheapest] < least:
                found, least = _Spot(kind, n, int(states[cheapest])), float(costs[cheapest])
        return found

    def _ways(self, day: int, at: _Spot) -> list[tuple[int, int]]:
        """Kinds and days of the run, or of the rest, from which one can have come."""
        rested = (OFF, self._terms.rest - 1)
        if at.kind != OFF:
            return [(kind, at.day - 1) for kind in self._before[at.kind]] if at.day else [rested]
        if at.day:
            ways = [(OFF, at.day - 1)]
        else:
            ways = [(kind, n) for kind in range(len(self._before)) for n in self._enough(day)]
        return [*ways, rested] if at.day == self._terms.rest - 1 else ways
