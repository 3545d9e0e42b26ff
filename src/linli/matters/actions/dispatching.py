"""From the centre to the unit: dispatch, accept, object, and what a coordinator makes of an objection."""

from datetime import datetime

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.assisting import let_go
from linli.matters.actions.orders import issue
from linli.matters.actions.proposing import AGREED, propose
from linli.matters.actions.step import Step, check_post, check_unit
from linli.matters.data import Cause, ClockKind, Kind, MatterId, State
from linli.matters.models import Matter, MatterEvent, Objection
from linli.matters.rules.acts import ObjectionFacts, may_object
from linli.organisation import api as organisation


@act
def dispatch(
    matter_id: MatterId, *, unit: UnitId, post: PostId | None = None, note: str = "", actor: Actor, at: datetime
) -> None:
    """Give it to a department, a station or the centre's own people; the handling clock starts now."""
    _send(Step("dispatch", matter_id, actor=actor, at=at), unit, post, note)


@act
def redispatch(
    matter_id: MatterId, *, unit: UnitId, post: PostId | None = None, because: str, actor: Actor, at: datetime
) -> None:
    """Give it to another unit: the first guess was wrong, or the objection is agreed with."""
    step = Step("redispatch", matter_id, actor=actor, at=at)
    if step.source is State.OBJECTED:
        _decide(step, "redispatched", unit)
    _send(step, unit, post, because)


@act
def designate(matter_id: MatterId, *, unit: UnitId | None = None, because: str, actor: Actor, at: datetime) -> None:
    """Overrule the objection: this unit (the one that objected, unless another is named) handles it, finally."""
    step = Step("designate", matter_id, actor=actor, at=at)
    _decide(step, "designated", unit or step.matter.lead_unit_id)
    _send(step, unit or UnitId(step.matter.lead_unit_id or 0), None, because, designated=True)


def _send(step: Step, unit: UnitId, post: PostId | None, note: str, *, designated: bool = False) -> None:
    """To `unit`, from the actor's centre. The clocks of whoever held it stop; the outer one runs on."""
    check_unit(step, unit)
    check_post(unit, post, on=step.today)
    step.clocks.stop(ClockKind.SCREEN, ClockKind.OBJECT, ClockKind.HANDLE, at=step.at)
    if not designated:
        step.clocks.start(ClockKind.OBJECT, unit, act=step.act, at=step.at)
    step.clocks.start(ClockKind.HANDLE, unit, act=step.act, at=step.at)
    step.seal(note=note)
    step.take(
        detail={"unit": unit, "post": post, "before": step.matter.lead_unit_id},
        holder_unit_id=unit, holder_post_id=post, lead_unit_id=unit, dispatching_unit_id=step.actor.unit,
        dispatched_by_id=step.actor.user, dispatched_at=step.at, designated=designated, offered_to_id=None,
        handled_by_id=None, checked_by_id=None, checked_at=None, **let_go(step, unit),
    )  # fmt: skip


