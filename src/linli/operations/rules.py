"""From when on an operator should worry. No law gives these; they are what a careful office would wait."""

from collections.abc import Mapping
from datetime import timedelta

from linli.operations.data import Tone

Bounds = tuple[timedelta, timedelta]
AGES: Mapping[str, Bounds] = {
    "backup": (timedelta(days=2), timedelta(days=7)),
    "keys": (timedelta(days=7), timedelta(days=30)),
    "jobs": (timedelta(minutes=1), timedelta(minutes=5)),
    "ledger": (timedelta(minutes=5), timedelta(hours=1)),
}
"""Older than the first is worth a look, older than the second must be mended."""
CERTIFICATE: Bounds = (timedelta(days=21), timedelta(days=7))
"""Left until it ends."""
DISK = (0.2, 0.05)
"""The share of the disk that is free."""


def tone_of_age(what: str, age: timedelta | None) -> Tone:
    """What never happened is as bad as what happened too long ago."""
    look, mend = AGES[what]
    if age is None or age > mend:
        return Tone.BAD
    return Tone.WAIT if age > look else Tone.GOOD


def tone_of_certificate(left: timedelta) -> Tone:
    look, mend = CERTIFICATE
    return Tone.BAD if left <= mend else Tone.WAIT if left <= look else Tone.GOOD


def tone_of_disk(free: int, total: int) -> Tone:
    look, mend = DISK
    share = free / total if total else 0.0
    return Tone.BAD if share < mend else Tone.WAIT if share < look else Tone.GOOD


def tone_of_parked(count: int) -> Tone:
    return Tone.WAIT if count else Tone.GOOD
