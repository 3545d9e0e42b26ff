"""What an inspection may draw from, and what residents told about pressure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.matters.data.words import Pressed, SaidWhen

MOST_DRAWN_FROM = 20_000
"""So many numbers can be stored with a draw and sorted by hand of whoever repeats it."""


class Drawn(StrEnum):
    """Which matters of a unit an inspection draws from: all, or those with one sign of pressure."""

    ALL = "all"
    WITHDRAWN = "withdrawn"
    RERATED = "rerated"
    PAUSED = "paused"
    EXTENDED = "extended"
    RECATEGORISED = "recategorised"


@dataclass(frozen=True, slots=True)
class PressureLine:
    """Somebody said that they were pressed; `number` leads to the matter, without its words."""

    number: str
    unit: UnitId
    unit_name: Name
    when: SaidWhen
    said: Pressed
    at: datetime


@dataclass(frozen=True, slots=True)
class PressureTold:
    """How many were asked and answered, by what they said; and each that was pressed, the latest first."""

    answers: dict[Pressed, int]
    lines: tuple[PressureLine, ...]