@act
def accept(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """The unit takes it in hand, and with it the duty to answer; a petition's sixty days begin."""
    step = Step("accept", matter_id, actor=actor, at=at)
    step.clocks.stop(ClockKind.OBJECT, at=at)
    if step.clocks.running_of(ClockKind.ANSWER) is None and step.matter.kind == Kind.PETITION:
        step.clocks.start(ClockKind.ANSWER, step.matter.lead_unit_id or step.matter.holder_unit_id, act="accept", at=at)
    step.take(handled_by_id=actor.user, offered_to_id=None)


@act
def object_to_dispatch(
    matter_id: MatterId, *, right_unit: UnitId, duty: str, reason: str, actor: Actor, at: datetime
) -> None:
    """“Not ours”: once per unit, in its window, with the duty it rests on and the right unit named.

    The handling clock runs on. Where the named unit takes it over, no coordinator is needed. A second unit's objection
    lifts the matter to the centre above.
    """
    step = Step("object", matter_id, actor=actor, at=at)
    unit = UnitId(step.matter.lead_unit_id or 0)
    before = list(Objection.objects.filter(matter=step.matter).values_list("unit_id", flat=True))
    _check_objection(step, unit, right_unit, unit in before)
    if not reason.strip():
        raise BadInput("reason", _("An objection says why."))
    centre = UnitId(step.matter.dispatching_unit_id or 0)
    higher = organisation.centre_above(centre) if before else None
    if higher is not None and higher.id != step.matter.unit_concerned_id:
        issue(step, Cause.RETURNED_TWICE, centre)
        centre = higher.id
    Objection.objects.create(
        matter=step.matter, unit_id=unit, right_unit_id=right_unit, duty=duty[:40], at=at, **_way(step.matter)
    )
    step.clocks.stop(ClockKind.OBJECT, at=at)
    step.seal(reason=reason)
    step.take(
        detail={"unit": unit, "right_unit": right_unit, "to": centre},
        holder_unit_id=centre, holder_post_id=None, dispatching_unit_id=centre, offered_to_id=right_unit,
    )  # fmt: skip


def _way(matter: Matter) -> dict[str, str | int | None]:
    """Category and township, by which earlier decisions are found; nothing of a complaint."""
    if matter.unit_concerned_id is not None:
        return {}
    return {"category_key": matter.category_key, "place_id": matter.township_id or matter.district_id}


def _check_objection(step: Step, unit: UnitId, right_unit: UnitId, objected_before: bool) -> None:
    check_unit(step, right_unit, field="right_unit")
    clock = step.clocks.running_of(ClockKind.OBJECT)
    today = step.today
    facts = ObjectionFacts(
        today=today, last_day=clock.last_day if clock else today, designated=step.matter.designated,
        objected_before=objected_before, unit=unit, right_unit=right_unit,
    )  # fmt: skip
    may_object.on(today)(facts)


def _decide(step: Step, decision: str, unit: int | None) -> None:
    """What was made of the open objection, and who has the matter now; what repeats is proposed as a rule."""
    for row in Objection.objects.filter(matter=step.matter, decision=""):
        row.decision, row.decided_at, row.gave_to_id = decision, step.at, unit
        row.save(update_fields=["decision", "decided_at", "gave_to"])
        if decision in AGREED:
            propose(row, at=step.at)


@act
def offer_transfer(matter_id: MatterId, *, to: UnitId, reason: str, actor: Actor, at: datetime) -> None:
    """Ask another unit to take it over; until it does, nothing changes."""
    step = Step("offer_transfer", matter_id, actor=actor, at=at)
    check_unit(step, to, field="to")
    if to == step.matter.lead_unit_id:
        raise BadInput("to", _("Your unit has it already."))
    step.seal(reason=reason)
    step.take(detail={"unit": to}, offered_to_id=to)


@act
def take_over(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """The unit that was asked agrees: it leads from now on, in the time that is left."""
    step = Step("take_over", matter_id, actor=actor, at=at)
    unit = step.matter.offered_to_id
    if unit is None:
        raise NotAllowed(_("Nobody has offered this matter to your unit."))
    if step.source is State.OBJECTED:
        _decide(step, "taken_over", unit)
    step.clocks.stop(ClockKind.OBJECT, at=at)
    step.clocks.hand_over(ClockKind.HANDLE, unit)
    step.take(
        detail={"unit": unit, "before": step.matter.lead_unit_id},
        holder_unit_id=unit, holder_post_id=None, lead_unit_id=unit, handled_by_id=actor.user, offered_to_id=None,
        **let_go(step, unit),
    )  # fmt: skip


@act
def give_to_post(matter_id: MatterId, *, post: PostId | None, actor: Actor, at: datetime) -> None:
    """Somebody of the holding unit has it in hand; without a post, it goes back to the unit's queue."""
    put_in_hand(matter_id, post, actor=actor, at=at)


def put_in_hand(matter_id: MatterId, post: PostId | None, *, actor: Actor, at: datetime) -> MatterEvent:
    """The same as part of another act."""
    step = Step("give_to_post", matter_id, actor=actor, at=at)
    check_post(UnitId(step.matter.holder_unit_id), post, on=step.today)
    return step.take(detail={"post": post}, holder_post_id=post)


@act
def recuse(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """An interest of one's own: the post stays away from the matter from now on, and nobody asks further."""
    step = Step("recuse", matter_id, actor=actor, at=at)
    step.seal(reason=reason)
    holder = None if step.matter.holder_post_id == actor.post else step.matter.holder_post_id
    step.take(detail={"post": actor.post}, recused=[*step.matter.recused, actor.post], holder_post_id=holder)
