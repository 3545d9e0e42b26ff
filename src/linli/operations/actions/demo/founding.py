"""The demo's offices, grids, people and posts, made by the same acts as any installation's."""

import json
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from linli.accounts import api as accounts
from linli.kernel.actor import SYSTEM, Actor, GridId, Role, UnitId
from linli.matters import api as matters
from linli.organisation import api as organisation

SINCE = date(2024, 1, 1)
SIDE = 0.008
ADVICE = {
    "QC-CG": ("clean", "roads", "light", "street", "building", "green", "safety", "other"),
    "QC-SW": ("water",),
    "QC-MZ": ("errand", "ask"),
}
"""To which department the demo's centres are advised to send which everyday group."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented: the actor, and for those whom the demo shows also how to sign in."""

    name: str
    says: str
    password: str
    actor: Actor
    ready: bool


def described() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "district.toml").read_text("utf-8"))


def found_district(*, at: datetime) -> list[Person]:
    """Everything but matters. Passwords are fresh, and known only to whom they are returned."""
    told = described()
    organisation.import_units(_units(told), valid_from=SINCE, actor=SYSTEM, at=at)
    organisation.import_grids(
        json.dumps({"type": "FeatureCollection", "features": _grids(told)}), valid_from=SINCE, actor=SYSTEM, at=at
    )
    organisation.fill_calendar([at.year - 1, at.year, at.year + 1], actor=SYSTEM, at=at)
    matters.publish_house_catalogue(actor=SYSTEM, at=at)
    advice = {group: _unit(code) for code, groups in ADVICE.items() for group in groups}
    matters.advise(advice, actor=SYSTEM, at=at)
    return [_person(one, at) for one in told["people"]]


def _units(told: Mapping[str, Any]) -> list[dict[str, str]]:
    district = told["district"]
    found = [_centre(district, "district", "")]
    for township in told["townships"]:
        found.append(_centre(township, "township", district["code"]))
        found += [_centre(village, "village", township["code"]) for village in township["villages"]]
    for department in told["departments"]:
        found.append(_centre(department, "district", district["code"]) | {"kind": "department"})
    return found


def _centre(row: Mapping[str, Any], level: str, parent: str) -> dict[str, str]:
    texts = {"code": row["code"], "name": row["zh"], "name_en": row["en"], "phone": "000-0000000"}
    return texts | {"kind": "centre", "level": level, "parent": parent}


def _grids(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Eight squares in two rows, each village two side by side."""
    villages = [village for township in told["townships"] for village in township["villages"]]
    found = []
    for column, village in enumerate(villages):
        for row, name in enumerate(village["grids"]):
            west, south = told["district"]["west"] + column * SIDE, told["district"]["south"] + row * SIDE
            corners = ((0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE), (0, 0))
            ring = [[round(west + x, 6), round(south + y, 6)] for x, y in corners]
            properties = {
                "code": f"{village['code']}{row + 1:03d}", "name": name, "unit": village["code"],
                "area": f"{name}片区（示例）", "supervision_phone": "000-0000000",
            }  # fmt: skip
            geometry = {"type": "Polygon", "coordinates": [ring]}
            found.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return found


def _unit(code: str) -> UnitId:
    found = organisation.unit_by_code(code)
    assert found is not None, code  # noqa: S101 - made a moment ago
    return found.id


def _person(row: Mapping[str, Any], at: datetime) -> Person:
    password = "-".join(secrets.token_hex(2) for _part in range(4))
    user, code = accounts.add_user(row["name"], row["zh"], actor=SYSTEM, at=at)
    accounts.begin(row["name"], code, password, at=at)
    grid: GridId | None = None
    if "grid" in row:
        own = next(grid for grid in organisation.grids() if grid.name == row["grid"])
        grid, unit = own.id, own.unit
    else:
        unit = _unit(row["unit"])
    post = organisation.appoint(
        role=Role(row["role"]), unit=unit, user=user, grid=grid, valid_from=SINCE, actor=SYSTEM, at=at
    )
    actor = organisation.actor_for(user, at=at, post=post)
    return Person(row["name"], row.get("says", ""), password, actor, row.get("ready", False))
