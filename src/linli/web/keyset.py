"""Lists that go on: a page ends at a row, and the next page begins beyond it. Nothing is counted, nothing skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
LONGEST_ID = 19


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a queue ended: at the row of that id, on that day where the queue goes by days."""

    id: int
    day: date | None = None

    def __str__(self) -> str:
        return f"{self.day}.{self.id}" if self.day else str(self.id)


def below(rows: QuerySet[M], before: int | None) -> QuerySet[M]:
    """Of a list with the newest first: what comes after the row with that id; all of it without one."""
    return rows.filter(pk__lt=before) if before else rows


def beyond(rows: QuerySet[M], after: Place | None, *, by: str = "") -> QuerySet[M]:
    """Of a queue with the oldest first, by that day and then by id, or by id alone: what comes after that place."""
    if after is None:
        return rows.order_by(*filter(None, (by, "id")))
    later = Q(pk__gt=after.id)
    if by and after.day is not None:
        later = Q(**{f"{by}__gt": after.day}) | Q(**{by: after.day}) & later
    return rows.filter(later).order_by(*filter(None, (by, "id")))


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number of the address; None where there is none, or something else."""
    return _number(request.GET.get(name, ""))


def place_in(request: HttpRequest, name: str) -> Place | None:
    """The place after which the queue called `name` goes on; None for its beginning."""
    text, _dot, rest = request.GET.get(name, "").partition(".")
    if not rest:
        id = _number(text)
        return Place(id) if id is not None else None
    id = _number(rest)
    try:
        return Place(id, date.fromisoformat(text)) if id is not None else None
    except ValueError:
        return None


def more_of(name: str, places: Sequence[Place], page: int, *, keep: str = "") -> str:
    """The address of the queue's next page, with the part of the address to `keep`; empty where this was the last."""
    return f"?{keep}{'&' * bool(keep)}{name}={places[-1]}" if len(places) >= page else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_ID else None
