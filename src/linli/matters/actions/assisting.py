"""One unit leads and answers; others help with a task, each on a clock of its own."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from linli.kernel.actor import Actor, UnitId
from linli.kernel.calendar import Term
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.clocks import Clocks
from linli.matters.actions.step import Step, check_unit
from linli.matters.actions.telling import tell_leads
from linli.matters.data import OPEN_ASSISTS, AssistState, AssistTask, ClockKind, Evidence, MatterId, State
from linli.matters.models import Assist, Matter
from linli.matters.queries.limits import limit
from linli.matters.rules.clocks import Limit
from linli.matters.rules.parties import is_party, kept_away
from linli.matters.states import ASSIST, HELPED, NEEDS_REASON

MOST_HELPERS = 5
MOST_DAYS = 10


@act
def ask_assist(
    matter_id: MatterId, *, unit: UnitId, task: AssistTask, days: int | None = None, note: str = "",
    actor: Actor, at: datetime,
) -> int:  # fmt: skip
    """Ask a unit for one part, in so many working days; the lead goes on answering for the whole. The task's id."""
    step = Step("ask_assist", matter_id, actor=actor, at=at)
    _check(step, unit, days)
    clock = step.clocks.start(ClockKind.ASSIST, unit, act="ask_assist", at=at, given=_limit(step, unit, days))
    step.seal(task=note)
    step.take(detail={"unit": unit, "task": task})
    assist = Assist.objects.create(
        matter=step.matter, unit_id=unit, asked_by_id=actor.unit, task=task, clock=clock, asked_at=at
    )
    _remember_helpers(step.matter)
    tell_leads("matters.assist_asked", step.matter, unit, at=at)
    return assist.pk


def _check(step: Step, unit: UnitId, days: int | None) -> None:
    check_unit(step, unit)
    matter = step.matter
    if unit == matter.lead_unit_id:
        raise BadInput("unit", _("This unit leads the matter; ask another."))
    if unit in matter.assisting:
        raise BadInput("unit", _("This unit has been asked already."))
    if len(matter.assisting) >= MOST_HELPERS:
        raise BadInput(
            "unit", _("{n} units help already. Whoever leads must be able to keep them together.", n=MOST_HELPERS)
        )
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise BadInput("days", _("Give from 1 to {most} working days.", most=MOST_DAYS))


def _limit(step: Step, unit: UnitId, days: int | None) -> Limit:
    """The house's own length, unless the asker needs another; whose rule it is stays the same."""
    usual = limit(ClockKind.ASSIST, step.matter.category, start=step.at, unit=unit)
    if days is None:
        return usual
    return Limit(usual.rule, usual.since, Term(days, usual.term.unit), usual.cites, usual.mark)


@act
def accept_assist(assist_id: int, *, actor: Actor, at: datetime) -> None:
    """The unit will do it."""
    _turn("accept_assist", assist_id, "", (), actor, at)


