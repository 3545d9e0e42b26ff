"""Invented matters by the million, to measure with: rows that could have come about, but did not come by acts.

They carry no words and no ledger entries. A few units and categories get most of them (as in life, by Zipf's law), and
a fifth is open. Written with `executemany`, because an ORM would take hours.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection, models, transaction

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import NotAllowed, NotPermitted
from linli.kernel.ids import SPEAKABLE, new_id
from linli.kernel.words import _
from linli.matters.data import AT_WORK, Channel, ClockKind, Kind, State
from linli.matters.models import FAR, Category, Clock, Matter, MatterEvent
from linli.matters.queries.catalogue import catalogue
from linli.organisation import api as organisation
from linli.organisation.data import Grid

CHUNK = 5_000
OPEN_SHARE = 0.2
YEARS = timedelta(days=3 * 365)
_OPEN = (State.RAISED, State.DISPATCHED, State.HANDLING, State.HANDLING, State.HANDLED, State.CHECKED)
_SPREAD = 7_368_787  # coprime to 30: steps through all numbers of eight letters without meeting one twice


class _Table:
    """One table's columns with the values that never change, ready for the driver."""

    def __init__(self, model: type[models.Model], *changing: str, **constant: Any) -> None:
        fields = model._meta.concrete_fields
        blank = model(**constant)
        self.values = [field.get_db_prep_save(getattr(blank, field.attname), connection) for field in fields]
        self.at = [next(n for n, field in enumerate(fields) if field.attname == name) for name in changing]
        columns = ", ".join(connection.ops.quote_name(field.column or "") for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        self.sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
        self.rows: list[list[Any]] = []

    def add(self, *changing: Any) -> None:
        row = self.values.copy()
        for at, value in zip(self.at, changing, strict=True):
            row[at] = value
        self.rows.append(row)

    def write(self) -> None:
        if self.rows:
            with connection.cursor() as cursor:
                cursor.executemany(self.sql, self.rows)
        self.rows = []


class _Skew:
    """A choice in which the first of n has n times the chance of the last."""

    def __init__(self, things: Sequence[Any]) -> None:
        self.things = things
        self.weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def pick(self, dice: random.Random) -> Any:
        return dice.choices(self.things, cum_weights=self.weights)[0]


def seed_matters(count: int, *, seed: int, actor: Actor, at: datetime, start: int = 0) -> Iterator[int]:
    """Write `count` matters in chunks; yields how many each chunk had. `start`: how many there were before."""
    if not actor.holds(Role.SYSTEM, Role.OPERATOR):
        raise NotPermitted
    planter = _Planter(random.Random(f"{seed}-{start}"), at)  # noqa: S311 - the same seed makes the same town
    for first in range(start, start + count, CHUNK):
        size = min(CHUNK, start + count - first)
        with transaction.atomic():
            for number in range(first, first + size):
                planter.plant(number)
            planter.write()
        yield size


class _Planter:
    def __init__(self, dice: random.Random, at: datetime) -> None:
        rows = [row for row in catalogue().rows.values() if row.kind == Kind.SERVICE_REQUEST and row.public]
        departments = [unit.id for unit in organisation.departments()]
        grids = list(organisation.grids())
        if not (rows and departments and grids):
            raise NotAllowed(_("Set up units, grids, departments and a catalogue first."))
        self.dice, self.at = dice, at
        self.categories, self.departments, self.grids = _Skew(rows), _Skew(departments), _Skew(grids)
        self.above = {grid.id: organisation.place_of(grid.id) for grid in grids}
        self.channels = _Skew([Channel.PORTAL, Channel.TELEPHONE, Channel.GRID_WORKER, Channel.HOTLINE_12345])
        base = {"kind": Kind.SERVICE_REQUEST, "public": True, "raised_at": at, "updated_at": at}
        self.matters = _Table(
            Matter, "id", "number", "channel", "category_id", "category_key", "state", "lon", "lat", "grid_id",
            "village_id", "township_id", "district_id", "holder_unit_id", "lead_unit_id", "dispatching_unit_id",
            "raised_at", "dispatched_at", "handled_at", "checked_at", "replied_at", "closed_at", "updated_at",
            "due_at", **base,
        )  # fmt: skip
        self.events = _Table(MatterEvent, "id", "matter_id", "at", act="raise", target=State.RAISED, role="resident")
        self.clocks = _Table(
            Clock, "id", "matter_id", "kind", "unit_id", "started_at", "due_at", "last_day", "warn_at",
            rule="seed", since=at.date(), cites="design", mark="D", started_by="dispatch", length=5,
            length_unit="working_days", started_at=at, due_at=at, last_day=at.date(), warn_at=at,
        )  # fmt: skip
        self.prep = connection.ops.adapt_datetimefield_value

    def plant(self, number: int) -> None:
        dice, grid = self.dice, self.grids.pick(self.dice)
        is_open = dice.random() < OPEN_SHARE
        state = dice.choice(_OPEN) if is_open else (State.CLOSED if dice.random() < 0.9 else State.REPLIED)
        age = dice.random() * (timedelta(days=40) if is_open else YEARS)
        raised = self.at - age
        due = raised + timedelta(days=dice.randint(1, 45), seconds=dice.randint(0, 86_399)) if is_open else FAR
        self._write(new_id(), number, grid, state, raised, due)

    def _write(self, id: int, number: int, grid: Grid, state: State, raised: datetime, due: datetime) -> None:
        category: Category = self.categories.pick(self.dice)
        place, department = self.above[grid.id], self.departments.pick(self.dice)
        sent = state is not State.RAISED
        done = state not in AT_WORK and sent
        village = place.village or grid.unit
        holder = village if state in (State.RAISED, State.HANDLED) else department
        at = self.prep(raised)
        later = self.prep(raised + timedelta(days=2)) if done else None
        lon, lat = self._point()
        self.matters.add(
            id, _spoken(number, raised), self.channels.pick(self.dice), category.pk, category.key, state,
            lon, lat, grid.id, place.village, place.township, place.district, holder,
            department if sent else None, village if sent else None, at, at if sent else None,
            later or (at if state in (State.HANDLED, State.CHECKED) else None),
            later or (at if state is State.CHECKED else None), later, later if state is State.CLOSED else None,
            later or at, self.prep(due),
        )  # fmt: skip
        self.events.add(new_id(), id, at)
        if state in AT_WORK:
            kind = ClockKind.SCREEN if state is State.RAISED else ClockKind.HANDLE
            self.clocks.add(new_id(), id, kind, holder, at, self.prep(due), due.date().isoformat(), self.prep(due))

    def _point(self) -> tuple[float, float]:
        """Somewhere in the town; the grid is drawn on its own, so a point is only good for maps."""
        return 114.28 + self.dice.random() * 0.032, 30.54 + self.dice.random() * 0.016

    def write(self) -> None:
        for table in (self.matters, self.events, self.clocks):
            table.write()


def _spoken(number: int, raised: datetime) -> str:
    """A public number that no other seeded matter has."""
    rest, letters = number * _SPREAD % len(SPEAKABLE) ** 8, ""
    for _letter in range(8):
        rest, at = divmod(rest, len(SPEAKABLE))
        letters += SPEAKABLE[at]
    return f"{raised:%y}-{letters[:4]}-{letters[4:]}"
