"""Posts held on a day, and the actor they make of a user."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from linli.kernel.actor import Actor, GridId, PostId, Role, UnitId, UserId
from linli.kernel.errors import NotFound, NotPermitted
from linli.organisation import models
from linli.organisation.data import Deputy, DeputyId, Post

RESIDENT = Actor(role=Role.RESIDENT)


def in_force(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def post(id: PostId) -> Post:
    """Also an ended one; NotFound where there never was one."""
    row = models.Post.objects.select_related("user").filter(pk=id).first()
    if row is None:
        raise NotFound
    return as_post(row)


def holders(ids: Iterable[PostId]) -> dict[PostId, str]:
    """Who holds or held these posts, by name; one statement for any number."""
    rows = models.Post.objects.filter(pk__in=list(ids)).values_list("pk", "user__display_name")
    return {PostId(id): name for id, name in rows}


def posts_in(
    unit: UnitId | None = None, role: Role | None = None, *, on: date, grid: GridId | None = None
) -> list[Post]:
    """The posts of a unit or grid held on that day, longest held first."""
    rows = models.Post.objects.filter(in_force(on)).select_related("user").order_by("valid_from", "id")
    wanted = {"unit_id": unit, "role": role, "grid_id": grid}
    return [as_post(row) for row in rows.filter(**{name: value for name, value in wanted.items() if value is not None})]


def posts_of(user: UserId, *, on: date) -> list[Post]:
    """What somebody may act as on that day: own posts first, then those they stand in for."""
    stands_in = Exists(models.Deputy.objects.filter(in_force(on), post=OuterRef("pk"), user=user))
    rows = models.Post.objects.filter(in_force(on)).filter(Q(user=user) | stands_in).select_related("user")
    return sorted((as_post(row) for row in rows), key=lambda post: (post.user != user, post.valid_from, post.id))


def last_held(users: Iterable[UserId], role: Role) -> dict[UserId, date | None]:
    """The day after the last on which each held such a post; None while one is held without an end."""
    rows = models.Post.objects.filter(user__in=list(users), role=role).values_list("user", "valid_to")
    found: dict[UserId, date | None] = {}
    for id, until in rows:
        user = UserId(id)
        known = found.get(user, until)
        found[user] = None if known is None or until is None else max(known, until)
    return found


def deputies_of(posts: Iterable[PostId], *, on: date) -> list[Deputy]:
    """Those who stand in now or will."""
    rows = models.Deputy.objects.filter(post__in=list(posts), valid_to__gt=on).select_related("user")
    return [
        Deputy(DeputyId(r.id), PostId(r.post_id), UserId(r.user_id), r.user.display_name, r.valid_from, r.valid_to)
        for r in rows.order_by("valid_from", "id")
    ]


def actor_for(
    user: UserId, *, at: datetime, post: PostId | None = None, stepped_up_at: datetime | None = None
) -> Actor:
    """The actor for a user in one of the posts they may act as at that moment; a resident without any.

    With `post`, NotPermitted where it is not among them. One statement.
    """
    held = posts_of(user, on=timezone.localdate(at))
    if post is not None and post not in {one.id for one in held}:
        raise NotPermitted
    return actor_among(held, user=user, post=post, stepped_up_at=stepped_up_at)


def actor_among(
    held: list[Post], *, user: UserId, post: PostId | None = None, stepped_up_at: datetime | None = None
) -> Actor:
    """The chosen post, or the first where the choice is held no more.

    Standing in widens the units only of the same role: a clerk who stands in for a checker elsewhere checks only
    after choosing that post.
    """
    if not held:
        return Actor(role=Role.RESIDENT, user=user, stepped_up_at=stepped_up_at)
    chosen = next((one for one in held if one.id == post), held[0])
    like_it = (one.unit for one in held if one.role is chosen.role and one.grid == chosen.grid)
    return Actor(
        role=chosen.role, user=user, post=chosen.id, unit=chosen.unit, units=frozenset(like_it),
        seats=frozenset(one.unit for one in held), grid=chosen.grid, stepped_up_at=stepped_up_at,
    )  # fmt: skip


def as_post(row: models.Post) -> Post:
    return Post(
        id=PostId(row.id), role=Role(row.role), unit=UnitId(row.unit_id), user=UserId(row.user_id),
        holder=row.user.display_name, grid=GridId(row.grid_id) if row.grid_id else None, title=row.title,
        valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip
