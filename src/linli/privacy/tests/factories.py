"""Plainly invented things to hold, and people who may open them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
from linli.ledger.data import Subject
from linli.privacy import registry
from linli.privacy.data import Purpose, RevealPredicate, Sealed

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
UNTIL = date(2026, 12, 31)
SUBJECT = Subject("test-matter", 1)


def some_words(text: str = "the lamp is broken") -> Sealed:
    return Sealed("words", Purpose.HANDLING, text)


def a_contact(text: str = "no such number") -> Sealed:
    return Sealed("contact", Purpose.CONTACT, text)


def a_photo(data: bytes = b"painted") -> Sealed:
    return Sealed("photo", Purpose.HANDLING, data)


def a_clerk(post: int = 7, *, stepped_up_at: datetime | None = NOON, role: Role = Role.CLERK) -> Actor:
    unit = UnitId(3)
    return Actor(role, UserId(post), PostId(post), unit, frozenset({unit}), stepped_up_at=stepped_up_at)


@contextmanager
def allowing(predicate: RevealPredicate, kind: str = SUBJECT.kind) -> Iterator[None]:
    """As if a higher context had registered this predicate."""
    before = registry._predicates.get(kind)
    registry._predicates[kind] = predicate
    try:
        yield
    finally:
        registry._predicates.pop(kind)
        if before:
            registry._predicates[kind] = before
