"""Points into grids: how fast, and how truly on Boston's recorded precincts and wards."""

import csv
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely

from bench.report import main
from linli.organisation.engine.locate import OUTSIDE, Locator
from tests.records import records_home

PERCENT = 4
TURN = 100


def run(quick: bool) -> dict[str, object]:
    """points_per_s in bulk, single_us for one, and the shares that land in the recorded precinct and ward."""
    home = records_home()
    if home is None:
        return _invented(100_000 if quick else 1_000_000)
    codes, precincts = _layer(home / "boundaries" / "boston_precincts.geojson", "precinct")
    wards, ward_polygons = _layer(home / "boundaries" / "boston_wards.geojson", "ward")
    rows = _geocoded(home / "requests_311" / "boston_2011h2.csv.gz")
    lon, lat = np.array([float(r["longitude"]) for r in rows]), np.array([float(r["latitude"]) for r in rows])
    locator = Locator(precincts)
    figures = _speed(locator, lon, lat, 100_000 if quick else 1_000_000)
    found = np.array([*codes, ""])[locator.find_many(lon, lat)]
    ward = np.array([*wards, ""])[Locator(ward_polygons).find_many(lon, lat)]
    shares = {
        "precinct_share": round(float(np.mean(found == [r["precinct"] for r in rows])), PERCENT),
        "ward_share": round(float(np.mean(ward == [str(int(r["ward"])) for r in rows])), PERCENT),
    }
    return {**figures, **shares, "rows": len(rows), "polygons": len(locator)}


def _layer(file: Path, by: str) -> tuple[list[str], list[shapely.Geometry]]:
    with file.open(encoding="utf-8") as text:
        features = json.load(text)["features"]
    features.sort(key=lambda feature: str(feature["properties"][by]))
    polygons = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    return [str(feature["properties"][by]) for feature in features], polygons


def _geocoded(file: Path) -> list[dict[str, str]]:
    """Rows with a precinct, a ward and a real geocode (not the default point)."""
    with gzip.open(file, "rt", encoding="utf-8") as text:
        rows = csv.DictReader(text)
        return [r for r in rows if r["geocode_is_default"] == "0" and r["precinct"] and r["ward"] and r["latitude"]]


def _speed(locator: Locator, lon: np.ndarray, lat: np.ndarray, points: int) -> dict[str, object]:
    """The best of a few, in short turns, as other work on the machine only ever slows."""
    many_lon, many_lat = np.resize(lon, points), np.resize(lat, points)
    bulk = min(_timed(lambda: locator.find_many(many_lon, many_lat)) for _ in range(3))
    some = list(zip(lon[:4000].tolist(), lat[:4000].tolist(), strict=True))
    turns = [some[start : start + TURN] for start in range(0, len(some), TURN)]
    single = min(_timed(lambda turn=turn: [locator.find(x, y) for x, y in turn]) for turn in turns)
    return {"points_per_s": round(points / bulk), "single_us": round(single / TURN * 1e6, 1), "points": points}


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _invented(points: int) -> dict[str, object]:
    """Without the records: a chequerboard of 400 grids; there are no shares to tell."""
    squares = [shapely.box(x, y, x + 1, y + 1) for x in range(20) for y in range(20)]
    random = np.random.default_rng(1)
    locator = Locator(squares)
    lon, lat = random.uniform(0, 20, points), random.uniform(0, 20, points)
    assert (locator.find_many(lon, lat) != OUTSIDE).all()
    return {**_speed(locator, lon, lat, points), "records": "absent"}


if __name__ == "__main__":
    main("locate", run)
