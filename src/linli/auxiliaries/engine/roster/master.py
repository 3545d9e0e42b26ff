"""The choice among months: one for each person, so that needs are met as cheaply as possible.

As a linear program it gives a price to every shift, by which new months are made; as a program in whole numbers,
solved by CP-SAT, it chooses among the months that were made. Needs can be missed and overshot at their cost, so there
always is an answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from linli.auxiliaries.data.roster import Task
from linli.auxiliaries.engine.roster.counters import Floats
from linli.auxiliaries.engine.roster.lattice import OFF, Path


@dataclass(frozen=True, slots=True)
class Column:
    """A month of one person, and what it costs without a look at the others."""

    person: int
    path: Path
    cost: int


class Rows:
    """Which needs a shift helps to meet."""

    def __init__(self, task: Task) -> None:
        self.needs = task.needs
        self._shape = (len(task.people), task.days, len(task.kinds))
        self._skills = [person.skills | {""} for person in task.people]
        kinds = {kind.code: place for place, kind in enumerate(task.kinds)}
        self._at: dict[tuple[int, int], list[int]] = {}
        for row, need in enumerate(task.needs):
            self._at.setdefault((need.day, kinds[need.kind]), []).append(row)

    def met_by(self, column: Column) -> list[int]:
        skills = self._skills[column.person]
        return [
            row
            for day, kind in enumerate(column.path)
            if kind != OFF
            for row in self._at.get((day, kind), ())
            if self.needs[row].skill in skills
        ]

    def prices(self, duals: Floats) -> Floats:
        """What each shift of each person is worth (people, days, kinds)."""
        found = np.zeros(self._shape)
        for (day, kind), rows in self._at.items():
            for row in rows:
                skilled = [person for person, skills in enumerate(self._skills) if self.needs[row].skill in skills]
                found[skilled, day, kind] += duals[row]
        return found

    def cost(self, columns: Iterable[Column]) -> int:
        """Of a whole roster."""
        given, cost = [0] * len(self.needs), 0
        for column in columns:
            cost += column.cost
            for row in self.met_by(column):
                given[row] += 1
        for need, there in zip(self.needs, given, strict=True):
            cost += max(0, need.count - there) * need.under + max(0, there - need.count) * need.over
        return cost


@dataclass(frozen=True, slots=True)
class Answer:
    """Of the linear program: its value, the price of each need, and what each person's month is worth at them."""

    value: float
    duals: Floats
    worth: Floats


class Master:
    """The linear program. It grows by months, and whoever is fixed keeps one."""

    def __init__(self, task: Task, rows: Rows) -> None:
        self._rows, self._program = rows, pywraplp.Solver.CreateSolver("GLOP")
        self._aim = self._program.Objective()
        self._aim.SetMinimization()
        self._each = [self._program.Constraint(1, 1) for _person in task.people]
        self._needs = [self._program.Constraint(need.count, need.count) for need in rows.needs]
        for constraint, need in zip(self._needs, rows.needs, strict=True):
            self._enter(need.under, [constraint], 1)
            self._enter(need.over, [constraint], -1)
        self._columns: dict[Column, Any] = {}

    def add(self, column: Column) -> bool:
        """False where it is there already."""
        if column in self._columns:
            return False
        constraints = [self._each[column.person], *(self._needs[row] for row in self._rows.met_by(column))]
        self._columns[column] = self._enter(column.cost, constraints, 1)
        return True

    def fix(self, columns: Iterable[Column]) -> None:
        for column in columns:
            self._columns[column].SetBounds(1, 1)

    def free(self, columns: Iterable[Column]) -> None:
        for column in columns:
            self._columns[column].SetBounds(0, self._program.infinity())

    def solve(self) -> Answer:
        self._program.Solve()
        duals = np.array([constraint.dual_value() for constraint in self._needs])
        worth = np.array([constraint.dual_value() for constraint in self._each])
        return Answer(self._aim.Value(), duals, worth)

    def shares(self) -> dict[Column, float]:
        """How much of each month the answer takes; ask right after `solve`."""
        return {column: share for column, v in self._columns.items() if (share := v.solution_value()) > 1e-6}

    def _enter(self, cost: float, constraints: Iterable[Any], sign: int) -> Any:
        variable = self._program.NumVar(0, self._program.infinity(), "")
        self._aim.SetCoefficient(variable, float(cost))
        for constraint in constraints:
            constraint.SetCoefficient(variable, sign)
        return variable


def choose(
    rows: Rows, columns: Iterable[Column], hint: Mapping[int, Column], *, seconds: float, workers: int
) -> dict[int, Column]:
    """One month for each person: the best choice that CP-SAT finds in time, starting from `hint`."""
    model, variables = cp_model.CpModel(), {}
    met: list[list[Any]] = [[] for _need in rows.needs]
    each: dict[int, list[Any]] = {person: [] for person in hint}
    for column in dict.fromkeys((*columns, *hint.values())):
        variable = variables[column] = model.new_bool_var("")
        model.add_hint(variable, hint[column.person] == column)
        each[column.person].append(variable)
        for row in rows.met_by(column):
            met[row].append(variable)
    for those in each.values():
        model.add_exactly_one(those)
    cost = [column.cost * variable for column, variable in variables.items()]
    for need, those in zip(rows.needs, met, strict=True):
        under, over = model.new_int_var(0, need.count, ""), model.new_int_var(0, len(hint), "")
        model.add(sum(those) + under - over == need.count)
        cost += [need.under * under, need.over * over]
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, workers
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return dict(hint)
    return {column.person: column for column, variable in variables.items() if solver.value(variable)}
