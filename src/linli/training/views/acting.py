"""What every page with a form does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotPermitted, Refusal, StepUpNeeded
from linli.organisation.api import ancestors, unit
from linli.training import api
from linli.training.data import Course, CourseState, LearnerKind
from linli.training.forms import YearForm
from linli.training.permissions import scope
from linli.web.forms import refuse


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def unit_of(actor: Actor) -> UnitId:
    """The unit of the post; whoever has none has no such page."""
    if actor.unit is None:
        raise NotPermitted
    return actor.unit


def posted(request: HttpRequest) -> QueryDict | None:
    """Also an empty POST binds the form: a press needs nothing filled in."""
    return request.POST if request.method == "POST" else None


def done(request: HttpRequest, form: forms.Form, act: Callable[..., Any]) -> bool:
    """Whether the form was sent, understood and acted on; else it carries what was refused and why."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(actor=actor_of(request), at=timezone.now())
    except StepUpNeeded:
        raise
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def form_page(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    """`title` and `button` in words, `back` the address to return to."""
    template = context.pop("template", "training/form.html")
    status = 400 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def offered(actor: Actor, *states: CourseState) -> list[Course]:
    """Courses of the actor's units, of those below and of those above."""
    units = scope(actor) | {above.id for unit in actor.units for above in ancestors(unit)}
    return api.courses(units, states=states or (CourseState.PUBLISHED,))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose list a page shows, and the form in which another is chosen."""

    form: YearForm
    unit: UnitId
    kind: LearnerKind
    year: int


def chosen(request: HttpRequest, kinds: Sequence[LearnerKind]) -> Chosen:
    """What the address asks for; the own unit, the first kind and this year where it asks for nonsense."""
    actor = actor_of(request)
    own = unit_of(actor)
    units = sorted((unit(id) for id in scope(actor)), key=lambda one: (one.id != own, one.code, one.id))
    usual: dict[str, Any] = {"unit": own, "kind": kinds[0].value, "year": timezone.localdate().year}
    asked = {name: request.GET[name] for name in usual if name in request.GET}
    form = YearForm(usual | asked, units=units, kinds=kinds)
    given = form.cleaned_data if form.is_valid() else usual
    return Chosen(form, UnitId(given["unit"]), LearnerKind(given["kind"]), given["year"])


def language() -> str:
    return get_language() or "zh-hans"
