"""What pages are made of: frozen answers of `queries`, without words of residents unless said so."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from linli.kernel.actor import Actor, GridId, PostId, UnitId
from linli.kernel.words import Name, Sentence
from linli.ledger.data import EntryId
from linli.matters.data.helping import AssistState
from linli.matters.data.intake import Contact, Promise, Remedy
from linli.matters.data.parts import OwnText, PartLine
from linli.matters.data.words import (
    Cause,
    Channel,
    ClockKind,
    Flood,
    Kind,
    MatterId,
    OrderState,
    Pressed,
    ReceiptId,
    State,
    Title,
)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Filters are links: each field empty or one value. `states` empty means all that wait for work."""

    states: tuple[State, ...] = ()
    category: str = ""
    kind: Kind | None = None
    village: UnitId | None = None
    grid: GridId | None = None
    post: PostId | None = None
    overdue_at: datetime | None = None  # only what is due before this moment
    held: bool = False  # only what came in a flood; else what did not


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One line of a queue. `due_at` is the earliest running clock."""

    id: MatterId
    number: str
    title: Title
    kind: Kind
    state: State
    channel: Channel
    raised_at: datetime
    due_at: datetime | None
    overdue: bool
    holder: UnitId
    holder_name: Name
    post: PostId | None
    lon: float | None
    lat: float | None
    reminders: int = 0
    reopened: int = 0
    held: Flood | None = None
    asked: bool = False  # a question to the resident stands open
    wrote: bool = False  # the resident has written, and no office has acted since


@dataclass(frozen=True, slots=True)
class QueuePage:
    """`after` is the key of the next page (opaque text), empty at the end."""

    items: tuple[QueueItem, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One plain sentence of what happened, when. `sealed` are ids of texts in the vault that belong to it."""

    at: datetime
    act: str
    says: Sentence
    sealed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockLine:
    kind: ClockKind
    unit: UnitId
    unit_name: Name
    due_at: datetime
    last_day: date
    says: Sentence  # length, start and citation
    running: bool
    breached: bool
    to_be_confirmed: bool


@dataclass(frozen=True, slots=True)
class Button:
    """An act that the table and the permission open to this actor now."""

    act: str
    says: Sentence
    because: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """What routing proposes, which rule fired, and why. A person confirms."""

    unit: UnitId
    unit_name: Name
    why: Sentence
    rule: int | None = None


@dataclass(frozen=True, slots=True)
class SuggestedCategory:
    """What a trained model makes of the words: how sure, which words spoke for it, what else. A person confirms."""

    key: str
    name: Name
    percent: int
    because: tuple[str, ...]
    runners_up: tuple[tuple[Name, int], ...]


@dataclass(frozen=True, slots=True)
class OrderLine:
    id: int
    matter: MatterId
    cause: Cause
    state: OrderState
    unit: UnitId
    unit_name: Name
    issued_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class AssistLine:
    """One task of one unit. `acts` are what the reader can do about it now."""

    id: int
    number: str
    title: Title
    unit: UnitId
    unit_name: Name
    lead_name: Name
    task: Sentence
    state: AssistState
    asked_at: datetime
    due_at: datetime | None
    acts: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class MatterPage:
    """The staff's page without the words, which come from a look (`privacy.api.look`)."""

    item: QueueItem
    promise: Promise
    story: tuple[StoryLine, ...]
    clocks: tuple[ClockLine, ...]
    buttons: tuple[Button, ...]
    suggested: Suggested | None
    orders: tuple[OrderLine, ...]
    assists: tuple[AssistLine, ...]
    parts: tuple[PartLine, ...]
    public_text: str
    designated: bool
    extended: bool
    planned_on: date | None
    news_by: date | None
    asked_at: datetime | None
    lead: UnitId | None
    merged_into: MatterId | None
    grid: GridId | None
    category: str


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """The answer that stands, part by part (`PARTS_CALLED`)."""

    at: datetime
    by: Name
    done_on: date | None
    parts: tuple[OwnText, ...]


@dataclass(frozen=True, slots=True)
class CallBackTold:
    """What was written down when the resident was called; `until`: the last day to correct it, None once it is over."""

    at: datetime
    contacted: bool | None
    solved: bool | None
    satisfied: bool | None
    pressed: Pressed | None
    corrected_at: datetime | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What a receipt opens: promise, story, what happens next, what the resident can do now."""

    receipt: ReceiptId
    matter: MatterId
    number: str
    title: Title
    kind: Kind
    state: State
    promise: Promise
    story: tuple[StoryLine, ...]
    next: Sentence
    buttons: tuple[Button, ...]
    texts: tuple[OwnText, ...]
    photos: tuple[int, ...]
    contact: Contact | None
    lon: float | None
    lat: float | None
    planned_on: date | None
    news_by: date | None
    window_ends_on: date | None
    unopened_answer: bool = False  # call `mark_opened` once it has been shown
    joined: bool = False  # a "me too": the story and the answer, not the words
    answer: AnswerTold | None = None
    call_back: CallBackTold | None = None
    parts: tuple[PartLine, ...] = ()  # where the message was split: each problem, the first included
    remedies: tuple[Remedy, ...] = ()  # of an administrative decision
    photo_texts: Mapping[int, str] = field(default_factory=dict)  # what a photo of the work shows, by its id


@dataclass(frozen=True, slots=True)
class PublicMatter:
    """The one public projection: no words, no address, no photo; the point is snapped to 50 m."""

    number: str
    category: str
    title: Name
    state: State
    open: bool
    lon: float | None
    lat: float | None
    unit: UnitId
    unit_name: Name
    raised_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    text: str = ""  # approved by a clerk, or empty
    reply: str = ""
    metres: int | None = None  # how far from where was asked


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible duplicate: how far, how alike (0 to 1; None where nobody looked at the words)."""

    item: QueueItem
    metres: int
    likeness: float | None = None


INSPECTED: list[Callable[[Actor, MatterId], bool]] = []
"""Filled from above: whether this actor inspects the matter, by a mandate, and so may read what is held of it."""
WITHHELD: list[Callable[[MatterId], Collection[EntryId]]] = []
"""Filled from above: looks that the resident's own list leaves out for now, for a lawful reason."""
