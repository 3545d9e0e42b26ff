"""Units: the tree, one unit, and its changes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from linli.kernel.actor import UnitId
from linli.organisation import api
from linli.organisation.data import Level, Unit, UnitKind
from linli.organisation.forms import CloseForm, HoursForm, NewUnitForm, UnitForm, describe
from linli.organisation.permissions import appoints, changes
from linli.organisation.queries.units import lineage
from linli.organisation.views.acting import actor_of, done, inside, status
from linli.web.access import guard


@guard("organisation.see")
def units(request: HttpRequest) -> HttpResponse:
    tops = [unit for unit in api.units() if unit.parent is None]
    rows = [row for top in tops for row in _tree(top, 0)]
    return inside(request, "organisation/units.html", {"rows": rows, "may_change": changes(actor_of(request))})


def _tree(unit: Unit, depth: int) -> list[dict[str, Any]]:
    rows = [{"unit": unit, "indent": "\u3000" * depth}]
    for child in sorted(api.children(unit.id), key=lambda child: (child.kind is UnitKind.CENTRE, child.code)):
        rows += _tree(child, depth + 1)
    return rows


@guard("organisation.see")
def unit(request: HttpRequest, id: int) -> HttpResponse:
    found = api.unit(UnitId(id))
    today = timezone.localdate()
    posts = api.posts_in(found.id, on=today)
    deputies = api.deputies_of([post.id for post in posts], on=today)
    actor = actor_of(request)
    context = {
        "unit": found, "above": api.ancestors(found.id), "below": api.children(found.id),
        "rows": [{"post": post, "deputies": [d for d in deputies if d.post == post.id]} for post in posts],
        "grids": [grid for grid in api.grids() if grid.unit == found.id],
        "calendar": api.calendar_of(found.id), "today": today,
        "may_change": changes(actor), "may_appoint": appoints(actor, lineage(found.id)),
    }  # fmt: skip
    return inside(request, "organisation/unit.html", context)


@guard("organisation.change")
def new_unit(request: HttpRequest, parent: int = 0) -> HttpResponse:
    """Below a centre; without one, the first of a district."""
    above = api.unit(UnitId(parent)) if parent else None
    form = NewUnitForm(request.POST or None, initial={"valid_from": timezone.localdate()})

    def create(given: dict[str, Any]) -> None:
        given = given | {"kind": UnitKind(given["kind"]), "level": Level(given["level"])}
        api.create_unit(**given, parent=above.id if above else None, actor=actor_of(request), at=timezone.now())

    if done(form, create):
        messages.success(request, gettext("The unit stands."))
        return redirect("organisation:unit", parent) if parent else redirect("organisation:units")
    context = {"form": form, "unit": above, "title": gettext("New unit"), "button": gettext("Create")}
    return inside(request, "organisation/form.html", context, status=status(form))


@guard("organisation.change")
def rename_unit(request: HttpRequest, id: int) -> HttpResponse:
    found = api.unit(UnitId(id))
    form = UnitForm(request.POST or None, initial=describe(found))
    if done(form, lambda given: api.rename_unit(found.id, **given, actor=actor_of(request), at=timezone.now())):
        return redirect("organisation:unit", id)
    context = {"form": form, "unit": found, "title": gettext("Name and address"), "button": gettext("Save")}
    return inside(request, "organisation/form.html", context, status=status(form))


@guard("organisation.change")
def close_unit(request: HttpRequest, id: int) -> HttpResponse:
    found = api.unit(UnitId(id))
    form = CloseForm(request.POST or None, initial={"valid_to": timezone.localdate()})
    if done(form, lambda given: api.close_unit(found.id, **given, actor=actor_of(request), at=timezone.now())):
        messages.success(request, gettext("The unit is closed."))
        return redirect("organisation:units")
    context = {"form": form, "unit": found, "title": gettext("Close this unit"), "button": gettext("Close the unit"),
               "danger": True}  # fmt: skip
    return inside(request, "organisation/form.html", context, status=status(form))


@guard("organisation.appoint")
def hours(request: HttpRequest, id: int) -> HttpResponse:
    found = api.unit(UnitId(id))
    kept = api.calendar_of(found.id).hours
    initial = {
        f"day{weekday}": ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans)
        for weekday, spans in kept.items()
    }
    form = HoursForm(request.POST or None, initial=initial)
    if done(form, lambda _: api.set_hours(found.id, hours=form.hours(), actor=actor_of(request), at=timezone.now())):
        messages.success(request, gettext("The office hours are kept."))
        return redirect("organisation:unit", id)
    hint = gettext("Write each day as 09:00-12:00, 13:00-18:00. Leave all empty to follow the unit above.")
    context = {"form": form, "unit": found, "title": gettext("Office hours"), "button": gettext("Save"), "hint": hint}
    return inside(request, "organisation/form.html", context, status=status(form))
