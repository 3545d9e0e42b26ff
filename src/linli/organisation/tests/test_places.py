"""A point finds its grid, and the grid the centres above."""

import pytest

from linli.organisation import api
from linli.organisation.data import Level, UnitKind
from linli.organisation.models import Setting
from linli.organisation.tests.factories import SOUTH, WEST, District, make_district, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    return make_district()


def test_a_point_lies_in_its_grid_village_township_and_district(district: District) -> None:
    place = api.locate(*district.point("C1"))
    assert place is not None
    assert place.grid.id == district.grids["C1"]
    assert (place.village, place.township, place.district) == (
        district.villages["c"], district.other_township, district.district,
    )  # fmt: skip


def test_a_point_outside_lies_nowhere(district: District) -> None:
    assert api.locate(WEST - 1, SOUTH) is None


def test_on_a_common_border_the_lowest_code_wins(district: District) -> None:
    place = api.locate(WEST + 0.01, SOUTH + 0.005)
    assert place is not None
    assert place.grid.id == district.grids["A1"]


def test_just_outside_the_nearest_grid_is_taken_only_where_the_office_said_so(district: District) -> None:
    just_outside = (WEST - 0.0001, SOUTH + 0.005)  # some 9 metres
    assert api.locate(*just_outside) is None
    Setting.objects.create(key="place.nearest_m", value=15)
    make_unit(UnitKind.DEPARTMENT, Level.DISTRICT, "民政局", district.district)
    place = api.locate(*just_outside)
    assert place is not None
    assert place.grid.id == district.grids["A1"]
    assert place.snapped_m == pytest.approx(8.84, abs=0.05)


def test_many_points_are_found_together(district: District) -> None:
    points = [district.point("A1"), (0.0, 0.0), district.point("D1"), (float("nan"), 1.0)]
    assert api.locate_many(points) == [district.grids["A1"], None, district.grids["D1"], None]


def test_a_grid_is_found_by_what_people_call_it(district: District) -> None:
    assert [grid.name for grid in api.grids_named("a村")] == ["A1网格", "A2网格"]
    assert [grid.name for grid in api.grids_named("B2")] == ["B2网格"]
    assert api.grids_named("  ") == ()
