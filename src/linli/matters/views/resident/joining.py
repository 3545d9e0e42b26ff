"""“Me too”: somebody else's public matter, and a receipt of one's own for it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from linli.accounts import api as accounts
from linli.kernel.errors import BadInput, NotFound
from linli.matters import api
from linli.matters.actions.step import keep_until
from linli.matters.data import MatterId
from linli.matters.forms.resident import ContactForm
from linli.matters.views.resident.receipt import admitted
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse

JOINS, WHILE = 30, timedelta(hours=1)


@guard(PUBLIC)
def join(request: HttpRequest, number: str) -> HttpResponse:
    at = timezone.now()
    one, matter = api.public_matter(number), api.matter_of(number)
    if one is None or matter is None:
        raise NotFound
    form = ContactForm(request.POST or None)
    if request.method == "POST":
        accounts.spend(f"join {accounts.address_of(request)}", limit=JOINS, per=WHILE, at=at)
        form = ContactForm(request.POST)
        if form.is_valid() and (code := _joined(request, MatterId(matter), form)):
            return admitted(request, code, fresh=True)
    shown = {"one": one, "form": form, "until": keep_until(at)}
    return render(request, "matters/resident/join.html", shown, status=400 if form.errors else 200)


def _joined(request: HttpRequest, matter: MatterId, form: ContactForm) -> str:
    try:
        return api.join(matter, contact=form.contact(), actor=request.actor, at=timezone.now()).code  # type: ignore[attr-defined]  # set by ActorMiddleware
    except BadInput as refusal:
        refuse(form, refusal)
        return ""
