"""The shapes this context gives to others: units, grids, posts, places, and the news that a post has ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import Actor, GridId, PostId, Role, UnitId, UserId
from linli.kernel.calendar import DayKind
from linli.kernel.words import Sentence, _

DeputyId = NewType("DeputyId", int)
POST_KEY = "post"
"""The session's choice among several posts."""


class UnitKind(StrEnum):
    CENTRE = "centre"  # 综治中心
    DEPARTMENT = "department"  # 职能部门
    STATION = "station"  # 站所
    ORGAN = "organ"  # 公安机关
    PROVIDER = "provider"  # 服务单位


class Level(StrEnum):
    VILLAGE = "village"
    TOWNSHIP = "township"
    DISTRICT = "district"

    @property
    def above(self) -> "Level | None":
        return {Level.VILLAGE: Level.TOWNSHIP, Level.TOWNSHIP: Level.DISTRICT}.get(self)


@dataclass(frozen=True, slots=True)
class Unit:
    """A centre, department or station. It holds from `valid_from` until the day before `valid_to`."""

    id: UnitId
    kind: UnitKind
    level: Level
    name: str
    name_en: str = ""
    parent: UnitId | None = None
    code: str = ""
    phone: str = ""
    address: str = ""
    valid_from: date = date.min
    valid_to: date | None = None

    def stands_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of one village centre, without its polygon; `area` is the plain description on its public card."""

    id: GridId
    code: str
    name: str
    unit: UnitId
    area: str = ""
    supervision_phone: str = ""
    worker_phone: str = ""
    police_officers: int = 0
    auxiliaries: int = 0
    valid_from: date = date.min
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point lies: its grid and the centres above. `snapped_m` is above 0 where it is only the nearest grid."""

    grid: Grid
    village: UnitId | None
    township: UnitId | None
    district: UnitId | None
    snapped_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a unit (a grid worker's also in a grid), held by a user until the day before `valid_to`."""

    id: PostId
    role: Role
    unit: UnitId
    user: UserId
    holder: str
    grid: GridId | None = None
    title: str = ""
    valid_from: date = date.min
    valid_to: date | None = None

    def is_held_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who stands in for a post from `valid_from` until the day before `valid_to`."""

    id: DeputyId
    post: PostId
    user: UserId
    holder: str
    valid_from: date
    valid_to: date


class AssetKind(StrEnum):
    """Things in the street that carry a sticker."""

    BUS_STOP = "bus_stop"
    LAMP = "lamp"
    BIN = "bin"
    BOARD = "board"
    PLAYGROUND = "playground"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in the street as it is entered; the point in WGS-84 may be missing."""

    label: str
    label_en: str = ""
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class Sticker:
    """What a printed square leads to: a grid, or a thing in it with its `label` and perhaps its point (WGS-84)."""

    code: str
    grid: Grid
    label: str
    label_en: str = ""
    kind: AssetKind | None = None
    lon: float | None = None
    lat: float | None = None


class Datum(StrEnum):
    """What a pair of coordinates is measured against; Chinese maps shift WGS-84 on purpose."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


class YearStatus(StrEnum):
    PUBLISHED = "published"  # by the State Council's notice
    PROVISIONAL = "provisional"  # statutory days only, computed
    CORRECTED = "corrected"  # by the office, by hand


class Festival(StrEnum):
    """What a special day belongs to; `other` for what the office enters by hand."""

    NEW_YEAR = "new_year"
    SPRING_FESTIVAL = "spring_festival"
    QINGMING = "qingming"
    LABOUR_DAY = "labour_day"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL_DAY = "national_day"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not what its weekday says."""

    day: date
    kind: DayKind
    festival: Festival = Festival.OTHER


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar; `kept` where the office has it in its own table."""

    year: int
    status: YearStatus
    source: str
    days: tuple[SpecialDay, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row of an import that was not taken. `row` counts from 1, `field` may be empty."""

    row: int
    name: str
    field: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class GridColumns:
    """Which property of a feature holds what; so a layer of precincts loads with a mapping and no code."""

    code: str = "code"
    name: str = "name"
    unit: str = "unit"
    area: str = "area"
    supervision_phone: str = "supervision_phone"
    worker_phone: str = "worker_phone"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or, as a dry run, would do. Nothing was stored where `refused` is not empty."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RefusedRow, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    dry_run: bool = False

    @property
    def stored(self) -> bool:
        return not self.refused and not self.dry_run


@dataclass(frozen=True, slots=True)
class PostEnded:
    """Told inside the transaction that ends the post, so that what the post held finds a new holder at once."""

    post: Post
    actor: Actor
    at: datetime


POST_ENDED: list[Callable[[PostEnded], None]] = []
"""Higher contexts append here in their `apps.py ready()`."""


@dataclass(frozen=True, slots=True)
class UnitClosing:
    """Asked inside the transaction that closes a unit; who still has something there refuses, and says what."""

    unit: UnitId
    actor: Actor
    at: datetime


UNIT_CLOSING: list[Callable[[UnitClosing], None]] = []
"""Higher contexts append here in their `apps.py ready()`."""


@dataclass(frozen=True, slots=True)
class CoverageGap:
    """A grid with fewer people than the promoted model says: wanted less present, by kind."""

    grid: Grid
    missing: Mapping[str, int] = field(default_factory=dict)


ROLE_NAMES: Mapping[Role, Sentence] = {
    Role.GRID_WORKER: _("Grid worker"),
    Role.CLERK: _("Clerk of a centre"),
    Role.LEAD: _("Head of a unit"),
    Role.HANDLER: _("Handler"),
    Role.CHECKER: _("Checker"),
    Role.CALLER: _("Caller back"),
    Role.INSPECTOR: _("Inspector"),
    Role.PRIVACY_OFFICER: _("Privacy officer"),
    Role.OPERATOR: _("Operator"),
    Role.HR: _("Personnel officer"),
    Role.COMMANDER: _("Commanding people's police officer"),
    Role.TRAINER: _("Trainer"),
    Role.FINANCE: _("Finance officer"),
    Role.PROVIDER: _("Service provider's manager"),
    Role.AUXILIARY: _("Auxiliary officer"),
    Role.RESIDENT: _("Resident"),
    Role.CLIENT: _("Another system"),
    Role.SYSTEM: _("Linli itself"),
}
KIND_NAMES: Mapping[UnitKind, Sentence] = {
    UnitKind.CENTRE: _("Centre"),
    UnitKind.DEPARTMENT: _("Department"),
    UnitKind.STATION: _("Station"),
    UnitKind.ORGAN: _("Public security organ"),
    UnitKind.PROVIDER: _("Service provider"),
}
LEVEL_NAMES: Mapping[Level, Sentence] = {
    Level.VILLAGE: _("Village or community"),
    Level.TOWNSHIP: _("Township or street"),
    Level.DISTRICT: _("District"),
}
FESTIVAL_NAMES: Mapping[Festival, Sentence] = {
    Festival.NEW_YEAR: _("New Year"),
    Festival.SPRING_FESTIVAL: _("Spring Festival"),
    Festival.QINGMING: _("Qingming"),
    Festival.LABOUR_DAY: _("Labour Day"),
    Festival.DRAGON_BOAT: _("Dragon Boat Festival"),
    Festival.MID_AUTUMN: _("Mid-Autumn Festival"),
    Festival.NATIONAL_DAY: _("National Day"),
    Festival.OTHER: _("Entered by the office"),
}
DAY_NAMES: Mapping[DayKind, Sentence] = {
    DayKind.HOLIDAY: _("Statutory holiday"),
    DayKind.REST: _("Day off"),
    DayKind.WORKDAY: _("Make-up working day"),
}
ASSET_NAMES: Mapping[AssetKind, Sentence] = {
    AssetKind.BUS_STOP: _("Bus stop"),
    AssetKind.LAMP: _("Street lamp"),
    AssetKind.BIN: _("Rubbish point"),
    AssetKind.BOARD: _("Notice board"),
    AssetKind.PLAYGROUND: _("Playground or exercise place"),
    AssetKind.OTHER: _("Another thing in the street"),
}
YEAR_NAMES: Mapping[YearStatus, Sentence] = {
    YearStatus.PUBLISHED: _("as published"),
    YearStatus.PROVISIONAL: _("provisional: no notice published yet"),
    YearStatus.CORRECTED: _("kept by the office"),
}
