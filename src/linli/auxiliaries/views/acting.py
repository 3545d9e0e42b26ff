"""What every page with a form does here: GET shows it, POST acts, a refusal stands on the form with its articles."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, Overtaken
from linli.kernel.rules import NotYetLaw
from linli.kernel.words import _
from linli.law.data import NotInForce
from linli.web.forms import refuse
from linli.web.templatetags.law import cited
from linli.web.words import say

Do = Callable[..., object]
ON_THE_FORM = (BadInput, NotAllowed, NotLawful, Overtaken)
"""Refusals that are answered where the form or the button stands."""
TOO_EARLY = _("A day written here is older than the rules that judge it.")


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def page_after(request: HttpRequest) -> str:
    """Where a page of a list begins, as the address says; a NUL is no text to any database."""
    return request.GET.get("after", "").replace("\x00", "")


def posted(request: HttpRequest) -> QueryDict | None:
    """Also an empty POST binds a form: a press needs nothing filled in."""
    return request.POST if request.method == "POST" else None


def act_page(
    request: HttpRequest, form: forms.Form, do: Do, *, title: Any, words: Any = "", back: str, then: str = "",
    lead: Any = "", note: Any = "", danger: bool = False, template: str = "auxiliaries/act.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """`do` gets what the form says (`form.given()` where it has one) with `actor` and `at`. `back` and `then` are
    addresses; `words` is the button's, `note` a thing good to know above the form."""
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        given = form.given() if hasattr(form, "given") else form.cleaned_data
        try:
            do(**given, actor=actor_of(request), at=timezone.now())
            return redirect(then or back)
        except (NotYetLaw, NotInForce):
            refuse(form, NotAllowed(TOO_EARLY))
        except ON_THE_FORM as refusal:
            refuse(form, refusal)
            refused = refusal.articles if isinstance(refusal, NotLawful) else ()
    shown = {
        "title": title, "words": words or title, "form": form, "back": back, "lead": lead, "note": note,
        "danger": danger, "refused": refused, **more,
    }  # fmt: skip
    return render(request, template, shown, status=400 if form.errors else 200)


def who(request: HttpRequest) -> dict[str, Any]:
    """`actor` and `at`, as every act wants them."""
    return {"actor": actor_of(request), "at": timezone.now()}


def pressed(request: HttpRequest, do: Do, *, back: str) -> HttpResponse:
    """A single press. What stands in its way is said, with its articles, on the page it came from."""
    try:
        do(**who(request))
    except ON_THE_FORM as refusal:
        articles = refusal.articles if isinstance(refusal, NotLawful) else ()
        messages.error(request, f"{say(refusal.sentence)} {cited(','.join(articles))}".strip())
    return redirect(back)
