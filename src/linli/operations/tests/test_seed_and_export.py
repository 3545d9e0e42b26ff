"""A town of invented matters to measure with, and what is public as a table."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.utils import timezone

from linli.kernel.actor import RESIDENT, SYSTEM
from linli.kernel.errors import NotPermitted
from linli.matters import api as matters
from linli.matters.data import AT_WORK
from linli.matters.tests.factories import make_catalogue, raise_a
from linli.operations.adapters import tables, writers
from linli.operations.commands.export import COLUMNS, lines
from linli.organisation.tests.factories import District, make_district


@pytest.fixture
def district(db: None) -> District:
    make_catalogue()
    return make_district()


def seeded(count: int, start: int = 0) -> int:
    return sum(matters.seed_matters(count, seed=1, actor=SYSTEM, at=timezone.now(), start=start))


def test_seeded_matters_keep_every_promise_of_the_tables(district: District) -> None:
    assert seeded(300) + seeded(100, start=300) == 400
    rows = matters.public_matters()
    assert len({row.number for row in rows}) == 400
    open_share = sum(row.state in AT_WORK for row in rows) / 400
    assert 0.1 < open_share < 0.3


def test_a_few_units_get_most(district: District) -> None:
    seeded(400)
    counts = Counter(row.unit for row in matters.public_matters()).most_common()
    assert counts[0][1] > 2 * counts[-1][1]


def test_only_the_operator_s_machine_seeds(district: District) -> None:
    with pytest.raises(NotPermitted):
        next(matters.seed_matters(1, seed=1, actor=RESIDENT, at=timezone.now()))


def test_an_export_is_the_public_projection_to_its_last_page(district: District, tmp_path: Path) -> None:
    seeded(1_050)
    assert writers.write(tmp_path / "all.csv", COLUMNS, lines(None, None)) == 1_050
    numbers = {row.values["number"] for row in tables.read(tmp_path / "all.csv")}
    assert len(numbers) == 1_050


def test_no_word_of_a_resident_is_exported(district: District, tmp_path: Path) -> None:
    canary = "金丝雀在灯下唱歌"
    raise_a(district, at=timezone.now(), words=canary, address=canary)
    for suffix in ("csv", "jsonl", "geojson"):
        path = tmp_path / f"out.{suffix}"
        assert writers.write(path, COLUMNS, lines(None, None)) == 1
        assert canary not in path.read_text("utf-8-sig")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig") as file:
        assert next(csv.DictReader(file))["category"] == "m06013"
