"""Coordinates go forth and back, areas are true, borders decided."""

import math

import numpy as np
import pytest
import shapely

from linli.organisation.data import Datum
from linli.organisation.engine.coordinates import all_to_wgs84, from_wgs84, to_wgs84
from linli.organisation.engine.locate import OUTSIDE, Locator
from linli.organisation.engine.seams import area_m2

YINCHUAN, WUHAN, SANSHA, MOHE = (106.27, 38.47), (114.30, 30.59), (112.34, 16.83), (122.54, 52.97)
BOSTON = (-71.06, 42.36)


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    east = (a[0] - b[0]) * math.cos(math.radians(a[1]))
    return math.hypot(east, a[1] - b[1]) * 111_320


@pytest.mark.parametrize("place", [YINCHUAN, WUHAN, SANSHA, MOHE])
@pytest.mark.parametrize("datum", Datum)
def test_there_and_back_is_within_a_metre(place: tuple[float, float], datum: Datum) -> None:
    assert metres(to_wgs84(*from_wgs84(*place, datum), datum), place) < 1


def test_a_shifted_point_is_hundreds_of_metres_off_in_china_and_nowhere_else() -> None:
    assert 300 < metres(from_wgs84(*YINCHUAN, Datum.GCJ02), YINCHUAN) < 800
    assert from_wgs84(*BOSTON, Datum.GCJ02) == BOSTON
    assert to_wgs84(*BOSTON, Datum.GCJ02) == pytest.approx(BOSTON)


def test_many_points_are_converted_together() -> None:
    assert all_to_wgs84([YINCHUAN, WUHAN], Datum.BD09) == [to_wgs84(*p, Datum.BD09) for p in (YINCHUAN, WUHAN)]


def test_an_area_is_true_in_the_south_and_in_the_north() -> None:
    for lat in (18.0, 38.0, 53.0):
        band = math.sin(math.radians(lat + 0.01)) - math.sin(math.radians(lat))
        assert area_m2(shapely.box(106, lat, 106.01, lat + 0.01)) == pytest.approx(
            6_371_008.8**2 * math.radians(0.01) * band, rel=1e-9
        )


def test_without_a_polygon_nothing_is_found() -> None:
    empty = Locator([])
    assert empty.find(1.0, 1.0) == OUTSIDE
    assert empty.find_many(np.array([1.0]), np.array([1.0])).tolist() == [OUTSIDE]
    assert empty.nearest(1.0, 1.0, 100)[0] == OUTSIDE


@pytest.mark.parametrize(("metres_away", "within", "found"), [(9, 10, 0), (11, 10, OUTSIDE), (5, 0, OUTSIDE)])
def test_the_nearest_polygon_is_taken_only_within_the_distance(metres_away: float, within: float, found: int) -> None:
    locator = Locator([shapely.box(106, 38, 106.01, 38.01), shapely.box(107, 38, 107.01, 38.01)])
    assert locator.nearest(106.005, 38 - metres_away / 111_320, within)[0] == found
