"""The catalogue that Linli brings along, read from `catalogue/`: GB/T 47678.5 [S], everyday kinds, local limits.

153 components (`c01037`) are things that are looked after; 250 matters (`m01037` “component + 异常”, and classes 06 to
10) are what can go wrong. Only matters can be chosen. What a city may not ask people to report stands here too, marked
as excluded with its reason, so that nobody adds it again by mistake.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from linli.matters.data import Kind

HOME = Path(__file__).parents[1] / "catalogue"
RADIUS = {"light": 30, "street": 80, "water": 100, "green": 100}
"""Metres within which a second report may be the same thing, by everyday group; 50 for the others."""


@dataclass(frozen=True, slots=True)
class HouseRow:
    """One row as the tables want it; `length` counts in `unit`."""

    key: str
    kind: Kind
    group: str
    zh: str
    en: str
    public: bool = False
    component: bool = False
    excluded_zh: str = ""
    excluded_en: str = ""
    radius_m: int = 50
    length: int | None = None
    unit: str = ""
    cites: str = ""
    mark: str = ""
    agency: Mapping[str, Any] = field(default_factory=dict)


@cache
def house_rows() -> tuple[HouseRow, ...]:
    """Every row, in the order of the standard and then of the house."""
    house = tomllib.loads((HOME / "house.toml").read_text(encoding="utf-8"))
    limits = {row["code"]: row for row in house["limit"]}
    left_out = {code: row for row in house["excluded"] for code in row["codes"]}
    return tuple(_row(raw, limits, left_out) for raw in (*_standard(), *house["row"]))


def _standard() -> Iterator[dict[str, Any]]:
    for raw in _csv("components.csv"):
        yield {**raw, "key": f"c{raw['code']}", "component": True}
        name = {"zh": f"{raw['zh']}异常", "en": f"{raw['en']}: something wrong"}
        yield {**raw, **name, "key": f"m{raw['code']}", "public": True}
    for raw in _csv("matters.csv"):
        yield {**raw, "key": f"m{raw['code']}", "public": raw["public"] == "1"}


def _csv(name: str) -> Iterator[dict[str, Any]]:
    with (HOME / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _row(raw: Mapping[str, Any], limits: Mapping[str, Any], left_out: Mapping[str, Any]) -> HouseRow:
    key = raw["key"]
    excluded, limit = left_out.get(key, {}), limits.get(key, {})
    return HouseRow(
        key=key, kind=Kind(raw.get("kind", Kind.SERVICE_REQUEST)), group=raw["group"], zh=raw["zh"], en=raw["en"],
        public=raw.get("public", False) and not excluded, component=raw.get("component", False),
        excluded_zh=excluded.get("zh", ""), excluded_en=excluded.get("en", ""),
        radius_m=RADIUS.get(raw["group"], 50), length=limit.get("length"), unit=limit.get("unit", ""),
        cites=limit.get("cites", ""), mark=limit.get("mark", ""), agency=raw.get("agency", {}),
    )  # fmt: skip
