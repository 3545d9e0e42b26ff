"""The check by a third, and the answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.causes import tell_of_cause
from linli.matters.actions.message import delivery_of, hand_out
from linli.matters.actions.orders import issue
from linli.matters.actions.step import Step
from linli.matters.data import Answer, Cause, Channel, ClockKind, Evidence, MatterId
from linli.matters.engine.masking import mask
from linli.matters.models import PublicText, Reply
from linli.matters.rules.acts import CheckFacts, check_is_by_a_third
from linli.matters.rules.answers import check_answer, cleaned


@act
def answer_on_the_spot(
    matter_id: MatterId, *, answer: Answer, photos: Sequence[Evidence] = (), actor: Actor, at: datetime
) -> None:
    """Solved at the doorstep or by one telephone call; nothing was dispatched, so nothing has to be checked."""
    step = Step("answer_on_the_spot", matter_id, actor=actor, at=at)
    step.seal_evidence(photos)
    unit = step.matter.holder_unit_id
    _answer(step, answer, stage=0, lead_unit_id=unit, handled_by_id=actor.user, handled_at=at)


@act
def pass_check(matter_id: MatterId, *, note: str = "", actor: Actor, at: datetime) -> None:
    """It is as reported; the unit that led it now answers the resident."""
    step = Step("pass_check", matter_id, actor=actor, at=at)
    _demand_a_third(step)
    step.clocks.stop(ClockKind.CHECK, at=at)
    step.seal(note=note)
    step.take(
        holder_unit_id=step.matter.lead_unit_id, holder_post_id=None, checked_by_id=actor.user, checked_at=at,
    )  # fmt: skip


@act
def rework(matter_id: MatterId, *, reason: str, no_evidence: bool = False, actor: Actor, at: datetime) -> None:
    """Not as reported: back to the unit, whose old deadline still holds. Missing evidence is a supervise order."""
    step = Step("rework", matter_id, actor=actor, at=at)
    _demand_a_third(step)
    if not reason.strip():
        raise BadInput("reason", _("Say what is missing."))
    unit = step.matter.lead_unit_id or step.matter.holder_unit_id
    step.clocks.stop(ClockKind.CHECK, at=at)
    step.clocks.run_on(ClockKind.HANDLE)
    if no_evidence:
        issue(step, Cause.NO_EVIDENCE, unit)
    step.seal(reason=reason)
    step.take(detail={"no_evidence": int(no_evidence)}, holder_unit_id=unit, holder_post_id=None)


def _demand_a_third(step: Step) -> None:
    matter = step.matter
    check_is_by_a_third(CheckFacts(step.actor.user, matter.handled_by_id, matter.dispatched_by_id))


@act
def reply(matter_id: MatterId, *, answer: Answer, actor: Actor, at: datetime) -> None:
    """The answer to the resident, and to everybody whose report was merged into this one."""
    _answer(Step("reply", matter_id, actor=actor, at=at), answer, stage=0)


def _answer(step: Step, answer: Answer, *, stage: int, outcome: str = "", **changes: Any) -> Reply:
    """Store the answer, stop what runs, open the resident's window, tell the resident."""
    answer = cleaned(answer)
    outcome = outcome or check_answer(answer, today=step.today)
    step.clocks.stop(at=step.at)
    delivery = delivery_of(step, stage)
    step.seal_answer(answer)
    step.take(
        detail={"outcome": outcome, "stage": stage}, holder_post_id=None, planned_on=None, news_by=None, asked_at=None,
        replied_at=step.at, closes_at=delivery.closes_at(stage, step.at), **changes,
    )  # fmt: skip
    row = Reply.objects.create(
        matter=step.matter, stage=stage, outcome=outcome, done_on=answer.done_on, administrative=answer.administrative,
        unit_id=step.actor.unit or step.matter.holder_unit_id, post_id=step.actor.post, at=step.at,
        delivered_at=delivery.begins(step.at),
    )  # fmt: skip
    hand_out(step, delivery)
    if step.matter.channel == Channel.CENTRE:
        tell_of_cause(step, answer, outcome)
    return row


answer_stage = _answer
"""For the two later stages, in `judging`."""


@act
def publish_text(matter_id: MatterId, *, text: str, reply: str = "", actor: Actor, at: datetime) -> None:
    """Words that everybody may read. Personal numbers are masked once more; an empty text takes them back."""
    step = Step("publish_text", matter_id, actor=actor, at=at)
    text, reply = (mask(clean(f, t, limit=400)).text for f, t in (("text", text), ("reply", reply)))
    if text:
        PublicText.objects.update_or_create(
            matter=step.matter, defaults={"text": text, "reply": reply, "post_id": actor.post, "at": at}
        )
    else:
        PublicText.objects.filter(matter=step.matter).delete()
    step.take(detail={"public": int(bool(text))})
