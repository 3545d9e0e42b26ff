"""Files as cities publish them, and files as nobody should."""

import gzip
import json
from pathlib import Path

import pytest

from linli.kernel.errors import BadInput
from linli.operations.adapters import refusals, tables, writers
from linli.operations.data import Refused, Row
from linli.operations.engine.mapping import Legend, load

BOSTON = """
[matters]
zone = "America/New_York"
[matters.columns]
reference = "case_id"
category = "{reason}: {type}"
level = "=township"
channel = "channel"
lon = "longitude"
[matters.values.channel]
"Constituent Call" = "telephone"
"*" = "import"
[matters.blank]
lon = { geocode_is_default = "1" }
"""


def values(path: Path) -> list[dict[str, str]]:
    return [dict(row.values) for row in tables.read(path)]


def test_the_same_table_reads_the_same_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\ufeffcode,name\n1,柳溪\n", "utf-8")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress("code,name\r\n1,柳溪\r\n".encode(), mtime=0))
    (tmp_path / "a.json").write_text('[{"code": 1, "name": "柳溪"}]', "utf-8")
    (tmp_path / "a.jsonl").write_text('{"code": 1.0, "name": "柳溪"}\n', "utf-8")
    feature = {"type": "Feature", "properties": {"code": "1", "name": "柳溪"}, "geometry": None}
    (tmp_path / "a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    writers.write(tmp_path / "a.xlsx", ("code", "name"), [{"code": 1, "name": "柳溪"}])
    for name in ("a.csv", "a.csv.gz", "a.json", "a.jsonl", "a.geojson", "a.xlsx"):
        assert values(tmp_path / name) == [{"code": "1", "name": "柳溪"}], name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF"),
        ("a.json", b"{not json"),
        ("a.json", b"7"),
        ("a.json", b"[" * 100_000),
        ("a.csv.gz", b"not gzip"),
        ("a.csv.gz", gzip.compress(b"a,b\n1,2\n", mtime=0)[:-9]),
        ("a.xlsx", b"not excel"),
        ("a.csv", b'a,b\n"' + b"x" * 2_000_000),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadInput) as refused:
        values(tmp_path / name)
    assert refused.value.field == "file"


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        values(tmp_path / "nowhere.csv")


def test_an_item_that_is_no_object_is_an_empty_row(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('7\n{"a": {"b": 1}}\n')
    assert values(tmp_path / "a.jsonl") == [{}, {"a": '{"b": 1}'}]


def test_a_mapping_renames_joins_translates_and_blanks(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(BOSTON)
    theirs = {"case_id": " 7 ", "reason": "Trees", "type": "Fallen", "channel": "Twitter", "longitude": "-71"}
    legend = load(tmp_path / "m.toml", "matters")
    ours = {"reference": "7", "category": "Trees: Fallen", "level": "township", "channel": "import", "lon": "-71"}
    assert legend.read(Row(1, theirs)) == ours
    assert legend.read(Row(1, theirs | {"geocode_is_default": "1"}))["lon"] == ""
    assert str(legend.zone) == "America/New_York"


def test_without_a_mapping_our_own_names_are_read() -> None:
    assert Legend().read(Row(1, {" Code ": " 1 "})) == {"code": "1"}


@pytest.mark.parametrize("content", ["not = toml = at all", "[units]\n", "[matters]\ncolumns = 3\n"])
def test_a_mapping_that_cannot_be_understood_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "m.toml").write_text(content)
    with pytest.raises(BadInput) as refused:
        load(tmp_path / "m.toml", "matters")
    assert refused.value.field == "mapping"


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadInput, match="time zone"):
        _ = Legend(options={"zone": "Europe/Nowhere"}).zone


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "geojson", "parquet"])
def test_what_is_written_can_be_read_again(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out.{suffix}"
    assert writers.write(path, ("name", "lon", "lat"), [{"name": "柳溪", "lon": 1.5, "lat": 2.5}]) == 1
    with pytest.raises(BadInput, match="already"):
        writers.write(path, ("name",), [])
    if suffix != "parquet":
        assert values(path)[0]["name"] == "柳溪"


@pytest.mark.parametrize("text", ["=1+1", "+1+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    writers.write(tmp_path / "a.csv", ("name",), [{"name": text}])
    assert f"'{text}".encode() in (tmp_path / "a.csv").read_bytes()
    assert (writers.guarded(-1), writers.guarded("-71.05")) == (-1, "-71.05")


def test_refused_rows_come_back_with_their_reason(tmp_path: Path) -> None:
    row = Row(3, {"code": "x\udcff", "name": "=1"})
    refusals.write(tmp_path / "r.csv", [Refused(row, BadInput("code", tables._("This is needed.")))])
    text = (tmp_path / "r.csv").read_text("utf-8-sig")
    assert text.splitlines()[0] == "refused_row,refused_field,refused_because,code,name"
    assert "3,code," in text and "'=1" in text
