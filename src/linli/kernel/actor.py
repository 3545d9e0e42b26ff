"""Who acts. An `Actor` is made once, at the edge, from the post held today, and passed down; nothing looks it up."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

UserId = NewType("UserId", int)
PostId = NewType("PostId", int)
UnitId = NewType("UnitId", int)
GridId = NewType("GridId", int)


class Role(StrEnum):
    """What a post lets its holder do. A person holds posts; rights never hang on the person."""

    GRID_WORKER = "grid_worker"
    CLERK = "clerk"
    LEAD = "lead"
    HANDLER = "handler"
    CHECKER = "checker"
    CALLER = "caller"
    INSPECTOR = "inspector"
    PRIVACY_OFFICER = "privacy_officer"
    OPERATOR = "operator"
    HR = "hr"
    COMMANDER = "commander"
    TRAINER = "trainer"
    FINANCE = "finance"
    PROVIDER = "provider"
    AUXILIARY = "auxiliary"
    RESIDENT = "resident"
    CLIENT = "client"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one post, for one act.

    `unit` is the unit of the post; `units` that unit and all it stands for as deputy. `seats` are all units in which
    the person holds a post or stands in for one, whatever the role: what is kept from a unit is kept from whoever
    sits there. `grid` is set for a grid worker.
    `stepped_up_at` is when the second factor was last shown in this session.
    """

    role: Role
    user: UserId | None = None
    post: PostId | None = None
    unit: UnitId | None = None
    units: frozenset[UnitId] = frozenset()
    seats: frozenset[UnitId] = frozenset()
    grid: GridId | None = None
    stepped_up_at: datetime | None = None
    client: str = ""

    def holds(self, *roles: Role) -> bool:
        return self.role in roles

    def belongs_to(self, unit: UnitId | None) -> bool:
        return unit is not None and unit in self.units

    def kept_from(self) -> frozenset[UnitId]:
        """Units a complaint about which this person must not read."""
        return self.units | self.seats


SYSTEM = Actor(role=Role.SYSTEM)
RESIDENT = Actor(role=Role.RESIDENT)
