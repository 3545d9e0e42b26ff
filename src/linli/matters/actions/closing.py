"""A unit is closed: its lead decides where each open matter goes, and it cannot close while one has nowhere to go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.assisting import let_go
from linli.matters.actions.step import Step, check_unit
from linli.matters.data import MatterId, OrderState, State
from linli.matters.models import Matter, SuperviseOrder
from linli.matters.queries.closing import MOST, ROLES_OF_A_UNIT, hangs_on, left_in, still_parked
from linli.organisation import api as organisation
from linli.organisation.data import UnitClosing, UnitKind


def may_move_out(actor: Actor, unit: UnitId) -> bool:
    """The lead of the unit or of a centre above it."""
    lineage = (unit, *(above.id for above in organisation.ancestors(unit)))
    return actor.holds(Role.LEAD) and any(actor.belongs_to(one) for one in lineage)


@act
def move_out(
    unit: UnitId, *, to: Mapping[MatterId, UnitId], others: UnitId | None = None, actor: Actor, at: datetime
) -> int:
    """Every open matter of the unit goes where `to` says, else to `others`; how many moved.

    The clocks run on, on the new unit. Helping and offers just end. All of it or nothing.
    """
    if not may_move_out(actor, unit):
        raise NotPermitted
    found = list(left_in(unit).select_related("category__edition").order_by("due_at", "pk")[:MOST])
    for matter in found:
        _move(matter, unit, to.get(MatterId(matter.pk), others), actor, at)
    return len(found)


def _move(matter: Matter, unit: UnitId, to: UnitId | None, actor: Actor, at: datetime) -> None:
    step = Step.outside(matter, "unit_closed", actor=actor, at=at)
    changes: dict[str, Any] = let_go(step, unit) if unit in matter.assisting else {}
    if matter.offered_to_id == unit:
        changes["offered_to_id"] = None
    held = [role for role in ROLES_OF_A_UNIT if getattr(matter, role) == unit]
    if held:
        to = _checked(step, unit, to)
        changes |= dict.fromkeys(held, to)
        if to in matter.assisting and "lead_unit_id" in held:
            changes |= let_go(step, to)
        if "holder_unit_id" in held:
            changes["holder_post_id"] = None
        step.clocks.pass_on(unit, to)
        _pass_orders_on(matter, unit, to)
    step.take(
        detail={"before": unit, "unit": to if held else matter.holder_unit_id}, target=State(matter.state),
        wrote_at=matter.wrote_at, **changes,
    )  # fmt: skip


def _checked(step: Step, unit: UnitId, to: UnitId | None) -> UnitId:
    """A destination that stands, may read the matter, and can do what the unit did: only a centre screens."""
    field = f"to_{step.matter.pk}"
    if to is None or to == unit:
        raise BadInput(field, _("{number} has no destination yet.", number=step.matter.number))
    check_unit(step, to, field=field)
    if _coordinates(step.matter, unit) and organisation.unit(to).kind is not UnitKind.CENTRE:
        raise BadInput(field, _("{number} needs a centre: somebody has to decide on it.", number=step.matter.number))
    return to


def _coordinates(matter: Matter, unit: UnitId) -> bool:
    """It screens, checks or decides there, and does not only handle."""
    screens = matter.holder_unit_id == unit and matter.lead_unit_id != unit
    return screens or matter.dispatching_unit_id == unit


def _pass_orders_on(matter: Matter, unit: UnitId, to: UnitId) -> None:
    """Open supervise orders follow, but for a cause for which the new unit has one already."""
    orders = SuperviseOrder.objects.filter(matter=matter).exclude(state=OrderState.SETTLED)
    has = set(orders.filter(unit=to).values_list("cause", flat=True))
    orders.filter(unit=unit).exclude(cause__in=has).update(unit=to)


def refuse_closing(closing: UnitClosing) -> None:
    """Nothing may be left without a holder, and nobody without the call they were promised."""
    open_ones = left_in(closing.unit).count()
    if open_ones:
        raise NotAllowed(
            _("{n} open matters hang on this unit. Its lead decides first where each of them goes.", n=open_ones)
        )
    if waiting := still_parked(closing.unit):
        raise NotAllowed(
            _("{n} parked calls or numbers to ring still wait in this unit. Finish them first.", n=waiting)
        )
    if rules := hangs_on(closing.unit):
        raise NotAllowed(
            _("Routing rules {rules} still send matters to this unit. Publish rules without it first.", rules=rules)
        )
