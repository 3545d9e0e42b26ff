"""What this installation has decided, and what awaits its decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from linli import law
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _
from linli.organisation import api
from linli.organisation.forms import SettingForm
from linli.organisation.rules import DEFAULTS, SETTING_NAMES
from linli.organisation.views.acting import actor_of, done, inside, status
from linli.web.access import guard


@guard("organisation.change")
def settings(request: HttpRequest) -> HttpResponse:
    own = [
        {"key": key, "name": SETTING_NAMES[key], "value": api.setting(key), "given": given}
        for key, given in DEFAULTS.items()
    ]
    open_names = {value.name for value in law.values() if value.to_be_confirmed}
    figures = [api.figure(name, on=timezone.localdate()) for name in sorted(open_names)]
    return inside(request, "organisation/settings.html", {"own": own, "figures": figures})


@guard("organisation.change")
def decide(request: HttpRequest, key: str) -> HttpResponse:
    given_value = _now(key)
    form = SettingForm(request.POST or None, initial={"value": str(given_value)})

    def act(given: dict[str, Any]) -> None:
        value = _read(given["value"], given_value)
        api.decide(key, value, on=timezone.localdate(), actor=actor_of(request), at=timezone.now())

    if done(form, act):
        messages.success(request, gettext("It is decided."))
        return redirect("organisation:settings")
    context = {"form": form, "title": key, "button": gettext("Decide")}
    return inside(request, "organisation/form.html", context, status=status(form))


def _now(key: str) -> bool | int | float | str:
    if key in DEFAULTS:
        return api.setting(key)
    try:
        return api.figure(key, on=timezone.localdate()).length
    except law.UnknownLaw:
        raise NotFound from None


def _read(text: str, like: bool | int | float | str) -> bool | int | str:
    """What was typed, as the kind of value the setting takes."""
    if isinstance(like, str):
        return text
    if isinstance(like, bool):
        if text not in ("True", "False"):
            raise BadInput("value", _("Write True or False."))
        return text == "True"
    if not text.isdecimal():
        raise BadInput("value", _("Write a whole number."))
    return int(text)
