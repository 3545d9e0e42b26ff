"""Who may see the figures of which unit, and whose meeting writes on its sheet."""

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation import api as organisation

KEEPERS = (Role.CLERK, Role.LEAD)


def oversees(actor: Actor, unit: UnitId | None = None) -> bool:
    """A lead or an inspector: the own unit and all below it."""
    if not actor.holds(Role.LEAD, Role.INSPECTOR) or actor.post is None:
        return False
    if unit is None or actor.belongs_to(unit):
        return True
    return any(actor.belongs_to(above.id) for above in organisation.ancestors(unit))


def meets(actor: Actor, unit: UnitId | None = None) -> bool:
    """A clerk or lead, in the own unit's meeting."""
    return actor.holds(*KEEPERS) and actor.post is not None and (unit is None or actor.belongs_to(unit))


def reads_sheet(actor: Actor, unit: UnitId | None = None) -> bool:
    return meets(actor, unit) or oversees(actor, unit)


rules.add_rule("reports.see", oversees)
rules.add_rule("reports.meet", meets)
rules.add_rule("reports.week", reads_sheet)
