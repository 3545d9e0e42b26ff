"""The organisation as it stands, kept in memory until the edition's stamp changes: one short statement a question.

Inside `pinned()` (one web request, one bulk import) the stamp is read once at most, so that a page of matters can
ask for a hundred units. What an act changes is seen at once by the process that changed it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import shapely

from linli.kernel.actor import GridId, UnitId
from linli.kernel.calendar import DayKind
from linli.organisation import models
from linli.organisation.data import Grid, Level, Unit, UnitKind, YearStatus
from linli.organisation.engine.holidays import FIRST_YEAR, LAST_YEAR, published_years, special_days
from linli.organisation.engine.locate import Locator
from linli.organisation.rules import DEFAULTS

Hours = Mapping[str, list[list[str]]]


@dataclass(frozen=True)
class Snapshot:
    """Units and grids of every date, by id; grids in the order of their codes, so that the lowest wins."""

    stamp: int
    units: Mapping[UnitId, Unit]
    grids: Mapping[GridId, Grid]
    hours: Mapping[UnitId, Hours]
    notices: Mapping[date, DayKind]
    provisional_years: frozenset[int]
    settings: Mapping[str, object]
    polygons: Mapping[GridId, str] = field(repr=False)

    @cached_property
    def grids_by_code(self) -> Mapping[str, Grid]:
        """Open ones come last and win over closed ones of the same code."""
        return {grid.code: grid for grid in sorted(self.grids.values(), key=lambda grid: grid.valid_to is None)}

    @cached_property
    def children(self) -> Mapping[UnitId | None, tuple[Unit, ...]]:
        found: dict[UnitId | None, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.parent, []).append(unit)
        return {parent: tuple(units) for parent, units in found.items()}

    @cached_property
    def drawn(self) -> tuple[GridId, ...]:
        """The open grids that have a polygon, in the order the locator counts them."""
        return tuple(id for id in self.polygons if self.grids[id].valid_to is None)

    @cached_property
    def locator(self) -> Locator:
        return Locator([shapely.from_geojson(self.polygons[id]) for id in self.drawn])


class _Pin:
    snapshot: Snapshot | None = None


_latest: Snapshot | None = None
_pin: ContextVar[_Pin | None] = ContextVar("organisation_pin", default=None)


@contextmanager
def pinned() -> Iterator[None]:
    """One look at the stamp for everything inside; as a decorator, for one question. Inner ones join the outer."""
    if _pin.get() is not None:
        yield
        return
    token = _pin.set(_Pin())
    try:
        yield
    finally:
        _pin.reset(token)


def unpin() -> None:
    """After a change: look again, also inside `pinned()`."""
    if pin := _pin.get():
        pin.snapshot = None


def snapshot() -> Snapshot:
    global _latest
    pin = _pin.get()
    if pin is not None and pin.snapshot is not None:
        return pin.snapshot
    stamp = models.Edition.objects.values_list("stamp", flat=True).first() or 0
    latest = _latest
    if latest is None or latest.stamp != stamp:
        # The stamp was read first: what is read now is at least as new as it says.
        _latest = latest = _read(stamp)
    if pin is not None:
        pin.snapshot = latest
    return latest


def _read(stamp: int) -> Snapshot:
    units = {UnitId(row.id): _unit(row) for row in models.Unit.objects.order_by("code", "id")}
    rows = list(models.Grid.objects.order_by("code", "id"))
    settings = dict(models.Setting.objects.values_list("key", "value"))
    notices, provisional_years = _calendar(settings.get("calendar.holidays", DEFAULTS["calendar.holidays"]) == "CN")
    return Snapshot(
        stamp=stamp,
        units=units,
        grids={GridId(row.id): _grid(row) for row in rows},
        hours={UnitId(id): hours for id, hours in models.OfficeHours.objects.values_list("unit_id", "hours")},
        notices=notices,
        provisional_years=provisional_years,
        settings=settings,
        polygons={GridId(row.id): row.geometry for row in rows if row.geometry},
    )


def _calendar(chinese: bool) -> tuple[Mapping[date, DayKind], frozenset[int]]:
    """The days as the office keeps them; a year it has not filled yet is taken as published or computed."""
    kept = dict(models.CalendarYear.objects.values_list("year", "status"))
    missing = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in kept] if chinese else []
    notices = {special.day: special.kind for year in missing for special in special_days(year)}
    notices |= {day: DayKind(kind) for day, kind in models.Holiday.objects.values_list("day", "kind")}
    provisional = [year for year, status in kept.items() if status == YearStatus.PROVISIONAL]
    return notices, frozenset(provisional + [year for year in missing if year not in published_years()])


def _unit(row: models.Unit) -> Unit:
    return Unit(
        id=UnitId(row.id), kind=UnitKind(row.kind), level=Level(row.level), name=row.name, name_en=row.name_en,
        parent=UnitId(row.parent_id) if row.parent_id else None, code=row.code, phone=row.phone,
        address=row.address, valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip


def _grid(row: models.Grid) -> Grid:
    return Grid(
        id=GridId(row.id), code=row.code, name=row.name, unit=UnitId(row.unit_id), area=row.area,
        supervision_phone=row.supervision_phone, worker_phone=row.worker_phone, police_officers=row.police_officers,
        auxiliaries=row.auxiliaries, valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip
