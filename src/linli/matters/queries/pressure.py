"""What residents told about pressure, for the inspector; nobody who holds a post in the unit concerned reads it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.kernel.words import Name
from linli.matters.data import Pressed, SaidWhen
from linli.matters.models import Pressure
from linli.matters.queries.names import unit_name
from linli.matters.rules.parties import kept_away
from linli.organisation import api as organisation

MOST = 500


@dataclass(frozen=True, slots=True)
class PressureLine:
    """Somebody said that they were pressed; `number` leads to the matter, without its words."""

    number: str
    unit: UnitId
    unit_name: Name
    when: SaidWhen
    said: Pressed
    at: datetime


@dataclass(frozen=True, slots=True)
class PressureTold:
    """How many were asked and answered, by what they said; and each that was pressed, the latest first."""

    answers: dict[Pressed, int]
    lines: tuple[PressureLine, ...]


def pressure_told(units: Iterable[UnitId], *, first: datetime, last: datetime, actor: Actor) -> PressureTold:
    """Of these units between the two moments, without the inspector's own. NotPermitted for everybody else."""
    if not actor.holds(Role.INSPECTOR) or actor.post is None:
        raise NotPermitted
    wanted = [unit for unit in units if unit != actor.unit]
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
