"""Telephone and letter: what is taken down and parked, who asked to be rung, whom to call back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import GridId
from linli.kernel.words import Name
from linli.matters.data.intake import Contact
from linli.matters.data.words import Channel, Title

DraftId = NewType("DraftId", int)
RingId = NewType("RingId", int)
TRIES = 3
"""After so many calls that nobody took, Linli stops ringing and says so."""


class DraftState(StrEnum):
    """Of what is being taken down for somebody and is no matter yet."""

    PARKED = "parked"
    SENT = "sent"  # it has become a matter
    DROPPED = "dropped"  # thrown away by who wrote it
    LAPSED = "lapsed"  # its last day came


class RingState(StrEnum):
    """Of a wish to be rung."""

    WAITING = "waiting"
    TAKEN = "taken"  # one caller has it in hand
    REACHED = "reached"
    ENDED = "ended"  # three times nobody answered, or its last day came


class DayTime(StrEnum):
    """When somebody may be rung. Coarse: an exact hour would say more than is needed."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Typed:
    """One call as far as it has been taken down. Anything may still be missing.

    `contact` None leaves what is held as it is; an empty one ends it. `agreed`: the person said yes to its being kept
    for the matter; None leaves that, too.
    """

    channel: Channel = Channel.TELEPHONE
    category: str = ""
    grid: GridId | None = None
    words: str = ""
    address: str = ""
    contact: Contact | None = None
    agreed: bool | None = None
    source: str = ""
    avoid_village: bool = False
    photos: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A parked one in the list: category and place, never words. `mine` is False for what a predecessor left."""

    id: DraftId
    channel: Channel
    title: Title | None
    made_at: datetime
    saved_at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A parked one as its writer goes on with it. `closed`: a contact is held and not shown, and goes along unseen."""

    id: DraftId
    typed: Typed
    photos: int
    closed: bool


@dataclass(frozen=True, slots=True)
class RingLine:
    """A wish to be rung in the call list; the number is opened by taking it."""

    id: RingId
    asked_at: datetime
    day_time: DayTime
    tries: int
    state: RingState
    mine: bool


@dataclass(frozen=True, slots=True)
class CallBackLine:
    """An answered matter whose resident has not been asked yet whether it is solved."""

    number: str
    title: Title
    replied_at: datetime
    unit_name: Name
    tries: int
