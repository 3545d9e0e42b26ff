"""Distances and the public grid of 50 metres."""

from math import cos, hypot, radians

METRES_PER_DEGREE = 111_320.0
SNAP_M = 50


def snapped(lon: float, lat: float) -> tuple[float, float]:
    """The middle of the 50-metre square a point lies in, so that a public map never shows a doorstep."""
    row = SNAP_M / METRES_PER_DEGREE
    snapped_lat = (lat // row + 0.5) * row
    column = SNAP_M / (METRES_PER_DEGREE * max(cos(radians(snapped_lat)), 0.01))
    return round((lon // column + 0.5) * column, 6), round(snapped_lat, 6)


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Flat-earth distance of two (lon, lat); good to a per mille over a few kilometres."""
    east = (a[0] - b[0]) * METRES_PER_DEGREE * cos(radians((a[1] + b[1]) / 2))
    return hypot(east, (a[1] - b[1]) * METRES_PER_DEGREE)


def box_around(lon: float, lat: float, metres: float) -> tuple[float, float, float, float]:
    """West, south, east, north of the square that holds the circle."""
    up = metres / METRES_PER_DEGREE
    across = metres / (METRES_PER_DEGREE * max(cos(radians(lat)), 0.01))
    return lon - across, lat - up, lon + across, lat + up
