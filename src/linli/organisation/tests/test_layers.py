"""Layers of grids: sound features, seams, codes; whole or not at all."""

import json
from datetime import date
from typing import Any

import pytest

from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import BadInput, NotPermitted
from linli.organisation import api
from linli.organisation.data import Datum, GridColumns, ImportReport
from linli.organisation.models import Grid, Setting
from linli.organisation.tests.factories import BEGAN, NOON, SIDE, SOUTH, WEST, District, make_district

pytestmark = pytest.mark.django_db
HERE = (20, 0)  # column and row of an empty place
VILLAGE = "990101001001"


@pytest.fixture
def district() -> District:
    return make_district()


def ring(column: float, row: float, width: float = 1, height: float = 1) -> list[list[float]]:
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    east, north = west + width * SIDE, south + height * SIDE
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: str, rings: list[Any], **properties: str) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {"code": code, "name": code, **properties}, "geometry": geometry}


def take(*features: dict[str, Any], **options: Any) -> ImportReport:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return api.import_grids(text, valid_from=BEGAN, actor=SYSTEM, at=NOON, **options)


def said(report: ImportReport) -> str:
    return " ".join(f"{row.name}: {row.sentence}" for row in report.refused)


def test_a_new_grid_belongs_to_the_village_of_its_code(district: District) -> None:
    report = take(feature(VILLAGE + "007", [ring(*HERE)]))
    assert (report.created, report.refused) == (1, ())
    grid = api.grid_by_code(VILLAGE + "007")
    assert grid is not None
    assert grid.unit == district.villages["a"]
    place = api.locate(WEST + 20.5 * SIDE, SOUTH + 0.5 * SIDE)
    assert place is not None
    assert place.grid.id == grid.id


def test_the_same_layer_again_changes_nothing(district: District) -> None:
    layer = feature(VILLAGE + "007", [ring(*HERE)])
    take(layer)
    assert take(layer).unchanged == 1
    assert take(feature(VILLAGE + "007", [ring(*HERE, width=2)])).changed == 1


def test_a_dry_run_stores_nothing(district: District) -> None:
    report = take(feature(VILLAGE + "007", [ring(*HERE)]), dry_run=True)
    assert report.created == 1
    assert not report.stored
    assert api.grid_by_code(VILLAGE + "007") is None


BOW_TIE = [[0.0, 10.0], [1.0, 11.0], [1.0, 10.0], [0.0, 11.0], [0.0, 10.0]]


@pytest.mark.parametrize(
    ("rings", "why"),
    [
        ([ring(*HERE)[:-1]], "open"),
        ([ring(*HERE)[:2]], "four positions"),
        ([[[lat, lon] for lon, lat in ring(*HERE)]], "axes are swapped"),
        ([[[lat, lon] for lon, lat in [[-71.0, 42.0], [-71.0, 42.1], [-71.1, 42.1], [-71.0, 42.0]]]], "axes swapped"),
        ([[[200.0, 10.0], [201.0, 10.0], [201.0, 11.0], [200.0, 10.0]]], "off the map"),
        ([BOW_TIE], "crosses"),
        ([[[1.0, 1.0], [2.0, 2.0], [1.0, 1.0], [1.0, 1.0]]], "crosses"),
        ([[["a", 1.0], [2.0, 2.0], [3.0, 1.0], ["a", 1.0]]], "two numbers"),
        ([[[float("inf"), 1.0], [2.0, 2.0], [3.0, 1.0], [float("inf"), 1.0]]], "two numbers"),
        ([[]], "four positions"),
        ([], "no coordinates"),
    ],
)
def test_an_unsound_polygon_is_refused_by_name_and_nothing_comes_in(
    district: District, rings: list[Any], why: str
) -> None:
    report = take(feature(VILLAGE + "007", [ring(*HERE)]), feature("Lower Meadow", rings))
    assert len(report.refused) == 1
    assert (report.refused[0].row, report.refused[0].name) == (2, "Lower Meadow")
    assert why in str(report.refused[0].sentence)
    assert api.grid_by_code(VILLAGE + "007") is None


def test_one_feature_with_swapped_axes_among_sound_ones_is_found(district: District) -> None:
    paris = [[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]
    near_paris = [[[x + n / 10, y] for x, y in paris] for n in range(3)]
    swapped = [[y, x] for x, y in paris]
    report = take(*(feature(f"x{n}", [one]) for n, one in enumerate([*near_paris, swapped])))
    assert "x3: Its axes are swapped" in said(report)
    assert len([row for row in report.refused if row.field == "geometry"]) == 1


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("42010600100200", "6 + 3 + 3 + 3"),
        ("4201060010020031", "6 + 3 + 3 + 3"),
        ("42010600100200x", "6 + 3 + 3 + 3"),
        ("420106001000003", "6 + 3 + 3 + 3"),
        ("420106001002003", "no open centre with the code 420106001002"),
        ("", "needed"),
    ],
)
def test_a_code_must_be_fifteen_digits_of_a_village_that_exists(district: District, code: str, why: str) -> None:
    """gb-t-30428-1/code"""
    assert why in said(take(feature(code, [ring(*HERE)])))


