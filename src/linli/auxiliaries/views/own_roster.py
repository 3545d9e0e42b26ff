"""The officer's own roster: shifts to come, wishes, swaps, calling in sick, and the address for his calendar."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.auxiliaries.actions.rostering import calls, feeds, swaps
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.rostering import ShiftId
from linli.auxiliaries.data.swaps import CallId, RosteredShift, SwapId, SwapState
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.rostering import SwapForm, WishForm
from linli.auxiliaries.queries import calls as call_queries
from linli.auxiliaries.queries import feeds as feed_queries
from linli.auxiliaries.queries import rostering as kinds
from linli.auxiliaries.queries import swaps as ask
from linli.auxiliaries.views.acting import act_page, posted, pressed, who
from linli.auxiliaries.views.own import officer_of
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _ as sentence
from linli.web.access import PUBLIC, guard

BACK, AHEAD = timedelta(days=1), timedelta(days=180)
ANSWERS: dict[str, Any] = {"accept": _("I agree"), "decline": _("I do not agree"), "withdraw": _("Take the offer back")}


@never_cache
@guard("auxiliaries.own")
def own(request: HttpRequest) -> HttpResponse:
    officer, today = officer_of(request), timezone.localdate()
    shifts = ask.shifts_of(officer.id, since=today - BACK)
    page = {
        "officer": officer, "shifts": shifts, "today": today, "swaps": _swaps(officer),
        "calls": call_queries.own_calls(officer.id, since=today),
        "wishes": ask.wishes_of(officer.id, days=Span(today, today + AHEAD)),
        "kinds": {kind.code: kind for kind in kinds.kinds(officer.unit, on=today)},
        "has_feed": feed_queries.has_feed(officer.id),
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/own.html", page)


@guard("auxiliaries.own")
def wish(request: HttpRequest) -> HttpResponse:
    officer, today = officer_of(request), timezone.localdate()
    form = WishForm(
        posted(request), kinds=kinds.kinds(officer.unit, on=today), initial={"day": today + timedelta(days=7)}
    )
    note = _("Wishes are met as far as the shifts allow; nobody has a right to them, and no reason is asked.")
    return act_page(request, form, partial(swaps.wish, officer.id), title=_("A wish"), back=_back(), note=note)


@guard("auxiliaries.own")
@require_POST
def unwish(request: HttpRequest, day: str) -> HttpResponse:
    return pressed(request, partial(swaps.take_wish_back, officer_of(request).id, day=_day(day)), back=_back())


@guard("auxiliaries.own")
def offer(request: HttpRequest, id: int) -> HttpResponse:
    """Offer one shift to a colleague, for one of his or for nothing."""
    officer, shift = officer_of(request), _own_shift(request, id)
    others = ask.others_on(shift.roster, apart_from=officer.id, since=timezone.localdate())
    people = {person.id: person for person in kinds.colleagues(officer, on=timezone.localdate())}
    form = SwapForm(posted(request), others=[one for one in others if one.officer in people], people=people.values())
    do = partial(swaps.offer_swap, shift.roster, giver=officer.id, day=shift.day)
    note = _("The other is asked first. Then the organ decides, after every rule was checked for both of you.")
    lead = f"{shift.day:%Y-%m-%d} · {shift.kind.name}"
    return act_page(request, form, do, title=_("Offer this shift"), back=_back(), note=note, lead=lead)


@guard("auxiliaries.own")
def answer(request: HttpRequest, id: int, act: str) -> HttpResponse:
    officer, swap = officer_of(request), ask.swap(SwapId(id))
    if act not in ANSWERS or officer.id not in (swap.giver, swap.taker):
        raise NotFound
    do = (
        partial(swaps.take_swap_back, swap.id) if act == "withdraw"
        else partial(swaps.answer_swap, swap.id, accepted=act == "accept")
    )  # fmt: skip
    lead = f"{swap.giver_name} → {swap.taker_name} · {swap.day:%Y-%m-%d} {swap.kind.name}"
    return act_page(request, PressForm(posted(request)), do, title=ANSWERS[act], back=_back(), lead=lead)


@guard("auxiliaries.own")
def sick(request: HttpRequest, id: int) -> HttpResponse:
    shift = _own_shift(request, id)
    note = _("The organ looks for a replacement. Nothing is asked about your illness here.")
    return act_page(
        request, PressForm(posted(request)), partial(calls.call_sick, shift.id), title=_("Call in sick"), back=_back(),
        note=note, lead=f"{shift.day:%Y-%m-%d} · {shift.kind.name}", danger=True,
    )  # fmt: skip


@guard("auxiliaries.own")
def well(request: HttpRequest, id: int) -> HttpResponse:
    """The officer takes his sick call back."""
    call = call_queries.call(CallId(id))
    if call.officer != officer_of(request).id:
        raise NotFound
    note = _("The shift is yours again, where every rule still allows it. The planner of the roster is told.")
    return act_page(
        request, PressForm(posted(request)), partial(calls.take_call_back, call.id), title=_("Take the sick call back"),
        back=_back(), note=note, lead=f"{call.day:%Y-%m-%d} · {call.kind.name}",
    )  # fmt: skip


@never_cache
@guard("auxiliaries.own")
def feed(request: HttpRequest) -> HttpResponse:
    """The address is shown once, on the answer to the press; it is kept nowhere."""
    officer = officer_of(request)
    address = ""
    if request.method == "POST":
        code = feeds.open_feed(officer.id, **who(request))
        address = request.build_absolute_uri(reverse("auxiliaries:roster-feed", args=[code]))
    page = {"address": address, "has_feed": feed_queries.has_feed(officer.id)}
    return render(request, "auxiliaries/rostering/feed.html", page)


@guard("auxiliaries.own")
@require_POST
def end_feed(request: HttpRequest) -> HttpResponse:
    feeds.end_feed(officer_of(request).id, **who(request))
    return redirect("auxiliaries:own-feed")


@never_cache
@guard(PUBLIC)
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """For the officer's calendar program, which cannot sign in: whoever holds the address reads kinds and times."""
    officer = feed_queries.officer_of_feed(code)
    content = feed_queries.calendar(officer, today=timezone.localdate(), at=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _swaps(officer: Officer) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Each with what the officer can do about it now."""
    rows = []
    for swap in ask.swaps_of(officer.id):
        acts = []
        if swap.state is SwapState.OFFERED and swap.taker == officer.id:
            acts = ["accept", "decline"]
        elif swap.state in (SwapState.OFFERED, SwapState.ACCEPTED) and swap.giver == officer.id:
            acts = ["withdraw"]
        rows.append((swap, [(act, ANSWERS[act]) for act in acts]))
    return rows


def _own_shift(request: HttpRequest, id: int) -> RosteredShift:
    shift = ask.shift(ShiftId(id))
    if shift.officer != officer_of(request).id:
        raise NotFound
    return shift


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("day", sentence("This is no day.")) from None


def _back() -> str:
    return reverse("auxiliaries:own-roster")
