"""The weekly sheet: the page, the view for a projector, the document, and what the meeting writes on it."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor, GridId, Role, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted, Refusal
from linli.kernel.words import Name, _
from linli.matters import api as matters
from linli.organisation import api as organisation
from linli.reports.actions import week as acts
from linli.reports.data import WeekSheet, monday_of
from linli.reports.forms.week import CauseForm, DecisionForm, NotDoneForm
from linli.reports.permissions import first_unit, meets, reads_sheet
from linli.reports.queries.week import decision, week_sheet
from linli.reports.views.asking import SVG, said_in, unit_name
from linli.reports.views.week_document import made as document_of
from linli.web import charts as drawing
from linli.web import documents
from linli.web.access import guard
from linli.web.forms import refuse

FIRST = date(2000, 1, 3)


@guard("reports.week")
def sheet(request: HttpRequest) -> HttpResponse:
    """This week or an earlier one; a post here records a decision of the meeting."""
    actor = _actor(request)
    unit, monday = _unit(request, actor), _monday(request)
    form = DecisionForm(request.POST or None, unit=unit) if meets(actor, unit) else None
    if request.method == "POST":
        if form is None:
            raise NotPermitted
        if form.is_valid() and _decided(form, unit, actor):
            notes.success(request, gettext("It is written down, and opens next week's sheet."))
            return redirect(f"{reverse('reports:week')}?unit={unit}#decisions")
    found = week_sheet(unit, monday, actor=actor, at=timezone.now())
    context = _context(found) | {
        "form": form if found.is_now else None, "may_settle": meets(actor, unit), "can_draw": drawing.can_draw(),
        "can_pdf": documents.missing() is None, "may_gather": actor.holds(Role.LEAD) and found.is_now,
        "units": [(one.id, unit_name(one.id)) for one in organisation.children(unit)] if _oversees(actor) else [],
        "counted": matters.counted_until(),
    }  # fmt: skip
    return render(request, "reports/week.html", context, status=400 if form is not None and form.errors else 200)


@guard("reports.week")
def projector(request: HttpRequest) -> HttpResponse:
    """Large, for a room: numbers, places and deadlines; no resident's words and no way to reach anybody."""
    actor = _actor(request)
    found = week_sheet(_unit(request, actor), _monday(request), actor=actor, at=timezone.now())
    return render(request, "reports/projector.html", _context(found))


@guard("reports.week")
def chart(request: HttpRequest) -> HttpResponse:
    """What was raised by group beside the week before; the table says the same."""
    actor = _actor(request)
    found = week_sheet(_unit(request, actor), _monday(request), actor=actor, at=timezone.now())
    words = (gettext("This week"), gettext("The week before"))
    rows = tuple((name, said, n) for name, counts in _groups(found) for said, n in zip(words, counts, strict=True))
    drawn = drawing.drawn(rows, dark="dark" in request.GET) if rows else None
    if drawn is None:
        raise NotFound
    return HttpResponse(drawn, content_type=SVG, headers={"Cache-Control": "private, max-age=300"})


@guard("reports.week")
def document(request: HttpRequest) -> HttpResponse:
    """The sheet on paper, for the minutes."""
    actor = _actor(request)
    found = week_sheet(_unit(request, actor), _monday(request), actor=actor, at=timezone.now())
    return documents.pdf_response(document_of(found, _groups(found)), f"week-{found.monday}-{found.unit}.pdf")


@require_POST
@guard("reports.meet")
def done(request: HttpRequest, id: int) -> HttpResponse:
    acts.settle(id, done=True, actor=_actor(request), at=timezone.now())
    notes.success(request, gettext("Written down as done."))
    return redirect(f"{reverse('reports:week')}?unit={decision(id).unit}#decisions")


@guard("reports.meet")
def not_done(request: HttpRequest, id: int) -> HttpResponse:
    found, actor = decision(id), _actor(request)
    if not meets(actor, found.unit):
        raise NotPermitted
    form = NotDoneForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            acts.settle(id, done=False, reason=given["reason"], anew=given["anew"], actor=actor, at=timezone.now())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            notes.success(request, gettext("Written down as not done."))
            return redirect(f"{reverse('reports:week')}?unit={found.unit}#decisions")
    context = {"form": form, "decision": found, "unit": found.unit}
    return render(request, "reports/not_done.html", context, status=400 if form.errors else 200)


@guard("reports.meet")
def cause(request: HttpRequest, grid: int, category: str) -> HttpResponse:
    """What comes back becomes one matter; by a lead, in one act."""
    actor = _actor(request)
    if not actor.holds(Role.LEAD):
        raise NotPermitted
    form = CauseForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            made = matters.raise_cause(GridId(grid), category, words=words, actor=actor, at=timezone.now())
        except BadInput as refusal:
            refuse(form, refusal)
        else:
            number = matters.numbers_of([made])[made]
            notes.success(request, gettext("It is looked into as %(number)s.") % {"number": number})
            return redirect("reports:week")
    place = organisation.grid(GridId(grid))
    row = matters.category(category)
    if row is None:
        raise NotFound
    context = {"form": form, "place": place.name, "named": said_in(row.name)}
    return render(request, "reports/cause.html", context, status=400 if form.errors else 200)


def _decided(form: DecisionForm, unit: UnitId, actor: Actor) -> bool:
    given, (who, is_post) = form.cleaned_data, form.chosen
    try:
        acts.decide(unit, what=given["what"], who=who, is_post=is_post, by=given["by"], actor=actor, at=timezone.now())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _context(found: WeekSheet) -> dict[str, Any]:
    week = timedelta(days=7)
    return {
        "sheet": found, "facts": found.facts, "groups": _groups(found), "unit": unit_name(found.unit),
        "now": timezone.now(), "today": timezone.localdate(),
        "query": f"unit={found.unit}&week={found.monday}", "earlier": found.monday - week,
        "later": None if found.is_now else found.monday + week,
    }  # fmt: skip


def _groups(found: WeekSheet) -> list[tuple[str, tuple[int, int]]]:
    names = matters.group_names()
    return [(said_in(names.get(group, Name(group))), counts) for group, counts in found.groups.items()]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def _oversees(actor: Actor) -> bool:
    return actor.holds(Role.LEAD, Role.INSPECTOR)


def _unit(request: HttpRequest, actor: Actor) -> UnitId:
    given = request.GET.get("unit", "")
    unit = UnitId(int(given)) if given.isdecimal() and len(given) < 19 else first_unit(actor)
    try:
        if unit is None or not reads_sheet(actor, unit):
            raise NotPermitted
        organisation.unit(unit)
    except NotFound:
        raise NotPermitted from None
    return unit


def _monday(request: HttpRequest) -> date:
    """The week of the day that is asked for; this week where none is, and never one to come."""
    today = timezone.localdate()
    given = request.GET.get("week", "")
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError:
        raise BadInput("week", _("This is no day.")) from None
    return monday_of(min(max(day, FIRST), today))