def test_a_code_stands_once_in_a_layer(district: District) -> None:
    report = take(feature(VILLAGE + "007", [ring(*HERE)]), feature(VILLAGE + "007", [ring(25, 0)]))
    assert "already stands at feature 1" in said(report)


def test_codes_of_another_country_load_where_the_scheme_is_free(district: District) -> None:
    Setting.objects.create(key="grid.code_scheme", value="free")
    api.set_hours(district.district, hours={}, actor=SYSTEM, at=NOON)
    columns = GridColumns(code="precinct", name="precinct", unit="ward")
    report = take(feature("", [ring(*HERE)], precinct="0101", ward="990101001"), columns=columns)
    assert report.created == 1
    grid = api.grid_by_code("0101")
    assert grid is not None
    assert grid.unit == district.township


SLIVER = 0.0005  # of a side: 888 m wide, 1,110 m high, so some 490 m²
BROAD = 0.002  # some 2,000 m²


@pytest.mark.parametrize(("width", "refused"), [(SLIVER, False), (BROAD, True)])
def test_an_overlap_above_the_tolerance_is_refused_and_one_below_warns(
    district: District, width: float, refused: bool
) -> None:
    """gb-t-30428-1/drawing"""
    report = take(feature(VILLAGE + "007", [ring(*HERE)]), feature(VILLAGE + "008", [ring(21 - width, 0)]))
    assert bool(report.refused) is refused
    sentence = str(report.refused[0].sentence if refused else report.warnings[0])
    assert f"{VILLAGE}007 and {VILLAGE}008 overlap by" in sentence


def test_where_grids_overlap_the_lowest_code_counts(district: District) -> None:
    features = [feature(VILLAGE + "008", [ring(21 - BROAD, 0)]), feature(VILLAGE + "007", [ring(*HERE)])]
    assert take(*features).refused
    assert take(*features, declared_overlapping=True).created == 2
    place = api.locate(WEST + (21 - BROAD / 2) * SIDE, SOUTH + SIDE / 2)
    assert place is not None
    assert place.grid.code == VILLAGE + "007"


def test_a_gap_enclosed_by_grids_is_named_with_its_place(district: District) -> None:
    hole = ring(20.4, 0.4, 0.2, 0.2)
    report = take(feature(VILLAGE + "007", [ring(*HERE), hole]))
    assert "a gap of" in said(report)
    assert not take(feature(VILLAGE + "007", [ring(*HERE), hole]), tolerance_m2=100_000).refused


def test_a_layer_is_compared_with_the_grids_that_stay(district: District) -> None:
    assert "overlap" in said(take(feature(VILLAGE + "007", [ring(0.5, 0)])))
    moved = feature(VILLAGE + "001", [ring(0, 0, width=0.9)])
    assert not take(moved).refused


def test_a_layer_in_a_shifted_datum_is_brought_to_wgs84(district: District) -> None:
    take(feature(VILLAGE + "007", [ring(*HERE)]), datum=Datum.GCJ02)
    lon = json.loads(api.geometry(api.grid_by_code(VILLAGE + "007").id))["coordinates"][0][0][0]
    assert 0.002 < abs(lon - (WEST + 20 * SIDE)) < 0.01


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"type": "Point"}', '{"type": "FeatureCollection", "features": []}', "[" * 100_000,
     '{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:2249"}}, "features": [{}]}'],
)  # fmt: skip
def test_what_is_no_layer_is_refused_as_such(district: District, text: str) -> None:
    with pytest.raises(BadInput) as refused:
        api.import_grids(text, valid_from=BEGAN, actor=SYSTEM, at=NOON)
    assert refused.value.field == "geojson"


def test_a_clerk_imports_nothing(district: District) -> None:
    with pytest.raises(NotPermitted):
        api.import_grids("{}", valid_from=BEGAN, actor=district.actor(Role.CLERK), at=NOON)


def test_a_grid_closes_when_nobody_works_in_it(district: District) -> None:
    api.close_grid(district.grids["A1"], valid_to=date(2026, 3, 2), actor=SYSTEM, at=NOON)
    assert api.locate(*district.point("A1")) is None
    assert Grid.objects.filter(valid_to=date(2026, 3, 2)).count() == 1
