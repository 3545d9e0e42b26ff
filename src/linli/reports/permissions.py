"""Who may see the figures of which unit."""

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation import api as organisation


def oversees(actor: Actor, unit: UnitId | None = None) -> bool:
    """A lead or an inspector: the own unit and all below it."""
    if not actor.holds(Role.LEAD, Role.INSPECTOR) or actor.post is None:
        return False
    if unit is None or actor.belongs_to(unit):
        return True
    return any(actor.belongs_to(above.id) for above in organisation.ancestors(unit))


rules.add_rule("reports.see", oversees)
