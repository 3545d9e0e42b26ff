"""Four small steps: what, where, words, send. Nothing is kept on the way: each page carries what was typed before.

The category is part of the address, so that it can be linked from a sticker; everything from "where" on travels in the
body of a POST, because a place and words do not belong into anybody's log. The back button of the browser and the
ones on the page both keep what was typed.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from linli.accounts import api as accounts
from linli.kernel.errors import BadInput, NotFound, NotLawful, TooMany
from linli.matters import api
from linli.matters.actions.step import keep_until
from linli.matters.data import About, CategoryFacts, Channel, Contact, PublicMatter, RaiseRequest
from linli.matters.engine.masking import mask
from linli.matters.engine.persons import warn_person_patterns
from linli.matters.forms.resident import SendForm, WhereForm, WordsForm
from linli.matters.views.resident.receipt import admitted
from linli.organisation import api as organisation
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse
from linli.web.uploads import dropped

WHERE, WORDS, SEND = "where", "words", "send"
STEPS = (WHERE, WORDS, SEND)
NEAR_M = 200
PAGES, WHILE = 3000, timedelta(hours=1)
"""From one address, far above what many people send; beyond it a page keeps what was typed and asks to wait."""
TITLES = (
    gettext_lazy("What it is about"),
    gettext_lazy("Where"),
    gettext_lazy("In your words"),
    gettext_lazy("Check and send"),
)
CARRIED = (
    "grid",
    *(name for form in (WhereForm, WordsForm, SendForm) for name in form.base_fields if name != "photos"),
)
MOST_LETTERS = 32
"""Of the code of a sticker."""
PLACE_FIELDS = {"lon", "lat", "grid", "address", "datum"}


@guard(PUBLIC)
def what(request: HttpRequest, about: str) -> HttpResponse:
    """The everyday groups, or one of them opened, or what a search finds."""
    about = _about(about)
    groups = api.groups(conduct=about is About.CONDUCT)
    wanted, asked = request.GET.get("group", ""), request.GET.get("q", "").strip()[:60]
    opened = next((group for group in groups if group.key == wanted), None)
    found = api.categories_named(asked, conduct=about is About.CONDUCT) if asked else ()
    shown = {
        "about": about, "groups": groups, "opened": opened, "asked": asked, "found": found, "titles": TITLES,
        "at": request.GET.get("at", "")[:MOST_LETTERS],
    }  # fmt: skip
    return render(request, "matters/resident/what.html", shown)


@guard(PUBLIC)
def steps(request: HttpRequest, about: str, category: str) -> HttpResponse:
    """Where, words, send: one address, one form that grows."""
    facts = api.category(category)
    if facts is None:
        raise NotFound
    page = Page(request, _about(about), facts)
    if request.method != "POST":
        return page.show(WHERE, page.fresh(WHERE, _prefilled(request)))
    if (back := request.POST.get("back")) in STEPS:
        return page.show(back, page.fresh(back, request.POST))
    return page.onward(request.POST.get("step", WHERE))


def _about(text: str) -> About:
    if text not in (About.PLACE, About.CONDUCT):
        raise NotFound
    return About(text)


def _prefilled(request: HttpRequest) -> dict[str, str]:
    """A sticker's address names its grid, or the thing it hangs on."""
    code = request.GET.get("at", "") or request.GET.get("grid", "")
    spot = organisation.sticker(code[:MOST_LETTERS]) if code else None
    return {"at": spot.code, "place": spot.label} if spot else {}


