"""When a promise to the resident counts as broken, so that a reminder is more than impatience."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised: the end of the earliest clock, the day of the work, the day of the next news."""

    due_at: datetime | None
    planned_on: date | None = None
    news_by: date | None = None


def is_broken(promised: Promised, *, at: datetime, today: date) -> bool:
    """A day is kept until it is over; a clock until its last moment [D]."""
    late = promised.due_at is not None and promised.due_at < at
    return late or any(day is not None and day < today for day in (promised.planned_on, promised.news_by))
