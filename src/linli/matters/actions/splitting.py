"""One message, several problems: each becomes a matter of its own, under the one receipt; and back again."""

from collections.abc import Sequence
from datetime import datetime

from linli.kernel.actor import SYSTEM, Actor, GridId, UnitId
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry
from linli.matters.actions.act import act
from linli.matters.actions.checking import Prepared, prepare
from linli.matters.actions.clocks import Clocks
from linli.matters.actions.intake import facts_for, hold_request, matter_of_request
from linli.matters.actions.step import Pairs, Step, keep_until, subject_of
from linli.matters.data import MOST_PARTS, Channel, ClockKind, Kind, MatterId, Part, RaiseRequest, State
from linli.matters.models import Matter, MatterEvent, rows
from linli.matters.queries.catalogue import catalogue
from linli.matters.rules.routing import Routed, route
from linli.privacy import api as privacy


@act
def split(matter_id: MatterId, *, parts: Sequence[Part], actor: Actor, at: datetime) -> tuple[MatterId, ...]:
    """Further problems of this message go their own ways, each with category, place, unit and clocks of its own.

    The matter itself stays the first of them. A part gets only the words and photos that belong to it. The promise of
    an answer runs from the day on which the message was raised: splitting gains nobody any time.
    """
    step = Step("split", matter_id, actor=actor, at=at)
    if step.matter.part_of_id is not None:
        raise NotAllowed(_("This is a part already; split the message that it came from."))
    if not parts:
        raise BadInput("category_1", _("Name at least one further problem."))
    if step.matter.parts + len(parts) >= MOST_PARTS:
        raise BadInput("category_1", _("A message has at most {most} parts.", most=MOST_PARTS))
    step.take(detail={"parts": len(parts)})
    made = tuple(_split_off(step, part, place) for place, part in enumerate(parts, 1))
    _count_parts(step.matter)
    return made


def _split_off(step: Step, part: Part, place: int) -> MatterId:
    request = _request(step.matter, part)
    try:
        prepared = prepare(request, at=step.at)
        if not prepared.words:
            raise BadInput("words", _("Write down which words of the message belong to this part."))
    except BadInput as refused:
        field = "address" if refused.field == "place" else refused.field
        raise BadInput(f"{field}_{place}", refused.sentence) from None
    routed = route(facts_for(request, prepared, step.at), catalogue().routing)
    matter = matter_of_request(request, prepared, routed, step.at)
    matter.part_of, matter.raised_at = step.matter, step.matter.raised_at
    matter.public = matter.public and step.matter.unit_concerned_id is None
    clocks = _clocks(matter, prepared, step.at)
    matter.due_at = clocks.due_at
    rows.insert([matter])
    _record(matter, routed, hold_request(matter, request, prepared, step.at), step)
    privacy.index_words(subject_of(matter), UnitId(matter.holder_unit_id), prepared.words, keep_until(step.at))
    clocks.save()
    return MatterId(matter.pk)


def _request(head: Matter, part: Part) -> RaiseRequest:
    """As if it had been raised by itself, at the place of the message unless it names another."""
    here = part.grid is None
    grid = part.grid if part.grid is not None else GridId(head.grid_id) if head.grid_id and head.lon is None else None
    return RaiseRequest(
        category=part.category, words=part.words, channel=Channel(head.channel), photos=part.photos,
        lon=head.lon if here else None, lat=head.lat if here else None, grid=grid, address=part.address,
        unit_concerned=UnitId(head.unit_concerned_id) if head.unit_concerned_id else None,
        avoid_village=head.avoid_village,
    )  # fmt: skip


def _clocks(matter: Matter, prepared: Prepared, at: datetime) -> Clocks:
    clocks = Clocks(matter, prepared.category, ())
    clocks.start(ClockKind.SCREEN, matter.holder_unit_id, act="split", at=at)
    if prepared.category.kind != Kind.PETITION:  # a petition's sixty days run from its acceptance
        clocks.start(ClockKind.ANSWER, matter.holder_unit_id, act="split", at=matter.raised_at)
    return clocks


def _record(matter: Matter, routed: Routed, sealed: Pairs, step: Step) -> None:
    detail = {"to": matter.holder_unit_id, "rule": routed.rule, "suggests": routed.suggests, "of": step.matter.pk}
    event = MatterEvent(
        matter=matter, act="split_off", source="", target=matter.state, at=step.at, role=step.actor.role,
        unit_id=step.actor.unit, post_id=step.actor.post, detail=detail, sealed=sealed,
    )  # fmt: skip
    rows.insert([event])
    entry = Entry("matters.split_off", subject_of(matter), {**detail, "category": matter.category_key})
    ledger.append(entry, actor=step.actor, at=step.at)


@act
def unsplit(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """Undo, while nobody has done anything about any part: they go back into the message, and their copies end."""
    step = Step("unsplit", matter_id, actor=actor, at=at)
    step.take()
    found = list(Matter.objects.filter(part_of=step.matter).exclude(state=State.PUT_BACK).order_by("id"))
    if not found:
        raise NotAllowed(_("This message is in one piece."))
    if MatterEvent.objects.filter(matter__in=found).exclude(act="split_off").exists():
        raise NotAllowed(_("One part has moved on already; the parts go their own ways."))
    for part in found:
        back = Step("put_back", MatterId(part.pk), actor=SYSTEM, at=at)
        back.clocks.stop(at=at)
        back.take(closed_at=at, holder_post_id=None, public=False)
    for part in found:  # only once all have been put back: what the erasure journal says cannot be taken back
        privacy.erase(subject_of(part), actor=actor, at=at, because="put_back")
    _count_parts(step.matter)


def _count_parts(head: Matter) -> None:
    """How many hang on it stands on the matter itself, so that a whole one costs no further statement."""
    parts = Matter.objects.filter(part_of=head).exclude(state=State.PUT_BACK).count()
    Matter.objects.filter(pk=head.pk).update(parts=parts)
