"""The shapes of the register of law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linli.kernel.calendar import LengthUnit, Term


class UnknownLaw(LookupError):
    """No such act, article or value, or none in force that day; the message says what was asked for."""


class NotInForce(UnknownLaw):
    """A value that had no version on that day."""


class Mark(StrEnum):
    """How good the evidence is. Only what was read in full may bind; the rest is a setting to be confirmed."""

    VERIFIED = "V"  # read in the full text
    SECONDARY = "S"  # read about: news, a local page, another standard
    MEMORY = "M"  # remembered, unverified
    DESIGN = "D"  # our own consequence, no rule of law

    @property
    def binds(self) -> bool:
        return self is Mark.VERIFIED


class ByHand(StrEnum):
    """Who keeps a provision that no program can keep."""

    AUTHORITY = "authority"  # whoever disciplines
    COURT = "court"
    DEFINITION = "definition"  # nothing to keep: scope, purpose, words
    EMPLOYER = "employer"
    GOVERNMENT = "government"
    HOTLINE = "hotline"
    LEAD = "lead"  # the head of a centre
    OPERATOR = "operator"  # whoever runs the installation
    OUTSIDE = "outside"  # deliberately outside Linli
    PETITION_OFFICE = "petition_office"
    POLICE_ORGAN = "police_organ"
    RESIDENT = "resident"
    UNIT = "unit"  # the handling unit


@dataclass(frozen=True, slots=True)
class Article:
    """One provision. `cite` is as it was asked for, so a point such as `31(6)` is kept; `number` is the article's.

    `parts` are its paragraphs and items where each is accounted for by itself: `14.2`, `10(3)`, `17.2(1)`.
    """

    act: str
    number: str
    zh: str
    en: str
    cite: str
    mark: Mark
    by_hand: ByHand | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Act:
    id: str
    zh: str
    en: str
    since: date
    mark: Mark
    place: str
    note_zh: str
    note_en: str
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody compared the figure with the text on this day."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of the law as it stands on some day.

    `length` is counted in `unit`: a unit of time, or `persons`, `percent`, `square_metres` and the like.
    `start` is the event that begins a clock, `on_whom` who must keep it, `extension` the name of the value that
    may lengthen it. Where the mark does not bind, the value is a setting, shown as "to be confirmed".
    """

    name: str
    since: date
    until: date | None
    length: int
    unit: str
    cites: tuple[str, ...]
    mark: Mark
    checked: Checked
    rolls_over: bool
    zh: str
    en: str
    start: str
    on_whom: str
    extension: str
    code: str
    set: str

    @property
    def to_be_confirmed(self) -> bool:
        return not self.mark.binds

    @property
    def is_term(self) -> bool:
        return self.unit in set(LengthUnit)

    @property
    def term(self) -> Term:
        """The figure as a length of time; ValueError where it counts something else."""
        return Term(self.length, LengthUnit(self.unit), self.rolls_over)
