"""What somebody who goes away has in hand, and what was handed over before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from linli.kernel.actor import Actor, PostId, UserId
from linli.matters.data import AT_WORK, HandOverId, QueueItem
from linli.matters.models import Handed, HandOver, Matter
from linli.matters.queries.queue import item
from linli.organisation import api as organisation

MOST = 200
RECENT = 10


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """One absence: who stands in and when; how many matters went to colleagues or to the queue."""

    id: HandOverId
    post: PostId
    deputy: str
    first: date
    until: date
    made_at: datetime
    undone_at: datetime | None
    moved: int
    returned: int
    may_undo: bool


def in_hand(post: PostId) -> QuerySet[Matter]:
    return Matter.objects.filter(holder_post=post, state__among=AT_WORK)


def hand_over_list(post: PostId, *, actor: Actor, at: datetime) -> tuple[QueueItem, ...]:
    """What the post has in hand, the earliest due first; never what is kept from whoever asks."""
    kept_from = actor.kept_from()
    rows = in_hand(post).select_related("category").order_by("due_at", "pk")[:MOST]
    with organisation.pinned():
        return tuple(item(row, at) for row in rows if row.unit_concerned_id not in kept_from)


def hand_overs_of(posts: Iterable[PostId], *, on: date) -> tuple[HandOverLine, ...]:
    """The latest absences of these posts."""
    rows = HandOver.objects.filter(post__in=list(posts)).select_related("deputy__user").order_by("-pk")[:RECENT]
    found = list(rows)
    lines = list(Handed.objects.filter(hand_over__in=found).values_list("hand_over", "returned_at"))
    moved, returned = Counter(id for id, _at in lines), Counter(id for id, at in lines if at)
    return tuple(
        HandOverLine(
            id=HandOverId(row.pk), post=PostId(row.post_id), deputy=row.deputy.user.display_name,
            first=row.deputy.valid_from, until=row.deputy.valid_to, made_at=row.made_at, undone_at=row.undone_at,
            moved=moved[row.pk], returned=returned[row.pk],
            may_undo=row.undone_at is None and row.deputy.valid_to > on,
        )
        for row in found
    )  # fmt: skip


def colleagues(post: PostId, *, on: date) -> tuple[dict[UserId, str], dict[PostId, str]]:
    """Who could stand in (posts of the unit and of the one above), and to whom of the unit a matter may go."""
    held = organisation.post(post)
    own = [one for one in organisation.posts_in(held.unit, on=on) if one.id != post]
    above = organisation.unit(held.unit).parent
    near = [*own, *(organisation.posts_in(above, on=on) if above is not None else ())]
    deputies = {one.user: one.holder for one in near if one.user != held.user}
    return deputies, {one.id: one.holder for one in own if one.user != held.user}
