"""Wage tables, the minimum wage, and which row who stands on; for many officers in a few statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from linli.auxiliaries.data.files import Category, Officer, OfficerId, Span
from linli.auxiliaries.data.pay import Fen, Minimum, Placement, TableId, TableState, Wage, WageRow, WageTable
from linli.auxiliaries.models import pay as rows
from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound

MOST = 200
ONE_DAY = timedelta(days=1)


def table(id: TableId) -> WageTable:
    """With its rows; NotFound for an unknown one."""
    row = rows.WageTable.objects.prefetch_related("rows").filter(pk=id).first()
    if row is None:
        raise NotFound
    return table_of(row)


def tables(organ: UnitId, *, in_force: bool = False) -> list[WageTable]:
    """The newest first, with their rows; two statements."""
    found = rows.WageTable.objects.filter(organ=organ).prefetch_related("rows").order_by("-since", "-id")
    return [table_of(row) for row in (found.filter(state=TableState.IN_FORCE.value) if in_force else found)[:MOST]]


def table_on(organ: UnitId, day: date) -> WageTable | None:
    """The one that is applied that day."""
    return next((one for one in tables(organ, in_force=True) if one.since <= day), None)


def minimums(organ: UnitId) -> list[Minimum]:
    """The newest first."""
    found = rows.MinimumWage.objects.filter(organ=organ).order_by("-since")[:MOST]
    return [Minimum(row.since, row.fen, row.reference) for row in found]


def minimum_on(organ: UnitId, day: date) -> Fen | None:
    """None where nobody has entered one yet."""
    return next((one.fen for one in minimums(organ) if one.since <= day), None)


def placements(officers: Collection[OfficerId]) -> Mapping[OfficerId, tuple[Placement, ...]]:
    """Each one's rows, the newest first; one statement."""
    found: dict[OfficerId, list[Placement]] = defaultdict(list)
    for row in rows.WagePlacement.objects.filter(officer__in=list(officers)).order_by("-since"):
        found[OfficerId(row.officer_id)].append(
            Placement(OfficerId(row.officer_id), row.code, row.since, row.reference)
        )
    return {officer: tuple(found.get(officer, ())) for officer in officers}


def codes_in_use(organ: UnitId, officers: Collection[OfficerId], *, on: date) -> frozenset[str]:
    """Rows on which somebody stands that day or later."""
    used: set[str] = set()
    for held in placements(officers).values():
        used |= {one.code for one in held if one.since > on}
        used |= {one.code for one in held[:] if one.since <= on and one == _standing(held, on)}
    return frozenset(used)


def wages_in(officers: Collection[Officer], organ: UnitId, month: Span) -> Mapping[OfficerId, tuple[Wage, ...]]:
    """The wage of each through the month, cut where a table or a placement changes; three statements."""
    known, held = tables(organ, in_force=True), placements([one.id for one in officers])
    return {one.id: _wages(held[one.id], known, month) for one in officers}


def _wages(held: Sequence[Placement], known: Sequence[WageTable], month: Span) -> tuple[Wage, ...]:
    last = month.last or month.first
    starts = {month.first, *(one.since for one in held), *(one.since for one in known)}
    cuts = sorted(day for day in starts if month.first <= day <= last)
    found: list[Wage] = []
    for at, first in enumerate(cuts):
        until = cuts[at + 1] - ONE_DAY if at + 1 < len(cuts) else last
        placed, table = _standing(held, first), next((one for one in known if one.since <= first), None)
        row = row_of(table, placed.code) if table and placed else None
        if row is None:
            continue
        if found and found[-1].code == row.code and found[-1].fen == row.fen and found[-1].days.last == first - ONE_DAY:
            found[-1] = Wage(Span(found[-1].days.first, until), row.code, row.fen)
        else:
            found.append(Wage(Span(first, until), row.code, row.fen))
    return tuple(found)


def _standing(held: Sequence[Placement], day: date) -> Placement | None:
    return next((one for one in held if one.since <= day), None)


def row_of(table: WageTable, code: str) -> WageRow | None:
    return next((row for row in table.rows if row.code == code), None)


def table_of(row: rows.WageTable) -> WageTable:
    lines = sorted(row.rows.all(), key=lambda line: (line.category, line.level, line.years, line.code))
    return WageTable(
        TableId(row.pk), UnitId(row.organ), row.since, TableState(row.state), row.guidance, row.review_on,
        PostId(row.made_by),
        tuple(
            WageRow(
                line.code, line.title, Category(line.category) if line.category else None, line.level, line.years,
                line.fen,
            )
            for line in lines
        ),
    )  # fmt: skip
