"""Which polygon a point lies in: for one point an STRtree finds candidates; for many, points sorted by longitude are
cut at each polygon's box, which is three times as fast as asking the tree for each. Prepared polygons decide.

Points are WGS-84 longitude and latitude. A point on a border, or in an overlap, belongs to the polygon that comes
first, so give the polygons in order of their codes.
"""

import math
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

OUTSIDE = -1
METRES_PER_DEGREE = 111_320.0
"""Of latitude; of longitude it shrinks with the cosine."""

Indices = NDArray[np.int64]
Degrees = NDArray[np.float64]


class Locator:
    """Immutable after it is made; safe to share between threads."""

    def __init__(self, polygons: Sequence[BaseGeometry]) -> None:
        self._polygons = list(polygons)
        shapely.prepare(self._polygons)
        self._tree = STRtree(self._polygons)
        self._boxes = shapely.bounds(np.array(self._polygons, dtype=object)).reshape(-1, 4)

    def __len__(self) -> int:
        return len(self._polygons)

    def find(self, lon: float, lat: float) -> int:
        """The index of the polygon, or OUTSIDE."""
        for index in sorted(self._tree.query(shapely.Point(lon, lat)).tolist()):
            if shapely.intersects_xy(self._polygons[index], lon, lat):
                return int(index)
        return OUTSIDE

    def find_many(self, lon: Degrees, lat: Degrees) -> Indices:
        """The same for whole arrays. NaN lies outside."""
        order = np.argsort(lon, kind="stable")
        x, y = lon[order], lat[order]
        starts = np.searchsorted(x, self._boxes[:, 0], "left")
        ends = np.searchsorted(x, self._boxes[:, 2], "right")
        found = np.full(len(x), OUTSIDE, dtype=np.int64)
        # Backwards, so that of several polygons the first is written last and stays.
        for index in reversed(range(len(self))):
            start, (_west, south, _east, north) = starts[index], self._boxes[index]
            column = y[start : ends[index]]
            rows = start + np.flatnonzero((column >= south) & (column <= north))
            inside = rows[shapely.intersects_xy(self._polygons[index], x[rows], y[rows])]
            found[inside] = index
        unsorted = np.empty_like(found)
        unsorted[order] = found
        return unsorted

    def nearest(self, lon: float, lat: float, within_m: float) -> tuple[int, float]:
        """The nearest polygon at most `within_m` metres away and its distance; (OUTSIDE, inf) where there is none."""
        if not len(self) or within_m <= 0:
            return OUTSIDE, math.inf
        stretch = max(math.cos(math.radians(lat)), 1e-6)
        reach = within_m / METRES_PER_DEGREE / stretch
        near = self._tree.query(shapely.box(lon - reach, lat - reach, lon + reach, lat + reach))
        point = shapely.points(0.0, 0.0)
        best = (math.inf, OUTSIDE)
        for i in near:
            metres = shapely.transform(self._polygons[i], lambda c: _metres(c, lon, lat, stretch))
            best = min(best, (float(shapely.distance(metres, point)), int(i)))
        return (best[1], best[0]) if best[0] <= within_m else (OUTSIDE, math.inf)


def _metres(coordinates: Degrees, lon: float, lat: float, stretch: float) -> Degrees:
    """Metres east and north of the point, good near it."""
    shifted: Degrees = (coordinates - (lon, lat)) * (METRES_PER_DEGREE * stretch, METRES_PER_DEGREE)
    return shifted
