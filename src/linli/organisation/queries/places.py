"""Grids, and which of them a point lies in."""

import json
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from linli.kernel.actor import GridId
from linli.kernel.errors import NotFound
from linli.organisation.data import CoverageGap, Grid, Level, Place
from linli.organisation.engine.locate import OUTSIDE
from linli.organisation.queries.settings import figure, setting
from linli.organisation.queries.snapshot import pinned, snapshot
from linli.organisation.queries.units import centre_at

NAMED_LIMIT = 20


def grids() -> tuple[Grid, ...]:
    """All open grids in the order of their codes."""
    return tuple(grid for grid in snapshot().grids.values() if grid.valid_to is None)


def grid(id: GridId) -> Grid:
    """Also a closed one; NotFound where there never was one."""
    try:
        return snapshot().grids[id]
    except KeyError:
        raise NotFound from None


def grid_by_code(code: str) -> Grid | None:
    return snapshot().grids_by_code.get(code)


@pinned()
def grids_named(text: str, *, limit: int = NAMED_LIMIT) -> tuple[Grid, ...]:
    """Open grids whose name, code, area or village has this text in it; nothing for an empty text."""
    wanted = text.strip().casefold()
    if not wanted:
        return ()
    names = snapshot().units
    found = (
        grid
        for grid in grids()
        if wanted in f"{grid.name}\n{grid.code}\n{grid.area}\n{names[grid.unit].name}".casefold()
    )
    return tuple(grid for grid, _ in zip(found, range(limit), strict=False))


def geometry(id: GridId) -> str:
    """GeoJSON text; empty where the grid is not drawn."""
    return snapshot().polygons.get(id, "")


@pinned()
def place_of(id: GridId, *, snapped_m: float = 0.0) -> Place:
    """The grid with the centres above it."""
    found = grid(id)
    village, township, district = (centre_at(found.unit, level) for level in Level)
    return Place(
        found,
        village=village.id if village else None,
        township=township.id if township else None,
        district=district.id if district else None,
        snapped_m=snapped_m,
    )


@pinned()
def locate(lon: float, lat: float) -> Place | None:
    """The place of a WGS-84 point; None outside all grids.

    Where the installation allows it (`place.nearest_m`), a point that rounding has pushed just over the outer
    border is given to the nearest grid, and `snapped_m` says how far that was.
    """
    now = snapshot()
    index, metres = now.locator.find(lon, lat), 0.0
    if index == OUTSIDE:
        index, metres = now.locator.nearest(lon, lat, float(setting("place.nearest_m")))
    return None if index == OUTSIDE else place_of(now.drawn[index], snapped_m=metres)


def locate_many(points: Sequence[tuple[float, float]] | NDArray[np.float64]) -> list[GridId | None]:
    """The grid of each (lon, lat); None outside all grids. Nothing is given to the nearest grid here."""
    pairs = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    now = snapshot()
    found = now.locator.find_many(np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1]))
    return [None if index == OUTSIDE else now.drawn[index] for index in found.tolist()]


def areas() -> dict[str, object]:
    """The open grids as GeoJSON: polygons, names and codes, all of them public."""
    now = snapshot()
    drawn = [(now.grids[id], json.loads(now.polygons[id])) for id in now.drawn]
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"name": grid.name, "code": grid.code}}
        for grid, shape in drawn
    ]
    return {"type": "FeatureCollection", "features": features}


@pinned()
def coverage_gaps(*, on: date) -> list[CoverageGap]:
    """Grids with fewer officers and auxiliaries than the promoted model (m-district-135/2.1); a report, no rule."""
    wanted = {kind: figure(f"coverage.{kind}", on=on).length for kind in ("police_officers", "auxiliaries")}
    found = []
    for grid in grids():
        missing = {kind: least - getattr(grid, kind) for kind, least in wanted.items() if getattr(grid, kind) < least}
        if missing:
            found.append(CoverageGap(grid, missing))
    return found
