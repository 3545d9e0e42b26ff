"""Who is asking, in which post: decided once per request from the posts held today."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Actor, UserId
from linli.organisation.data import POST_KEY
from linli.organisation.queries.posts import actor_among, posts_of
from linli.organisation.queries.snapshot import pinned


class ActorMiddleware:
    """Sets `request.actor`, with one statement for staff and none for the public.

    Somebody without a post is a member of the public. The organisation is looked at once per request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = _actor(request)  # type: ignore[attr-defined]  # the one attribute Linli adds to a request
        with pinned():
            return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return RESIDENT
    user = UserId(request.user.pk)
    held = posts_of(user, on=timezone.localdate())
    return actor_among(
        held, user=user, post=request.session.get(POST_KEY), stepped_up_at=_moment(request.session.get("stepped_up_at"))
    )


def _moment(kept: object) -> datetime | None:
    """The session keeps seconds or ISO text; anything else is no step-up."""
    if isinstance(kept, int | float):
        return datetime.fromtimestamp(kept, UTC)
    if isinstance(kept, str):
        try:
            moment = datetime.fromisoformat(kept)
        except ValueError:
            return None
        return moment if moment.tzinfo else None
    return None