@act
def return_assist(assist_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """The unit cannot, and says why; the lead finds another way."""
    _turn("return_assist", assist_id, reason, (), actor, at)


@act
def report_assist(assist_id: int, *, said: str, photos: Sequence[Evidence] = (), actor: Actor, at: datetime) -> None:
    """What was found and done, for the lead, who makes it part of the answer."""
    if not said.strip():
        raise BadInput("said", _("Say what was found and done."))
    _turn("report_assist", assist_id, said, photos, actor, at)


@act
def send_back_assist(assist_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """It is not what was needed: the unit goes on, on a new clock."""
    _turn("send_back_assist", assist_id, reason, (), actor, at)


@act
def call_off_assist(assist_id: int, *, actor: Actor, at: datetime) -> None:
    """It is not needed any more."""
    _turn("call_off_assist", assist_id, "", (), actor, at)


def _turn(name: str, assist_id: int, text: str, photos: Sequence[Evidence], actor: Actor, at: datetime) -> None:
    assist = Assist.objects.select_related("matter__category__edition").filter(pk=assist_id).first()
    if assist is None:
        raise NotFound
    matter, before = assist.matter, AssistState(assist.state)
    moves = [move for move in ASSIST if move.act == name]
    _demand(actor, assist, moves[0].by)
    target = ASSIST.move(name, before).target or before
    if State(matter.state) not in HELPED:
        raise NotAllowed(_("The matter has moved on; nobody waits for this any more."))
    if name in NEEDS_REASON and not text.strip():
        raise BadInput("reason", _("Say why."))
    # The matter's row first, as in every act: whoever comes second waits here and then reads what the first has left.
    Matter.objects.filter(pk=matter.pk).update(updated_at=at)
    over = None if target in OPEN_ASSISTS else at
    if not Assist.objects.filter(pk=assist.pk, state=before).update(state=target, ended_at=over):
        raise Overtaken
    _turn_clock(assist, before, target, name, at)
    _remember_helpers(matter)
    step = Step.of(matter, name, actor=actor, at=at)
    step.seal(**{"said" if name == "report_assist" else "reason": text})
    step.seal_evidence(photos)
    step.note({"assist": assist.pk, "unit": assist.unit_id})
    _tell(assist, name, at)


def _demand(actor: Actor, assist: Assist, party: str) -> None:
    standing = assist.matter.standing()
    if party == "assistant":
        own = actor.belongs_to(UnitId(assist.unit_id)) and not kept_away(actor, standing)
        fits = own and (is_party(party, actor, standing) or assist.state not in OPEN_ASSISTS)
    else:
        fits = is_party(party, actor, standing)
    if not fits:
        raise NotPermitted


def _turn_clock(assist: Assist, before: AssistState, target: AssistState, name: str, at: datetime) -> None:
    """It stops when the task is over; what is sent back gets a new one."""
    clocks = Clocks.of(assist.matter, assist.matter.category)
    if target not in OPEN_ASSISTS:
        clocks.end([clock for clock in clocks.running if clock.pk == assist.clock_id], at=at)
    elif before not in OPEN_ASSISTS:
        assist.clock = clocks.start(ClockKind.ASSIST, assist.unit_id, act=name, at=at)
    clocks.save()
    if before not in OPEN_ASSISTS:
        assist.save(update_fields=["clock"])


def _remember_helpers(matter: Matter) -> None:
    """Which units help now stands on the matter itself: whoever asks for a permission needs no further statement."""
    units = (
        Assist.objects.filter(matter=matter, state__among=OPEN_ASSISTS).order_by("id").values_list("unit_id", flat=True)
    )
    matter.assisting = list(units)
    Matter.objects.filter(pk=matter.pk).update(assisting=matter.assisting)


def _tell(assist: Assist, name: str, at: datetime) -> None:
    """The other side hears of it; that somebody has begun needs no message."""
    if name == "accept_assist":
        return
    matter = assist.matter
    asked = name in ("send_back_assist", "call_off_assist")
    other = assist.unit_id if asked else matter.lead_unit_id or matter.holder_unit_id
    tell_leads("matters.assist_asked" if asked else "matters.assist_moved", matter, other, at=at)


def let_go(step: Step, *units: int) -> dict[str, Any]:
    """Nobody waits for these helpers (all, where none is named) any more; what has to change on the matter."""
    going = [unit for unit in step.matter.assisting if not units or unit in units]
    if not going:
        return {}
    Matter.objects.filter(pk=step.id).update(updated_at=step.at)
    rows = Assist.objects.filter(matter=step.matter, unit__in=going, state__among=OPEN_ASSISTS)
    clocks = list(rows.values_list("clock", flat=True))
    rows.update(state=AssistState.CALLED_OFF, ended_at=step.at)
    step.clocks.end([clock for clock in step.clocks.running if clock.pk in clocks], at=step.at)
    for unit in going:
        tell_leads("matters.assist_over", step.matter, unit, at=step.at)
    return {"assisting": [unit for unit in step.matter.assisting if unit not in going]}
