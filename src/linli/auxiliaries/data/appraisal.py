"""Ratings in four levels, awards, recommendations, and the service level that an organ may introduce."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

RatingId = NewType("RatingId", int)
AwardId = NewType("AwardId", int)
RecommendationId = NewType("RecommendationId", int)


class Grade(StrEnum):
    """Article 23: the four levels, best first. A human chooses one; nothing computes it."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    ACCEPTABLE = "acceptable"
    UNQUALIFIED = "unqualified"

    def is_worse_than(self, other: "Grade") -> bool:
        order = list(Grade)
        return order.index(self) > order.index(other)


class RatingState(StrEnum):
    DRAFT = "draft"
    NOTIFIED = "notified"
    OBJECTED = "objected"
    SETTLED = "settled"  # may be used


class Signature(StrEnum):
    """What became of the written notice in the officer's hands."""

    OPEN = "open"
    SIGNED = "signed"
    DECLINED = "declined"


class Merit(StrEnum):
    """Article 31: the six grounds of an award."""

    DEVOTION = "31(1)"
    DISCIPLINE = "31(2)"
    EMERGENCY = "31(3)"
    PREVENTION = "31(4)"
    COURAGE = "31(5)"
    OTHER = "31(6)"


class AwardState(StrEnum):
    PROPOSED = "proposed"
    GRANTED = "granted"
    DECLINED = "declined"


class Preference(StrEnum):
    """Article 32: what a recommendation may be for. The other authority decides; Linli only records."""

    CIVIL_SERVICE = "civil_service"
    PUBLIC_INSTITUTION = "public_institution"
    COMMUNITY_WORKER = "community_worker"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one officer. `shortfall` is what is missing of the year's training days, a number for the rater."""

    id: RatingId
    officer: OfficerId
    number: str
    name: str
    unit: UnitId
    provider: UnitId | None
    first: date
    last: date
    grade: Grade
    state: RatingState
    training_days: Decimal
    shortfall: Decimal
    signature: Signature
    notified_at: datetime | None
    answer_by: date | None
    settled_at: datetime | None
    provider_told_at: datetime | None
    commented: bool
    rater: PostId


ASPECTS = ("performance", "compliance", "training")
"""Article 23: each is written about, and so are the reasons for the level."""
GRADE_NAMES: Mapping[Grade, Sentence] = {
    Grade.EXCELLENT: _("Excellent (rating)"),
    Grade.QUALIFIED: _("Qualified (rating)"),
    Grade.ACCEPTABLE: _("Acceptable (rating)"),
    Grade.UNQUALIFIED: _("Unqualified (rating)"),
}
RATING_NAMES: Mapping[RatingState, Sentence] = {
    RatingState.DRAFT: _("Rating not yet notified"),
    RatingState.NOTIFIED: _("Notified, open for an answer"),
    RatingState.OBJECTED: _("Objected to"),
    RatingState.SETTLED: _("Settled, may be used"),
}
MERIT_NAMES: Mapping[Merit, Sentence] = {
    Merit.DEVOTION: _("Devoted and outstanding work"),
    Merit.DISCIPLINE: _("Disciplined, honest, an example to others"),
    Merit.EMERGENCY: _("Outstanding in emergencies, relief or key tasks"),
    Merit.PREVENTION: _("Prevented an accident or lessened a loss"),
    Merit.COURAGE: _("Courage"),
    Merit.OTHER: _("Another special contribution"),
}
AWARD_NAMES: Mapping[AwardState, Sentence] = {
    AwardState.PROPOSED: _("Award proposed"),
    AwardState.GRANTED: _("Award granted"),
    AwardState.DECLINED: _("Award declined"),
}
PREFERENCE_NAMES: Mapping[Preference, Sentence] = {
    Preference.CIVIL_SERVICE: _("Examinations for the civil service or the police"),
    Preference.PUBLIC_INSTITUTION: _("Recruitment by a public institution"),
    Preference.COMMUNITY_WORKER: _("Work in a community, after its examination"),
}
