"""Who plans duty sheets, who approves what was written in own words, and who stands on them."""

import rules

from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.permissions.files import holds_post
from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation.api import ancestors

PLANNERS = (Role.HR, Role.COMMANDER)


def plans(actor: Actor, sheet: DutySheet | None = None) -> bool:
    """Personnel officers and commanders of the unit."""
    return _is_planner(actor) and (sheet is None or sheet.unit in actor.units)


def approves(actor: Actor, line: DutyLine | None = None) -> bool:
    """A planner of the unit, and another one than whoever wrote the line."""
    return plans(actor, line.sheet if line else None) and (line is None or line.added_by != actor.post)


def stands_on(actor: Actor, line: DutyLine | None = None) -> bool:
    """The officer himself."""
    return actor.holds(Role.AUXILIARY) and (
        line is None or (actor.user is not None and actor.user == line.officer.user)
    )


def sees_unit(actor: Actor, unit: UnitId) -> bool:
    """Whoever holds a post in it; an inspector also from above."""
    if unit in actor.units:
        return True
    return actor.holds(Role.INSPECTOR) and any(above.id in actor.units for above in ancestors(unit))


def _is_planner(actor: Actor) -> bool:
    return actor.holds(*PLANNERS) and actor.post is not None


rules.add_rule("auxiliaries.deploy", plans)
rules.add_rule("auxiliaries.approve_line", approves)
rules.add_rule("auxiliaries.stand_on", stands_on)
rules.add_rule("auxiliaries.duties", holds_post(*PLANNERS, Role.INSPECTOR, Role.TRAINER, Role.AUXILIARY))
