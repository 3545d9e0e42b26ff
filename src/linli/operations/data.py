"""The shapes that go through an import, an export or a replay; and how the installation is told of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linli.kernel.errors import Refusal
from linli.kernel.words import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the file has it; `number` counts data rows from 1, `geometry` is a GeoJSON geometry or None."""

    number: int
    values: Mapping[str, str]
    geometry: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken, and why; nothing of it was stored."""

    row: Row
    why: Refusal

    @property
    def field(self) -> str:
        return getattr(self.why, "field", "")


@dataclass
class Outcome:
    """What became of a file."""

    taken: int = 0
    skipped: int = 0
    refused: list[Refused] = field(default_factory=list)
    warnings: list[Sentence] = field(default_factory=list)


EXPORT = "export"
"""A feature that begins only after an assessment of its impact."""
BACKUP_MARK = "backed-up-at"
"""An empty file in the installation's folder; its time is that of the last backup."""


class Tone(StrEnum):
    """Whether an operator may go home."""

    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing an operator looks after, how it stands, and what to do where it does not stand well."""

    name: Sentence
    says: Sentence
    tone: Tone
    hint: Sentence
