"""Lists of units: parents in any order, each refusal with its row, whole or not at all."""

import pytest

from linli.kernel.actor import SYSTEM
from linli.organisation import api
from linli.organisation.data import ImportReport
from linli.organisation.tests.factories import BEGAN, NOON, make_district

pytestmark = pytest.mark.django_db
COLUMNS = ("code", "kind", "level", "parent", "name")
LIST = (
    "2 department district 1 水务局",
    "1001001 centre village 1001 甲村综治中心",
    "1001 centre township 1 某镇综治中心",
    "1 centre district - 某区综治中心",
)


def take(*lines: str, dry_run: bool = False) -> ImportReport:
    rows = [
        dict(zip(COLUMNS, ("" if word == "-" else word for word in line.split(" ")), strict=True)) for line in lines
    ]
    return api.import_units(rows, valid_from=BEGAN, actor=SYSTEM, at=NOON, dry_run=dry_run)


def test_parents_may_stand_anywhere_in_the_list() -> None:
    assert take(*LIST).created == 4
    village = api.unit_by_code("1001001")
    assert village is not None
    assert [unit.code for unit in api.ancestors(village.id)] == ["1001", "1"]


def test_a_second_time_names_are_changed_and_the_rest_stays() -> None:
    take(*LIST)
    report = take(*LIST[1:], "2 department district 1 水利局")
    assert (report.created, report.changed, report.unchanged) == (0, 1, 3)
    unit = api.unit_by_code("2")
    assert unit is not None
    assert unit.name == "水利局"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("3 office district 1 民政局", "kind"),
        ("3 department county 1 民政局", "level"),
        ("3 department district 9 民政局", "parent"),
        ("3 department district - 民政局", "parent"),
        ("3 centre township 1001 丙镇综治中心", "parent"),
        ("- department district 1 民政局", "code"),
        ("1001 centre township 1 某镇综治中心", "code"),
        ("3 department district 1 -", "name"),
    ],
)
def test_a_row_that_is_wrong_is_refused_and_nothing_comes_in(line: str, field: str) -> None:
    report = take(*LIST, line)
    assert [(row.row, row.field) for row in report.refused] == [(5, field)]
    assert not report.stored
    assert api.units() == ()


def test_a_dry_run_stores_nothing() -> None:
    assert take(*LIST, dry_run=True).created == 4
    assert api.units() == ()


def test_a_list_may_hang_below_units_that_are_there() -> None:
    make_district()
    assert take("990101003 centre township 990101 南镇综治中心").created == 1
