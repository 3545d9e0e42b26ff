"""Supervise orders by hand and their written answers; and what Linli does when a clock runs out."""

from datetime import datetime

from linli.kernel.actor import SYSTEM, Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.orders import issue
from linli.matters.actions.step import Step, hold
from linli.matters.actions.telling import tell_leads
from linli.matters.data import AT_WORK, Cause, ClockKind, MatterId, OrderState, State
from linli.matters.models import Clock, Matter, SuperviseOrder
from linli.matters.rules.clocks import NOT_BREACHED
from linli.matters.rules.parties import kept_away, lead
from linli.matters.states import ORDER
from linli.organisation.data import PostEnded
from linli.privacy.data import Purpose, Sealed


@act
def supervise(matter_id: MatterId, *, cause: Cause, reason: str, actor: Actor, at: datetime) -> int:
    """A lead of a level above asks the unit for a written answer; the id of the order."""
    step = Step("supervise", matter_id, actor=actor, at=at)
    if not reason.strip():
        raise BadInput("reason", _("An order says why."))
    unit = step.matter.lead_unit_id or step.matter.holder_unit_id
    order = issue(step, cause, unit)
    if order is None:
        raise BadInput("cause", _("An order for this reason is still open."))
    step.seal(reason=reason)
    step.take(detail={"cause": cause, "unit": unit, "order": order.pk})
    return order.pk


@act
def answer_order(order_id: int, *, text: str, actor: Actor, at: datetime) -> None:
    """The unit answers in writing: what went wrong, what has been done."""
    if not text.strip():
        raise BadInput("text", _("Write the answer."))
    _order_step("answer_order", order_id, text, actor, at, answered_at=at)


@act
def return_answer(order_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """The answer does not do; the unit answers again."""
    _order_step("return_answer", order_id, reason, actor, at, answered_at=None)


@act
def settle_order(order_id: int, *, actor: Actor, at: datetime) -> None:
    _order_step("settle_order", order_id, "", actor, at, settled_at=at)


def _order_step(name: str, order_id: int, text: str, actor: Actor, at: datetime, **changes: datetime | None) -> None:
    order = SuperviseOrder.objects.select_related("matter").filter(pk=order_id).first()
    if order is None:
        raise NotFound
    standing = order.matter.standing()
    answers = actor.holds(Role.LEAD, Role.HANDLER, Role.CLERK) and actor.belongs_to(UnitId(order.unit_id))
    fits = answers if name == "answer_order" else lead(actor, standing)
    if not fits or kept_away(actor, standing):
        raise NotPermitted
    target = ORDER.move(name, OrderState(order.state)).target
    items = [Sealed("order", Purpose.HANDLING, text)] if text else []
    if not SuperviseOrder.objects.filter(pk=order_id, state=order.state).update(state=target, **changes):
        raise Overtaken
    step = Step.of(order.matter, name, actor=actor, at=at)
    step.note({"order": order_id, "cause": order.cause}, sealed=hold(order.matter, items, at))


@act
def warn_of_clocks(at: datetime, limit: int = 200) -> int:
    """Tell the units whose clocks are about to end; how many."""
    due = Clock.objects.filter(
        stopped_at__isnull=True, paused_at__isnull=True, warned_at__isnull=True, warn_at__lte=at
    ).select_related("matter")
    found = list(due.order_by("warn_at")[:limit])
    for clock in found:
        if clock.kind not in NOT_BREACHED:
            tell_leads("matters.due_soon", clock.matter, clock.unit_id, at=at)
    Clock.objects.filter(pk__in=[clock.pk for clock in found]).update(warned_at=at)
    return len(found)


@act
def breach_clocks(at: datetime, limit: int = 200) -> int:
    """Write down what was not kept, and issue the supervise order that follows from it; how many."""
    due = Clock.objects.filter(
        stopped_at__isnull=True, paused_at__isnull=True, breached_at__isnull=True, due_at__lte=at
    ).select_related("matter__category__edition")
    found = list(due.order_by("due_at")[:limit])
    for clock in found:
        _breach(clock, at)
    Clock.objects.filter(pk__in=[clock.pk for clock in found]).update(breached_at=at)
    return len(found)


def _breach(clock: Clock, at: datetime) -> None:
    matter = clock.matter
    if State(matter.state) not in AT_WORK:
        return
    silent = clock.kind == ClockKind.OBJECT and matter.state == State.DISPATCHED
    if clock.kind in NOT_BREACHED and not silent:
        return
    cause = Cause.NOT_RECEIVED if silent else Cause.OVERDUE
    step = Step.of(matter, "breach", actor=SYSTEM, at=at)
    step.note({"clock": clock.pk, "kind": clock.kind, "unit": clock.unit_id})
    issue(step, cause, clock.unit_id)
    tell_leads("matters.overdue", matter, clock.unit_id, at=at)


def on_post_ended(ended: PostEnded) -> None:
    """What the post had in hand goes back to its unit's queue, in the transaction that ends the post."""
    held = list(Matter.objects.filter(holder_post=ended.post.id, state__among=AT_WORK))
    for matter in held:
        step = Step.of(matter, "post_ended", actor=ended.actor, at=ended.at)
        step.note({"post": ended.post.id, "unit": matter.holder_unit_id})
    Matter.objects.filter(holder_post=ended.post.id).update(holder_post=None)
