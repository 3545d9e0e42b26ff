"""What the resident makes of the answer, and what the levels above make of it: two stages, no more."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from linli.kernel.actor import SYSTEM, Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.answering import answer_stage
from linli.matters.actions.message import parts_opened, window_ends
from linli.matters.actions.orders import issue
from linli.matters.actions.pressing import keep_pressed
from linli.matters.actions.step import Step
from linli.matters.data import Answer, Cause, ClockKind, MatterId, Pressed, SaidWhen, State
from linli.matters.models import FAR, CallBack, Matter, Rating, Reply, Review
from linli.matters.queries.call_backs import had_a_hand
from linli.matters.queries.limits import calendar, window
from linli.matters.queries.parts import is_held
from linli.matters.rules.acts import WindowFacts, may_ask_review
from linli.organisation import api as organisation


@act
def rate(
    matter_id: MatterId, *, solved: bool, satisfied: bool | None = None, words: str = "",
    pressed: Pressed | None = None, actor: Actor, at: datetime,
) -> bool:  # fmt: skip
    """Solved? Satisfied? “Not solved” reopens it while the window is open; True where it did."""
    step = Step("rate", matter_id, actor=actor, at=at)
    row, new = Rating.objects.get_or_create(
        matter=step.matter, defaults={"solved": solved, "satisfied": satisfied, "at": at}
    )
    if not new:
        Rating.objects.filter(pk=row.pk).update(solved=solved, satisfied=satisfied, changed_at=at)
    step.seal(rating=words)
    keep_pressed(step.matter, SaidWhen.RATING, pressed, at=at)
    before = {} if new else {"was_solved": int(row.solved)}
    step.take(detail={"solved": int(solved), "satisfied": None if satisfied is None else int(satisfied), **before})
    if solved or step.source is not State.REPLIED:
        return False
    _reopen(Step("reopen", matter_id, actor=actor, at=at))
    return True


@act
def reopen(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """Not solved after all: back to the unit, with a supervise order that it has to answer in writing."""
    step = Step("reopen", matter_id, actor=actor, at=at)
    step.seal(reason=reason)
    _reopen(step)


def _reopen(step: Step) -> None:
    matter = step.matter
    unit = matter.lead_unit_id or matter.holder_unit_id
    step.clocks.start(ClockKind.HANDLE, unit, act="reopen", at=step.at)
    step.clocks.start(ClockKind.ANSWER, unit, act="reopen", at=step.at)
    issue(step, Cause.NOT_SOLVED, unit)
    step.take(
        detail={"unit": unit}, reopened=matter.reopened + 1, holder_unit_id=unit, lead_unit_id=unit,
        dispatching_unit_id=matter.dispatching_unit_id or matter.holder_unit_id,
        dispatched_at=matter.dispatched_at or step.at, checked_by_id=None, checked_at=None, handled_at=None,
        replied_at=None, closes_at=FAR,
    )  # fmt: skip


@act
def request_review(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """Within 30 days of the answer; the unit one level above reviews it."""
    _ask(Step("request_review", matter_id, actor=actor, at=at), reason, stage=1)


@act
def request_rereview(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """Within 30 days of the review; one level further up, and for the last time."""
    _ask(Step("request_rereview", matter_id, actor=actor, at=at), reason, stage=2)


def _ask(step: Step, reason: str, *, stage: int) -> None:
    if not reason.strip():
        raise BadInput("reason", _("Say what you do not agree with."))
    last = Reply.objects.filter(matter=step.matter).latest("id")
    begun = last.delivered_at or last.opened_at
    last_day = calendar().local_day(step.matter.closes_at - timedelta(microseconds=1)) if begun else None
    may_ask_review.on(step.today)(WindowFacts(step.today, last_day))
    above = organisation.centre_above(UnitId(last.unit_id))
    if above is None or above.id == step.matter.unit_concerned_id:
        raise NotAllowed(
            _("The level above is outside this service: turn to the office of the next higher government.")
        )
    kind = ClockKind.REVIEW if stage == 1 else ClockKind.REREVIEW
    step.clocks.start(kind, above.id, act=step.act, at=step.at)
    Review.objects.create(matter=step.matter, stage=stage, unit_id=above.id, asked_at=step.at)
    step.seal(reason=reason)
    step.take(detail={"unit": above.id}, holder_unit_id=above.id, holder_post_id=None, closes_at=FAR)


@act
def decide_review(matter_id: MatterId, *, changed: bool, answer: Answer, actor: Actor, at: datetime) -> None:
    """Upheld or changed, in writing, by somebody who neither handled nor dispatched it."""
    _decide(Step("decide_review", matter_id, actor=actor, at=at), changed, answer, stage=1)


@act
def decide_rereview(matter_id: MatterId, *, changed: bool, answer: Answer, actor: Actor, at: datetime) -> None:
    """The last word: the same facts and reasons are not taken again."""
    step = Step("decide_rereview", matter_id, actor=actor, at=at)
    _decide(step, changed, answer, stage=2)
    Matter.objects.filter(pk=step.id).update(closed_at=at, closes_at=FAR)


def _decide(step: Step, changed: bool, answer: Answer, *, stage: int) -> None:
    if not answer.findings.strip() or not answer.basis.strip():
        missing = "basis" if answer.findings.strip() else "findings"
        raise BadInput(missing, _("A review says what was found, and on which basis it decides."))
    Review.objects.filter(matter=step.matter, stage=stage).update(decided_at=step.at)
    answer_stage(step, answer, stage=stage, outcome="changed" if changed else "upheld")


@act
def record_hearing(matter_id: MatterId, *, days: int, actor: Actor, at: datetime) -> None:
    """The days of a hearing are not counted: the re-review ends that much later."""
    step = Step("record_hearing", matter_id, actor=actor, at=at)
    if not 1 <= days <= 30:
        raise BadInput("days", _("A hearing takes from 1 to 30 days."))
    Review.objects.filter(matter=step.matter, stage=2).update(hearing_days=days)
    step.clocks.extend(days, at, ClockKind.REREVIEW)
    step.take(detail={"days": days})


@act
def record_call_back(
    matter_id: MatterId, *, reached: bool, contacted: bool | None = None, solved: bool | None = None,
    satisfied: bool | None = None, pressed: Pressed | None = None, actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """What was heard by somebody who neither handled nor dispatched. Unreached is counted as nothing at all."""
    step = Step("record_call_back", matter_id, actor=actor, at=at)
    if had_a_hand(step.id, actor.user):
        raise NotPermitted(_("Somebody else must call: you have handled, dispatched or answered this matter."))
    unit = step.matter.lead_unit_id or step.matter.holder_unit_id
    heard = {"contacted": contacted, "solved": solved, "satisfied": satisfied}
    heard = heard if reached else dict.fromkeys(heard)
    CallBack.objects.create(matter=step.matter, unit_id=unit, post_id=actor.post, at=at, reached=reached, **heard)
    if reached:
        keep_pressed(step.matter, SaidWhen.CALL_BACK, pressed, unit=unit, at=at)
    if solved is False and reached:
        issue(step, Cause.NOT_SOLVED, unit)
    step.take(detail={"unit": unit, "reached": int(reached), **_told(heard)})


@act
def correct_call_back(
    matter_id: MatterId, *, solved: bool | None, satisfied: bool | None, contacted: bool | None,
    pressed: Pressed | None = None, actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """The resident puts right, for 15 days, what a call-back has recorded."""
    step = Step("correct_call_back", matter_id, actor=actor, at=at)
    last = CallBack.objects.filter(matter=step.matter, reached=True).order_by("-id").first()
    if last is None:
        raise NotFound
    if at >= window("matters.correct", last.at).at:
        raise NotAllowed(_("A call-back can be corrected for 15 days."))
    corrected = {"contacted": contacted, "solved": solved, "satisfied": satisfied}
    CallBack.objects.filter(pk=last.pk).update(corrected_at=at, **corrected)
    keep_pressed(step.matter, SaidWhen.CALL_BACK, pressed, unit=last.unit_id, at=at)
    was = {f"was_{name}": getattr(last, name) for name in corrected}
    day = calendar().local_day(last.at).isoformat()
    step.take(detail={"unit": last.unit_id, "day": day, **_told(corrected), **_told(was)})


def _told(answers: Mapping[str, bool | None]) -> dict[str, int | None]:
    return {name: said if said is None else int(said) for name, said in answers.items()}


@act
def mark_opened(matter_id: MatterId, *, at: datetime) -> None:
    """The holder of the receipt sees the answer for the first time: an undelivered answer's window begins."""
    matter = Matter.objects.filter(pk=matter_id).first()
    for opened in parts_opened(matter) if matter else ():
        _open(opened, at)


def _open(matter_id: MatterId, at: datetime) -> None:
    last = Reply.objects.filter(matter=matter_id).select_related("matter").order_by("-id").first()
    if last is None or last.delivered_at or last.opened_at or is_held(last.matter):
        return
    if Reply.objects.filter(pk=last.pk, opened_at__isnull=True).update(opened_at=at):
        waiting = Matter.objects.filter(pk=matter_id, state__among=[State.REPLIED, State.REVIEWED])
        waiting.update(closes_at=window_ends(last.stage, at, at))


@act
def close_windows(at: datetime, limit: int = 200) -> int:
    """Close what was answered and whose window has ended; how many."""
    due = Matter.objects.filter(state__among=[State.REPLIED, State.REVIEWED], closes_at__lte=at).order_by("closes_at")
    found = list(due.values_list("pk", flat=True)[:limit])
    for matter_id in found:
        Step("close", MatterId(matter_id), actor=SYSTEM, at=at).take(closed_at=at, closes_at=FAR)
    return len(found)
