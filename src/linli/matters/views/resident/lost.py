"""“I lost my receipt”: the number and the contact that was left; the same answer to everybody."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from linli.accounts import api as accounts
from linli.kernel.errors import BadInput
from linli.matters import api
from linli.matters.forms.lost import LostForm
from linli.notifications.api import reaches
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse

FROM_ONE_ADDRESS, AN_HOUR = 5, timedelta(hours=1)
FOR_ONE_NUMBER, A_DAY = 3, timedelta(days=1)


@never_cache
@guard(PUBLIC)
def lost(request: HttpRequest) -> HttpResponse:
    form = LostForm(request.POST or None)
    if form.is_valid() and _reported(request, form):
        return redirect("matters:lost_sent")
    shown = {"form": form, "by_mail": reaches({"email"}), "by_text": reaches({"phone"})}
    return render(request, "matters/resident/lost.html", shown, status=400 if form.errors else 200)


@guard(PUBLIC)
def sent(request: HttpRequest) -> HttpResponse:
    """Says what happens where the two belong together, and nothing about whether they do."""
    return render(request, "matters/resident/lost_sent.html", {"by_text": reaches({"phone"})})


def _reported(request: HttpRequest, form: LostForm) -> bool:
    at, given = timezone.now(), form.cleaned_data
    accounts.spend(f"lost {accounts.address_of(request)}", limit=FROM_ONE_ADDRESS, per=AN_HOUR, at=at)
    accounts.spend(f"lost {given['number']}", limit=FOR_ONE_NUMBER, per=A_DAY, at=at)
    try:
        api.report_lost(given["number"], given["contact"], at=at)
    except BadInput as refusal:
        refuse(form, refusal)
        return False
    return True
