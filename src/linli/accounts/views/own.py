"""Where somebody sees the sessions of his own, and ends them."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from linli.accounts.actions.sign_ins import end_other_sign_ins, end_sign_in
from linli.accounts.data import SIGN_IN
from linli.accounts.queries import own_sign_ins
from linli.kernel.actor import UserId
from linli.kernel.errors import NotFound, StepUpNeeded
from linli.web.access import guard

OTHERS = "others"


@never_cache
@guard("accounts.signed-in")
def sessions(request: HttpRequest) -> HttpResponse:
    """All of one's own; to end any, the second factor is shown again first, lest a thief locks its owner out."""
    user, this, now = UserId(request.user.pk or 0), request.session.get(SIGN_IN), timezone.now()
    if request.method == "POST":
        _demand_fresh(request, now)
        chosen = request.POST.get("end", "")
        if chosen == OTHERS:
            end_other_sign_ins(user, but=this)
        elif chosen.isascii() and chosen.isdecimal() and len(chosen) < 19:
            end_sign_in(user, int(chosen))
        else:
            raise NotFound
        return redirect("accounts:sessions")
    found = own_sign_ins(user, this=this, at=now)
    return render(
        request, "accounts/sessions.html", {"found": found, "others": [one for one in found if not one.is_this]}
    )


def _demand_fresh(request: HttpRequest, now: datetime) -> None:
    shown = request.session.get("stepped_up_at")
    age = now - datetime.fromisoformat(shown) if shown else settings.SHIFT
    if age.total_seconds() > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        raise StepUpNeeded
