"""What an auxiliary officer may be given to do, by whom commanded, and what stands in the way."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import Category, OfficerId
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Name, Sentence

SheetId = NewType("SheetId", int)
LineId = NewType("LineId", int)
JobId = NewType("JobId", int)


@dataclass(frozen=True, slots=True)
class Duty:
    """A row of the catalogue. `assisting` is said with every row of Article 9. An `excluded` one carries its reason and
    can be chosen by nobody; of one that comes `near` an article, each use is approved by somebody else; of a `recorded`
    one with a single police officer the recording is referred to."""

    code: str
    categories: frozenset[Category]
    article: str
    name: Name
    assisting: bool
    excluded: Name | None = None
    near: str = ""
    recorded: bool = False
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prohibited:
    """A kind of work of Article 10."""

    article: str
    name: Name
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


class Bar(StrEnum):
    """What keeps an officer off a duty sheet."""

    PROHIBITED = "prohibited"
    EXCLUDED = "excluded"
    CATEGORY = "category"
    UNAPPROVED = "unapproved"
    UNRECORDED = "unrecorded"
    COMMANDER = "commander"
    SERVICE = "service"
    INDUCTION = "induction"
    PERMIT = "permit"
    LEAVE = "leave"
    ELSEWHERE = "elsewhere"
    HOURS = "hours"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Block:
    """One bar, with the article and the sentence that a person reads."""

    bar: Bar
    articles: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an officer for one shift. What could not be found out counts as no. `over_hours` names the rule
    of working time that the shift would break."""

    serves: bool
    covered: bool
    inducted: bool
    permitted: bool
    on_leave: bool
    elsewhere: bool = False
    over_hours: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """What an officer's standing is asked for; `sheet` is the one that is being planned."""

    sheet: SheetId
    day: date
    starts_at: datetime
    ends_at: datetime


class SheetState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class LineState(StrEnum):
    ASSIGNED = "assigned"
    RECUSAL_ASKED = "recusal_asked"
    RECUSED = "recused"
    REFUSED = "refused"  # by the officer, without harm
    STOOD_DOWN = "stood_down"  # something that the law demands fell away
    REMOVED = "removed"


class JobState(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody with something to do on a sheet: a duty of the catalogue, or words that a human has to approve."""

    id: LineId
    sheet: SheetId
    officer: OfficerId
    number: str
    name: str
    category: Category
    state: LineState
    duty: Duty | None
    words: str
    article: str
    approved: bool
    recording: str = ""

    @property
    def title(self) -> Name | str:
        return self.duty.name if self.duty else self.words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A duty sheet of one unit for one shift. `commander` is the post of a people's police officer."""

    id: SheetId
    unit: UnitId
    day: date
    starts_at: datetime
    ends_at: datetime
    state: SheetState
    commander: PostId | None
    commander_name: str = ""
    made_by: PostId | None = None
    lines: tuple[Line, ...] = field(default=())

    @property
    def standing_lines(self) -> tuple[Line, ...]:
        """Of whom somebody is expected to come."""
        return tuple(line for line in self.lines if line.state in (LineState.ASSIGNED, LineState.RECUSAL_ASKED))


@dataclass(frozen=True, slots=True)
class Job:
    """A job description with its three parts (Article 11)."""

    id: JobId
    unit: UnitId
    title: str
    category: Category
    state: JobState
    responsibilities: str
    tasks: tuple[Duty, ...]
    standards: str
