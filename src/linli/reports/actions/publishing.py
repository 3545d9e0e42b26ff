"""Publishing the figures of a quarter that is over."""

from collections.abc import Iterable
from datetime import date, datetime

from linli.kernel.actor import UnitId
from linli.matters import api as matters
from linli.matters.data import Figures
from linli.organisation import api as organisation
from linli.organisation.data import Level, UnitKind
from linli.reports.data import Quarter
from linli.reports.models import PublishedQuarter
from linli.reports.rules import protect


def publish(quarter: Quarter, *, at: datetime) -> bool:
    """Freeze its table; False where it was published before, or where nothing was raised in it."""
    if PublishedQuarter.objects.filter(quarter=str(quarter)).exists():
        return False
    found = matters.figures_of_places(first=quarter.first, last=quarter.last)
    if not any(figures.received for figures in found.values()):
        return False
    PublishedQuarter.objects.get_or_create(quarter=str(quarter), defaults={"table": _table(found), "published_at": at})
    return True


def publish_what_is_over(today: date, *, at: datetime) -> bool:
    """The last quarter, from the second day after it: by then all that happened in it has been counted."""
    quarter = Quarter.of(today).before
    return (today - quarter.last).days >= 2 and publish(quarter, at=at)


def _table(found: dict[tuple[UnitId, str], Figures]) -> dict[str, object]:
    """Every township stands in it, also one without a matter: a missing row would tell, too."""
    places = _townships(unit for unit, _group in found)
    groups = [group for group in matters.group_names() if any(key[1] == group for key in found)]
    nothing = Figures()
    counts = [[found.get((place, group), nothing).received for group in groups] for place in places]
    promises = [sum((found.get((place, group), nothing) for group in groups), nothing) for place in places]
    return {
        "places": places,
        "groups": groups,
        "counts": protect(counts),
        "kept": protect([[row.on_time, row.due - row.on_time] for row in promises]),
    }


def _townships(also: Iterable[UnitId]) -> list[UnitId]:
    """In the order of the organisation; then those that have closed since."""
    open_ = [unit.id for unit in organisation.units() if unit.kind is UnitKind.CENTRE and unit.level is Level.TOWNSHIP]
    return list(dict.fromkeys([*open_, *sorted(also)]))
