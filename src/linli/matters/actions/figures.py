"""Adding what has happened to the figures of units, a batch of events at a time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import F

from linli.kernel.actor import UnitId
from linli.matters.data import COUNTS, ClockKind, Kind
from linli.matters.models import Clock, Counted, MatterEvent, UnitDay
from linli.matters.queries.everyday import group_named
from linli.matters.queries.limits import calendar
from linli.matters.rules.figures import COUNTED_ACTS, Cell, Happened, tally
from linli.organisation import api as organisation

AT_ONCE = 2000
_WANTED = {
    "lead": F("matter__lead_unit"), "holder": F("matter__holder_unit"), "township": F("matter__township"),
    "district": F("matter__district"), "group": F("matter__category__group"), "kind": F("matter__kind"),
}  # fmt: skip
_ANSWERS = ("reply", "answer_on_the_spot")
_OF_HANDLING = {"report_handled": ClockKind.HANDLE, "answer_on_the_spot": ClockKind.ANSWER}
"""What a unit reports as done, and the clock that stops with it."""


def count_events(before: int, *, at: datetime, limit: int = AT_ONCE) -> int:
    """Count the events that stand after the mark and have an id below `before`; how many were read.

    Each is counted once: the mark moves in the same transaction, by compare and set, so of two runs one gives up.
    """
    with organisation.pinned(), transaction.atomic():
        mark, _new = Counted.objects.get_or_create(pk=1)
        rows = MatterEvent.objects.filter(id__gt=mark.up_to, id__lt=before).order_by("id")
        events: list[Any] = list(rows.values("id", "act", "at", "unit", "detail", "matter", **_WANTED)[:limit])
        up_to = events[-1]["id"] if events else mark.up_to
        if not Counted.objects.filter(pk=1, up_to=mark.up_to).update(up_to=up_to, at=at):
            return 0
        _add(tally(_happened([event for event in events if event["act"] in COUNTED_ACTS]), _lineage()))
    return len(events)


def _happened(events: Sequence[Mapping[str, Any]]) -> list[Happened]:
    kept, late = _promises_kept(events), _in_the_last_hour(events)
    days = calendar()
    return [
        Happened(
            act=event["act"], day=days.local_day(event["at"]), detail=event["detail"], actor_unit=event["unit"],
            worker=event["lead"] or event["holder"], place=event["township"] or event["district"],
            group=group_named(event["group"], Kind(event["kind"])), kept=kept.get((event["matter"], event["at"])),
            last_hour=(event["act"], event["matter"], event["at"]) in late,
        )
        for event in events
    ]  # fmt: skip


def _promises_kept(events: Sequence[Mapping[str, Any]]) -> dict[tuple[int, datetime], bool]:
    """Of each answer, whether it came in time; without those whose promise was counted as missed before."""
    answered = [event["matter"] for event in events if event["act"] in _ANSWERS]
    clocks = Clock.objects.filter(matter__in=answered, kind=ClockKind.ANSWER, stopped_at__isnull=False)
    rows = clocks.filter(breached_at__isnull=True).values_list("matter", "stopped_at", "due_at")
    return {(matter, stopped): stopped <= due for matter, stopped, due in rows if stopped is not None}


def _in_the_last_hour(events: Sequence[Mapping[str, Any]]) -> set[tuple[str, int, datetime]]:
    """Of what was reported as done: what had less than `matters.last_hour` left on its own clock, but was in time."""
    handled = [event["matter"] for event in events if event["act"] in _OF_HANDLING]
    if not handled:
        return set()
    clocks = Clock.objects.filter(matter__in=handled, kind__in=_OF_HANDLING.values(), stopped_at__isnull=False)
    left = {(row.kind, row.matter_id, row.stopped_at): row.due_at - row.stopped_at for row in clocks if row.stopped_at}
    hour = timedelta(hours=organisation.figure("matters.last_hour", on=events[-1]["at"].date()).length)
    keys = [(event["act"], event["matter"], event["at"]) for event in events if event["act"] in _OF_HANDLING]
    return {key for key in keys if timedelta() <= left.get((_OF_HANDLING[key[0]], *key[1:]), -hour) < hour}


def _lineage() -> Any:
    @cache
    def lineage(unit: int) -> tuple[int, ...]:
        return (unit, *(above.id for above in organisation.ancestors(UnitId(unit))))

    return lineage


def _add(cells: Mapping[Cell, Counter[str]]) -> None:
    """Read the rows there are, add, and write all of them in one statement each way."""
    if not cells:
        return
    units, days = {cell.unit for cell in cells}, {cell.day for cell in cells}
    there = {
        Cell(row.unit_id, row.day, row.scope, row.group): row  # type: ignore[arg-type]  # a StrEnum equals its text
        for row in UnitDay.objects.filter(unit__in=units, day__in=days)
    }
    for cell, counts in cells.items():
        row = there.setdefault(cell, UnitDay(unit_id=cell.unit, day=cell.day, scope=cell.scope.value, group=cell.group))
        for name, n in counts.items():
            setattr(row, name, max(0, getattr(row, name) + n))
    touched = [there[cell] for cell in cells]
    UnitDay.objects.bulk_create(
        touched, update_conflicts=True, unique_fields=["unit", "scope", "day", "group"], update_fields=COUNTS
    )
