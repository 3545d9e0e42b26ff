"""The weekly sheet of a unit, out of matters, figures and the decisions of its meetings."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Name
from linli.matters import api as matters
from linli.matters.data import Scope
from linli.organisation import api as organisation
from linli.reports.data import Decision, DecisionState, WeekSheet, monday_of
from linli.reports.models import WeekDecision

MOST = 60
A_WEEK = timedelta(days=7)


@organisation.pinned()
def week_sheet(unit: UnitId, monday: date, *, actor: Actor, at: datetime) -> WeekSheet:
    """At most ten statements, whatever the number of matters."""
    days = organisation.calendar_of(unit)
    begins, ends = days.end_of(monday - timedelta(days=1)), days.end_of(monday + timedelta(days=6))
    facts = matters.week_of(unit, begins=begins, ends=ends, actor=actor, at=at)
    made, before = _decisions(unit, monday)
    is_now = monday == monday_of(timezone.localdate(at))
    return WeekSheet(unit, monday, facts, _groups(unit, monday), made, before, is_now)


def decision(id: int) -> Decision:
    row = WeekDecision.objects.select_related("who_post").filter(pk=id).first()
    if row is None:
        raise NotFound
    return _as_decision(row, _holders([row]))


def _groups(unit: UnitId, monday: date) -> Mapping[str, tuple[int, int]]:
    """What was raised by group, this week and the one before; two statements."""
    now, was = (
        matters.figures_by_group(unit, first=first, last=first + timedelta(days=6), scope=Scope.BELOW)
        for first in (monday, monday - A_WEEK)
    )
    counted = {
        group: (now[group].received if group in now else 0, was[group].received if group in was else 0)
        for group in matters.group_names()
    }
    return {group: counts for group, counts in counted.items() if any(counts)}


def _decisions(unit: UnitId, monday: date) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Those of this week; and those of earlier weeks that were still open when it began."""
    earlier = Q(week__lt=monday) & (Q(state=DecisionState.OPEN) | Q(settled_week__gte=monday))
    rows = WeekDecision.objects.filter(Q(week=monday) | earlier, unit=unit).order_by("by", "id")
    found = list(rows.select_related("who_post")[:MOST])
    names = _holders(found)
    with organisation.pinned():
        made = tuple(_as_decision(row, names) for row in found if row.week == monday)
        before = tuple(_as_decision(row, names) for row in found if row.week < monday)
    return made, before


def _holders(rows: list[WeekDecision]) -> dict[PostId, str]:
    posts = [PostId(row.who_post_id) for row in rows if row.who_post_id]
    return organisation.holders(posts) if posts else {}


def _as_decision(row: WeekDecision, holders: Mapping[PostId, str]) -> Decision:
    unit = organisation.unit(UnitId(row.who_unit_id))
    name = holders.get(PostId(row.who_post_id)) if row.who_post_id else None
    return Decision(
        row.pk, UnitId(row.unit_id), row.week, row.what, Name(name) if name else Name(unit.name, unit.name_en), row.by,
        DecisionState(row.state), row.reason, row.follows_id is not None,
    )  # fmt: skip
