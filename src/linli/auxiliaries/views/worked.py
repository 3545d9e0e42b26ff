"""Hours worked: the officer enters them, the organ confirms or says otherwise, and both versions stay to be seen."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import rules
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions import worked as acts
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.worked import Worked, WorkedId, WorkedState
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.worked import HoursForm, SettleForm
from linli.auxiliaries.models.worked import WorkedShift
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import worked as ask
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.states.worked import WORKED
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.own import officer_of
from linli.auxiliaries.views.units import asked_for, unit_of
from linli.kernel.errors import NotFound
from linli.web.access import guard
from linli.web.keyset import Place, more_of, number_in, place_in

ORGAN_ACTS: Mapping[str, Any] = {
    "confirm": _("Confirm these hours"), "differ": _("Say other hours"), "accept": _("Take the officer's hours"),
    "settle": _("Enter what was settled"),
}  # fmt: skip
OWN_ACTS: Mapping[str, Any] = {"agree": _("Take the organ's hours"), "contest": _("These hours are not right")}
A_DAY, EXPLAINED_WITHIN = timedelta(days=1), timedelta(days=45)
HOW = _("Clock times only. No place, no device and no picture is asked for.")


@guard("auxiliaries.roster")
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits to be confirmed or is disputed, the oldest first; and shifts for which nobody entered hours: a human
    says whether these were forgotten or somebody did not come. Nothing is booked by itself."""
    chosen, today = unit_of(request), timezone.localdate()
    since = Span(today - EXPLAINED_WITHIN, today - A_DAY)
    rows = ask.waiting([chosen.unit], after=place_in(request, "after"))
    silent = ask.without_hours([chosen.unit], since, after=place_in(request, "silent"))
    keep = f"unit={chosen.unit}"
    page = {
        "chosen": chosen, "rows": rows, "waiting": True, "silent": silent,
        "more": more_of("after", [Place(row.id, row.day) for row in rows], ask.PAGE, keep=keep),
        "more_silent": more_of("silent", [Place(row.pk, row.day) for row in silent], ask.PAGE, keep=keep),
        "notes": rules.test_rule("auxiliaries.rate", actor_of(request)),
    }  # fmt: skip
    return _list(request, page)


@guard("auxiliaries.roster")
def latest(request: HttpRequest) -> HttpResponse:
    chosen = unit_of(request)
    rows = ask.latest([chosen.unit], before=number_in(request, "before"))
    older = f"?unit={chosen.unit}&before={rows[-1].id}" if len(rows) == ask.PAGE else ""
    return _list(request, {"chosen": chosen, "rows": rows, "older": older})


@guard("auxiliaries.roster")
def enter_for(request: HttpRequest) -> HttpResponse:
    """For an officer who has no page of his own; somebody else of the organ confirms."""
    unit, today = unit_of(request).unit, timezone.localdate()
    form = HoursForm(posted(request), on=True, officers=among([unit], on=today), initial=asked_for(request))
    back = f"{reverse('auxiliaries:worked')}?unit={unit}"
    note = _("Officers enter their own hours. What you enter here, somebody else confirms; the officer may contest it.")
    return act_page(request, form, acts.enter_hours, title=_("Enter hours for an officer"), back=back, note=note)


@guard("auxiliaries.roster")
def one(request: HttpRequest, id: int) -> HttpResponse:
    found, actor = _in_care(request, id), actor_of(request)
    row = WorkedShift.objects.select_related("officer").get(pk=id)
    may = {
        "settle": rules.test_rule("auxiliaries.files", actor, found.unit),
        **dict.fromkeys(("confirm", "accept"), rules.test_rule("auxiliaries.confirm_hours", actor, row)),
        "differ": rules.test_rule("auxiliaries.confirm_hours", actor, row) and found.officer_says is not None,
    }
    return _page(request, found, ORGAN_ACTS, may, address="auxiliaries:worked-act", back=_organ_back(found))


@guard("auxiliaries.roster")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found = _in_care(request, id)
    steps: dict[str, tuple[Callable[..., object], type[forms.Form]]] = {
        "confirm": (acts.confirm_hours, PressForm), "differ": (acts.say_otherwise, HoursForm),
        "accept": (acts.accept_hours, PressForm), "settle": (acts.settle_hours, SettleForm),
    }  # fmt: skip
    return _act(request, found, act, steps, ORGAN_ACTS, then=_organ_back(found))


@guard("auxiliaries.own")
def own(request: HttpRequest) -> HttpResponse:
    """The newest first; disputed ones on top wait for the officer."""
    officer = officer_of(request)
    rows = ask.latest(officer=officer.id, before=number_in(request, "before"))
    older = f"?before={rows[-1].id}" if len(rows) == ask.PAGE else ""
    return _list(request, {"officer": officer, "rows": rows, "older": older})


@guard("auxiliaries.own")
def enter_own(request: HttpRequest) -> HttpResponse:
    form = HoursForm(posted(request), on=True, initial={"day": timezone.localdate()})
    do = partial(acts.enter_hours, officer_of(request).id)
    return act_page(request, form, do, title=_("Enter my hours"), back=reverse("auxiliaries:own-worked"), note=HOW)


@guard("auxiliaries.own")
def own_one(request: HttpRequest, id: int) -> HttpResponse:
    found = _own(request, id)
    may = dict.fromkeys(OWN_ACTS, True)
    return _page(request, found, OWN_ACTS, may, address="auxiliaries:own-worked-act", back=_own_back())


@guard("auxiliaries.own")
def own_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found = _own(request, id)
    steps: dict[str, tuple[Callable[..., object], type[forms.Form]]] = {
        "agree": (acts.agree_hours, PressForm), "contest": (acts.contest_hours, HoursForm),
    }  # fmt: skip
    return _act(request, found, act, steps, OWN_ACTS, then=_own_back())


def _act(
    request: HttpRequest, found: Worked, act: str, steps: Mapping[str, tuple[Callable[..., object], type[forms.Form]]],
    words: Mapping[str, Any], *, then: str,
) -> HttpResponse:  # fmt: skip
    if act not in steps:
        raise NotFound
    do, form = steps[act]
    return act_page(
        request, form(posted(request)), partial(do, found.id), title=words[act], back=then,
        lead=f"{found.name} · {found.day:%Y-%m-%d}",
    )  # fmt: skip


def _page(
    request: HttpRequest, found: Worked, words: Mapping[str, Any], may: Mapping[str, bool], *, address: str, back: str
) -> HttpResponse:
    open_acts = [name for name in words if may.get(name) and WORKED.allows(name, found.state)]
    page = {
        "one": found, "back": back, "back_words": _("Hours worked"),
        "acts": [(reverse(address, args=[found.id, name]), words[name]) for name in open_acts],
    }  # fmt: skip
    return render(request, "auxiliaries/worked/one.html", page)


def _list(request: HttpRequest, page: dict[str, Any]) -> HttpResponse:
    page["disputed"] = [row for row in page["rows"] if row.state is WorkedState.DISPUTED]
    return render(request, "auxiliaries/worked/list.html", page)


def _in_care(request: HttpRequest, id: int) -> Worked:
    found = ask.worked(WorkedId(id))
    demand("roster", actor_of(request), found.unit)
    return found


def _own(request: HttpRequest, id: int) -> Worked:
    found = ask.worked(WorkedId(id))
    if found.officer != officer_of(request).id:
        raise NotFound
    return found


def _organ_back(found: Worked) -> str:
    return f"{reverse('auxiliaries:worked')}?unit={found.unit}"


def _own_back() -> str:
    return reverse("auxiliaries:own-worked")
