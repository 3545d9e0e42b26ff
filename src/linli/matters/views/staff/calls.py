"""The call list: who asked to be rung, and whom to call back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound, Overtaken
from linli.matters.actions import calls
from linli.matters.actions.calls.ringing import subject
from linli.matters.data import RingId
from linli.matters.forms.ring import DAY_TIMES, language_name
from linli.matters.queries.calls import call_backs, parked, ring_in_hand, rings
from linli.matters.registry import CALL_BACK
from linli.privacy import api as privacy
from linli.privacy.data import Purpose
from linli.web.access import guard
from linli.web.words import say


@never_cache
@guard("matters.calls")
def calls_page(request: HttpRequest) -> HttpResponse:
    """No number and no name stands in the list; taking one opens it."""
    privacy.demand_assessed(CALL_BACK)
    actor = _actor(request)
    shown = {
        "rings": [(line, say(DAY_TIMES[line.day_time])) for line in rings(actor)], "parked": parked(actor),
        "call_backs": call_backs(actor, at=timezone.now()),
    }  # fmt: skip
    return render(request, "matters/staff/calls.html", shown)


@never_cache
@guard("matters.calls")
def ring(request: HttpRequest, ring: int) -> HttpResponse:
    """The number one has in hand. Opening it asks for a fresh second factor and is a look."""
    privacy.demand_assessed(CALL_BACK)
    actor = _actor(request)
    line = ring_in_hand(RingId(ring), actor=actor)
    opened = privacy.look(subject(line.id), actor=actor, purpose=Purpose.CONTACT, at=timezone.now(), reason="ring")
    held = {one.field: one.text for one in opened if one.is_open}
    shown = {
        "line": line, "day_time": say(DAY_TIMES[line.day_time]), "phone": held.get("phone", ""),
        "language": language_name(held.get("language", "")),
    }  # fmt: skip
    return render(request, "matters/staff/ring.html", shown)


@require_POST
@guard("matters.calls")
def ring_act(request: HttpRequest, ring: int, act: str) -> HttpResponse:
    actor, id, now = _actor(request), RingId(ring), timezone.now()
    match act:
        case "take":
            return _take(request, id, actor)
        case "put_back":
            calls.put_back(id, actor=actor, at=now)
        case "not_reached":
            is_over = calls.not_reached(id, actor=actor, at=now)
            messages.info(request, _told(is_over))
        case "reached":
            return redirect("matters:go-on", calls.reached(id, actor=actor, at=now))
        case _:
            raise NotFound
    return redirect("matters:calls")


def _take(request: HttpRequest, id: RingId, actor: Actor) -> HttpResponse:
    try:
        calls.take(id, actor=actor, at=timezone.now())
    except Overtaken:
        messages.warning(request, gettext("Somebody else has just taken this one."))
        return redirect("matters:calls")
    return redirect("matters:ring", id)


def _told(is_over: bool) -> str:
    if is_over:
        return gettext("Three calls were not answered. It ends here; where messages can be sent, the person is told.")
    return gettext("It stands in the list again, for another hour of the day.")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor
