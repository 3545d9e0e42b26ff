"""What every page here does: who acts, and a form that an act may refuse."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput
from linli.web.forms import refuse


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """The act ran with what the form gives; a mistake is shown at its field, other refusals have their own page."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except BadInput as refusal:
        refuse(form, refusal)
        return False
    return True


def status(form: forms.Form | None) -> int:
    return 400 if form is not None and form.errors else 200
