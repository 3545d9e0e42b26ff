"""Who may see the figures of which unit, and whose meeting writes on its sheet."""

import rules
from django.utils import timezone

from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation import api as organisation
from linli.oversight import api as oversight

KEEPERS = (Role.CLERK, Role.LEAD)


def oversees(actor: Actor, unit: UnitId | None = None) -> bool:
    """A lead: the own unit and all below it. An inspector: what a mandate of today names, and all below that."""
    if not actor.holds(Role.LEAD, Role.INSPECTOR) or actor.post is None:
        return False
    if unit is None:
        return True
    if actor.holds(Role.INSPECTOR):
        return unit in oversight.scope_of(actor, on=timezone.localdate())
    if actor.belongs_to(unit):
        return True
    return any(actor.belongs_to(above.id) for above in organisation.ancestors(unit))


def meets(actor: Actor, unit: UnitId | None = None) -> bool:
    """A clerk or lead, in the own unit's meeting."""
    return actor.holds(*KEEPERS) and actor.post is not None and (unit is None or actor.belongs_to(unit))


def reads_sheet(actor: Actor, unit: UnitId | None = None) -> bool:
    return meets(actor, unit) or oversees(actor, unit)


def first_unit(actor: Actor) -> UnitId | None:
    """Whose figures are shown where none were asked for: the own unit's; an inspector's first in scope."""
    if not actor.holds(Role.INSPECTOR):
        return actor.unit
    return min(oversight.scope_of(actor, on=timezone.localdate()), default=None)


rules.add_rule("reports.see", oversees)
rules.add_rule("reports.meet", meets)
rules.add_rule("reports.week", reads_sheet)
