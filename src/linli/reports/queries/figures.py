"""The figures of a unit and the published tables, out of the doors of the contexts below."""

from datetime import date, datetime

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.matters import api as matters
from linli.matters.data import Figures, Scope
from linli.organisation import api as organisation
from linli.reports.data import Period, PublicTable, SignsReport, UnitReport
from linli.reports.models import PublishedQuarter

MOST_BELOW = 60


def unit_report(unit: UnitId, period: Period, *, scope: Scope, at: datetime) -> UnitReport:
    """At most seven statements, whatever the number of matters."""
    days = {"first": period.first, "last": period.last}
    months = matters.figures_by_month(unit, **days, scope=scope)
    groups = matters.figures_by_group(unit, **days, scope=scope)
    with organisation.pinned():
        children = [child.id for child in organisation.children(unit)][:MOST_BELOW]
        descendants = [below.id for below in organisation.descendants(unit)]
    found = matters.figures_of_units(children, **days, scope=Scope.BELOW) if scope is Scope.BELOW else {}
    below = {child: found.get(child, Figures()) for child in children} if scope is Scope.BELOW else {}
    units = [unit, *descendants] if scope is Scope.BELOW else [unit]
    orders_open, orders_late = matters.open_orders(units, at=at)
    return UnitReport(
        unit, period, sum(groups.values(), Figures()),
        {month: months.get(month, Figures()) for month in months_of(period)},
        groups, below, orders_open, orders_late,
    )  # fmt: skip


def signs_report(unit: UnitId, period: Period) -> SignsReport:
    """Two statements, whatever the number of matters. The unit above stands beside, so that a number has a measure."""
    with organisation.pinned():
        children = [child.id for child in organisation.children(unit)][:MOST_BELOW]
        above = next((parent.id for parent in organisation.ancestors(unit)), None)
    wanted = [unit, *children, *([above] if above else [])]
    found = matters.figures_of_units(wanted, first=period.first, last=period.last, scope=Scope.BELOW)
    below = {child: found.get(child, Figures()) for child in children}
    return SignsReport(
        unit, period, found.get(unit, Figures()), above, found.get(above, Figures()) if above else None, below
    )


def months_of(period: Period) -> list[date]:
    """The first day of every month that the period touches."""
    months, at = [], period.first.replace(day=1)
    while at <= period.last:
        months.append(at)
        at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return months


def last_twelve_months(today: date) -> Period:
    return Period(date(today.year - 1 + today.month // 12, today.month % 12 + 1, 1), today)


def published_quarters() -> list[str]:
    """The newest first; forty are ten years."""
    return list(PublishedQuarter.objects.order_by("-quarter").values_list("quarter", flat=True)[:40])


def public_table(quarter: str) -> PublicTable | None:
    row = PublishedQuarter.objects.filter(quarter=quarter).first()
    if row is None:
        return None
    with organisation.pinned():
        places = [organisation.unit(UnitId(id)) for id in row.table["places"]]
    counts, kept = (tuple(tuple(line) for line in row.table[name]) for name in ("counts", "kept"))
    names = tuple(Name(place.name, place.name_en) for place in places)
    return PublicTable(row.quarter, names, tuple(row.table["groups"]), counts, kept)
