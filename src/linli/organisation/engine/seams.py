"""Where the polygons of a layer overlap or leave something out, in square metres (gb-t-30428-1/drawing).

Areas are taken in Lambert's cylindrical equal-area projection, true everywhere on a sphere of the Earth's mean radius.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

EARTH_RADIUS_M = 6_371_008.8
NOTICED_M2 = 1.0
"""Below this a seam is rounding of coordinates, and not worth a word."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """The polygons `first` and `second` (indices, first < second) share `area_m2`."""

    first: int
    second: int
    area_m2: float


@dataclass(frozen=True, slots=True)
class Gap:
    """`area_m2` enclosed by polygons and in none; `beside` are those that border on it."""

    beside: tuple[int, ...]
    area_m2: float
    lon: float
    lat: float


def area_m2(polygon: BaseGeometry) -> float:
    return float(shapely.area(shapely.transform(polygon, _equal_area)))


def overlaps(polygons: Sequence[BaseGeometry]) -> list[Overlap]:
    """Every pair that shares at least a square metre, largest first."""
    flat = shapely.transform(np.array(polygons, dtype=object), _equal_area)
    first, second = STRtree(flat).query(flat, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.area(shapely.intersection(flat[first], flat[second]))
    found = [
        Overlap(int(a), int(b), float(m2)) for a, b, m2 in zip(first, second, shared, strict=True) if m2 >= NOTICED_M2
    ]
    return sorted(found, key=lambda overlap: -overlap.area_m2)


def gaps(polygons: Sequence[BaseGeometry]) -> list[Gap]:
    """Every hole in the whole that no polygon fills, largest first. What lies outside all is no gap."""
    given = np.array(polygons, dtype=object)
    whole = shapely.union_all(given)
    rings = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    tree = STRtree(given)
    found = []
    for ring in rings:
        hole = shapely.Polygon(ring)
        m2 = area_m2(hole)
        if m2 >= NOTICED_M2:
            beside = tuple(sorted(int(i) for i in tree.query(hole, predicate="intersects")))
            inside = hole.representative_point()
            found.append(Gap(beside, m2, round(inside.x, 6), round(inside.y, 6)))
    return sorted(found, key=lambda gap: -gap.area_m2)


def _equal_area(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    lon, lat = np.radians(degrees[:, 0]), np.radians(degrees[:, 1])
    return np.column_stack((lon, np.sin(lat))) * EARTH_RADIUS_M
