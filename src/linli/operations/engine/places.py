"""Rows of a foreign file as units and grids in our own columns, parents before children.

units   code, name (needed), name_en, kind (centre, department, station), level (district, township, village),
        parent (code), phone, address
grids   code, name, unit (code of the village centre; or township, where each has one village), area,
        supervision_phone, worker_phone; the polygon is the feature's geometry
"""

from collections.abc import Iterable, Mapping

from linli.operations.data import Row
from linli.operations.engine.mapping import Legend

Columns = dict[str, str]
VILLAGE_OF = "-v"
"""Behind the code of a township: its only village, where a city knows no villages."""


def unit_rows(rows: Iterable[Row], legend: Legend) -> list[tuple[Row, Columns]]:
    """Each unit once, by code; with `root` in the mapping a district centre stands above all."""
    found: list[tuple[Row, Columns]] = []
    options, seen = legend.options, set[str]()
    if root := options.get("root_code", ""):
        name = options.get("root", root)
        found.append((Row(0, {}), {"code": root, "name": name, "name_en": name, "kind": "centre", "level": "district"}))
    for row in rows:
        ours = {"kind": "centre", "level": options.get("level", ""), "parent": root} | legend.read(row)
        ours.setdefault("name_en", "" if _is_chinese(ours.get("name", "")) else ours.get("name", ""))
        if ours.get("code", "") not in seen:
            found += [(row, ours), *_village(row, ours, options)]
            seen.add(ours.get("code", ""))
    return found


def _village(row: Row, township: Columns, options: Mapping[str, str]) -> list[tuple[Row, Columns]]:
    """`villages = "one each"`: grids belong to villages, so that a township without any gets one of its own."""
    if options.get("villages") != "one each" or township["level"] != "township":
        return []
    code = township.get("code", "")
    return [(row, township | {"code": f"{code}{VILLAGE_OF}", "level": "village", "parent": code})]


def grid_rows(rows: Iterable[Row], legend: Legend) -> list[tuple[Row, Columns]]:
    found = []
    for row in rows:
        ours = legend.read(row)
        if not ours.get("unit") and ours.get("township"):
            ours["unit"] = f"{ours['township']}{VILLAGE_OF}"
        found.append((row, ours))
    return found


def _is_chinese(name: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in name)
