"""“Ring me”, for whoever would rather speak than write."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from linli.accounts import api as accounts
from linli.kernel.errors import BadInput, TooMany
from linli.matters.actions import calls
from linli.matters.actions.calls.drafts import last_day
from linli.matters.forms.ring import RingForm
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse

RINGS, AN_HOUR = 20, timedelta(hours=1)
"""From one address, behind which a village may stand."""
SAME_NUMBER, A_DAY = 3, timedelta(days=1)
"""Nobody can have somebody else's telephone rung all day."""


@never_cache
@guard(PUBLIC)
def ring_me(request: HttpRequest) -> HttpResponse:
    at, posted = timezone.now(), request.method == "POST"
    form = RingForm(request.POST if posted else None)
    if posted and form.is_valid() and _asked(request, form):
        return redirect("matters:ring-me-taken")
    shown = {"form": form, "until": last_day("matters.ring", at)}
    return render(request, "matters/resident/ring_me.html", shown, status=400 if posted else 200)


@guard(PUBLIC)
def taken(request: HttpRequest) -> HttpResponse:
    return render(request, "matters/resident/ring_taken.html")


def _asked(request: HttpRequest, form: RingForm) -> bool:
    at, given = timezone.now(), form.cleaned_data
    digits = "".join(c for c in given["phone"] if c.isdigit())
    try:
        accounts.spend(f"ring {accounts.address_of(request)}", limit=RINGS, per=AN_HOUR, at=at)
        accounts.spend(f"ring number {digits}", limit=SAME_NUMBER, per=A_DAY, at=at)
        calls.ask_ring(**given, place=request.GET.get("at", "")[:32], actor=request.actor, at=at)  # type: ignore[attr-defined]  # set by ActorMiddleware
    except (BadInput, TooMany) as refusal:
        refuse(form, refusal)
        return False
    return True
