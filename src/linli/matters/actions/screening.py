"""What a centre does with a new matter besides dispatching it: up, down, elsewhere, or a lawful no."""

from dataclasses import replace
from datetime import datetime

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.assisting import let_go
from linli.matters.actions.merging import part_all
from linli.matters.actions.message import end_without_answer
from linli.matters.actions.step import Step, check_unit, subject_of
from linli.matters.data import ClockKind, Kind, MatterId, State
from linli.matters.models import Category, Objection
from linli.matters.queries.catalogue import catalogue, choosable
from linli.matters.queries.refusals import office, refusal
from linli.matters.queries.routing import facts_of, in_office_hours
from linli.matters.rules.routing import Routed, route
from linli.organisation import api as organisation
from linli.privacy import api as privacy


@act
def recategorise(matter_id: MatterId, *, category: str, actor: Actor, at: datetime) -> None:
    """Put it under the right category; the clocks that run keep their own rule."""
    step = Step("recategorise", matter_id, actor=actor, at=at)
    row = choosable(category)
    open_to_all = row.public and row.kind == Kind.SERVICE_REQUEST and step.matter.unit_concerned_id is None
    routed = _routed_anew(step, row)
    step.take(
        detail={
            "before": step.matter.category_key, "category": row.key, "rule": routed.rule, "suggests": routed.suggests,
        },
        category=row, category_key=row.key, kind=row.kind, public=open_to_all, rule_id=routed.rule,
        answers=routed.answers,
    )  # fmt: skip


def _routed_anew(step: Step, row: Category) -> Routed:
    """It stays where it is; whom to send it to, in which time, and who may answer follow the new category."""
    facts = facts_of(
        step.matter, group=row.group, kind=row.kind, on=step.today, in_hours=in_office_hours(step.matter.raised_at)
    )  # fmt: skip
    return route(replace(facts, category=row.key), catalogue().routing)


@act
def pass_up(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """The grid worker cannot solve it: it goes from the doorstep to the desk of the village centre."""
    step = Step("pass_up", matter_id, actor=actor, at=at)
    step.seal(reason=reason)
    step.take(detail={"unit": step.matter.holder_unit_id}, holder_post_id=None)


@act
def escalate(matter_id: MatterId, *, reason: str, actor: Actor, at: datetime) -> None:
    """To the centre above: village, township, district."""
    step = Step("escalate", matter_id, actor=actor, at=at)
    above = organisation.centre_above(UnitId(step.matter.holder_unit_id))
    if above is None:
        raise NotAllowed(_("There is no centre above this one."))
    if step.source is State.OBJECTED:
        Objection.objects.filter(matter=step.matter, decision="").update(decision="escalated", decided_at=at)
    _move(step, above.id, reason)


@act
def return_down(matter_id: MatterId, *, unit: UnitId, reason: str, actor: Actor, at: datetime) -> None:
    """To a centre below, which can solve it better; never to the one that the resident asked to go round."""
    step = Step("return_down", matter_id, actor=actor, at=at)
    check_unit(step, unit)
    if unit not in {below.id for below in organisation.descendants(UnitId(step.matter.holder_unit_id))}:
        raise BadInput("unit", _("Choose a centre below yours."))
    if step.matter.avoid_village and unit == step.matter.village_id:
        raise BadInput("unit", _("The resident asked that it does not go through the village."))
    _move(step, unit, reason)


def _move(step: Step, unit: UnitId, reason: str) -> None:
    """Another centre screens it, with a clock of its own; the outer one runs on."""
    step.clocks.stop(ClockKind.SCREEN, ClockKind.HANDLE, ClockKind.OBJECT, at=step.at)
    step.clocks.start(ClockKind.SCREEN, unit, act=step.act, at=step.at)
    step.seal(reason=reason)
    step.take(
        detail={"unit": unit, "before": step.matter.holder_unit_id},
        holder_unit_id=unit, holder_post_id=None, lead_unit_id=None, dispatching_unit_id=None, offered_to_id=None,
        dispatched_at=None,
        **let_go(step),
    )  # fmt: skip


@act
def refuse(matter_id: MatterId, *, row: str, reason: str = "", actor: Actor, at: datetime) -> None:
    """A lawful no, by a row of the non-acceptance matrix, which has a kind sentence and the right office.

    Where the row says so (a report about a private person), what was written is erased the same day.
    """
    step = Step("refuse", matter_id, actor=actor, at=at)
    ground = refusal(row)
    step.clocks.stop(at=at)
    if ground.erases:
        privacy.erase(subject_of(step.matter), actor=actor, at=at, because=f"refused:{row}")
    else:
        step.seal(reason=reason)
    step.take(detail={"row": row}, closed_at=at, holder_post_id=None)
    part_all(step)
    end_without_answer(step)


@act
def refer_out(matter_id: MatterId, *, to: str, reason: str = "", actor: Actor, at: datetime) -> None:
    """To an office outside Linli that the law makes competent; the resident is told which, and how to reach it."""
    step = Step("refer_out", matter_id, actor=actor, at=at)
    office(to)
    step.clocks.stop(at=at)
    step.seal(reason=reason)
    step.take(detail={"office": to}, closed_at=at, holder_post_id=None)
    part_all(step)
    end_without_answer(step)
