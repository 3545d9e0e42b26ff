"""Shapes that cross the door of `knowledge`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import UnitId
from linli.kernel.words import Name, Sentence, _

PieceId = NewType("PieceId", int)
SeriesId = NewType("SeriesId", int)
"""The same for all versions of a piece: what a link may keep."""


class PieceKind(StrEnum):
    ARTICLE = "article"
    REPLY = "reply"  # a template of an answer, part by part


class PieceState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class PieceText:
    """What somebody writes. `parts` by name: `BODIES` of an article, `REPLY_PARTS` of a reply template.

    `subjects` are keys of categories; none means that it fits all. `public`: residents may read it too, as help.
    """

    kind: PieceKind
    title: Name
    parts: Mapping[str, str]
    subjects: frozenset[str] = frozenset()
    public: bool = False
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One version. `expires_on` is the last day on which it is shown."""

    id: PieceId
    series: SeriesId
    version: int
    state: PieceState
    unit: UnitId
    text: PieceText
    published_at: datetime | None
    confirmed_at: datetime | None

    def is_expired(self, on: date) -> bool:
        return self.text.expires_on is not None and self.text.expires_on < on

    def body(self, language: str) -> str:
        """In the reader's language, or else in the one it was written in."""
        first, second = BODIES if language.startswith("zh") else reversed(BODIES)
        return self.text.parts.get(first) or self.text.parts.get(second, "")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the form of an answer: templates to begin from, and what is known of the subject."""

    templates: tuple[Piece, ...] = ()
    articles: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """Words that could be plainer (empty where something is missing from the whole), and how."""

    words: str
    says: Sentence
    kind: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of pieces; `after` is the key of the next one, empty at the end."""

    pieces: tuple[Piece, ...] = field(default_factory=tuple)
    after: str = ""


BODIES = ("body", "body_en")
REPLY_PARTS = ("findings", "action", "why_not", "basis", "who_can_change")
PARTS_CALLED: Mapping[str, Sentence] = {
    "body": _("Text in Chinese"),
    "body_en": _("Text in English"),
    "findings": _("What was found"),
    "action": _("What was done"),
    "why_not": _("Why it cannot be done"),
    "basis": _("On which basis"),
    "who_can_change": _("Who can change it"),
}
KINDS_CALLED: Mapping[PieceKind, Sentence] = {
    PieceKind.ARTICLE: _("Knowledge article"),
    PieceKind.REPLY: _("Reply template"),
}
STATES_CALLED: Mapping[PieceState, Sentence] = {
    PieceState.DRAFT: _("Draft"),
    PieceState.PUBLISHED: _("Published"),
    PieceState.RETIRED: _("Retired"),
}
