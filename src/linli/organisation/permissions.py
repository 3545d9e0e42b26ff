"""Who may look at the organisation from inside and who may change it."""

from collections.abc import Iterable

from rules import add_rule

from linli.kernel.actor import Actor, Role, UnitId, UserId

RESERVED = (Role.OPERATOR, Role.PRIVACY_OFFICER)
"""Whoever runs the installation, and whoever reviews looks, is not chosen by the head of the unit concerned."""
STAFF = tuple(role for role in Role if role not in (Role.RESIDENT, Role.CLIENT, Role.SYSTEM))


def sees(actor: Actor) -> bool:
    """Whoever holds a post."""
    return actor.holds(*STAFF) and actor.post is not None


def changes(actor: Actor) -> bool:
    """Units, grids, calendars and settings: the operator, or the machine on the operator's command."""
    return actor.holds(Role.OPERATOR, Role.SYSTEM)


def may_appoint_somewhere(actor: Actor) -> bool:
    return changes(actor) or actor.holds(Role.LEAD)


def appoints(actor: Actor, lineage: Iterable[UnitId]) -> bool:
    """The operator anywhere; a lead in the own unit and in all below it. `lineage`: the unit and all above it."""
    return changes(actor) or (actor.holds(Role.LEAD) and any(actor.belongs_to(unit) for unit in lineage))


def deputises(actor: Actor, holder: UserId, lineage: Iterable[UnitId]) -> bool:
    """Who appoints, and the holder of the post for themselves."""
    return (actor.user is not None and actor.user == holder) or appoints(actor, lineage)


def keeps_hours(actor: Actor, lineage: Iterable[UnitId]) -> bool:
    """A lead knows best when the own doors are open."""
    return appoints(actor, lineage)


add_rule("organisation.see", sees)
add_rule("organisation.change", changes)
add_rule("organisation.appoint", may_appoint_somewhere)
