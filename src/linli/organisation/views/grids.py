"""Grids: the list with its map, the layer that comes in, the card that goes out."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

from linli.kernel.actor import GridId, Role
from linli.kernel.errors import NotFound
from linli.organisation import api
from linli.organisation.data import Datum, GridColumns, ImportReport
from linli.organisation.forms import GridForm, LayerForm
from linli.organisation.permissions import changes
from linli.organisation.views.acting import actor_of, done, inside, status
from linli.web.access import PUBLIC, guard

AN_HOUR = 3600


@guard("organisation.see")
def grids(request: HttpRequest) -> HttpResponse:
    units = {unit.id: unit for unit in api.units()}
    gaps = {gap.grid.id: gap.missing for gap in api.coverage_gaps(on=timezone.localdate())}
    rows = [{"grid": grid, "unit": units.get(grid.unit), "missing": gaps.get(grid.id)} for grid in api.grids()]
    context = {"rows": rows, "gaps": len(gaps), "may_change": changes(actor_of(request))}
    return inside(request, "organisation/grids.html", context)


@cache_control(public=True, max_age=AN_HOUR)
@guard(PUBLIC)
def areas(request: HttpRequest) -> HttpResponse:
    """The polygons with names and codes, and nothing else."""
    return JsonResponse(api.areas())


@guard("organisation.change")
def take_layer(request: HttpRequest) -> HttpResponse:
    form = LayerForm(request.POST or None, request.FILES or None)
    report: ImportReport | None = None

    def act(given: dict[str, Any]) -> None:
        nonlocal report
        report = api.import_grids(
            given["file"], valid_from=timezone.localdate(), actor=actor_of(request), at=timezone.now(),
            columns=GridColumns(code=given["code"], name=given["name"], unit=given["unit"]),
            datum=Datum(given["datum"]), declared_overlapping=given["declared_overlapping"] or None,
            dry_run=given["dry_run"],
        )  # fmt: skip

    done(form, act)
    context = {"form": form, "report": report, "title": gettext("Take a layer of grids"), "button": gettext("Go on"),
               "upload": True}  # fmt: skip
    code = 400 if form.errors or (report and report.refused) else 200
    return inside(request, "organisation/form.html", context, status=code)


@guard("organisation.appoint")
def edit(request: HttpRequest, id: int) -> HttpResponse:
    grid = api.grid(GridId(id))
    initial = {name: getattr(grid, name) for name in GridForm.base_fields}
    form = GridForm(request.POST or None, initial=initial)
    if done(form, lambda given: api.describe_grid(grid.id, **given, actor=actor_of(request), at=timezone.now())):
        return redirect("organisation:grids")
    context = {"form": form, "title": f"{grid.name} {grid.code}", "button": gettext("Save"),
               "unit": api.unit(grid.unit)}  # fmt: skip
    return inside(request, "organisation/form.html", context, status=status(form))


@guard(PUBLIC)
def card(request: HttpRequest, code: str) -> HttpResponse:
    """What must hang in the main places of activity (binzhou-grid-2021/6), as a page."""
    grid = api.grid_by_code(code)
    if grid is None or grid.valid_to is not None:
        raise NotFound
    workers = api.posts_in(role=Role.GRID_WORKER, grid=grid.id, on=timezone.localdate())
    context = {"grid": grid, "unit": api.unit(grid.unit), "workers": workers, "above": api.ancestors(grid.unit)}
    return render(request, "organisation/grid_card.html", context)
