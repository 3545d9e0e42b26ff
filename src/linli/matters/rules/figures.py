"""What one event adds to the figures of a unit. Rates are counted on units, never on residents.

A promise of an answer counts once, on the day it is settled: kept when the answer is given in time, missed when its
clock runs out. A call-back counts for a question only where the resident was reached and answered that question.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from linli.matters.data import Cause, ClockKind, Scope

Detail = Mapping[str, str | int | None]
NEW = frozenset({"raise", "split_off"})
"""A part of a message is a matter of its own, which somebody has to answer."""
ARRIVALS = NEW | frozenset({"dispatch", "redispatch", "designate", "take_over", "escalate", "return_down"})
_ASKED = {"contacted": "asked", "solved": "solved_asked", "satisfied": "satisfied_asked"}


@dataclass(frozen=True, slots=True)
class Happened:
    """One event with what has to be known of its matter. `kept`: what an answer made of the promise, if it was open."""

    act: str
    day: date
    detail: Detail
    actor_unit: int | None
    worker: int  # who leads the matter, or else holds it
    place: int | None  # the township it lies in
    group: str
    kept: bool | None = None
    last_hour: bool = False  # it was reported as done less than an hour before its clock ran out


@dataclass(frozen=True, slots=True)
class Cell:
    unit: int
    day: date
    scope: Scope
    group: str


Lineage = Callable[[int], tuple[int, ...]]
"""A unit and all above it."""


def tally(events: Iterable[Happened], lineage: Lineage) -> dict[Cell, Counter[str]]:
    """All that the events add, cell by cell."""
    cells: dict[Cell, Counter[str]] = {}
    for event in events:
        for cell, counts in _of(event, lineage):
            cells.setdefault(cell, Counter()).update(counts)
    return cells


def counts_of(event: Happened) -> dict[str, int]:
    """Everything but arrivals, which go to other units than the rest."""
    count = _COUNTS.get(event.act)
    return {name: n for name, n in count(event).items() if n} if count else {}


def _of(event: Happened, lineage: Lineage) -> Iterable[tuple[Cell, dict[str, int]]]:
    if event.act in ARRIVALS:
        yield from _arrival(event, lineage)
    counts = counts_of(event)
    if not counts:
        return
    unit = _unit(event)
    day = _day(event)
    yield Cell(unit, day, Scope.OWN, event.group), counts
    for above in lineage(unit):
        yield Cell(above, day, Scope.BELOW, event.group), counts
    if event.place is not None:
        yield Cell(event.place, day, Scope.PLACE, event.group), counts


def _unit(event: Happened) -> int:
    """Whose count it is: the unit that the event names, the one that acted, or else the one that works on it."""
    named = _number(event.detail.get("unit")) if event.act in _NAMES_ITS_UNIT else None
    acted = event.actor_unit if event.act in _OF_WHO_ACTED else None
    return named or acted or event.worker


def _arrival(event: Happened, lineage: Lineage) -> Iterable[tuple[Cell, dict[str, int]]]:
    """It is received by the unit, and by those above it that did not have it below them before."""
    detail = event.detail
    unit = _number(detail.get("to") if event.act in NEW else detail.get("unit"))
    if unit is None:
        return
    before = None if event.act in NEW else _number(detail.get("before")) or event.actor_unit
    yield Cell(unit, event.day, Scope.OWN, event.group), {"received": 1}
    had = lineage(before) if before is not None else ()
    for above in lineage(unit):
        if above not in had:
            yield Cell(above, event.day, Scope.BELOW, event.group), {"received": 1}
    if event.act in NEW and event.place is not None:
        yield Cell(event.place, event.day, Scope.PLACE, event.group), {"received": 1}


def _answered(event: Happened) -> dict[str, int]:
    settled = {} if event.kept is None else {"due": 1, "on_time": int(event.kept)}
    return {"answered": 1, **settled}


def _missed(event: Happened) -> dict[str, int]:
    return {"due": int(event.detail.get("kind") == ClockKind.ANSWER)}


def _ordered(event: Happened) -> dict[str, int]:
    return {"orders": 1, "returned_twice": int(event.detail.get("cause") == Cause.RETURNED_TWICE)}


def _called_back(event: Happened) -> dict[str, int]:
    return _heard(event.detail, "")


def _corrected(event: Happened) -> dict[str, int]:
    """What the resident put right, less what had been counted; on the day of the call-back."""
    now, was = _heard(event.detail, ""), _heard(event.detail, "was_")
    return {name: now.get(name, 0) - was.get(name, 0) for name in {*now, *was}}


def _heard(detail: Detail, prefix: str) -> dict[str, int]:
    said = {name: detail.get(prefix + name) for name in _ASKED}
    counts = {_ASKED[name]: 1 for name, value in said.items() if value is not None}
    return counts | {name: int(value) for name, value in said.items() if value is not None}


def _day(event: Happened) -> date:
    day = event.detail.get("day")
    return date.fromisoformat(day) if event.act == "correct_call_back" and isinstance(day, str) else event.day


def _handled(event: Happened) -> dict[str, int]:
    return {"handled": 1, "last_hour": int(event.last_hour)}


def _rated(event: Happened) -> dict[str, int]:
    """The first judgement, or a changed one."""
    if "was_solved" not in event.detail:
        return {"rated": 1}
    better = event.detail.get("solved") and not event.detail.get("was_solved")
    return {"rerated": 1, "rerated_up": int(bool(better))}


def _number(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


_NAMES_ITS_UNIT = frozenset({"order_issued", "supervise", "record_call_back", "correct_call_back"})
_OF_WHO_ACTED = frozenset({"recategorise"})
_COUNTS: Mapping[str, Callable[[Happened], dict[str, int]]] = {
    "reply": _answered,
    "answer_on_the_spot": lambda event: _answered(event) | _handled(event),
    "report_handled": _handled,
    "rate": _rated,
    "recategorise": lambda _event: {"recategorised": 1},
    "breach": _missed,
    "pass_check": lambda _event: {"checked": 1},
    "rework": lambda _event: {"checked": 1, "reworked": 1},
    "record_call_back": _called_back,
    "correct_call_back": _corrected,
    "withdraw": lambda _event: {"withdrawn": 1},
    "pause": lambda _event: {"paused": 1},
    "approve_extension": lambda _event: {"extended": 1},
    "order_issued": _ordered,
    "supervise": _ordered,
}
COUNTED_ACTS = ARRIVALS | _COUNTS.keys()
