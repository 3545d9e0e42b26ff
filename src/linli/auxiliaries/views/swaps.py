"""For the organ: swaps on which both have agreed, and open shifts with whoever could lawfully take them."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.rostering import calls as call_acts
from linli.auxiliaries.actions.rostering import swaps as acts
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.rostering import ShiftId
from linli.auxiliaries.data.swaps import CAUSE_NAMES, Call, CallId, CallState, SwapId
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.rostering import ConsentForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import calls as call_queries
from linli.auxiliaries.queries import swaps as ask
from linli.auxiliaries.views.acting import act_page, actor_of, posted, pressed
from linli.auxiliaries.views.units import unit_of
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _ as sentence
from linli.web.access import guard
from linli.web.keyset import Place, more_of, place_in

DECIDE: dict[str, Any] = {"approve": _("Approve the swap"), "refuse": _("Refuse the swap")}


@guard("auxiliaries.roster")
def changes(request: HttpRequest) -> HttpResponse:
    """What waits for the organ: open shifts first, then swaps."""
    chosen, today = unit_of(request), timezone.localdate()
    swaps = ask.swaps_waiting([chosen.unit], after=place_in(request, "swaps"))
    calls = call_queries.open_calls([chosen.unit], since=today, after=place_in(request, "calls"))
    keep = f"unit={chosen.unit}"
    page = {
        "unit": chosen.unit, "units": chosen.others, "swaps": swaps, "calls": calls, "causes": CAUSE_NAMES,
        "more_swaps": more_of("swaps", [Place(row.id, row.day) for row in swaps], ask.PAGE, keep=keep),
        "more_calls": more_of("calls", [Place(row.id, row.day) for row in calls], call_queries.PAGE, keep=keep),
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/changes.html", page)


@guard("auxiliaries.roster")
def decide(request: HttpRequest, id: int, act: str) -> HttpResponse:
    swap = ask.swap(SwapId(id))
    demand("roster", actor_of(request), swap.unit)
    if act not in DECIDE:
        raise NotFound
    other = f" ⇄ {swap.other_day:%Y-%m-%d} {swap.other_kind.name}" if swap.other_day and swap.other_kind else ""
    return act_page(
        request, PressForm(posted(request)), partial(acts.decide_swap, swap.id, approved=act == "approve"),
        title=DECIDE[act], back=_back(swap.unit), danger=act == "refuse",
        lead=f"{swap.giver_name} → {swap.taker_name} · {swap.day:%Y-%m-%d} {swap.kind.name}{other}",
        note=_("Every rule is asked once more for both officers.") if act == "approve" else "",
    )  # fmt: skip


@guard("auxiliaries.roster")
def sick(request: HttpRequest, id: int) -> HttpResponse:
    """A planner notes that an officer called in sick; the officer's own page has the same."""
    shift = ask.shift(ShiftId(id))
    demand("roster", actor_of(request), shift.unit)
    made: list[CallId] = []

    def do(**given: Any) -> None:
        made.append(call_acts.call_sick(shift.id, **given))

    page = act_page(
        request, PressForm(posted(request)), do, title=_("Note that somebody called in sick"), danger=True,
        back=reverse("auxiliaries:roster-day", args=[shift.roster, shift.day.isoformat()]),
        lead=f"{shift.name} · {shift.day:%Y-%m-%d} · {shift.kind.name}",
        note=_("Nothing is noted about the illness. Then you see who may lawfully take the shift."),
    )  # fmt: skip
    return redirect("auxiliaries:call", made[0]) if made else page


@guard("auxiliaries.roster")
def call(request: HttpRequest, id: int) -> HttpResponse:
    """Every rule asked of everybody who is off that day; one press takes somebody who has agreed."""
    one, form = _call(request, id), ConsentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        do = partial(
            call_acts.assign_replacement, one.id, officer=OfficerId(given["officer"]), consent=given["consent"]
        )
        return pressed(request, do, back=reverse("auxiliaries:call", args=[one.id]))
    if form.is_bound:
        raise BadInput("consent", sentence("Say how the officer has agreed."))
    rows = call_queries.candidates(one, today=timezone.localdate()) if one.state is CallState.OPEN else []
    page = {
        "call": one, "cause": CAUSE_NAMES[one.cause], "form": form,
        "lawful": [row for row in rows if not row.against], "barred": [row for row in rows if row.against],
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/call.html", page)


@guard("auxiliaries.roster")
def leave(request: HttpRequest, id: int) -> HttpResponse:
    one = _call(request, id)
    return act_page(
        request, PressForm(posted(request)), partial(call_acts.leave_open, one.id), title=_("Leave the shift open"),
        back=reverse("auxiliaries:call", args=[id]), then=_back(one.unit),
        lead=f"{one.day:%Y-%m-%d} · {one.kind.name}",
    )  # fmt: skip


@guard("auxiliaries.roster")
def mistake(request: HttpRequest, id: int) -> HttpResponse:
    one = _call(request, id)
    return act_page(
        request, PressForm(posted(request)), partial(call_acts.take_call_back, one.id),
        title=_("The sick call was a mistake"), back=reverse("auxiliaries:call", args=[id]), then=_back(one.unit),
        lead=f"{one.name} · {one.day:%Y-%m-%d} · {one.kind.name}",
        note=_("The officer has the shift again, where every rule still allows it. What happened stays in the record. "
               "A duty sheet of that day has to be looked at: the line that came off does not come back by itself."),
    )  # fmt: skip


def _call(request: HttpRequest, id: int) -> Call:
    one = call_queries.call(CallId(id))
    demand("roster", actor_of(request), one.unit)
    return one


def _back(unit: int) -> str:
    return f"{reverse('auxiliaries:roster-changes')}?unit={unit}"
