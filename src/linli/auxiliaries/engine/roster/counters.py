"""What has to be counted along somebody's days (minutes, weekends, nights), folded into one axis of states.

A state is a tuple of counts. Only states that can be reached are kept, so that odd lengths of shifts cost little more
than even ones. A *step* adds to the counts; a *turn* sets the week's minutes back to nothing on a Monday.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from linli.auxiliaries.data.roster import EIGHT_HOURS, EVER, Person, Task

Counts = tuple[int, ...]
Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
FAR = 1e8
"""The cost of what cannot be; half of it is still no real cost."""
SATURDAY, SUNDAY = 5, 6


class Counters:
    """The states that can be reached from `starts` by `steps` without passing `caps`; `week` is the place of the
    week's minutes among the counts, or None. Arrays over states have one entry more: the state that cannot be."""

    def __init__(self, starts: Iterable[Counts], steps: Iterable[Counts], caps: Counts, week: int | None) -> None:
        self._week, self._steps, self._caps = week, tuple(steps), caps
        self.states = list(dict.fromkeys(starts))
        self.index = {state: place for place, state in enumerate(self.states)}
        for state in self.states:  # grows while it is walked
            self._reach(state)
        self.size = len(self.states)
        self._turning = self._turns()

    def _reach(self, state: Counts) -> None:
        after = [tuple(a + b for a, b in zip(state, step, strict=True)) for step in self._steps]
        after = [found for found in after if all(a <= cap for a, cap in zip(found, self._caps, strict=True))]
        for found in (*after, self._turned(state)):
            if found not in self.index:
                self.index[found] = len(self.states)
                self.states.append(found)

    def _turned(self, state: Counts) -> Counts:
        return tuple(0 if place == self._week else count for place, count in enumerate(state))

    def source(self, step: Counts) -> Indices:
        """For each state the one that this step came from."""
        before = (tuple(a - b for a, b in zip(state, step, strict=True)) for state in self.states)
        return np.array([*(self.index.get(state, self.size) for state in before), self.size], dtype=np.intp)

    def costs(self, of: Callable[[Counts], float]) -> Floats:
        return np.array([*map(of, self.states), FAR])

    def turn(self, values: Floats) -> Floats:
        """The least value of all states that become one when the week turns."""
        order, starts, targets = self._turning
        found = np.full_like(values, FAR)
        found[..., targets] = np.minimum.reduceat(values[..., order], starts, axis=-1)
        return found

    def turning_into(self, state: int) -> Indices:
        """The states that become this one when the week turns."""
        order, starts, targets = self._turning
        at = int(np.flatnonzero(targets == state)[0])
        return order[starts[at] : starts[at + 1] if at + 1 < len(starts) else None]

    def _turns(self) -> tuple[Indices, Indices, Indices]:
        into = np.array([self.index[self._turned(state)] for state in self.states], dtype=np.intp)
        order = np.argsort(into, kind="stable")
        starts = np.flatnonzero(np.diff(into[order], prepend=-1))
        return order, starts, into[order][starts]


class Counted:
    """What is counted for people who serve on the same terms, and what it costs: only what these terms ask for.

    `sources[day][kind]` are the sources of a shift's step, on a later day of a run and on its first. `week_cost` falls
    due when a week turns, `end_cost` at the end.
    """

    def __init__(self, task: Task, people: Sequence[Person], capped: Sequence[str]) -> None:
        self._task, self._terms = task, people[0].terms
        self._caps = {code: people[0].most[code] for code in capped}
        self._names = self._choose()
        self.by_week = "week" in self._names
        steps = {
            (i, day, begins): self._step(i, day, begins)
            for i in range(len(task.kinds))
            for day in range(task.days)
            for begins in (False, True)
        }
        week = self._names.index("week") if self.by_week else None
        starts = [self._first(person) for person in people]
        self.counters = Counters(starts, sorted(set(steps.values())), tuple(map(self._cap, self._names)), week)
        sources = {step: self.counters.source(step) for step in set(steps.values())}
        self.sources = [
            [(sources[steps[i, day, False]], sources[steps[i, day, True]]) for i in range(len(task.kinds))]
            for day in range(task.days)
        ]
        self.week_cost = self.counters.costs(self._cost_of_week)
        self.end_cost = self.counters.costs(self._cost_of_end) + self.week_cost

    def start(self, person: Person) -> int:
        return self.counters.index[self._first(person)]

    def _choose(self) -> tuple[str, ...]:
        terms, fair = self._terms, self._task.fairness
        wanted = {
            "total": terms.minutes != (0, EVER),
            "week": terms.week < EVER or bool(fair.week and terms.full_week),
            "weekends": terms.weekends < EVER or bool(fair.weekend and terms.fair_weekends < EVER),
            "nights": bool(fair.night and terms.fair_nights < EVER),
        }
        return (*(name for name, is_wanted in wanted.items() if is_wanted), *self._caps)

    def _cap(self, name: str) -> int:
        longest, days = max(kind.minutes for kind in self._task.kinds), self._task.days
        caps = {
            "total": min(self._terms.minutes[1], longest * days),
            "week": min(self._terms.week, longest * 7),
            "weekends": min(self._terms.weekends, self._weekends()),
            "nights": days,
        }
        return caps[name] if name in caps else self._caps[name]

    def _weekends(self) -> int:
        """As many as there are: what cannot be reached need not be counted."""
        first = self._task.weekday(0)
        ends = {(day + first) // 7 for day in range(self._task.days) if self._task.weekday(day) >= SATURDAY}
        return len(ends)

    def _first(self, person: Person) -> Counts:
        return tuple(person.before.minutes if name == "week" else 0 for name in self._names)

    def _step(self, place: int, day: int, begins: bool) -> Counts:
        """What a shift adds. A weekend is counted on its Saturday, or on its Sunday where a run begins then."""
        kind, weekday = self._task.kinds[place], self._task.weekday(day)
        adds = {
            "total": kind.minutes,
            "week": 0 if day in self._task.free else kind.minutes,
            "weekends": int(weekday == SATURDAY or (weekday == SUNDAY and (begins or day == 0))),
            "nights": int(kind.night),
        }
        return tuple(adds[name] if name in adds else int(name == kind.code) for name in self._names)

    def _cost_of_week(self, counts: Counts) -> float:
        if not self.by_week:
            return 0
        missing = max(0, self._terms.full_week - counts[self._names.index("week")])
        return self._task.fairness.week * (-(-missing // EIGHT_HOURS)) ** 2

    def _cost_of_end(self, counts: Counts) -> float:
        found, fair = dict(zip(self._names, counts, strict=True)), self._task.fairness
        if found.get("total", EVER) < self._terms.minutes[0]:
            return FAR
        nights = max(0, found.get("nights", 0) - self._terms.fair_nights)
        weekends = max(0, found.get("weekends", 0) - self._terms.fair_weekends)
        return fair.night * nights + fair.weekend * weekends
