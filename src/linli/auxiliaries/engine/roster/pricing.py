"""Months at prices: what everybody would best work if each shift were worth what the others leave it worth."""

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from linli.auxiliaries.data.roster import Impossible, Person, Task
from linli.auxiliaries.engine.roster.counters import FAR, Floats
from linli.auxiliaries.engine.roster.lattice import OFF, Lattice, Path
from linli.auxiliaries.engine.roster.master import Column, Rows

Months = dict[int, Column]
"""By the place of the person in the task, not by id."""
DEARER = (4.0, 16.0, 64.0, 256.0, FAR)


class Pricing:
    """One `Lattice` for all who serve on the same terms.

    Limits by kind (`Person.most`) make a lattice many times larger. So each person's smallest one is counted from the
    start, others only once they were in the way (`count_more`); until then they are kept by making the kind dearer.
    """

    def __init__(self, task: Task, rows: Rows) -> None:
        self._task, self._rows = task, rows
        self._own, self._unmet = _own_costs(task)
        self._capped: list[tuple[str, ...]] = [tuple(self._limits(person)[:1]) for person in task.people]
        self._groups: list[tuple[Lattice, list[int]]] = []
        self._in_the_way: set[int] = set()
        self._regroup()

    def months(self, people: Collection[int], duals: Floats) -> tuple[dict[int, float], Months]:
        """A cheap month of each that keeps all limits; and what each costs at these prices at least."""
        prices = self._own - self._rows.prices(duals)
        found = self._walk(people, prices)
        least = {place: value for place, (value, _column) in found.items()}
        surcharge = np.zeros((len(self._task.people), 1, len(self._task.kinds)))
        months: Months = {}
        for dearer in DEARER:
            months |= {place: column for place, (_value, column) in found.items()}
            over = {place: kinds for place in found if (kinds := self._exceeded(months[place]))}
            if not over:
                break
            self._in_the_way |= over.keys()
            for place, kinds in over.items():
                surcharge[place, 0, kinds] = dearer
            found = self._walk(over, prices + surcharge)
        return least, months | {place: column for place, (_value, column) in found.items()}

    def count_more(self) -> bool:
        """From now on count one limit more of everybody for whom one was in the way; False where there is none."""
        before = list(self._capped)
        for place in self._in_the_way:
            limits = self._limits(self._task.people[place])
            self._capped[place] = tuple(limits[: len(self._capped[place]) + 1])
        self._in_the_way.clear()
        self._regroup()
        return before != self._capped

    def _walk(self, people: Collection[int], prices: Floats) -> dict[int, tuple[float, Column]]:
        found = {}
        for lattice, group in self._groups:
            among = [at for at, place in enumerate(group) if place in people]
            places = [group[at] for at in among]
            for place, (value, path) in zip(places, lattice.best(prices[places], among) if among else (), strict=True):
                if path is None or value >= FAR / 2:
                    raise Impossible(self._task.people[place].id)
                found[place] = value + self._unmet[place], self._column(place, path, value, prices)
        return found

    def _column(self, place: int, path: Path, value: float, prices: Floats) -> Column:
        """What a month costs by itself is what it costs at these prices, less what they add to wishes."""
        days = [day for day, kind in enumerate(path) if kind != OFF]
        kinds = [path[day] for day in days]
        own = value + (self._own - prices)[place, days, kinds].sum() + self._unmet[place]
        return Column(place, path, round(float(own)))

    def _exceeded(self, column: Column) -> list[int]:
        """The places of the kinds of which this month has more than its person may have."""
        most, kinds = self._task.people[column.person].most, self._task.kinds
        return [n for n, kind in enumerate(kinds) if column.path.count(n) > most.get(kind.code, self._task.days)]

    def _limits(self, person: Person) -> list[str]:
        """Kinds that may be given only so often, the smallest number first; what may not be given at all needs no
        count."""
        given = [kind.code for kind in self._task.kinds if person.most.get(kind.code)]
        return sorted(given, key=lambda code: (person.most[code], code))

    def _regroup(self) -> None:
        alike: dict[object, list[int]] = defaultdict(list)
        for place, person in enumerate(self._task.people):
            caps = tuple((code, person.most[code]) for code in self._capped[place])
            # Where runs have a least length, it matters how long one has been going on.
            alike[person.terms, person.before.run if person.terms.run[0] > 1 else 0, caps].append(place)
        known = {(*group, lattice.capped): lattice for lattice, group in self._groups}
        self._groups = [
            (known.get((*group, self._capped[group[0]])) or self._lattice(group), group) for group in alike.values()
        ]

    def _lattice(self, group: Sequence[int]) -> Lattice:
        return Lattice(self._task, [self._task.people[place] for place in group], self._capped[group[0]])


def _own_costs(task: Task) -> tuple[Floats, Floats]:
    """What each shift of each person costs by wishes (people, days, kinds), and what each person's wishes cost where
    none is met."""
    own, unmet = np.zeros((len(task.people), task.days, len(task.kinds))), np.zeros(len(task.people))
    people = {person.id: place for place, person in enumerate(task.people)}
    kinds = {kind.code: place for place, kind in enumerate(task.kinds)}
    for wish in task.wishes:
        own[people[wish.person], wish.day, kinds[wish.kind]] += -wish.weight if wish.wanted else wish.weight
        unmet[people[wish.person]] += wish.weight if wish.wanted else 0
    return own, unmet
