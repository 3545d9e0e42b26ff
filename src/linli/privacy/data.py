"""The shapes that cross this context's door."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.actor import Actor
from linli.kernel.words import Sentence
from linli.ledger.data import Subject

SealedId = NewType("SealedId", int)


class Purpose(StrEnum):
    """What something was given for. Nothing is opened for another purpose than its own."""

    CONTACT = "contact"  # to reach the person about this one matter
    HANDLING = "handling"  # to understand and solve the matter
    COMPARING = "comparing"  # a sketch that tells how alike two matters are, and nothing that can be read


class Taking(StrEnum):
    """What becomes of what is opened, as the entry tells it."""

    READ = "privacy.reveal"  # on the screen
    PRINT = "privacy.print"  # on paper, which nobody can take back


class DataClass(StrEnum):
    """What a field of a table tells about people."""

    PLAIN = "plain"  # nothing of a person
    STAFF = "staff"  # a person in a post
    SEALED = "sealed"  # ciphertext or a keyed hash
    PUBLIC = "public"  # meant for everybody


class Feature(StrEnum):
    """What the vault lets be done with people's data, once its impact has been assessed; others declare their own."""

    PHOTOS = "photos"
    SEARCH = "search"
    LIKENESS = "likeness"
    LEARNING = "learning"


class Standing(StrEnum):
    """What became of something that was held."""

    OPEN = "open"
    RESTRICTED = "restricted"  # kept because a law says so, used for nothing
    EXPIRED = "expired"  # its date came
    ERASED = "erased"  # erased before its date
    BROKEN = "broken"  # cannot be opened: damaged, or not what this row once held


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is to be held: text, or the bytes of a photo (which go to a file, not a row)."""

    field: str
    purpose: Purpose
    text: str | bytes = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was held, opened; `text` for what was text, `data` for bytes. Both empty unless `standing` is OPEN."""

    id: SealedId
    field: str
    purpose: Purpose
    standing: Standing = Standing.OPEN
    text: str = dataclasses.field(default="", repr=False)
    data: bytes = dataclasses.field(default=b"", repr=False)

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN


@dataclass(frozen=True, slots=True)
class Held:
    """That something is held, without opening it. `until` is the last day; None once it is gone."""

    id: SealedId
    field: str
    purpose: Purpose
    standing: Standing
    until: date | None
    ended_at: datetime | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A picture painted anew: nothing of the uploaded file is left in it but what one sees."""

    data: bytes = dataclasses.field(repr=False)
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a context said about one field of one of its tables."""

    model: str
    field: str
    data_class: DataClass
    purpose: Sentence
    cites: tuple[str, ...]
    ends: Sentence


@dataclass(frozen=True, slots=True)
class HeldFor:
    """All that is held for one purpose, until one end, by the same articles."""

    purpose: Sentence
    ends: Sentence
    cites: tuple[str, ...]
    fields: tuple[Declaration, ...]

    @property
    def classes(self) -> tuple[DataClass, ...]:
        return tuple(c for c in DataClass if any(said.data_class is c for said in self.fields))


RevealPredicate = Callable[[Actor, Subject, Purpose], bool]
"""May this actor open what is held of this subject for this purpose, today?"""
