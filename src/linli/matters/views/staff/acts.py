"""Each act is an address: GET shows its form, POST does it. What needs nothing but a press is done at once."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotFound, NotPermitted, Refusal
from linli.kernel.words import _
from linli.matters import api
from linli.matters.data import MatterId
from linli.matters.forms.act import ActForm
from linli.matters.forms.acts import FORMS, PlainForm
from linli.matters.forms.plain import hints_on
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.matters import by_number, heading
from linli.matters.views.staff.answering import around
from linli.web.access import guard
from linli.web.forms import refuse
from linli.web.words import say

Act = Callable[..., Any]
_NAMES = {"object": "object_to_dispatch"}
AT_ONCE = 50
"""How many matters one bulk act may touch: one page of the queue."""


def function_of(act: str) -> Act:
    found: Act = getattr(api, _NAMES.get(act, act))
    return found


@guard("matters.queue")
def act(request: HttpRequest, number: str, act: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    form_class, matter = asked_form(act, actor), by_number(number)
    beside = around(request, act, matter, actor)
    form = form_class(*posted(request), actor=actor, matter=matter, initial=beside.initial)
    ready = form.is_bound and form.is_valid()
    # Photos would have to be chosen again, so an answer that brings some goes without a second question.
    ask_again = ready and "anyway" not in request.POST and not request.FILES
    hints = hints_on(act, form) if ask_again else []
    if ready and not hints and did(request, form, act, matter):
        if act == "record_call_back" and rules.test_rule("matters.calls", actor):
            return redirect("matters:calls")  # on to the next one
        return redirect("matters:matter", number)
    context = {
        "form": form, "number": number, "title": heading(matter, actor=actor), "act_words": say(CALLED[act]),
        "plain": form_class is PlainForm, "order": None, "hints": hints, **beside.context,
    }  # fmt: skip
    return render(request, "matters/staff/act.html", context, status=400 if form.is_bound and form.errors else 200)


@guard("matters.queue")
def order(request: HttpRequest, order: int, act: str) -> HttpResponse:
    """The written answer to a supervise order, and what follows it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    form = asked_form(act, actor)(*posted(request), actor=actor)
    if form.is_bound and form.is_valid() and did(request, form, act, order):
        return redirect("matters:orders")
    context = {"form": form, "act_words": say(CALLED[act]), "order": order}
    return render(request, "matters/staff/act.html", context, status=400 if form.errors else 200)


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent, also where that was nothing: a press is a form without fields, and it can be refused."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def asked_form(act: str, actor: Actor) -> type[ActForm]:
    if act not in FORMS:
        raise NotFound
    if not rules.test_rule(f"matters.{act}", actor):
        raise NotPermitted
    return FORMS[act]


def did(request: HttpRequest, form: ActForm, act: str, thing: MatterId | int) -> bool:
    """Call the act; a refusal goes back into the form, where what was typed still stands."""
    arguments = form.arguments()
    try:
        if act == "merge":
            arguments["into"] = by_number(arguments["into"], field="into")
        function_of(act)(thing, **arguments, actor=form.actor, at=timezone.now())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, gettext("Done: %(act)s.") % {"act": say(CALLED[act])})
    return True


@require_POST
@guard("matters.queue")
def several(request: HttpRequest) -> HttpResponse:
    """One act on each chosen matter. Each is a transaction of its own, and each refusal is told with its number."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    act, numbers = request.POST.get("act", ""), request.POST.getlist("matter")[:AT_ONCE]
    if not numbers:
        raise BadInput("matter", _("Choose at least one matter."))
    form_class = asked_form(act, actor)
    if act == "dispatch":
        return _each(request, act, [(number, _as_suggested(number)) for number in numbers])
    form = form_class(request.POST if "sure" in request.POST else None, actor=actor)
    if form_class is PlainForm or (form.is_bound and form.is_valid()):
        given = {} if form_class is PlainForm else form.arguments()
        return _each(request, act, [(number, given) for number in numbers])
    context = {"form": form, "act_words": say(CALLED[act]), "act": act, "numbers": numbers, "order": None}
    return render(request, "matters/staff/several.html", context, status=400 if form.errors else 200)


def _as_suggested(number: str) -> dict[str, Any]:
    return {"unit": api.suggested_unit(by_number(number))}


def _each(request: HttpRequest, act: str, wanted: list[tuple[str, dict[str, Any]]]) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    done = 0
    for number, arguments in wanted:
        try:
            if arguments.get("unit", True) is None:
                raise BadInput("unit", _("No unit is suggested; dispatch it by hand."))
            function_of(act)(by_number(number), **arguments, actor=actor, at=timezone.now())
            done += 1
        except Refusal as refusal:
            messages.warning(request, f"{number}: {say(refusal.sentence)}")
    if done:
        told = ngettext("%(act)s: %(n)d matter.", "%(act)s: %(n)d matters.", done)
        messages.success(request, told % {"act": say(CALLED[act]), "n": done})
    return redirect("matters:queue")
