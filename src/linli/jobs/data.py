"""Shapes that leave this context."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

JobId = NewType("JobId", int)


class Lane(StrEnum):
    """Which jobs a worker takes: those that compute for many seconds, all others, or both."""

    ALL = "all"
    QUICK = "quick"
    LONG = "long"


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
