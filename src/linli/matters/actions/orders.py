"""Issuing a supervise order (督办单) as part of another act."""

from linli.kernel.actor import UnitId
from linli.matters.actions.step import Step
from linli.matters.data import Cause, OrderState
from linli.matters.models import SuperviseOrder
from linli.matters.queries.limits import window


def issue(step: Step, cause: Cause, unit: UnitId | int) -> SuperviseOrder | None:
    """An order on `unit`, which answers in writing; None where it has one for this cause still open."""
    by_hand = step.act == "supervise"
    matter, at = step.matter, step.at
    open_ones = SuperviseOrder.objects.filter(matter=matter, cause=cause, unit=unit)
    if open_ones.exclude(state=OrderState.SETTLED).exists():
        return None
    order = SuperviseOrder.objects.create(
        matter=matter, cause=cause, unit_id=unit, issued_by_id=step.actor.post if by_hand else None, issued_at=at,
        due_at=window("matters.order", at).at,
    )  # fmt: skip
    if not by_hand:  # by hand, the act itself is the record
        told = Step.of(matter, "order_issued", actor=step.actor, at=at)
        told.note({"cause": cause, "unit": int(unit), "order": order.pk})
    return order
