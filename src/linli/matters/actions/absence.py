"""Somebody goes away for some days: one act names the deputy and says where each matter in hand goes."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Max

from linli.kernel.actor import Actor, PostId, UserId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, Overtaken
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.act import act
from linli.matters.actions.dispatching import put_in_hand
from linli.matters.actions.step import subject_of
from linli.matters.data import HandOverId, MatterId
from linli.matters.models import Handed, HandOver, Matter, MatterEvent
from linli.matters.queries.absence import in_hand
from linli.notifications import api as notifications
from linli.organisation import api as organisation
from linli.organisation.data import DeputyId


@act
def hand_over(
    post: PostId, *, user: UserId, valid_from: date, valid_to: date, to: Mapping[MatterId, PostId | None],
    actor: Actor, at: datetime,
) -> HandOverId:  # fmt: skip
    """`user` stands in until the day before `valid_to`. What is not named in `to` stays with the post.

    A matter goes to another post of the unit or, with None, back to the unit's queue; both at once, not on the first
    day of the absence: who goes knows where everything is before the door closes.
    """
    deputy = organisation.deputise(post, user=user, valid_from=valid_from, valid_to=valid_to, actor=actor, at=at)
    if not to.keys() <= set(in_hand(post).values_list("pk", flat=True)):
        raise Overtaken
    row = HandOver.objects.create(post_id=post, deputy_id=deputy, made_by_id=actor.post, made_at=at)
    for matter, other in to.items():
        _hand(row, matter, other, actor, at)
    _record("matters.hand_over", row, {"deputy": deputy, "moved": len(to)}, actor, at)
    return HandOverId(row.pk)


def _hand(row: HandOver, matter: MatterId, to: PostId | None, actor: Actor, at: datetime) -> None:
    if to == row.post_id:
        raise BadInput(f"to_{matter}", _("It is with this post already."))
    event = put_in_hand(matter, to, actor=actor, at=at)
    Handed.objects.create(hand_over=row, matter_id=matter, to_post_id=to, event=event)
    if to is not None:
        number = {"number": event.matter.number}
        notifications.tell("matters.handed_over", post=to, subject=subject_of(matter), ids=number, at=at)


@act
def undo_hand_over(id: HandOverId, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """The deputy stands in no more, and what nobody has touched goes back to the post: (given back, left there)."""
    row = HandOver.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    if row.undone_at is not None:
        raise NotAllowed(_("This has been undone already."))
    organisation.take_back_deputy(DeputyId(row.deputy_id), actor=actor, at=at)
    if not HandOver.objects.filter(pk=row.pk, undone_at__isnull=True).update(undone_at=at):
        raise Overtaken
    lines = list(Handed.objects.filter(hand_over=row).order_by("pk"))
    back = [line for line in lines if line.matter_id in _untouched(lines)]
    for line in back:
        put_in_hand(MatterId(line.matter_id), PostId(row.post_id), actor=actor, at=at)
    Handed.objects.filter(pk__in=[line.pk for line in back]).update(returned_at=at)
    _record("matters.hand_over_undone", row, {"back": len(back), "left": len(lines) - len(back)}, actor, at)
    return len(back), len(lines) - len(back)


def _untouched(lines: list[Handed]) -> set[int]:
    """Those on which no office has acted since, and which are still where they were put."""
    ids = [line.matter_id for line in lines]
    last = MatterEvent.objects.filter(matter__in=ids, post__isnull=False).values_list("matter").annotate(Max("id"))
    latest, now = dict(last), dict(Matter.objects.filter(pk__in=ids).values_list("pk", "holder_post"))
    return {
        line.matter_id
        for line in lines
        if latest.get(line.matter_id) == line.event_id and now[line.matter_id] == line.to_post_id
    }


def _record(name: str, row: HandOver, detail: Mapping[str, int], actor: Actor, at: datetime) -> None:
    ledger.append(Entry(name, Subject("post", row.post_id), {"hand_over": row.pk, **detail}), actor=actor, at=at)
