"""What crosses the ledger's door: a subject, an entry to append, an entry as it was recorded.

Details are codes and ids, never words: the ledger keeps leaf hashes for ever, so nothing typed by hand may enter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from linli.kernel.actor import PostId, Role, UnitId, UserId
from linli.kernel.words import Sentence

EntryId = NewType("EntryId", int)
Epoch = NewType("Epoch", int)
"""Which log: 1 for the first; each restore from a backup opens the next."""

Detail = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about, such as `Subject("matter", 123)`."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. `act` is a code (`matters.dispatch`); `detail` holds codes and ids only."""

    act: str
    subject: Subject | None
    detail: Detail


@dataclass(frozen=True, slots=True)
class Who:
    """The actor as the ledger keeps him: the post counts, the person stands behind it."""

    role: Role
    unit: UnitId | None
    post: PostId | None
    user: UserId | None
    client: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sequenced entry stands: leaf `index` (from 0, dense) of the log `epoch`."""

    epoch: Epoch
    index: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """`number` counts the entries about one subject from 1 without gaps; `place` is None until sequenced.

    `leaf` is the commitment: nobody could foretell it, so a random sample can be drawn by it.
    """

    id: EntryId
    number: int | None
    subject: Subject | None
    act: str
    at: datetime
    actor: Who
    detail: Detail
    place: Place | None
    leaf: bytes


@dataclass(frozen=True, slots=True)
class LogCard:
    """What anybody may know of a log."""

    epoch: Epoch
    origin: str
    size: int
    signed: datetime
    checkpoint: str
    key: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the verifier found: a code, where, and a sentence for people."""

    code: str
    index: int | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking one log gave. `held` entries were recomputed; `expired` ones leave only their leaf hashes.

    `lost` counts leaves that were published but are not in this database, where a later log owns up to it (a restore);
    without that it is a problem.
    """

    epoch: Epoch
    origin: str
    size: int
    root: bytes
    held: int
    expired: int
    lost: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """All logs, and what concerns the whole ledger. `waiting` entries have no place in a log yet."""

    logs: tuple[Verdict, ...]
    waiting: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        return not self.problems and not any(log.problems for log in self.logs)
