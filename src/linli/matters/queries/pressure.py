"""What residents told about pressure, for the inspector and the level above; never for the unit concerned."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.matters.data import Pressed, PressureLine, PressureTold, SaidWhen
from linli.matters.models import Pressure
from linli.matters.queries.names import unit_name
from linli.matters.rules.parties import kept_away
from linli.organisation import api as organisation

MOST = 500


def pressure_told(units: Iterable[UnitId], *, first: datetime, last: datetime, actor: Actor) -> PressureTold:
    """Of these units between the two moments, for an inspector or a lead; NotPermitted for everybody else.

    Who calls says which units are in the scope of a mandate. A lead reads only of units below the own one, and
    nobody of the own.
    """
    if not actor.holds(Role.INSPECTOR, Role.LEAD) or actor.post is None:
        raise NotPermitted
    wanted = [unit for unit in units if unit not in actor.units]
    if actor.holds(Role.LEAD):
        wanted = [unit for unit in wanted if any(actor.belongs_to(up.id) for up in organisation.ancestors(unit))]
    rows = Pressure.objects.filter(unit__in=wanted, at__gte=first, at__lt=last).select_related("matter")
    found = [row for row in rows.order_by("-at")[:MOST] if not kept_away(actor, row.matter.standing())]
    with organisation.pinned():
        lines = tuple(
            PressureLine(
                row.matter.number, UnitId(row.unit_id), unit_name(row.unit_id), SaidWhen(row.when), Pressed(row.said),
                row.at,
            )
            for row in found
            if row.said != Pressed.NO
        )  # fmt: skip
    return PressureTold(dict(Counter(Pressed(row.said) for row in found)), lines)
