"""The demo district: a district centre, two townships of two villages each, six grids in squares, three departments.

district = make_district()
district.actor(Role.CLERK, district.township)     # appoints somebody on first use
district.grids["A1"], district.point("A1")        # a grid, and a point inside it
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model

from linli.kernel.actor import Actor, GridId, PostId, Role, UnitId, UserId
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.data import AssetKind, Grid, Level, Unit, UnitKind
from linli.organisation.queries.places import grid
from linli.organisation.queries.posts import actor_for
from linli.organisation.queries.snapshot import snapshot
from linli.organisation.queries.units import unit

BEGAN = date(2020, 1, 1)
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
"""Monday 2 March 2026, noon in Beijing."""
WEST, SOUTH, SIDE = 106.05, 37.40, 0.01
# Square (column, row) and village of each grid.
SQUARES = {
    "A1": (0, 0, "a"),
    "A2": (1, 0, "a"),
    "B1": (0, 1, "b"),
    "B2": (1, 1, "b"),
    "C1": (3, 0, "c"),
    "D1": (3, 1, "d"),
}


@dataclass
class District:
    """Units by plain names; actors are appointed when first asked for."""

    district: UnitId
    township: UnitId
    other_township: UnitId
    villages: dict[str, UnitId]
    departments: dict[str, UnitId]
    grids: dict[str, GridId]
    _actors: dict[tuple[Role, UnitId, GridId | None, str], Actor] = field(default_factory=dict)

    @property
    def village(self) -> UnitId:
        return self.villages["a"]

    @property
    def department(self) -> UnitId:
        return self.departments["water"]

    def unit(self, id: UnitId) -> Unit:
        return unit(id)

    def grid(self, name: str) -> Grid:
        return grid(self.grids[name])

    def point(self, name: str) -> tuple[float, float]:
        """Longitude and latitude of the middle of a grid."""
        column, row, _ = SQUARES[name]
        return WEST + (column + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE

    def actor(self, role: Role, unit: UnitId | None = None, *, grid: GridId | None = None, name: str = "") -> Actor:
        """The holder of such a post, the same one each time; `name` asks for another person."""
        if role is Role.GRID_WORKER:
            grid = grid or self.grids["A1"]
            unit = snapshot().grids[grid].unit
        at = unit or self.district
        key = (role, at, grid, name)
        if key not in self._actors:
            user = make_user(name or f"{role.value}-{at}-{grid or 0}")
            post = make_post(role, at, user, grid=grid)
            self._actors[key] = actor_for(user, at=datetime.now(UTC), post=post)
        return self._actors[key]


def make_user(name: str, *, display_name: str = "") -> UserId:
    """Somebody who can sign in with the password “demo password”; the same one for the same name."""
    user, new = get_user_model().objects.get_or_create(
        username=name, defaults={"display_name": display_name or f"Demo {name}"[:64]}
    )
    if new:
        user.set_password("demo password")
        user.save()
    return UserId(user.pk)


def make_post(role: Role, unit: UnitId, user: UserId, *, grid: GridId | None = None, since: date = BEGAN) -> PostId:
    row = models.Post.objects.create(role=role, unit_id=unit, grid_id=grid, user_id=user, valid_from=since)
    return PostId(row.pk)


def posts_ever(unit: UnitId | None = None) -> list[PostId]:
    """Also ended ones; of one unit, or of all."""
    rows = models.Post.objects.filter(**({"unit": unit} if unit is not None else {}))
    return [PostId(id) for id in rows.order_by("pk").values_list("pk", flat=True)]


def look_again() -> None:
    """After a test has undone what it did: the organisation is read anew."""
    new_edition()


def make_unit(kind: UnitKind, level: Level, name: str, parent: UnitId | None = None, *, code: str = "") -> UnitId:
    made = _unit(kind, level, name, parent, code)
    new_edition()
    return made


def _unit(kind: UnitKind, level: Level, name: str, parent: UnitId | None, code: str) -> UnitId:
    row = models.Unit.objects.create(
        kind=kind, level=level, name=name, name_en=f"{name} (demo)", parent_id=parent, code=code, valid_from=BEGAN,
        phone="0000-000000",
    )  # fmt: skip
    return UnitId(row.pk)


def square(column: int, row: int) -> str:
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    ring = [[west, south], [west + SIDE, south], [west + SIDE, south + SIDE], [west, south + SIDE], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def feature_of(code: str, geometry: str) -> dict[str, object]:
    return {"type": "Feature", "properties": {"code": code, "name": code}, "geometry": json.loads(geometry)}


def make_grid(name: str, village: UnitId, geometry: str, *, code: str) -> GridId:
    made = _grid(name, village, geometry, code)
    new_edition()
    return made


def _grid(name: str, village: UnitId, geometry: str, code: str) -> GridId:
    row = models.Grid.objects.create(
        code=code, name=name, unit_id=village, geometry=geometry, area=f"{name} 片区", valid_from=BEGAN,
        supervision_phone="0000-000001", worker_phone="0000-000002",
    )  # fmt: skip
    return GridId(row.pk)


def make_district() -> District:
    """Everything but people, who come when asked for; the snapshot is warm afterwards."""
    centre = UnitKind.CENTRE
    district = _unit(centre, Level.DISTRICT, "示例区综治中心", None, "990101")
    first = _unit(centre, Level.TOWNSHIP, "东镇综治中心", district, "990101001")
    second = _unit(centre, Level.TOWNSHIP, "西镇综治中心", district, "990101002")
    codes = {"a": "990101001001", "b": "990101001002", "c": "990101002001", "d": "990101002002"}
    villages = {
        key: _unit(centre, Level.VILLAGE, f"{key.upper()}村综治中心", first if key in "ab" else second, code)
        for key, code in codes.items()
    }
    departments = {
        "water": _unit(UnitKind.DEPARTMENT, Level.DISTRICT, "水务局", district, "D-WATER"),
        "roads": _unit(UnitKind.DEPARTMENT, Level.DISTRICT, "城市管理局", district, "D-ROADS"),
        "station": _unit(UnitKind.STATION, Level.TOWNSHIP, "东镇市政所", first, "S-EAST"),
    }
    grids = {
        name: _grid(f"{name}网格", villages[village], square(column, row), f"{codes[village]}{int(name[1]):03d}")
        for name, (column, row, village) in SQUARES.items()
    }
    new_edition()
    snapshot()
    return District(district, first, second, villages, departments, grids)


def make_asset(grid: GridId, label: str, *, kind: AssetKind = AssetKind.LAMP, **fields: Any) -> str:
    """A thing in the street with a sticker; its code."""
    code = f"T{models.Asset.objects.count():06d}"
    models.Asset.objects.create(code=code, kind=kind, label=label, grid_id=grid, valid_from=BEGAN, **fields)
    return code
