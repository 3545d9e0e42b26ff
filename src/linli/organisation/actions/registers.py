"""A list of units comes in whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.actions.units import check_parent
from linli.organisation.data import ImportReport, Level, RefusedRow, Unit, UnitKind
from linli.organisation.permissions import changes
from linli.organisation.queries.snapshot import pinned
from linli.organisation.queries.units import units

_ORDER = {Level.DISTRICT: 0, Level.TOWNSHIP: 1, Level.VILLAGE: 2}
_TEXTS = {"name": 100, "name_en": 100, "phone": 32, "address": 200}


@dataclass
class _Row:
    number: int
    code: str
    kind: UnitKind
    level: Level
    parent: str
    texts: dict[str, str]


@pinned()
@transaction.atomic
def import_units(
    rows: Iterable[Mapping[str, str]], *, valid_from: date, actor: Actor, at: datetime, dry_run: bool = False
) -> ImportReport:
    """Create units, or rename those found again by their codes; parents may stand anywhere in the list.

    Columns: code, kind (centre, department, station), level (village, township, district), parent (a code), name,
    name_en, phone, address. Nothing is stored where one row is refused.
    """
    if not changes(actor):
        raise NotPermitted
    refused: list[RefusedRow] = []
    understood = _understood(rows, refused)
    known = {unit.code: unit for unit in units() if unit.code}
    _check_parents(understood, known, refused)
    refused.sort(key=lambda row: row.row)
    new = [row for row in understood if row.code not in known]
    changed = [row for row in understood if row.code in known and _differs(row, known[row.code])]
    report = ImportReport(
        created=len(new), changed=len(changed), unchanged=len(understood) - len(new) - len(changed),
        refused=tuple(refused), dry_run=dry_run,
    )  # fmt: skip
    if report.stored:
        _store(new, changed, {code: unit.id for code, unit in known.items()}, valid_from, actor=actor, at=at)
    return report


def _understood(rows: Iterable[Mapping[str, str]], refused: list[RefusedRow]) -> list[_Row]:
    found: dict[str, _Row] = {}
    for number, raw in enumerate(rows, start=1):
        try:
            row = _one(number, raw)
            if row.code in found:
                before = found[row.code].number
                raise BadInput("code", _("The code {code} already stands in row {row}.", code=row.code, row=before))
            found[row.code] = row
        except BadInput as error:
            refused.append(RefusedRow(number, str(raw.get("name", "")), error.field, error.sentence))
    return list(found.values())


def _one(number: int, raw: Mapping[str, str]) -> _Row:
    kind, level = str(raw.get("kind") or "").strip(), str(raw.get("level") or "").strip()
    if kind not in set(UnitKind):
        raise BadInput("kind", _("This is none of {choices}.", choices=", ".join(UnitKind)))
    if level not in set(Level):
        raise BadInput("level", _("This is none of {choices}.", choices=", ".join(Level)))
    texts = {
        name: clean(name, str(raw.get(name) or ""), limit=limit, required=name == "name")
        for name, limit in _TEXTS.items()
    }
    code = clean("code", str(raw.get("code") or ""), limit=20, required=True)
    return _Row(number, code, UnitKind(kind), Level(level), str(raw.get("parent") or "").strip(), texts)


def _check_parents(rows: list[_Row], known: Mapping[str, Unit], refused: list[RefusedRow]) -> None:
    """A parent is an open centre that exists or comes in with the list."""
    coming = {row.code: row for row in rows}
    for row in rows:
        above = coming.get(row.parent) or known.get(row.parent)
        try:
            if row.parent and above is None:
                raise BadInput("parent", _("There is no unit with the code {code}.", code=row.parent))
            check_parent(row.level, row.kind, (above.level, above.kind) if above else None)
        except BadInput as error:
            refused.append(RefusedRow(row.number, row.texts["name"], error.field, error.sentence))


def _differs(row: _Row, unit: Unit) -> bool:
    return any(getattr(unit, name) != text for name, text in row.texts.items())


def _store(
    new: list[_Row], changed: list[_Row], ids: dict[str, UnitId], valid_from: date, *, actor: Actor, at: datetime
) -> None:
    """Level by level, so that parents have their ids before their children ask."""
    entries = []
    for row in sorted(new, key=lambda row: (_ORDER[row.level], row.kind is not UnitKind.CENTRE)):
        made = models.Unit.objects.create(
            code=row.code, kind=row.kind, level=row.level, parent_id=ids.get(row.parent), valid_from=valid_from,
            **row.texts,
        )  # fmt: skip
        ids[row.code] = UnitId(made.pk)
        detail: dict[str, str | int | None] = {"kind": row.kind.value, "level": row.level.value}
        entries.append(Entry("organisation.unit_created", Subject("unit", made.pk), detail))
    for row in changed:
        models.Unit.objects.filter(pk=ids[row.code]).update(**row.texts)
        entries.append(Entry("organisation.unit_renamed", Subject("unit", ids[row.code]), {}))
    new_edition()
    append_all(entries, actor=actor, at=at)
