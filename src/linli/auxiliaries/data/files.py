"""Who serves: an officer's file in short."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import UnitId, UserId
from linli.kernel.words import Sentence, _

OfficerId = NewType("OfficerId", int)
SUBJECT = "auxiliary"
"""The kind of subject under which ledger and vault keep all that concerns one officer."""


class Category(StrEnum):
    """Order 270 Art 7: each post is of exactly one."""

    ADMINISTRATIVE = "administrative"  # 文职
    REGULATORY = "regulatory"  # 勤务


class Employment(StrEnum):
    """Order 270 Art 15: exactly one for each officer."""

    DIRECT = "direct"
    OUTSOURCED = "outsourced"


class Branch(StrEnum):
    """Order 270 Art 14: officers of traffic and rail are counted apart, by actual need."""

    GENERAL = "general"
    TRAFFIC = "traffic"
    RAIL = "rail"


class OfficerState(StrEnum):
    EMPLOYED = "employed"
    LEAVING = "leaving"  # told or agreed; something is still out
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included; `last` is None while no end is known."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def shared_with(self, other: "Span") -> "Span | None":
        """The days that lie in both."""
        ends = [span.last for span in (self, other) if span.last is not None]
        both = Span(max(self.first, other.first), min(ends, default=None))
        return both if both.last is None or both.first <= both.last else None


@dataclass(frozen=True, slots=True)
class Officer:
    """An auxiliary officer. `number` is the work number, unique for ever; `provider` is set for the outsourced;
    `user` once the officer signs in to read the own file."""

    id: OfficerId
    number: str
    name: str
    unit: UnitId
    category: Category
    employment: Employment
    state: OfficerState
    born_on: date
    started_on: date
    ended_on: date | None = None
    provider: UnitId | None = None
    user: UserId | None = None
    branch: Branch = Branch.GENERAL

    def serves_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


CATEGORY_NAMES: Mapping[Category, Sentence] = {
    Category.ADMINISTRATIVE: _("Administrative"),
    Category.REGULATORY: _("Regulatory"),
}
EMPLOYMENT_NAMES: Mapping[Employment, Sentence] = {
    Employment.DIRECT: _("Employed directly"),
    Employment.OUTSOURCED: _("Through a service provider"),
}
BRANCH_NAMES: Mapping[Branch, Sentence] = {
    Branch.GENERAL: _("General"),
    Branch.TRAFFIC: _("Road traffic"),
    Branch.RAIL: _("Rail"),
}
STATE_NAMES: Mapping[OfficerState, Sentence] = {
    OfficerState.EMPLOYED: _("Employed"),
    OfficerState.LEAVING: _("Leaving"),
    OfficerState.LEFT: _("Has left"),
}
