"""Real layers and real points: Boston's precincts stand in for grids, its wards for townships."""

import csv
import gzip
import json

import numpy as np
import pytest
import shapely

from linli.organisation.engine.locate import Locator
from linli.organisation.engine.polygons import read_layer
from linli.organisation.engine.seams import gaps, overlaps
from tests.records import records

pytestmark = pytest.mark.data


def located(layer: str, by: str) -> tuple[list[str], np.ndarray, list[dict[str, str]]]:
    features, _ = read_layer(records(f"boundaries/{layer}.geojson").read_text(encoding="utf-8"), name_by=by)
    features.sort(key=lambda feature: feature.name)
    with gzip.open(records("requests_311/boston_2011h2.csv.gz"), "rt", encoding="utf-8") as text:
        rows = [r for r in csv.DictReader(text) if r["geocode_is_default"] == "0" and r["precinct"] and r["latitude"]]
    lon, lat = (np.array([float(row[name]) for row in rows]) for name in ("longitude", "latitude"))
    return [f.name for f in features], Locator([f.polygon for f in features]).find_many(lon, lat), rows


def test_95_of_100_land_in_the_recorded_precinct() -> None:
    names, found, rows = located("boston_precincts", "precinct")
    assert np.mean(np.array([*names, ""])[found] == [row["precinct"] for row in rows]) >= 0.95


def test_99_of_100_land_in_the_recorded_ward() -> None:
    names, found, rows = located("boston_wards", "ward")
    assert np.mean(np.array([*names, ""])[found] == [str(int(row["ward"])) for row in rows]) >= 0.99


def test_one_by_one_and_in_bulk_the_answer_is_the_same() -> None:
    features, _ = read_layer(records("boundaries/la_neighborhood_councils.geojson").read_text(), name_by="name")
    locator = Locator([feature.polygon for feature in features])
    random = np.random.default_rng(7)
    lon, lat = random.uniform(-118.7, -118.1, 2000), random.uniform(33.7, 34.4, 2000)
    assert [locator.find(x, y) for x, y in zip(lon, lat, strict=True)] == locator.find_many(lon, lat).tolist()


@pytest.mark.parametrize(
    ("layer", "overlapping", "above"),
    [
        ("boston_precincts", 52, 0),
        ("boston_wards", 10, 0),
        ("la_neighborhood_councils", 203, 44),
        ("ningxia_counties", 0, 0),
    ],
)
def test_real_layers_have_real_seams(layer: str, overlapping: int, above: int) -> None:
    features, faults = read_layer(records(f"boundaries/{layer}.geojson").read_text(encoding="utf-8"))
    found = overlaps([feature.polygon for feature in features])
    assert (faults, len(found), sum(o.area_m2 > 1000 for o in found)) == ([], overlapping, above)


def test_the_largest_gap_between_boston_precincts_is_just_above_the_tolerance() -> None:
    text = records("boundaries/boston_precincts.geojson").read_text(encoding="utf-8")
    found = gaps([shapely.from_geojson(json.dumps(f["geometry"])) for f in json.loads(text)["features"]])
    assert [round(gap.area_m2) for gap in found[:2]] == [1080, 75]
