"""Who plans rosters and confirms hours: personnel officers and commanding people's police officers, for the units in
their care; and who speaks for himself."""

import rules

from linli.auxiliaries.data.worked import Overtime
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.worked import OvertimeApproval, WorkedShift
from linli.auxiliaries.permissions.files import has_in_care, holds_post
from linli.auxiliaries.permissions.people import is_himself
from linli.kernel.actor import Actor, Role, UnitId

PLANNERS = (Role.HR, Role.COMMANDER)


def confirms(actor: Actor, row: WorkedShift | None = None) -> bool:
    """A planner of the unit, never the post that entered the hours, and nobody his own."""
    if not actor.holds(*PLANNERS) or actor.post is None:
        return False
    return row is None or (has_in_care(actor, UnitId(row.unit)) and not _is_own(actor, row) and _is_another(actor, row))


def answers_overtime(actor: Actor, row: OvertimeApproval | Overtime | None = None) -> bool:
    """A planner of the unit, and another post than the one that asked."""
    if not actor.holds(*PLANNERS) or actor.post is None:
        return False
    return row is None or (has_in_care(actor, UnitId(row.unit)) and row.asked_by != actor.post)


def calls_in(actor: Actor, one: AuxiliaryOfficer | None = None) -> bool:
    """Says that somebody is sick, and takes it back: the officer himself, or a planner whom he told."""
    if is_himself(actor, one):
        return True
    planner = actor.holds(*PLANNERS) and actor.post is not None
    return planner and (one is None or has_in_care(actor, UnitId(one.unit)))


def _is_own(actor: Actor, row: WorkedShift) -> bool:
    return row.officer.user is not None and row.officer.user == actor.user


def _is_another(actor: Actor, row: WorkedShift) -> bool:
    return row.entered_by != actor.post


rules.add_rule("auxiliaries.roster", holds_post(*PLANNERS))
rules.add_rule("auxiliaries.call_in", calls_in)
rules.add_rule("auxiliaries.confirm_hours", confirms)
rules.add_rule("auxiliaries.answer_overtime", answers_overtime)
