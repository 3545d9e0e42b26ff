"""The inbox of a post."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from linli.kernel.actor import Actor, PostId
from linli.kernel.errors import NotPermitted
from linli.notifications.api import inbox, mark_read
from linli.notifications.data import Notice, NoticeId
from linli.web.access import guard

PAGE = 20


@require_GET
@never_cache
@guard("notifications.read")
def notices(request: HttpRequest) -> HttpResponse:
    """The newest first, keyset-paged."""
    after = request.GET.get("after", "")
    before = NoticeId(int(after)) if after.isascii() and after.isdigit() and len(after) < 19 else None
    found = inbox(_post(request), after=before, limit=PAGE + 1)
    rows = [(notice, _address(notice)) for notice in found[:PAGE]]
    older = found[PAGE - 1].id if len(found) > PAGE else None
    return render(request, "notifications/notices.html", {"area": "desk", "rows": rows, "older": older})


@require_POST
@guard("notifications.read")
def read(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    mark_read(_post(request))
    return redirect("notifications:notices")


def _address(notice: Notice) -> str:
    if not notice.leads_to or notice.subject is None:
        return ""
    try:
        return reverse(notice.leads_to, args=[notice.subject.id])
    except NoReverseMatch:
        return ""


def _post(request: HttpRequest) -> PostId:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if actor.post is None:
        raise NotPermitted
    return actor.post
