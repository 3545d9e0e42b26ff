"""Duty sheets for those who plan them, and for whoever stands on them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.auxiliaries.actions.deployment import lines
from linli.auxiliaries.actions.deployment import sheets as acts
from linli.auxiliaries.data.deployment import LineId, LineState, Sheet, SheetId, SheetState
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.forms.deployment import AssignForm, CommanderForm, ForbidForm, PlanForm, RecordingForm
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.deployment import PLANNERS, sees_unit
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.rules.duties import duties, prohibited
from linli.auxiliaries.states.deployment import SHEET
from linli.auxiliaries.views.acting import Do, act_page, actor_of, posted
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.organisation import api as organisation
from linli.web.access import guard
from linli.web.keyset import number_in

SHEET_WORDS = {
    "name_commander": _("Name the commander"), "assign": _("Put somebody on the sheet"),
    "publish": _("Publish the sheet"),
    "withdraw": _("Withdraw the sheet"),
}  # fmt: skip
LINE_WORDS = {
    "approve": _("Approve this task"), "forbid": _("This is work of Article 10"), "refer": _("Refer to the recording"),
    "take_off": _("Take off the sheet"), "grant": _("Replace at own request"), "decline": _("Keep on the sheet"),
}  # fmt: skip


@guard("auxiliaries.deploy")
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets of the own units, the newest first."""
    before = number_in(request, "before")
    rows = queries.sheets(actor_of(request).units, before=SheetId(before) if before else None)
    older = f"?before={rows[-1].id}" if len(rows) == queries.PAGE else ""
    return render(request, "auxiliaries/deployment/sheets.html", {"rows": rows, "older": older})


@guard("auxiliaries.duties")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Articles 8 and 9 as they stand, what Linli leaves out and why, and the six kinds of Article 10."""
    groups = [(category, [d for d in duties().values() if category in d.categories]) for category in Category]
    return render(request, "auxiliaries/deployment/catalogue.html", {"groups": groups, "prohibited": prohibited()})


@guard("auxiliaries.deploy")
def plan(request: HttpRequest) -> HttpResponse:
    unit = _own_unit(request)
    form = PlanForm(posted(request), posts=queries.commanders(unit, on=timezone.localdate()))

    def do(**given: Any) -> None:
        made.append(acts.plan_sheet(unit, **given))

    made: list[SheetId] = []
    note = _("A sheet is one shift. It is published only with a people's police officer named who commands it.")
    page = act_page(request, form, do, title=_("Plan a shift"), back=reverse("auxiliaries:sheets"), note=note)
    return redirect("auxiliaries:sheet", made[0]) if made else page


@guard("auxiliaries.duties")
def sheet(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.sheet(SheetId(id)), actor_of(request)
    if not sees_unit(actor, one.unit):
        raise NotFound
    ahead = one.state is not SheetState.WITHDRAWN and one.ends_at > timezone.now()
    of_sheet, of_lines = queries.missing(one) if ahead else ((), {})
    plans = actor.holds(*PLANNERS) and actor.belongs_to(one.unit)
    shown = {
        "sheet": one, "of_sheet": of_sheet, "whole": not of_sheet and not any(of_lines.values()), "ahead": ahead,
        "rows": [(line, of_lines.get(line.id, ()), _line_acts(line, one) if plans else ()) for line in one.lines],
        "acts": [(act, words) for act, words in SHEET_WORDS.items() if plans and SHEET.allows(act, one.state)],
    }  # fmt: skip
    return render(request, "auxiliaries/deployment/sheet.html", shown)


@guard("auxiliaries.deploy")
def sheet_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one = queries.sheet(SheetId(id))
    if act not in SHEET_WORDS:
        raise NotFound
    if not actor_of(request).belongs_to(one.unit):
        raise NotPermitted
    do, form = _sheet_form(request, one, act)
    at = reverse("auxiliaries:sheet", args=[id])
    return act_page(request, form, do, title=SHEET_WORDS[act], back=at, danger=act == "withdraw")


@guard("auxiliaries.deploy")
def line_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in LINE_WORDS:
        raise NotFound
    line = queries.line(LineId(id))
    do, form = _line_form(request, LineId(id), act)
    at = reverse("auxiliaries:sheet", args=[line.sheet])
    lead = f"{line.name} · {line.title}" if isinstance(line.title, str) else line.name
    return act_page(request, form, do, title=LINE_WORDS[act], back=at, lead=lead, danger=act in ("forbid", "take_off"))


@guard("auxiliaries.own")
def mine(request: HttpRequest) -> HttpResponse:
    """What the officer has to do, under whom; and the way to refuse or to be replaced."""
    user = actor_of(request).user
    rows = queries.own_duties(user, since=timezone.localdate()) if user else []
    return render(request, "auxiliaries/deployment/mine.html", {"rows": rows, "now": timezone.now()})


@guard("auxiliaries.own")
@require_POST
def ask_recusal(request: HttpRequest, id: int) -> HttpResponse:
    lines.ask_recusal(LineId(id), actor=actor_of(request), at=timezone.now())
    return redirect("auxiliaries:own-duties")


def _sheet_form(request: HttpRequest, one: Sheet, act: str) -> tuple[Do, forms.Form]:
    def bound(do: Callable[..., object]) -> Do:
        return lambda **given: do(one.id, **given)

    match act:
        case "name_commander":
            return bound(acts.name_commander), CommanderForm(posted(request), posts=_commanders(one))
        case "assign":
            return bound(lines.assign), AssignForm(posted(request), officers=among([one.unit], on=one.day))
        case "publish":
            return bound(acts.publish), PressForm(posted(request))
        case _:
            return bound(acts.withdraw), PressForm(posted(request))


def _line_form(request: HttpRequest, id: LineId, act: str) -> tuple[Do, forms.Form]:
    press = PressForm(posted(request))
    match act:
        case "approve":
            return lambda **given: lines.approve(id, **given), press
        case "forbid":
            return lambda **given: lines.forbid(id, **given), ForbidForm(posted(request))
        case "refer":
            return lambda **given: lines.refer_recording(id, **given), RecordingForm(posted(request))
        case "take_off":
            return lambda **given: lines.take_off(id, **given), press
        case _:
            return lambda **given: lines.decide_recusal(id, granted=act == "grant", **given), press


def _line_acts(line: Any, one: Sheet) -> list[tuple[str, Any]]:
    """What can be done with a line now, in the order of the work."""
    draft = one.state is SheetState.DRAFT and line.state is LineState.ASSIGNED
    needs = not line.approved and (line.duty is None or line.duty.near)
    wanted = {
        "approve": draft and needs, "forbid": draft and needs,
        "refer": draft and line.duty is not None and line.duty.recorded and not line.recording, "take_off": draft,
        "grant": line.state is LineState.RECUSAL_ASKED, "decline": line.state is LineState.RECUSAL_ASKED,
    }  # fmt: skip
    return [(act, LINE_WORDS[act]) for act, open_now in wanted.items() if open_now]


def _commanders(one: Sheet) -> list[Any]:
    return queries.commanders(one.unit, on=one.day)


def _own_unit(request: HttpRequest) -> UnitId:
    """The unit of the post; its name is known or the address is nobody's."""
    unit = actor_of(request).unit
    if unit is None:
        raise NotPermitted
    return organisation.unit(unit).id
