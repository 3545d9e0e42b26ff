"""Splitting one message: its words and photos stand beside the form, so that each part gets what belongs to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import NotPermitted
from linli.matters.actions.step import subject_of
from linli.matters.data import State
from linli.matters.forms.splitting import SplitForm
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.matters import by_number, matter_page
from linli.matters.states import MATTER
from linli.matters.views.staff.acts import asked_form, did, posted
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Standing
from linli.web.access import guard
from linli.web.words import say


@guard("matters.queue")
def split(request: HttpRequest, number: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    asked_form("split", actor)
    matter, now = by_number(number), timezone.now()
    page = matter_page(matter, actor=actor, at=now)
    MATTER.move("split", State(page.item.state))
    if not any(button.act == "split" for button in page.buttons):
        raise NotPermitted
    opened = privacy.look(subject_of(matter), actor=actor, purpose=Purpose.HANDLING, at=now)
    held = [one for one in opened if one.standing is Standing.OPEN]
    photos = {int(one.id): one.data for one in held if one.field == "photo"}
    form = SplitForm(*posted(request), actor=actor, matter=matter, photos=photos)
    if form.is_bound and form.is_valid() and did(request, form, "split", matter):
        return redirect("matters:matter", number)
    context = {
        "form": form, "number": number, "title": page.item.title, "act_words": say(CALLED["split"]), "photos": photos,
        "words": [one.text for one in held if one.field in ("words", "address")],
    }  # fmt: skip
    return render(request, "matters/staff/split.html", context, status=400 if form.errors else 200)
