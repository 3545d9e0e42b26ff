"""Which unit a page is about: chosen in the address among those in the care of the post, else the own one."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from linli.auxiliaries.queries.rostering import rostered_units
from linli.auxiliaries.views.acting import actor_of
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.web.keyset import number_in


@dataclass(frozen=True, slots=True)
class Chosen:
    unit: UnitId
    others: tuple[UnitId, ...]
    """All that may be chosen; empty where there is no choice."""


def unit_of(request: HttpRequest) -> Chosen:
    """NotFound for a unit outside the care of the post: whether it exists is nobody's business."""
    actor = actor_of(request)
    if actor.unit is None:
        raise NotPermitted
    units = rostered_units(actor) or [actor.unit]
    asked = number_in(request, "unit")
    if asked is None:
        unit = actor.unit if actor.unit in units else units[0]
    elif (unit := UnitId(asked)) not in (*units, actor.unit):
        raise NotFound
    return Chosen(unit, tuple(units) if len(units) > 1 else ())


def asked_for(request: HttpRequest) -> dict[str, object]:
    """Officer and day that a link named, to begin a form with; else today."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = today
    officer = number_in(request, "officer")
    return {"day": min(day, today), **({"officer": officer} if officer else {})}
