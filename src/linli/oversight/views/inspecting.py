"""Mandates, samples, what was drawn, and findings."""

from typing import Any

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.kernel.actor import PostId, Role, UnitId
from linli.ledger.data import Subject
from linli.matters import api as matters
from linli.matters.data import MANDATE, Drawn
from linli.oversight import api
from linli.oversight.data import DRAWN_CALLED, KINDS_CALLED, STATES_CALLED, FindingKind, FindingState
from linli.oversight.forms import FindingForm, MandateForm, SampleForm, WordsForm
from linli.oversight.models import SampleItem
from linli.oversight.queries import inspecting as queries
from linli.oversight.queries.standing import scope_of
from linli.oversight.views.acting import actor_of, done, status
from linli.privacy import api as privacy
from linli.privacy.data import Purpose
from linli.web.access import guard

PHOTOS = ("photo", "evidence")


@guard("oversight.see")
def home(request: HttpRequest) -> HttpResponse:
    """An inspector draws; a lead gives mandates; both see the findings."""
    actor, today = actor_of(request), timezone.localdate()
    held = queries.mandates(actor, on=today)
    scope = scope_of(actor, on=today)
    context: dict[str, Any] = {
        "mandates": held, "samples": queries.samples(held), "today": today, "inspects": actor.holds(Role.INSPECTOR),
        "drawn_called": DRAWN_CALLED, "scope": [queries.named(unit) for unit in sorted(scope)],
        "findings": [
            (one, KINDS_CALLED[one.kind], STATES_CALLED[one.state]) for one in queries.findings(actor, on=today)
        ],
    }  # fmt: skip
    form: MandateForm | SampleForm | None = None
    if actor.holds(Role.LEAD):
        form = MandateForm(request.POST or None, actor=actor)
        if request.method == "POST" and _given(form, request):
            return redirect("oversight:home")
    elif scope:
        form = SampleForm(request.POST or None, scope=scope)
        if request.method == "POST" and (id := _drawn(form, request)):
            return redirect("oversight:sample", id)
    return render(request, "oversight/home.html", context | {"form": form}, status=status(form))


def _given(form: MandateForm, request: HttpRequest) -> bool:
    def act(given: dict[str, Any]) -> None:
        units = [UnitId(unit) for unit in given["units"]]
        api.give_mandate(
            PostId(given["post"]), units=units, purpose=given["purpose"], until=given["until"],
            actor=actor_of(request), at=timezone.now(),
        )  # fmt: skip
        notes.success(request, gettext("The mandate is given."))

    return done(form, act)


def _drawn(form: SampleForm, request: HttpRequest) -> int:
    made: list[int] = []

    def act(given: dict[str, Any]) -> None:
        made.append(
            api.draw_sample(
                UnitId(given["unit"]), Drawn(given["kind"]), first=given["first"], last=given["last"],
                size=given["size"], actor=actor_of(request), at=timezone.now(),
            )
        )  # fmt: skip

    return made[0] if done(form, act) else 0


@require_POST
@guard("oversight.give")
def end(request: HttpRequest, id: int) -> HttpResponse:
    api.end_mandate(id, actor=actor_of(request), at=timezone.now())
    notes.success(request, gettext("The mandate has ended."))
    return redirect("oversight:home")


@guard("oversight.see")
def sample(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.sample(id, actor=actor_of(request), on=timezone.localdate())
    context = {
        "sample": found, "kind": DRAWN_CALLED[found.kind], "inspects": actor_of(request).holds(Role.INSPECTOR),
        "whole": len(found.population),
    }  # fmt: skip
    return render(request, "oversight/sample.html", context)


@guard("oversight.see")
def population(request: HttpRequest, id: int) -> HttpResponse:
    """All numbers that could have been drawn, one a line: with the seed, everybody can draw them again."""
    found = queries.sample(id, actor=actor_of(request), on=timezone.localdate())
    headers = {"Content-Disposition": f'attachment; filename="draw-{found.seed}.txt"'}
    return HttpResponse("\n".join(found.population) + "\n", content_type="text/plain; charset=utf-8", headers=headers)


@never_cache
@guard("oversight.inspect")
def drawn(request: HttpRequest, id: int, number: str) -> HttpResponse:
    """One drawn matter: its story, and what was written, opened under the number of the mandate."""
    actor, now = actor_of(request), timezone.now()
    matter, mandate = queries.drawn_matter(id, number, actor=actor, on=timezone.localdate(now))
    form = FindingForm(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        api.write_finding(id, matter, FindingKind(given["kind"]), words=given["words"], actor=actor, at=now)

    if request.method == "POST" and done(form, act):
        notes.success(request, gettext("The finding is written, and the unit has been asked to answer."))
        return redirect("oversight:sample", id)
    page = matters.matter_page(matter, actor=actor, at=now)
    opened = privacy.look(
        Subject("matter", matter), actor=actor, purpose=Purpose.HANDLING, at=now, reason=f"{MANDATE}{mandate}"
    )
    SampleItem.objects.filter(sample=id, matter=matter, opened_at__isnull=True).update(opened_at=now)
    texts = {int(one.id): one.text for one in opened if one.is_open and one.field not in PHOTOS}
    story = [(line, [texts[text] for text in line.sealed if text in texts]) for line in page.story]
    context = {"page": page, "story": story, "form": form, "sample": id, "mandate": mandate, "now": now}
    return render(request, "oversight/drawn.html", context, status=status(form))


@never_cache
@guard("oversight.see")
def finding(request: HttpRequest, id: int) -> HttpResponse:
    """A finding with its words; the unit answers, the inspector closes it or asks again."""
    actor, now = actor_of(request), timezone.now()
    found = queries.finding(id, actor=actor, on=timezone.localdate(now))
    answers = actor.holds(Role.LEAD) and actor.belongs_to(found.unit) and found.state is FindingState.WRITTEN
    closes = actor.holds(Role.INSPECTOR) and found.state is FindingState.ANSWERED
    form = WordsForm(request.POST or None) if answers or closes else None
    if form is not None and request.method == "POST":
        act = api.answer_finding if answers else api.ask_again
        if done(form, lambda given: act(id, words=given["words"], actor=actor, at=now)):
            notes.success(request, gettext("It is written down."))
            return redirect("oversight:finding", id)
    opened = privacy.look(Subject("finding", id), actor=actor, purpose=Purpose.HANDLING, at=now, reason="open")
    context = {
        "finding": found, "kind": KINDS_CALLED[found.kind], "state": STATES_CALLED[found.state], "form": form,
        "answers": answers, "closes": closes, "texts": [one for one in opened if one.is_open],
    }  # fmt: skip
    return render(request, "oversight/finding.html", context, status=status(form))


@require_POST
@guard("oversight.inspect")
def settle(request: HttpRequest, id: int) -> HttpResponse:
    api.settle_finding(id, actor=actor_of(request), at=timezone.now())
    notes.success(request, gettext("The finding is closed with the answer."))
    return redirect("oversight:finding", id)


@never_cache
@guard("oversight.see")
def pressure(request: HttpRequest) -> HttpResponse:
    """What residents answered to “did anyone press you?”, for the inspector and the level above."""
    actor, now = actor_of(request), timezone.now()
    units = queries.units_asked_about(actor, on=timezone.localdate(now))
    told = matters.pressure_told(units, first=now - queries.A_YEAR, last=now, actor=actor)
    answers = queries.said(told)
    return render(request, "oversight/pressure.html", {"told": told, "answers": answers, "any": bool(units)})
