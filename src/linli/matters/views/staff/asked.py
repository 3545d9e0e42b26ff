"""What other units ask of one's own: help with a part, and a matter to take over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound, NotPermitted
from linli.matters.queries.assists import assists_asked_of, seen_assist
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.names import unit_name
from linli.matters.queries.queue import offered_to
from linli.matters.states import ASSIST
from linli.matters.views.staff.acts import asked_form, did, posted
from linli.matters.views.staff.matter import PLAIN
from linli.web.access import guard
from linli.web.words import say


@guard("matters.queue")
def page(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if actor.unit is None:
        raise NotPermitted
    context = {
        "now": timezone.now(), "unit_name": unit_name(actor.unit), "plain_acts": PLAIN,
        "assists": assists_asked_of(actor.units, actor=actor),
        "offered": offered_to(actor.units, actor=actor, at=timezone.now()),
    }  # fmt: skip
    return render(request, "matters/staff/asked.html", context)


@guard("matters.queue")
def act(request: HttpRequest, assist: int, act: str) -> HttpResponse:
    """One act on one task; then back to the matter, or to the list where the matter is no longer this unit's."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if act not in ASSIST.acts():
        raise NotFound
    line, form_class = seen_assist(assist, actor=actor), asked_form(act, actor)
    form = form_class(*posted(request), actor=actor)
    if form.is_bound and form.is_valid() and did(request, form, act, assist):
        over = act in ("return_assist", "report_assist")
        return redirect("matters:asked") if over else redirect("matters:matter", line.number)
    context: dict[str, Any] = {
        "form": form, "act_words": say(CALLED[act]), "number": line.number, "title": line.title, "order": None,
    }  # fmt: skip
    return render(request, "matters/staff/act.html", context, status=400 if form.errors else 200)
