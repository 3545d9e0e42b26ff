"""Shapes that leave this context."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

JobId = NewType("JobId", int)


@dataclass(frozen=True, slots=True)
class Parked:
    """A job that failed too often. `error` is the class of the last error, never its text: that may quote a person."""

    id: JobId
    name: str
    ids: tuple[int | str, ...]
    tries: int
    error: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """`lag` is how long the oldest job has been overdue; `parked` how many wait for an operator."""

    lag: timedelta
    parked: int
