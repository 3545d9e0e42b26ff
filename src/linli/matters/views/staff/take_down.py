"""Taking a matter down for somebody else, on one screen; parked and gone on with; then the slip with the receipt."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.kernel.errors import Refusal
from linli.kernel.ids import new_secret
from linli.matters.actions import calls
from linli.matters.actions.intake import raise_matter
from linli.matters.data import DraftId, Receipt
from linli.matters.engine.masking import mask
from linli.matters.forms.take_down import TakeDownForm, as_typed
from linli.matters.queries.calls import parked
from linli.matters.queries.meant import categories_meant
from linli.web.access import guard
from linli.web.forms import refuse
from linli.web.words import say

PARKED = ("park", "next")
"""The buttons that keep it as it is; the second one goes on with the next call at once."""


@never_cache
@guard("matters.take_down")
def take_down(request: HttpRequest) -> HttpResponse:
    """A new one; and where every screen sends what it holds, new or parked."""
    actor = _actor(request)
    if request.method != "POST":
        return _show(request, TakeDownForm(actor=actor, initial={"key": new_secret()}))
    parking = request.POST.get("do") in PARKED
    form = _form(request, parking=parking)
    if form.is_valid():
        try:
            return _parked(request, form) if parking else _sent(request, form)
        except Refusal as refusal:
            refuse(form, refusal)
    return _show(request, form, status=400)


@never_cache
@guard("matters.take_down")
def go_on(request: HttpRequest, draft: int) -> HttpResponse:
    """A parked one, opened by who parked it: a look, that stands in the ledger."""
    opened = calls.go_on(DraftId(draft), actor=_actor(request), at=timezone.now())
    initial = {**as_typed(opened), "key": new_secret()}
    form = TakeDownForm(actor=_actor(request), closed=opened.closed, initial=initial)
    return _show(request, form, photos=opened.photos)


@require_POST
@guard("matters.take_down")
def save(request: HttpRequest) -> HttpResponse:
    """What the screen sends by itself while one types; the answer says where it is kept, and what it may be about."""
    form = _form(request, parking=True)
    if not form.is_valid():
        return JsonResponse({"says": gettext("Not saved: something on this screen does not fit.")}, status=400)
    try:
        draft = _park(request, form)
    except Refusal as refusal:
        return JsonResponse({"says": say(refusal.sentence)}, status=400)
    language, local = get_language() or "zh", timezone.localtime()
    meant = [
        {"key": row.key, "name": row.name.said_in(language)} for row in categories_meant(form.cleaned_data["words"])
    ]
    says = gettext("Saved at %(time)s") % {"time": f"{local:%H:%M:%S}"}
    return JsonResponse(
        {"draft": str(draft), "at": reverse("matters:go-on", args=[draft]), "says": says, "meant": meant}
    )


@require_POST
@guard("matters.take_down")
def drop(request: HttpRequest, draft: int) -> HttpResponse:
    calls.drop(DraftId(draft), actor=_actor(request), at=timezone.now())
    messages.success(request, gettext("Thrown away. Nothing of it is kept."))
    return redirect("matters:take-down")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def _form(request: HttpRequest, *, parking: bool) -> TakeDownForm:
    closed = "closed" in request.POST
    return TakeDownForm(request.POST, request.FILES, actor=_actor(request), closed=closed, parking=parking)


def _draft(form: TakeDownForm) -> DraftId | None:
    given = form.cleaned_data["draft"]
    return DraftId(given) if given is not None else None


def _park(request: HttpRequest, form: TakeDownForm) -> DraftId:
    return calls.park(form.typed(), draft=_draft(form), actor=_actor(request), at=timezone.now())


def _parked(request: HttpRequest, form: TakeDownForm) -> HttpResponse:
    _park(request, form)
    messages.success(request, gettext("Parked. It stands in your list until it is sent, for three days."))
    return redirect("matters:take-down" if request.POST["do"] == "next" else "matters:queue")


def _sent(request: HttpRequest, form: TakeDownForm) -> HttpResponse:
    given = _raised(form, _actor(request))
    if mask(form.cleaned_data["words"]).found:
        messages.info(request, gettext("Personal numbers in the words were covered before anything was kept."))
    lines = parked(_actor(request))
    return render(request, "matters/staff/slip.html", {"receipt": given, "parked": lines})


def _raised(form: TakeDownForm, actor: Actor) -> Receipt:
    draft, now = _draft(form), timezone.now()
    if draft is None:
        return raise_matter(form.request(), actor=actor, at=now)
    keep = form.closed and form.cleaned_data["along"] == "yes"
    return calls.send(draft, form.request(), keep_contact=keep, actor=actor, at=now)


def _show(request: HttpRequest, form: TakeDownForm, *, status: int = 200, photos: int = 0) -> HttpResponse:
    draft = form["draft"].value()
    lines = [line for line in parked(_actor(request)) if str(line.id) != str(draft or "")]
    shown: dict[str, Any] = {"form": form, "draft": draft, "parked": lines, "photos": photos}
    return render(request, "matters/staff/take_down.html", shown, status=status)
