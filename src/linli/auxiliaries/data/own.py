"""What the officer's own page shows, and what an archive must hold: shapes that every module here may fill."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.kernel.words import Name, Sentence, _


@dataclass(frozen=True, slots=True)
class Line:
    """One fact about the officer: what it is, and how it stands. Dates are said by the page."""

    label: Sentence
    value: Sentence | Name | date | str


@dataclass(frozen=True, slots=True)
class Shown:
    """What one section of the own page says today. `waits` counts what the officer is asked to answer."""

    lines: tuple[Line, ...] = ()
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the own page. `build` is asked for the officer and the day, in a bounded number of statements.

    `leads_to` names an address without arguments where the officer reads on, or acts.
    """

    key: str
    words: Sentence
    order: int
    build: Callable[[Officer, date], Shown]
    leads_to: str = ""


class Part(StrEnum):
    """Order 270 Art 19: the five parts of an archive, and what else there is."""

    BASIC = "basic"
    PERFORMANCE = "performance"
    TRAINING = "training"
    EDUCATION = "education"
    APPRAISAL = "appraisal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that an archive must hold. `present` answers for many officers at once, in bounded statements.

    A paper that a personnel officer enters under this `key` fulfils it as well.
    """

    key: str
    part: Part
    words: Sentence
    present: Callable[[Collection[OfficerId], date], Collection[OfficerId]]


PART_NAMES: Mapping[Part, Sentence] = {
    Part.BASIC: _("Basic information"),
    Part.PERFORMANCE: _("Performance of duties"),
    Part.TRAINING: _("Training of the officer"),
    Part.EDUCATION: _("Education of the officer"),
    Part.APPRAISAL: _("Appraisal of the officer"),
    Part.OTHER: _("Other papers"),
}
