"""What the vault asks of whoever keeps the keys: root and month keys never leave this interface."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from linli.privacy.data import Standing


class NoKeys(RuntimeError):
    """The key store is missing, unreadable or open to others; the message says what to do."""


class MonthIsGone(Exception):
    """The key of this month was destroyed; it is never made again."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What a wrapped data key is bound to: one subject, one purpose, one month."""

    kind: str
    subject: int
    purpose: str
    month: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """A line of the erasure journal: numbers only. `month` is when the last of it is gone for good."""

    at: datetime
    kind: str
    subject: int
    items: tuple[int, ...]
    month: str


@dataclass(frozen=True, slots=True)
class Health:
    """How the key store stands: the number of its root key, its month keys, when it was last copied elsewhere."""

    root: int
    months: int
    copied_at: datetime | None


class VaultKeys(Protocol):
    def deployment(self) -> str:
        """The random name of this installation, part of every binding."""

    def wrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes]:
        """Wrap data keys, making month keys as needed. Raises MonthIsGone."""

    def unwrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes | Standing]:
        """Each data key; EXPIRED where its month key is gone, BROKEN where it does not open."""

    def tokens(self, purpose: str, month: str, words: Sequence[str]) -> list[bytes]:
        """Keyed hashes of words, under a key derived from the month's. Raises MonthIsGone."""

    def months(self) -> list[tuple[str, str]]:
        """The (purpose, month) pairs that have a living key."""

    def destroy(self, purpose: str, month: str) -> None:
        """For ever: what was sealed under this month opens nowhere, from no backup."""

    def note_erasure(self, erasure: Erasure) -> None:
        """Durable when this returns."""

    def erasures(self) -> list[Erasure]:
        """What a restored backup must lose again."""

    def health(self) -> Health:
        """Raises NoKeys where there is no root key, or others can read it."""
