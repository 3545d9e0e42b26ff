"""Routing as its lead sees it: rules in words, versions, what a change would have done, what objections propose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import UnitId
from linli.kernel.words import Name, Sentence, _

RuleId = NewType("RuleId", int)
VersionId = NewType("VersionId", int)
ProposalId = NewType("ProposalId", int)


class Answers(StrEnum):
    """Who may answer a new matter without dispatching it."""

    SCREENER = "screener"  # whoever reads it first, also the grid worker at the door
    CENTRE = "centre"  # only clerk or lead of the centre
    UNIT = "unit"  # nobody: a unit handles it, and somebody checks


class ProposalState(StrEnum):
    OPEN = "open"
    ADOPTED = "adopted"
    DECLINED = "declined"


ANSWERS_CALLED: Mapping[Answers, Sentence] = {
    Answers.SCREENER: _("whoever reads it first, also the grid worker"),
    Answers.CENTRE: _("only the centre"),
    Answers.UNIT: _("only the unit that handles it"),
}


@dataclass(frozen=True, slots=True)
class RuleGiven:
    """What somebody writes as a rule; empty conditions fit everything."""

    category: str = ""
    group: str = ""
    kind: str = ""
    place: UnitId | None = None
    hours: str = ""
    level: str = ""
    unit: UnitId | None = None
    suggests: UnitId | None = None
    length: int | None = None
    length_unit: str = ""
    answers: Answers = Answers.SCREENER


@dataclass(frozen=True, slots=True)
class VersionLine:
    id: VersionId
    state: str
    reason: str
    made_by: str
    published_by: str
    published_at: datetime | None
    based_on: VersionId | None
    rules: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """So many of the recent matters of one category and place would have gone another way."""

    category: Name
    place: Name | None
    before: tuple[Name | None, Name | None]  # the centre that screens, the unit advised
    after: tuple[Name | None, Name | None]
    count: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """A draft held against the recent matters. Counts only; no matter and nobody is named."""

    matters: int
    moved: int
    other_terms: int  # the same way, with another limit or other people who may answer
    rows: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """`evidence`: the numbers of the matters whose agreed objections speak for it."""

    id: ProposalId
    category_key: str
    category: Name
    place: UnitId
    place_name: Name
    unit: UnitId
    unit_name: Name
    made_at: datetime
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """How an earlier objection on the same category and place ended."""

    number: str
    at: datetime
    objected: Name
    named: Name
    decision: str
    went_to: Name | None
    unit: UnitId | None
