"""One message with several problems: what a part is made of, and how it is shown."""

from dataclasses import dataclass
from datetime import date

from linli.kernel.actor import GridId
from linli.kernel.words import Name
from linli.matters.data.words import MatterId, State, Title

MOST_PARTS = 5
"""Problems of one message, the first included; more than that nobody can keep apart on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A further problem of the same message: its category, its own words, and its place where that is another."""

    category: str
    words: str
    grid: GridId | None = None
    address: str = ""
    photos: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text shown to the holder of the receipt: own words, a question, the reply. `kind` is its field."""

    id: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """How far one problem of the message is. `answer` is empty until there is one, and for staff."""

    matter: MatterId
    number: str
    title: Title
    state: State
    unit_name: Name
    last_day: date | None
    planned_on: date | None
    asked: bool = False
    answer: tuple[OwnText, ...] = ()
    unopened: bool = False
