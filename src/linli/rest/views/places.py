"""Units, grids, and which grid a point lies in."""

from typing import Annotated

from ninja import Query, Router

from linli.kernel.errors import NotFound
from linli.organisation import api as organisation
from linli.organisation.data import Datum, Grid, Unit
from linli.rest import forms
from linli.rest.data import Scope
from linli.rest.views import paging
from linli.rest.views.door import ClientRequest, Token

router = Router(tags=["places"], auth=Token(Scope.READ))
Limit = Annotated[int, Query(ge=1, le=paging.MOST)]
Cursor = Annotated[str, Query(max_length=500)]


def shown_unit(unit: Unit) -> forms.UnitOut:
    return forms.UnitOut(
        id=unit.id,
        code=unit.code,
        kind=unit.kind.value,
        level=unit.level.value,
        name=forms.Names(zh=unit.name, en=unit.name_en),
        parent=unit.parent,
    )


def shown_grid(grid: Grid) -> forms.GridOut:
    return forms.GridOut(id=grid.id, code=grid.code, name=grid.name, unit=grid.unit, area=grid.area)


@router.get("/units", response=forms.UnitPage, summary="Centres, departments and stations")
def units(request: ClientRequest, cursor: Cursor = "", limit: Limit = paging.LIMIT) -> forms.UnitPage:
    rows, following = paging.page("units", organisation.units(), cursor, limit)
    return forms.UnitPage(items=[shown_unit(unit) for unit in rows], next=following)


@router.get("/units/{code}", response=forms.UnitOut, summary="One unit by its code")
def unit(request: ClientRequest, code: str) -> forms.UnitOut:
    found = organisation.unit_by_code(code)
    if found is None:
        raise NotFound
    return shown_unit(found)


@router.get("/grids", response=forms.GridPage, summary="Grids, all or by a part of the name")
def grids(
    request: ClientRequest,
    name: Annotated[str, Query(max_length=100)] = "",
    cursor: Cursor = "",
    limit: Limit = paging.LIMIT,
) -> forms.GridPage:
    found = organisation.grids_named(name, limit=paging.MOST) if name else organisation.grids()
    rows, following = paging.page("grids", found, cursor, limit)
    return forms.GridPage(items=[shown_grid(grid) for grid in rows], next=following)


@router.get("/grids/{code}", response=forms.GridOut, summary="One grid by its code")
def grid(request: ClientRequest, code: str) -> forms.GridOut:
    found = organisation.grid_by_code(code)
    if found is None:
        raise NotFound
    return shown_grid(found)


@router.get("/locate", response=forms.PlaceOut, summary="The grid in which a point lies, and the centres above it")
def locate(
    request: ClientRequest,
    lon: Annotated[forms.Longitude, Query()],
    lat: Annotated[forms.Latitude, Query()],
    datum: Datum = Datum.WGS84,
) -> forms.PlaceOut:
    place = organisation.locate(*organisation.to_wgs84(lon, lat, datum))
    if place is None:
        raise NotFound
    return forms.PlaceOut(
        grid=shown_grid(place.grid),
        village=place.village,
        township=place.township,
        district=place.district,
        snapped_m=place.snapped_m,
    )
