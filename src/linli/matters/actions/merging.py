"""One hole in the road is one matter: duplicates are put together, and can be taken apart again."""

from datetime import datetime

from django.db.models import F

from linli.kernel.actor import SYSTEM, Actor
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.message import end_without_answer
from linli.matters.actions.step import Step, still_standing
from linli.matters.data import AT_WORK, MatterId, State
from linli.matters.models import Clock, Matter, MatterEvent
from linli.matters.rules.parties import sees


@act
def merge(matter_id: MatterId, *, into: MatterId, actor: Actor, at: datetime) -> None:
    """Its clocks stop; whoever raised it reads the other's story and gets the other's answer."""
    step = Step("merge", matter_id, actor=actor, at=at)
    other = Matter.objects.filter(pk=into).first()
    if other is None:
        raise NotFound
    if not sees(actor, other.standing()):
        raise NotPermitted
    if other.pk == step.matter.pk or other.state not in AT_WORK:
        raise BadInput("into", _("Choose another matter that is still open."))
    if other.category_key != step.matter.category_key:
        raise BadInput("into", _("Only matters of one category are merged."))
    step.clocks.stop(at=at)
    step.take(detail={"into": other.pk}, merged_into_id=other.pk, holder_post_id=None)
    Matter.objects.filter(pk=other.pk).update(joined=F("joined") + 1)
    _note(step, other, "merged_here")
    end_without_answer(step)


@act
def unmerge(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """Undo: the clocks run again as if they had never stopped."""
    _part(Step("unmerge", matter_id, actor=actor, at=at))


def part_all(step: Step) -> None:
    """The matter ends without an answer, so what was merged into it goes its own way again."""
    for merged in Matter.objects.filter(merged_into=step.matter).values_list("pk", flat=True):
        _part(Step("unmerge", MatterId(merged), actor=SYSTEM, at=step.at))


def _part(step: Step) -> None:
    other = step.matter.merged_into
    merged = MatterEvent.objects.filter(matter=step.matter, act="merge").latest("id")
    step.clocks.run_again(Clock.objects.filter(matter=step.matter, stopped_at=merged.at))
    before = step.matter.holder_unit_id
    holder = still_standing(before, on=step.today)
    step.clocks.pass_on(before, holder)
    step.take(detail={"from_matter": step.matter.merged_into_id}, merged_into_id=None, holder_unit_id=holder)
    if other is not None:
        Matter.objects.filter(pk=other.pk, joined__gt=0).update(joined=F("joined") - 1)
        _note(step, other, "parted_again")


def _note(step: Step, other: Matter, act: str) -> None:
    """The other matter's history tells it too."""
    MatterEvent.objects.create(
        matter=other, act=act, source=other.state, target=State(other.state), at=step.at, role=step.actor.role,
        unit_id=step.actor.unit, post_id=step.actor.post, detail={"matter": step.matter.pk},
    )  # fmt: skip
