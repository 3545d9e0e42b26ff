"""Overtime before it is worked, days of emergency, other systems of work, and bars: for whoever plans a unit."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import rules
from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions import overtime as acts
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.worked import (
    EXTRA_NAMES,
    GROUND_NAMES,
    PERIOD_NAMES,
    SYSTEM_NAMES,
    Overtime,
    OvertimeId,
    OvertimeState,
)
from linli.auxiliaries.forms import worked as worked_forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import overtime as ask_for
from linli.auxiliaries.queries.choosing import Among, among
from linli.auxiliaries.queries.hours import units_over
from linli.auxiliaries.templatetags.hours import in_hours
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.records import Act, Group, Row, show_records
from linli.auxiliaries.views.units import unit_of
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import _ as sentence
from linli.web.access import guard
from linli.web.words import say

SHOWN = timedelta(days=31)
NO_CAUSE = _("Until when and on which paper is kept; the cause is never asked (Labour Law, Arts 61 and 63).")


@guard("auxiliaries.roster")
def overtime(request: HttpRequest) -> HttpResponse:
    """What holds for the unit now, and what ended within a month."""
    chosen, since, actor = unit_of(request), timezone.localdate() - SHOWN, actor_of(request)
    unit, here = chosen.unit, f"?unit={chosen.unit}"
    above = units_over(unit)
    ask_it = (Act(reverse("auxiliaries:ask-overtime") + here, _("Ask for overtime"), chief=True),)
    keeps = rules.test_rule("auxiliaries.files", actor, unit)
    groups = [
        Group(_("Overtime"), [_overtime_row(one, actor) for one in ask_for.approvals(unit, since=since)],
              _("No overtime has been asked for."), ask_it),
        Group(_("Days of emergency"), [
            Row(GROUND_NAMES[one.ground], lines=(_span(one.days), one.reason))
            for one in ask_for.emergencies(above, since=since)
        ], _("None."), (Act(reverse("auxiliaries:note-emergency") + here, _("Note an emergency")),)),
        Group(_("Other systems of work"), [
            Row(SYSTEM_NAMES[one.system], lines=(PERIOD_NAMES[one.period], _span(one.days), one.paper))
            for one in ask_for.systems(above, since=since)
        ], _("None: eight hours a day and forty a week."),
            (Act(reverse("auxiliaries:enter-system") + here, _("Enter an approval")),) if keeps else ()),
        Group(_("No nights, no overtime"), [
            Row(one.name, lines=(_span(one.days), one.paper)) for one in ask_for.bars(unit, since=since)
        ], _("None."), (Act(reverse("auxiliaries:bar-nights") + here, _("Enter a paper")),) if keeps else ()),
    ]  # fmt: skip
    lead = _("Overtime is approved before it is worked, by somebody else than whoever asks (Order 270, Art 28).")
    return show_records(request, _("Overtime and limits"), groups, lead=lead, choice=chosen)


@guard("auxiliaries.roster")
def ask(request: HttpRequest) -> HttpResponse:
    note = _("An hour a day is the usual most, three for a special reason, 36 in a month (Labour Law, Art 41).")
    form = partial(worked_forms.OvertimeForm, officers=_officers(unit_of(request).unit))
    return _enter(request, form, acts.ask_overtime, _("Ask for overtime"), note=note)


@guard("auxiliaries.roster")
def emergency(request: HttpRequest) -> HttpResponse:
    note = _("On these days the limits of overtime do not apply. What is worked is paid as overtime all the same.")
    return _enter(request, worked_forms.EmergencyForm, acts.note_emergency, _("Note an emergency"), note=note)


@guard("auxiliaries.files")
def system(request: HttpRequest) -> HttpResponse:
    return _enter(request, worked_forms.SystemForm, acts.enter_system, _("Enter an approval"))


@guard("auxiliaries.files")
def bar(request: HttpRequest) -> HttpResponse:
    unit = unit_of(request).unit
    form = worked_forms.BarForm(posted(request), officers=_officers(unit))
    return act_page(request, form, acts.bar_nights, title=_("No nights, no overtime"), back=_back(unit), note=NO_CAUSE)


@guard("auxiliaries.roster")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one = ask_for.approval(OvertimeId(id))
    demand("roster", actor_of(request), one.unit)
    steps: dict[str, tuple[Callable[..., object], Any]] = {
        "approve": (acts.approve_overtime, _("Approve the overtime")),
        "refuse": (acts.refuse_overtime, _("Do not approve it")),
    }
    if act not in steps:
        raise NotFound
    do, title = steps[act]
    return act_page(
        request, PressForm(posted(request)), partial(do, one.id), title=title, back=_back(one.unit),
        lead=one.reason, danger=act == "refuse",
    )  # fmt: skip


def _enter(
    request: HttpRequest, form: Callable[..., forms.Form], do: Callable[..., object], title: Any, *, note: Any = ""
) -> HttpResponse:
    unit = unit_of(request).unit
    today = timezone.localdate()
    filled = form(posted(request), initial={"first": today, "last": today})
    return act_page(request, filled, partial(do, unit), title=title, back=_back(unit), note=note)


def _overtime_row(one: Overtime, actor: Actor) -> Row:
    open_now = one.state is OvertimeState.ASKED and rules.test_rule("auxiliaries.answer_overtime", actor, one)
    ways = [("approve", _("Approve the overtime")), ("refuse", _("Do not approve it"))] if open_now else []
    kinds = " · ".join(say(EXTRA_NAMES[kind]) for kind in sorted(one.kinds))
    at_most = sentence("at most {hours} a day", hours=in_hours(one.minutes))
    return Row(
        one.name or _("Whoever serves in the unit"), state=one.state,
        lines=(_span(one.days), f"{kinds} · {say(at_most)}", one.reason, one.talks),
        acts=tuple(Act(reverse("auxiliaries:overtime-act", args=[one.id, name]), words) for name, words in ways),
    )  # fmt: skip


def _span(days: Span) -> Any:
    return sentence("{first} to {last}", first=days.first, last=days.last)


def _officers(unit: UnitId) -> Among:
    return among([unit], on=timezone.localdate())


def _back(unit: UnitId) -> str:
    return f"{reverse('auxiliaries:overtime')}?unit={unit}"
