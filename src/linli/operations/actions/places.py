"""Units, grids and the catalogue out of a file: whole or not at all."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput
from linli.kernel.words import Name, _
from linli.matters import api as matters
from linli.matters.data import CatalogueRow
from linli.operations.data import Outcome, Refused, Row
from linli.operations.engine.mapping import Legend
from linli.operations.engine.places import Columns, grid_rows, unit_rows
from linli.operations.engine.rows import CategoryRow, read_category
from linli.organisation import api as organisation
from linli.organisation.data import ImportReport, Level, UnitKind

SINCE = date(2000, 1, 1)
"""Units, grids and rules are there for everything that is imported behind them."""


class _DryRun(Exception):
    """Everything was done; now nothing of it was."""


def import_units(rows: Iterable[Row], legend: Legend, *, actor: Actor, at: datetime, dry_run: bool = False) -> Outcome:
    found = unit_rows(rows, legend)
    report = organisation.import_units(
        [ours for _row, ours in found], valid_from=SINCE, actor=actor, at=at, dry_run=dry_run
    )
    return _outcome(report, found)


def import_grids(rows: Iterable[Row], legend: Legend, *, actor: Actor, at: datetime, dry_run: bool = False) -> Outcome:
    """`overlapping = "yes"` declares that the layer's own overlaps and gaps are known; `scheme = "free"` its codes."""
    found = grid_rows(rows, legend)
    features = [{"type": "Feature", "properties": ours, "geometry": row.geometry} for row, ours in found]
    with transaction.atomic():
        if scheme := legend.options.get("scheme"):
            organisation.decide("grid.code_scheme", scheme, on=at.date(), actor=actor, at=at)
        report = organisation.import_grids(
            json.dumps({"type": "FeatureCollection", "features": features}),
            valid_from=SINCE,
            declared_overlapping=True if legend.options.get("overlapping") == "yes" else None,
            actor=actor,
            at=at,
            dry_run=dry_run,
        )
        transaction.set_rollback(not report.stored)
    return _outcome(report, found)


def _outcome(report: ImportReport, found: list[tuple[Row, Columns]]) -> Outcome:
    outcome = Outcome(taken=report.created + report.changed, skipped=report.unchanged, warnings=list(report.warnings))
    for fault in report.refused:
        row = found[fault.row - 1][0] if 0 < fault.row <= len(found) else Row(fault.row, {})
        outcome.refused.append(Refused(row, BadInput(fault.field or "row", fault.sentence)))
    if outcome.refused:
        outcome.taken = 0
    return outcome


def import_catalogue(
    rows: Iterable[Row], legend: Legend, *, actor: Actor, at: datetime, dry_run: bool = False
) -> Outcome:
    """A new edition. Of several rows with one key the heaviest counts; `departments = "create"` makes those missing."""
    outcome = Outcome()
    categories = _heaviest(rows, legend, outcome)
    if outcome.refused:
        return outcome
    try:
        with transaction.atomic():
            departments = _departments(categories, legend, actor, at)
            taken = [_row(row, departments) for row in categories]
            matters.extend_catalogue(taken, note="import", actor=actor, at=at)
            outcome.taken = len(taken)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcome


def _heaviest(rows: Iterable[Row], legend: Legend, outcome: Outcome) -> list[CategoryRow]:
    found: dict[str, CategoryRow] = {}
    for row in rows:
        try:
            category = read_category(legend.read(row))
        except BadInput as error:
            outcome.refused.append(Refused(row, error))
            continue
        outcome.skipped += category.key in found
        if category.key not in found or category.weight > found[category.key].weight:
            found[category.key] = category
    return list(found.values())


def _departments(rows: Iterable[CategoryRow], legend: Legend, actor: Actor, at: datetime) -> dict[str, UnitId]:
    """Departments by code; those that are not there yet stand directly below the district centre."""
    known = {unit.code: unit.id for unit in organisation.units() if unit.kind is not UnitKind.CENTRE}
    for code in dict.fromkeys(row.department for row in rows if row.department):
        if code in known:
            continue
        if legend.options.get("departments") != "create":
            raise BadInput("department", _("There is no department with the code “{code}”.", code=code))
        known[code] = organisation.create_unit(
            kind=UnitKind.DEPARTMENT,
            level=Level.DISTRICT,
            name=code,
            name_en=code,
            code=code[:20],
            parent=_district(),
            valid_from=SINCE,
            actor=actor,
            at=at,
        )
    return known


def _district() -> UnitId:
    for unit in organisation.units():
        if unit.kind is UnitKind.CENTRE and unit.level is Level.DISTRICT:
            return unit.id
    raise BadInput("department", _("Import the units first: there is no district centre yet."))


def _row(row: CategoryRow, departments: dict[str, UnitId]) -> CatalogueRow:
    return CatalogueRow(
        key=row.key,
        name=Name(row.name, row.name_en),
        kind=row.kind,
        group=row.group,
        public=row.public,
        radius_m=row.radius_m,
        length=row.length,
        unit=row.unit,
        cites="imported",
        suggests=departments.get(row.department),
    )
