"""A city's records come in by a mapping: whole or not at all, and matters row by row, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from linli.kernel.actor import SYSTEM
from linli.matters import api as matters
from linli.operations.actions import places
from linli.operations.actions.matters import import_matters
from linli.operations.commands.imports import legend_of
from linli.operations.commands.replay import figures, play
from linli.operations.data import Outcome, Row
from linli.operations.engine.mapping import Legend
from linli.operations.engine.rows import key_of
from linli.organisation import api as organisation

NOW = timezone.now()
CITY = {"root": "Springfield", "root_code": "spring", "level": "township", "villages": "one each"}
WARDS = [Row(n, {"code": f"w{n}", "name": f"Ward {n}"}) for n in (1, 2)]
KINDS = [
    Row(1, {"name": "Pothole", "department": "ROADS", "limit_hours": "48", "n": "9"}),
    Row(2, {"name": "Pothole", "department": "PARKS", "limit_hours": "72", "n": "1"}),
    Row(3, {"name": "Fallen Tree", "department": "PARKS"}),
]


def square(column: int) -> dict[str, object]:
    ring = [[column, 0], [column + 1, 0], [column + 1, 1], [column, 1], [column, 0]]
    return {"type": "Polygon", "coordinates": [[[x / 100, y / 100] for x, y in ring]]}


def grids() -> list[Row]:
    return [Row(n, {"code": f"0{n}", "name": f"Precinct {n}", "township": f"w{n}"}, square(n)) for n in (1, 2)]


@pytest.fixture
def city(db: None) -> None:
    for outcome in (
        places.import_units(WARDS, Legend(options=CITY), actor=SYSTEM, at=NOW),
        places.import_grids(grids(), Legend(options={"scheme": "free"}), actor=SYSTEM, at=NOW),
        places.import_catalogue(KINDS, Legend(options={"departments": "create"}), actor=SYSTEM, at=NOW),
    ):
        assert not outcome.refused and outcome.taken


def row(number: int, **changes: str) -> Row:
    opened, closed = NOW - timedelta(days=30), NOW - timedelta(days=29)
    given = {
        "reference": f"r{number}", "opened_at": opened.isoformat(), "closed_at": closed.isoformat(),
        "category": "Pothole", "lon": "0.015", "lat": "0.005", "channel": "telephone",
    }  # fmt: skip
    return Row(number, given | changes)


def take(*rows: Row, dry_run: bool = False) -> Outcome:
    return import_matters(rows, Legend(), at=NOW, dry_run=dry_run)


def test_a_ward_is_a_township_with_a_village_of_its_own(city: None) -> None:
    precinct = organisation.grid_by_code("01")
    assert precinct is not None
    assert [unit.code for unit in organisation.ancestors(precinct.unit)] == ["w1", "spring"]


def test_of_two_rows_with_one_name_the_heavier_counts(city: None) -> None:
    assert {category.key for category in matters.categories()} == {"pothole", "fallen-tree"}
    assert {unit.code for unit in organisation.departments()} == {"ROADS", "PARKS"}


def test_a_matter_lives_its_recorded_life(city: None) -> None:
    assert take(row(1)).taken == 1
    (found,) = matters.public_matters()
    assert (found.category, found.state.value, found.unit_name.zh) == ("pothole", "replied", "ROADS")
    assert NOW - found.raised_at == timedelta(days=30)


def test_what_was_taken_is_skipped_the_next_time(city: None) -> None:
    assert take(row(1), row(2)).taken == 2
    again = take(row(1), row(2), row(3))
    assert (again.taken, again.skipped) == (1, 2)


def test_a_dry_run_stores_nothing(city: None) -> None:
    assert take(row(1), dry_run=True).taken == 1
    assert not matters.public_matters()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reference": ""}, "reference"),
        ({"opened_at": ""}, "opened_at"),
        ({"opened_at": "yesterday"}, "opened_at"),
        ({"opened_at": "2999-01-01"}, "opened_at"),
        ({"closed_at": "1999-01-01"}, "closed_at"),
        ({"category": "Dragons"}, "category"),
        ({"channel": "pigeon"}, "channel"),
        ({"grid": "99"}, "grid"),
        ({"lat": "91"}, "lat"),
        ({"outcome": "lost"}, "outcome"),
        ({"reference": "\udcff"}, "reference"),
    ],
)
def test_a_row_that_cannot_be_understood_is_refused_alone(city: None, changes: dict[str, str], field: str) -> None:
    outcome = take(row(1), row(2, **changes), row(3))
    assert (outcome.taken, [refused.field for refused in outcome.refused]) == (2, [field])
    assert len(matters.public_matters()) == 2


def test_a_catalogue_without_its_departments_is_refused_whole(city: None) -> None:
    rows = [Row(1, {"name": "Graffiti", "department": "NOBODY"})]
    with pytest.raises(Exception, match="NOBODY"):
        places.import_catalogue(rows, Legend(), actor=SYSTEM, at=NOW)
    assert "graffiti" not in {category.key for category in matters.categories()}


@pytest.mark.parametrize("name", ["boston", "los_angeles", "new_york"])
def test_the_mappings_that_come_along_can_be_read(name: str) -> None:
    for kind in ("units", "grids", "catalogue", "matters"):
        assert legend_of(name, kind).columns


def test_a_category_s_key_is_short_and_always_the_same() -> None:
    assert key_of("Street Light Outages") == "street-light-outages"
    assert key_of("道路破损") == key_of("道路破损") != key_of("路灯不亮")
    assert len(key_of("Requests for Traffic Signal Studies or Reviews")) <= 40


def test_a_replay_keeps_weekdays_and_says_what_happened(city: None) -> None:
    rows = [row(1), row(2, department="PARKS", category="Fallen Tree"), row(3, category="Dragons")]
    start = datetime(2026, 1, 5, tzinfo=UTC)
    told = figures(play(rows, Legend(), start=start))
    assert (told["rows"], told["refused"], told["raised"]) == (3, 1, 2)
    assert (told["routed"], told["routed_of"], told["on_time"]) == (1.0, 1, 1.0)
    weekday = (NOW - timedelta(days=30)).weekday()
    assert {found.raised_at.weekday() for found in matters.public_matters()} == {weekday}