@dataclass(slots=True)
class Page:
    """One visit to the growing form."""

    request: HttpRequest
    about: About
    category: CategoryFacts

    def fresh(self, step: str, values: Any) -> forms.Form:
        """The form of a step with what was typed before, and no complaints."""
        form = self._form(step)
        form.initial = {name: values[name] for name in form.fields if name in values and name != "photos"}
        if step == SEND:
            form.initial.setdefault("key", secrets.token_urlsafe(24))
        return form

    def onward(self, done: str) -> HttpResponse:
        """Look at everything up to the step that was just filled in; stop at the first that needs another look."""
        bound: dict[str, forms.Form] = {}
        if (busy := self._busy()) is not None:
            step = done if done in STEPS else WHERE
            return self.show(step, self.fresh(step, self.request.POST), status=429, busy=busy)
        for step in STEPS[: STEPS.index(done) + 1] if done in STEPS else (WHERE,):
            bound[step] = self._form(step, self.request.POST)
            if not self._is_good(step, bound[step]):
                return self.show(step, bound[step], status=400)
        if done == SEND:
            return self._send(bound)
        following = STEPS[len(bound)]
        return self.show(following, self.fresh(following, self.request.POST))

    def _busy(self) -> TooMany | None:
        """Far too many pages from one line. Nobody loses a word over it."""
        line = accounts.address_of(self.request)
        try:
            accounts.spend(f"steps {line}", limit=PAGES, per=WHILE, at=timezone.now())
        except TooMany as refusal:
            return refusal
        return None

    def show(self, step: str, form: forms.Form, *, status: int = 200, busy: TooMany | None = None) -> HttpResponse:
        shown: dict[str, Any] = {
            "step": step, "form": form, "category": self.category, "about": self.about, "titles": TITLES,
            "number": STEPS.index(step) + 2, "kept": self._kept(form),
            "busy": busy is not None,
        }  # fmt: skip
        if step == WORDS:
            shown["nearby"] = self._nearby()
        if step == SEND:
            shown |= self._as_kept()
        response = render(self.request, f"matters/resident/{step}.html", shown, status=status)
        response["Cache-Control"] = "private, no-cache"  # the back button shows it again; nobody in between keeps it
        if busy is not None:
            response["Retry-After"] = str(busy.retry_after)
        return response

    def _form(self, step: str, data: QueryDict | None = None) -> forms.Form:
        if step == WHERE:
            return WhereForm(data, conduct=self.about is About.CONDUCT)
        if step == WORDS:
            return WordsForm(data)
        return SendForm(data, self.request.FILES if data is not None else None)

    def _is_good(self, step: str, form: forms.Form) -> bool:
        if step == SEND and (lost := dropped(self.request, "photos")):
            told = ngettext("%(n)d picture is too large", "%(n)d pictures are too large", lost) % {"n": lost}
            form.add_error("photos", told)
        return form.is_valid()

    def _kept(self, form: forms.Form) -> Iterable[tuple[str, str]]:
        """What earlier and later steps hold, carried as hidden fields."""
        own = {*form.fields, "grid"} if isinstance(form, WhereForm) else set(form.fields)
        posted = self.request.POST
        return [(name, posted[name]) for name in CARRIED if name not in own and posted.get(name)]

    def _as_kept(self) -> dict[str, object]:
        """The words as they will be kept, shown to the writer first; signs warn and never block."""
        words = self.request.POST.get("words", "")
        masked = mask(words)
        until = keep_until(timezone.now())
        signs = warn_person_patterns(words)
        return {"masked": masked.text, "covered": len(masked.found), "signs": signs, "until": until}

    def _nearby(self) -> tuple[PublicMatter, ...]:
        """Open public matters of the same category around the chosen point, to join instead of filing again."""
        where = WhereForm(self.request.POST)
        where.is_valid()
        lon, lat = (where.cleaned_data.get(axis) for axis in ("lon", "lat"))
        if not self.category.public or lon is None or lat is None:
            return ()
        return api.nearby(self.category.key, lon, lat, metres=max(self.category.radius_m, NEAR_M))

    def _send(self, bound: dict[str, forms.Form]) -> HttpResponse:
        """Of a flood, too, every matter is taken; it waits apart for somebody to look at it."""
        sending, at = bound[SEND], timezone.now()
        contact = sending.contact() if isinstance(sending, SendForm) else None
        given = {name: value for form in bound.values() for name, value in form.cleaned_data.items()}
        wanted = self._request(given, contact)
        held = api.flood_of(wanted, line=accounts.address_of(self.request), at=at)
        try:
            receipt = api.raise_matter(replace(wanted, held=held), actor=self.request.actor, at=at)  # type: ignore[attr-defined]  # set by ActorMiddleware
        except BadInput as refusal:
            return self._refused(bound, refusal)
        except NotLawful as refusal:  # photos, while nobody has assessed what they do
            return self._refused(bound, BadInput("photos", refusal.sentence))
        if not receipt.code:  # sent before, and renewed since: its holder has the new code
            return redirect("portal:receipt")
        return admitted(self.request, receipt.code, fresh=True)

    def _refused(self, bound: dict[str, forms.Form], refusal: BadInput) -> HttpResponse:
        """Back to the step whose field was refused, with everything that was typed."""
        if refusal.field in PLACE_FIELDS:
            refusal = BadInput("place", refusal.sentence)
        step = next((step for step, form in bound.items() if refusal.field in form.fields), SEND)
        refuse(bound[step], refusal)
        return self.show(step, bound[step], status=400)

    def _request(self, given: dict[str, Any], contact: Contact | None) -> RaiseRequest:
        return RaiseRequest(
            category=self.category.key, words=given["words"], channel=Channel.PORTAL, about=self.about,
            lon=given["lon"], lat=given["lat"], grid=given["grid"], address=given["place"],
            contact=contact, photos=tuple(photo.data for photo in given["photos"]),
            unit_concerned=given.get("unit_concerned"), avoid_village=given["avoid_village"], key=given["key"],
        )  # fmt: skip
