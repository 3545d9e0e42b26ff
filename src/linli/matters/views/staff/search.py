"""Find matters of one's own unit by a word. Words are sent, not put into an address, and a search is a look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import NotPermitted, Refusal
from linli.matters.actions.keeping import find_by_words
from linli.matters.forms.search import SearchForm
from linli.web.access import guard
from linli.web.forms import refuse


@guard("matters.queue")
def search(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    form, now, items = SearchForm(request.POST or None), timezone.now(), None
    if actor.unit is None:
        raise NotPermitted
    if request.method == "POST" and form.is_valid():
        try:
            items = find_by_words(actor.unit, form.cleaned_data["words"], actor=actor, at=now)
        except Refusal as refusal:
            refuse(form, refusal)
    status = 400 if form.is_bound and form.errors else 200
    context = {"form": form, "items": items, "now": now}
    return render(request, "matters/staff/search.html", context, status=status)
