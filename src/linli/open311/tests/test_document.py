"""One value in both forms, and moments with a zone."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from linli.kernel.errors import BadInput
from linli.open311.engine import moments
from linli.open311.engine.document import write

VALUE = [{"service_code": "1", "metadata": True, "keywords": None, "order": 1, "name": "<&\x0b>"}]


def test_json_has_no_root_and_arrays_also_for_one() -> None:
    assert json.loads(write("services", VALUE, "json")) == VALUE


def test_xml_has_a_declaration_a_root_and_singulars() -> None:
    body = write("services", VALUE, "xml")
    assert body.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<services><service>')
    (service,) = etree.fromstring(body)
    assert [(child.tag, child.text) for child in service] == [
        ("service_code", "1"), ("metadata", "true"), ("keywords", None), ("order", "1"), ("name", "<&>"),
    ]  # fmt: skip


def test_lists_inside_are_written_item_by_item() -> None:
    body = write("discovery", {"endpoints": [{"formats": ["text/xml", "application/json"]}]}, "xml")
    assert etree.fromstring(body).xpath("endpoints/endpoint/formats/format/text()") == ["text/xml", "application/json"]


def test_a_lone_surrogate_breaks_neither_form() -> None:
    for form in ("xml", "json"):
        assert write("errors", [{"description": "\udcff"}], form).decode()


@pytest.mark.parametrize(
    "text",
    ["2026-03-01T08:00:00+08:00", "2026-03-01T08:00:00 08:00", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000Z"],
)
def test_a_moment_with_its_zone_is_read(text: str) -> None:
    assert moments.read("start_date", text) == datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026-03-01T08:00:00",
        "2026-02-30T08:00:00Z",
        "0001-01-01T00:00:00+09:00",
        "now",
        "２０26-03-01T08:00:00Z",
    ],
)
def test_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        moments.read("start_date", text)
    assert refused.value.field == "start_date"


def test_moments_leave_with_the_zone_of_the_place() -> None:
    assert moments.write(datetime(2026, 3, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai")) == "2026-03-01T08:00:00+08:00"
    assert moments.write(None, ZoneInfo("UTC")) is None
