"""A layer of grids comes in whole or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
import shapely
from django.db import transaction
from shapely.geometry.base import BaseGeometry

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import Sentence, _
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.data import Datum, GridColumns, ImportReport, RefusedRow, Unit, UnitKind
from linli.organisation.engine.coordinates import all_to_wgs84
from linli.organisation.engine.polygons import BadLayer, Feature, read_layer
from linli.organisation.engine.seams import gaps, overlaps
from linli.organisation.permissions import changes
from linli.organisation.queries.settings import setting
from linli.organisation.queries.snapshot import pinned, snapshot
from linli.organisation.queries.units import units
from linli.organisation.rules import grid_code_fits, village_code

NAMED_SEAMS = 20
"""So many seams are named one by one; the rest are counted."""


@dataclass
class _Grid:
    """A grid as the layer would have it."""

    row: int
    code: str
    name: str
    unit: UnitId
    area: str
    supervision_phone: str
    worker_phone: str
    polygon: BaseGeometry


@dataclass
class _Findings:
    refused: list[RefusedRow] = field(default_factory=list)
    warnings: list[Sentence] = field(default_factory=list)

    def refuse(self, row: int, name: str, at: str, sentence: Sentence) -> None:
        self.refused.append(RefusedRow(row, name, at, sentence))


@pinned()
@transaction.atomic
def import_grids(
    geojson: str,
    *,
    valid_from: date,
    actor: Actor,
    at: datetime,
    columns: GridColumns | None = None,
    datum: Datum = Datum.WGS84,
    tolerance_m2: float | None = None,
    declared_overlapping: bool | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Create or redraw the grids of a GeoJSON layer, found again by their codes.

    Nothing is stored where one feature is refused, or where with the grids that stay there would be an overlap or
    gap above the tolerance that was not declared; below it, it warns and the lowest code wins.
    """
    if not changes(actor):
        raise NotPermitted
    columns = columns or GridColumns()
    findings = _Findings()
    try:
        features, faults = read_layer(geojson, name_by=columns.name)
    except BadLayer as error:
        raise BadInput("geojson", error.sentence) from None
    for fault in faults:
        findings.refuse(fault.row, fault.name, "geometry", fault.sentence)
    grids = _understood(features, columns, datum, findings)
    tolerance = float(setting("place.tolerance_m2")) if tolerance_m2 is None else tolerance_m2
    declared = bool(setting("place.declared_overlapping")) if declared_overlapping is None else declared_overlapping
    if not findings.refused:
        _check_seams(grids, tolerance, declared, findings)
    return _stored(grids, findings, valid_from=valid_from, dry_run=dry_run, actor=actor, at=at)


def _understood(features: Sequence[Feature], columns: GridColumns, datum: Datum, findings: _Findings) -> list[_Grid]:
    """Each feature with its code, name and village; what cannot be understood is refused."""
    centres = {unit.code: unit for unit in units() if unit.kind is UnitKind.CENTRE and unit.code}
    scheme = str(setting("grid.code_scheme"))
    seen: dict[str, int] = {}
    found = []
    for feature in features:
        try:
            grid = _one(feature, columns, centres, scheme, datum)
        except BadInput as error:
            findings.refuse(feature.row, feature.name, error.field, error.sentence)
            continue
        if grid.code in seen:
            sentence = _("The code {code} already stands at feature {row}.", code=grid.code, row=seen[grid.code])
            findings.refuse(feature.row, feature.name, "code", sentence)
        seen.setdefault(grid.code, feature.row)
        found.append(grid)
    return found


def _one(feature: Feature, columns: GridColumns, centres: Mapping[str, Unit], scheme: str, datum: Datum) -> _Grid:
    def text(column: str, limit: int, required: bool = False) -> str:
        value = feature.properties.get(column)
        return clean(column, "" if value is None else str(value), limit=limit, required=required)

    code = text(columns.code, 32, required=True)
    if not grid_code_fits(code, scheme):
        raise BadInput(
            "code", _("A grid code has 15 digits, 6 + 3 + 3 + 3, and no part of it is 000: {code}", code=code)
        )
    village = text(columns.unit, 20) or village_code(code, scheme)
    unit = centres.get(village)
    if unit is None:
        raise BadInput("unit", _("There is no open centre with the code {code}.", code=village or "?"))
    polygon = feature.polygon
    if datum is not Datum.WGS84:
        polygon = shapely.transform(polygon, lambda points: np.array(all_to_wgs84(points.tolist(), datum)))
    return _Grid(
        row=feature.row, code=code, name=text(columns.name, 100) or code, unit=unit.id, area=text(columns.area, 200),
        supervision_phone=text(columns.supervision_phone, 32), worker_phone=text(columns.worker_phone, 32),
        polygon=polygon,
    )  # fmt: skip


