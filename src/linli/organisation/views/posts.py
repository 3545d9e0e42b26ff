"""Posts: appoint, stand in, end, and choose among one's own."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import GridId, PostId, Role, UnitId, UserId
from linli.kernel.errors import NotPermitted
from linli.organisation import api
from linli.organisation.data import POST_KEY, Post
from linli.organisation.forms import AppointForm, DeputyForm
from linli.organisation.permissions import RESERVED, STAFF, appoints, changes, deputises
from linli.organisation.queries.units import lineage
from linli.organisation.views.acting import actor_of, after, done, inside, status
from linli.web.access import guard

A_WEEK = timedelta(days=7)


@guard("organisation.appoint")
def appoint(request: HttpRequest, id: int) -> HttpResponse:
    unit = api.unit(UnitId(id))
    actor = actor_of(request)
    roles = [role for role in STAFF if role not in RESERVED or changes(actor)]
    grids = [grid for grid in api.grids() if grid.unit == unit.id]
    form = AppointForm(request.POST or None, roles=roles, grids=grids, initial={"valid_from": timezone.localdate()})

    def act(given: dict[str, Any]) -> None:
        api.appoint(
            role=Role(given["role"]), unit=unit.id, user=UserId(given["user"].pk), title=given["title"],
            grid=GridId(int(given["grid"])) if given["grid"] else None, valid_from=given["valid_from"],
            valid_to=after(given["last_day"]), actor=actor, at=timezone.now(),
        )  # fmt: skip

    if done(form, act):
        messages.success(request, gettext("The post is held."))
        return redirect("organisation:unit", id)
    context = {"form": form, "unit": unit, "title": gettext("Appoint somebody"), "button": gettext("Appoint")}
    return inside(request, "organisation/form.html", context, status=status(form))


@guard("organisation.see")
def deputise(request: HttpRequest, id: int) -> HttpResponse:
    """For the holder and for who appoints."""
    held = api.post(PostId(id))
    if not deputises(actor_of(request), held.user, lineage(held.unit)):
        raise NotPermitted
    today = timezone.localdate()
    form = DeputyForm(request.POST or None, initial={"valid_from": today, "last_day": today + A_WEEK})

    def act(given: dict[str, Any]) -> None:
        api.deputise(
            held.id, user=UserId(given["user"].pk), valid_from=given["valid_from"], valid_to=after(given["last_day"]),
            actor=actor_of(request), at=timezone.now(),
        )  # fmt: skip

    if done(form, act):
        messages.success(request, gettext("Somebody stands in."))
        return redirect("organisation:unit", held.unit)
    context = {"form": form, "unit": api.unit(held.unit), "post": held, "title": gettext("Somebody stands in"),
               "button": gettext("Save")}  # fmt: skip
    return inside(request, "organisation/form.html", context, status=status(form))


@guard("organisation.appoint")
def end(request: HttpRequest, id: int) -> HttpResponse:
    """A page that asks once, as what the post holds is handed over at once."""
    held = api.post(PostId(id))
    if not appoints(actor_of(request), lineage(held.unit)):
        raise NotPermitted
    if request.method == "POST":
        api.end_post(held.id, actor=actor_of(request), at=timezone.now())
        messages.success(request, gettext("The post has ended; what it held went back to its unit."))
        return redirect("organisation:unit", held.unit)
    return inside(request, "organisation/end_post.html", {"post": held, "unit": api.unit(held.unit)})


@guard("organisation.see")
def mine(request: HttpRequest) -> HttpResponse:
    """The posts one may act in today; choosing one keeps it for this session."""
    held = _held(request)
    return inside(request, "organisation/mine.html", {"posts": held, "chosen": actor_of(request).post})


@require_POST
@guard("organisation.see")
def choose(request: HttpRequest, id: int) -> HttpResponse:
    if id not in {post.id for post in _held(request)}:
        raise NotPermitted
    request.session[POST_KEY] = id
    return redirect("organisation:mine")


def _held(request: HttpRequest) -> list[Post]:
    user = actor_of(request).user
    return api.posts_of(user, on=timezone.localdate()) if user is not None else []
