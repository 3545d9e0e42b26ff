"""What the unit does with a matter that it has accepted."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.assisting import let_go
from linli.matters.actions.step import Step
from linli.matters.actions.telling import tell_resident
from linli.matters.data import Answer, ClockKind, Evidence, MatterId, PauseCause
from linli.matters.models import Extension, Pause
from linli.matters.queries.names import unit_name
from linli.matters.rules.acts import ExtensionFacts, may_extend
from linli.matters.rules.answers import check_answer, cleaned


@act
def plan_date(matter_id: MatterId, *, on: date, actor: Actor, at: datetime) -> None:
    """The day on which work is planned: a help for the resident, which moves no deadline."""
    step = Step("plan_date", matter_id, actor=actor, at=at)
    if on < step.today:
        raise BadInput("on", _("This day has passed."))
    step.take(detail={"on": on.isoformat()}, planned_on=on, plan_chased=False)
    tell_resident(step)


@act
def pause(matter_id: MatterId, *, cause: PauseCause, reason: str, actor: Actor, at: datetime) -> None:
    """Stand still on a lawful ground. Statutory clocks run on; the resident is told which and why."""
    step = Step("pause", matter_id, actor=actor, at=at)
    if not reason.strip():
        raise BadInput("reason", _("A pause says why."))
    if not step.clocks.pause(at):
        raise NotAllowed(_("No clock of this matter may stand still: its limit is set by law."))
    Pause.objects.create(matter=step.matter, cause=cause, began_at=at)
    step.seal(reason=reason)
    step.take(detail={"cause": cause})
    tell_resident(step)


@act
def resume(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """Go on; the clocks that stood still end as much later as they stood."""
    step = Step("resume", matter_id, actor=actor, at=at)
    Pause.objects.filter(matter=step.matter, ended_at__isnull=True).update(ended_at=at)
    step.clocks.resume(at)
    step.take(detail={"due": str(step.clocks.last_day or "")})
    tell_resident(step)


@act
def request_extension(matter_id: MatterId, *, days: int, reason: str, actor: Actor, at: datetime) -> None:
    """Ask once for at most 30 days more; somebody who does not handle it decides."""
    step = Step("request_extension", matter_id, actor=actor, at=at)
    asked = Extension.objects.filter(matter=step.matter).exclude(approved=False).exists()
    may_extend.on(step.today)(ExtensionFacts(days=days, extended_before=asked))
    if not reason.strip():
        raise BadInput("reason", _("The resident will be told the reason; give one."))
    try:
        with transaction.atomic():
            Extension.objects.create(matter=step.matter, days=days, asked_by_id=actor.user, asked_at=at)
    except IntegrityError:
        raise Overtaken from None
    step.seal(reason=reason)
    step.take(detail={"days": days})


@act
def approve_extension(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """The clocks of handling and answering end that much later, and the resident is told why."""
    step = Step("approve_extension", matter_id, actor=actor, at=at)
    asked = _decide(step, approved=True)
    step.clocks.extend(asked.days, at, ClockKind.HANDLE, ClockKind.ANSWER)
    step.take(detail={"days": asked.days, "due": str(step.clocks.last_day or "")})
    tell_resident(step)


@act
def refuse_extension(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    step = Step("refuse_extension", matter_id, actor=actor, at=at)
    asked = _decide(step, approved=False)
    step.seal(reason=reason)
    step.take(detail={"days": asked.days})


def _decide(step: Step, *, approved: bool) -> Extension:
    asked = Extension.objects.filter(matter=step.matter, approved__isnull=True).first()
    if asked is None:
        raise NotAllowed(_("No extension has been asked for."))
    if step.actor.user is not None and step.actor.user == asked.asked_by_id:
        raise NotPermitted(_("Who asks for an extension does not approve it."))
    asked.approved, asked.decided_by_id, asked.decided_at = approved, step.actor.user, step.at
    asked.save(update_fields=["approved", "decided_by", "decided_at"])
    return asked


@act
def report_handled(
    matter_id: MatterId, *, answer: Answer, photos: Sequence[Evidence] = (), despite: str = "",
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """What was found and done, with clean photos and what each shows; the dispatching centre checks it.

    While a unit that was asked to help has not finished, `despite` says why it is reported without it.
    """
    step = Step("report_handled", matter_id, actor=actor, at=at)
    if waiting := step.matter.assisting:
        _demand_why(waiting, despite)
    answer = cleaned(answer)
    outcome = check_answer(answer, today=step.today)
    step.clocks.stop(ClockKind.HANDLE, at=at)
    centre = step.matter.dispatching_unit_id or step.matter.holder_unit_id
    step.clocks.start(ClockKind.CHECK, centre, act="report_handled", at=at)
    step.seal_answer(answer)
    step.seal_evidence(photos)
    step.seal(despite=despite if waiting else "")
    step.take(
        detail={
            "outcome": outcome, "photos": len(photos), "despite": len(waiting),
            "on": answer.done_on.isoformat() if answer.done_on else None,
        },
        holder_unit_id=centre, holder_post_id=None, handled_by_id=actor.user, handled_at=at, planned_on=None,
        offered_to_id=None, **let_go(step),
    )  # fmt: skip


def _demand_why(waiting: Sequence[int], despite: str) -> None:
    """Who leads stays answerable, also for those it asked."""
    if despite.strip():
        return
    names = unit_name(waiting[0])
    raise BadInput("despite", _("{unit} still helps. Wait for it, or say why you report without it.", unit=names))


@act
def ask_resident(matter_id: MatterId, *, question: str, actor: Actor, at: datetime) -> None:
    """A question to whoever holds the receipt. No answer closes nothing and stops no clock."""
    step = Step("ask_resident", matter_id, actor=actor, at=at)
    if not question.strip():
        raise BadInput("question", _("Write the question."))
    step.seal(question=question)
    step.take(asked_at=at)
    tell_resident(step)
