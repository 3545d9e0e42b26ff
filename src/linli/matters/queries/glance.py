"""What waits in a unit, at a glance: one bounded statement, whatever the size of the table."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.kernel.actor import Actor, UnitId
from linli.matters.data import AT_WORK, State
from linli.matters.models import Matter

COUNTED = 500
"""A unit with more open matters than this sees “500+”: the exact number would help nobody today."""


@dataclass(frozen=True, slots=True)
class Glance:
    """Open matters of a unit by state. `more`: there are more than were counted."""

    by_state: dict[State, int]
    overdue: int
    soon: int
    mine: int
    more: bool


def at_a_glance(unit: UnitId, *, actor: Actor, at: datetime, soon: timedelta = timedelta(days=2)) -> Glance:
    """Counts of what `unit` must act on next, those due first."""
    rows = Matter.objects.filter(holder_unit=unit, state__among=AT_WORK).order_by("due_at", "id")
    found = list(rows.values_list("state", "due_at", "holder_post")[:COUNTED])
    return Glance(
        by_state={State(state): n for state, n in Counter(row[0] for row in found).items()},
        overdue=sum(due <= at for _state, due, _post in found),
        soon=sum(at < due <= at + soon for _state, due, _post in found),
        mine=sum(actor.post is not None and post == actor.post for _state, _due, post in found),
        more=len(found) == COUNTED,
    )
