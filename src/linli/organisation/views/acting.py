"""What every screen with a form does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.web.forms import refuse

DAY = timedelta(days=1)


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def inside(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the desk, with the desk's row of links."""
    return render(request, template, {"area": "desk", **context}, status=status)


def done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was sent, understood and acted on; else it carries what was refused and why."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (BadInput, NotAllowed, NotLawful) as refusal:
        refuse(form, refusal)
        return False
    return True


def status(form: forms.Form) -> int:
    return 400 if form.is_bound else 200


def after(last_day: Any) -> Any:
    """Forms ask for the last day; the tables keep the first day after it."""
    return last_day + DAY if last_day else None