def _check_seams(grids: Sequence[_Grid], tolerance: float, declared: bool, findings: _Findings) -> None:
    """Of the whole layer as it will be: the new grids and those that stay as they are."""
    now = snapshot()
    codes = {grid.code for grid in grids}
    stay = [id for id in now.drawn if now.grids[id].code not in codes]
    layer = [(grid.code, grid.row, grid.polygon) for grid in grids]
    layer += [(now.grids[id].code, 0, shapely.from_geojson(now.polygons[id])) for id in stay]
    # What lies between two grids that were there before is no fault of this layer.
    seams = [seam for seam in _seams(sorted(layer, key=lambda entry: entry[0])) if seam.row]
    borne = [seam.sentence for seam in seams if declared or seam.area_m2 <= tolerance]
    for seam in seams:
        if not declared and seam.area_m2 > tolerance:
            findings.refuse(seam.row, seam.name, "geometry", seam.sentence)
    findings.warnings += borne[:NAMED_SEAMS]
    if len(borne) > NAMED_SEAMS:
        findings.warnings.append(_("{n} more overlaps and gaps like these.", n=len(borne) - NAMED_SEAMS))


@dataclass(frozen=True, slots=True)
class _Seam:
    """`row` is the feature of the new layer that has part in it, 0 where none has."""

    row: int
    name: str
    area_m2: float
    sentence: Sentence


def _seams(layer: Sequence[tuple[str, int, BaseGeometry]]) -> Iterator[_Seam]:
    codes, rows, polygons = [e[0] for e in layer], [e[1] for e in layer], [e[2] for e in layer]
    for overlap in overlaps(polygons):
        first, second, area = overlap.first, overlap.second, round(overlap.area_m2)
        sentence = _(
            "{first} and {second} overlap by {area} m². There, {first} counts.",
            first=codes[first], second=codes[second], area=area,
        )  # fmt: skip
        yield _Seam(max(rows[first], rows[second]), codes[second], overlap.area_m2, sentence)
    for gap in gaps(polygons):
        names = ", ".join(codes[i] for i in gap.beside[:3])
        sentence = _(
            "Between {names} a gap of {area} m² belongs to no grid ({lon}, {lat}).",
            names=names, area=round(gap.area_m2), lon=gap.lon, lat=gap.lat,
        )  # fmt: skip
        yield _Seam(max((rows[i] for i in gap.beside), default=0), names, gap.area_m2, sentence)


def _stored(
    grids: Sequence[_Grid], findings: _Findings, *, valid_from: date, dry_run: bool, actor: Actor, at: datetime
) -> ImportReport:
    kept = {row.code: row for row in models.Grid.objects.filter(valid_to__isnull=True)}
    new = [_row(grid, models.Grid(code=grid.code, valid_from=valid_from)) for grid in grids if grid.code not in kept]
    before = {grid.code: _facts(kept[grid.code]) for grid in grids if grid.code in kept}
    redrawn = [_row(grid, kept[grid.code]) for grid in grids if grid.code in kept]
    changed = [row for row in redrawn if _facts(row) != before[row.code]]
    report = ImportReport(
        created=len(new), changed=len(changed), unchanged=len(redrawn) - len(changed),
        refused=tuple(findings.refused), warnings=tuple(findings.warnings), dry_run=dry_run,
    )  # fmt: skip
    if not report.stored:
        return report
    models.Grid.objects.bulk_create(new)
    models.Grid.objects.bulk_update(changed, [name.removesuffix("_id") for name in _FACTS], batch_size=200)
    new_edition()
    acts = [("organisation.grid_drawn", row) for row in new] + [("organisation.grid_redrawn", row) for row in changed]
    append_all([Entry(act, Subject("grid", row.pk), {"unit": row.unit_id}) for act, row in acts], actor=actor, at=at)
    return report


_FACTS = ("name", "unit_id", "geometry", "area", "supervision_phone", "worker_phone")


def _facts(row: models.Grid) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _FACTS)


def _row(grid: _Grid, row: models.Grid) -> models.Grid:
    """The row as the layer has it; what the layer leaves empty stays as it is."""
    row.name, row.unit_id = grid.name, grid.unit
    row.geometry = shapely.to_geojson(grid.polygon)
    for name in ("area", "supervision_phone", "worker_phone"):
        if value := getattr(grid, name):
            setattr(row, name, value)
    return row
