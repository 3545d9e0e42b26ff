"""What the public map is made of. It reads the one public projection and the grids, and nothing else."""

import json
from functools import lru_cache
from typing import Any

from shapely import from_geojson, set_precision, to_geojson

from linli.matters import api as matters
from linli.matters.api import Box
from linli.matters.data import STATES_CALLED, PublicMatter
from linli.organisation import api as organisation
from linli.web.words import day, say

EVERYWHERE = Box(-180, -90, 180, 90)
LISTED = 30
# Some five metres: nobody sees the difference on a phone, and a district's grids become light.
TOLERANCE_DEGREES = 0.00005
GRID_DIGITS = 1e-5


def areas() -> dict[str, Any]:
    """The grids as GeoJSON, thinned for drawing. Names only; the polygons were public before."""
    drawn = ((grid, thin(geometry)) for grid in organisation.grids() if (geometry := organisation.geometry(grid.id)))
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"name": grid.name, "code": grid.code}}
        for grid, shape in drawn
    ]
    return {"type": "FeatureCollection", "features": features}


def points() -> dict[str, Any]:
    """Open public matters as GeoJSON; each point is the middle of a 50-metre square."""
    shown = [one for one in matters.on_map(EVERYWHERE) if one.lon is not None]
    return {"type": "FeatureCollection", "features": [_point(one) for one in shown]}


def latest() -> tuple[PublicMatter, ...]:
    """The newest public matters, for reading instead of the map."""
    return matters.public_matters(limit=LISTED)


def _point(one: PublicMatter) -> dict[str, Any]:
    told = {"title": say(one.title), "state": say(STATES_CALLED[one.state]), "since": day(one.raised_at.date())}
    place = {"type": "Point", "coordinates": [one.lon, one.lat]}
    return {"type": "Feature", "geometry": place, "properties": {**told, "open": one.open, "number": one.number}}


@lru_cache(maxsize=4096)
def thin(geometry: str) -> Any:
    simple = from_geojson(geometry).simplify(TOLERANCE_DEGREES)
    return json.loads(to_geojson(set_precision(simple, GRID_DIGITS)))
