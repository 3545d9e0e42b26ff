"""People are appointed to posts, stand in for one another, and leave."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from linli.accounts.api import end_sessions
from linli.accounts.data import AccountChanged
from linli.kernel.actor import SYSTEM, Actor, GridId, PostId, Role, UnitId, UserId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.organisation import models
from linli.organisation.actions.units import create_or_overtaken, record
from linli.organisation.data import POST_ENDED, DeputyId, Post, PostEnded
from linli.organisation.permissions import RESERVED, STAFF, appoints, changes, deputises
from linli.organisation.queries.places import grid as find_grid
from linli.organisation.queries.posts import as_post
from linli.organisation.queries.posts import post as find_post
from linli.organisation.queries.units import lineage
from linli.organisation.queries.units import unit as find_unit


@transaction.atomic
def appoint(
    *,
    role: Role,
    unit: UnitId,
    user: UserId,
    valid_from: date,
    actor: Actor,
    at: datetime,
    grid: GridId | None = None,
    valid_to: date | None = None,
    title: str = "",
) -> PostId:
    """A new post from `valid_from` until the day before `valid_to`. Reserved roles are given by an operator only."""
    if not appoints(actor, lineage(unit)) or (role in RESERVED and not changes(actor)):
        raise NotPermitted
    _check_post(role, unit, grid, valid_from, valid_to)
    held = models.Post.objects.filter(user=user, role=role, unit=unit, grid=grid)
    if held.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)).exists():
        raise BadInput("user", _("This person already holds this post."))
    row = create_or_overtaken(
        models.Post,
        role=role, unit_id=unit, grid_id=grid, user_id=user, valid_from=valid_from, valid_to=valid_to,
        title=clean("title", title, limit=60),
    )  # fmt: skip
    end_sessions(user)
    detail: dict[str, str | int | None] = {"role": role.value, "unit": unit, "grid": grid, "user": user}
    record("organisation.post_appointed", row.id, detail, actor=actor, at=at)
    return PostId(row.id)


def _check_post(role: Role, unit: UnitId, grid: GridId | None, valid_from: date, valid_to: date | None) -> None:
    if role not in STAFF:
        raise BadInput("role", _("This is no post of staff."))
    if not find_unit(unit).stands_on(valid_from):
        raise BadInput("unit", _("The unit does not stand on that day."))
    if (role is Role.GRID_WORKER) != (grid is not None):
        raise BadInput("grid", _("A grid worker has a grid, and nobody else has."))
    if grid is not None and find_grid(grid).unit != unit:
        raise BadInput("grid", _("This grid belongs to another village."))
    if valid_to is not None and valid_to <= valid_from:
        raise BadInput("valid_to", _("The last day is before the first."))


@transaction.atomic
def deputise(post: PostId, *, user: UserId, valid_from: date, valid_to: date, actor: Actor, at: datetime) -> DeputyId:
    """`user` stands in for the post from `valid_from` until the day before `valid_to`."""
    held = find_post(post)
    if not deputises(actor, held.user, lineage(held.unit)):
        raise NotPermitted
    if valid_to <= valid_from:
        raise BadInput("valid_to", _("The last day is before the first."))
    if held.valid_to is not None and held.valid_to < valid_to:
        raise BadInput("valid_to", _("The post itself ends before that day."))
    if valid_to <= timezone.localdate(at):
        raise BadInput("valid_to", _("This day has passed."))
    if user == held.user:
        raise BadInput("user", _("Nobody stands in for herself."))
    row = models.Deputy.objects.create(post_id=post, user_id=user, valid_from=valid_from, valid_to=valid_to)
    detail: dict[str, str | int | None] = {"user": user, "from": valid_from.isoformat(), "to": valid_to.isoformat()}
    record("organisation.post_deputised", post, detail, actor=actor, at=at)
    return DeputyId(row.id)


@transaction.atomic
def take_back_deputy(deputy: DeputyId, *, actor: Actor, at: datetime) -> None:
    """Nobody stands in from today on; what the deputy has done stays done."""
    row = models.Deputy.objects.select_related("post__user").filter(pk=deputy).first()
    if row is None:
        raise NotFound
    held = as_post(row.post)
    if not deputises(actor, held.user, lineage(held.unit)):
        raise NotPermitted
    last = max(row.valid_from, timezone.localdate(at))
    if row.valid_to <= last:
        raise NotAllowed(_("Nobody stands in any more."))
    if not models.Deputy.objects.filter(pk=deputy, valid_to=row.valid_to).update(valid_to=last):
        raise Overtaken
    record("organisation.post_deputy_back", held.id, {"user": row.user_id}, actor=actor, at=at)


@transaction.atomic
def end_post(post: PostId, *, actor: Actor, at: datetime) -> None:
    """The post is held no more from today on, and those who stood in go with it.

    Whoever listens to `POST_ENDED` finds new holders for what the post held, in this same transaction.
    """
    held = find_post(post)
    if not appoints(actor, lineage(held.unit)):
        raise NotPermitted
    _end(held, actor, at)
    end_sessions(held.user)


@transaction.atomic
def end_posts_of(user: UserId, *, actor: Actor, at: datetime) -> None:
    """Whoever can sign in no more holds and stands in for nothing; the operator's doing, with the user's closing."""
    if not changes(actor):
        raise NotPermitted
    today = timezone.localdate(at)
    for row in models.Post.objects.filter(user=user).exclude(valid_to__lte=today).select_related("user"):
        _end(as_post(row), actor, at)
    models.Deputy.objects.filter(user=user, valid_from__gt=today).update(valid_to=F("valid_from"))
    models.Deputy.objects.filter(user=user, valid_from__lte=today, valid_to__gt=today).update(valid_to=today)


def _end(held: Post, actor: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    if held.valid_to is not None and held.valid_to <= today:
        raise NotAllowed(_("This post has already ended."))
    last = max(held.valid_from, today)
    if not models.Post.objects.filter(pk=held.id, valid_to=held.valid_to).update(valid_to=last, cleared_at=at):
        raise Overtaken
    models.Deputy.objects.filter(post=held.id, valid_from__gt=last).update(valid_to=F("valid_from"))
    models.Deputy.objects.filter(post=held.id, valid_from__lte=last, valid_to__gt=last).update(valid_to=last)
    record("organisation.post_ended", held.id, {"valid_to": last.isoformat()}, actor=actor, at=at)
    _tell(PostEnded(replace(held, valid_to=last), actor, at))


def _tell(event: PostEnded) -> None:
    for tell in POST_ENDED:
        tell(event)


def end_due_posts(at: datetime, limit: int = 200) -> int:
    """Posts whose last day has passed: what each held goes back at once, in a transaction of its own; how many."""
    today = timezone.localdate(at)
    due = models.Post.objects.filter(valid_to__lte=today, cleared_at__isnull=True).select_related("user")
    return sum(_clear(as_post(row), at) for row in due.order_by("valid_to", "id")[:limit])


@transaction.atomic
def _clear(held: Post, at: datetime) -> int:
    """1, or 0 where another process was first."""
    if not models.Post.objects.filter(pk=held.id, cleared_at__isnull=True).update(cleared_at=at):
        return 0
    record("organisation.post_cleared", held.id, {"valid_to": str(held.valid_to)}, actor=SYSTEM, at=at)
    _tell(PostEnded(held, SYSTEM, at))
    return 1


def hear_of_user(change: AccountChanged) -> None:
    """A user who is closed holds no post from that moment on, in the same transaction."""
    if change.act == "accounts.close":
        end_posts_of(change.user, actor=change.actor, at=change.at)
