"""Which organs employ officers, how many they need, and what is set aside for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _

PlanId = NewType("PlanId", int)


class Rank(StrEnum):
    """Order 270 Art 4 ¶1. The four zones that it names count as districts."""

    CITY = "city"
    DISTRICT = "district"
    ZONE = "zone"


class Head(StrEnum):
    """Order 270 Art 4 ¶2: the six heads of the budget."""

    WAGES = "wages"
    SOCIAL_SECURITY = "social_security"
    OUTFITS = "outfits"
    TRAINING = "training"
    PENSIONS = "pensions"
    MANAGEMENT = "management"


class PlanState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Organ:
    """A public security organ that uses and manages officers; `guided_by` is the city's organ above it."""

    unit: UnitId
    rank: Rank
    guided_by: UnitId | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Order 270 Art 14 ¶1. `officers` leaves out traffic and rail, which are `apart`; `special` is None for no data."""

    officers: int
    apart: int
    special: int | None

    @property
    def shortfall(self) -> int | None:
        return None if not self.special else max(0, self.special - self.officers)

    @property
    def is_met(self) -> bool | None:
        return None if not self.special else self.officers >= self.special


@dataclass(frozen=True, slots=True)
class Budget:
    """A year of one organ in fen, by head, and the year before. Heads that nobody filled are missing."""

    organ: UnitId
    year: int
    heads: Mapping[Head, int]
    before: Mapping[Head, int]
    reference: str

    @property
    def missing(self) -> tuple[Head, ...]:
        return tuple(head for head in Head if head not in self.heads)

    @property
    def total(self) -> int:
        return sum(self.heads.values())

    @property
    def total_before(self) -> int | None:
        return sum(self.before.values()) if self.before else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A staffing plan. `used` counts officers employed from it, `promised` the places of recruitments still running."""

    id: PlanId
    organ: UnitId
    year: int
    posts: int
    state: PlanState
    approval: str
    approved_on: date | None
    used: int
    promised: int = 0

    @property
    def room(self) -> int:
        return max(0, self.posts - self.used - self.promised) if self.state is PlanState.APPROVED else 0


RANK_NAMES: Mapping[Rank, Sentence] = {
    Rank.CITY: _("City organ"),
    Rank.DISTRICT: _("District organ"),
    Rank.ZONE: _("Organ of a zone, with the rank of a district"),
}
HEAD_NAMES: Mapping[Head, Sentence] = {
    Head.WAGES: _("Wages and welfare"),
    Head.SOCIAL_SECURITY: _("Social security"),
    Head.OUTFITS: _("Uniforms and outfits"),
    Head.TRAINING: _("Education and training"),
    Head.PENSIONS: _("Pensions and subsidies"),
    Head.MANAGEMENT: _("Daily management"),
}
PLAN_NAMES: Mapping[PlanState, Sentence] = {
    PlanState.DRAFT: _("Draft of a plan"),
    PlanState.SUBMITTED: _("Submitted to the government"),
    PlanState.APPROVED: _("Approved by the government"),
    PlanState.REFUSED: _("Not approved"),
}
