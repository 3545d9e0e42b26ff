"""The figures of a unit for who leads or inspects it, and the published tables for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from linli.kernel.errors import NotFound, Refusal
from linli.kernel.words import Name, _
from linli.matters import api as matters
from linli.matters.data import Figures, Rate, Scope
from linli.reports.data import PublicTable, UnitReport
from linli.reports.queries import figures as queries
from linli.reports.rules import LEAST
from linli.reports.views.asking import CSV, EXCEL, SVG, Asked, asked, file, said_in, unit_name
from linli.web import charts as drawing
from linli.web import sheets
from linli.web.access import PUBLIC, guard


@guard("reports.see")
def unit(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    report, names = _report(wanted), matters.group_names()
    context = {
        "form": wanted.form, "report": report, "unit": unit_name(report.unit), "query": wanted.query,
        "below": wanted.scope is Scope.BELOW, "head": _head(), "whole": _row(report.whole),
        "rates": _rates(report.whole),
        "months": [(_month(month), _row(figures)) for month, figures in report.months.items()],
        "groups": [(names.get(group, Name(group)), _row(figures)) for group, figures in report.groups.items()],
        "units": [(unit, unit_name(unit), _row(figures)) for unit, figures in report.below.items()],
        "counted": matters.counted_until(), "can_draw": drawing.can_draw(), "can_excel": sheets.can_write_excel(),
    }  # fmt: skip
    return render(request, "reports/unit.html", context, status=wanted.status)


@guard("reports.see")
def chart(request: HttpRequest) -> HttpResponse:
    """The months as bars; the table beside it says the same."""
    report = _report(asked(request))
    words = (gettext("Received"), gettext("Answered"))
    rows = tuple(
        row
        for month, figures in report.months.items()
        for row in ((_month(month), words[0], figures.received), (_month(month), words[1], figures.answered))
    )
    drawn = drawing.drawn(rows, dark="dark" in request.GET)
    if drawn is None:
        raise NotFound
    return HttpResponse(drawn, content_type=SVG, headers={"Cache-Control": "private, max-age=300"})


@guard("reports.see")
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The months as a file."""
    report = _report(asked(request))
    head = [gettext("Month"), *_head()]
    rows: list[list[sheets.Value]] = [[_month(month), *_plain(figures)] for month, figures in report.months.items()]
    if kind == "csv":
        return file(sheets.as_csv(head, rows), CSV, "figures.csv")
    if kind != "xlsx":
        raise NotFound
    if not sheets.can_write_excel():
        raise Refusal(
            _("Excel files need the extra “tables”: install it with “pip install 'linli[tables]'”, or take CSV.")
        )
    return file(sheets.as_excel(head, rows, name=gettext("Unit figures")), EXCEL, "figures.xlsx")


@guard(PUBLIC)
def public(request: HttpRequest) -> HttpResponse:
    quarters = queries.published_quarters()
    wanted = request.GET.get("quarter", "") or (quarters[0] if quarters else "")
    table = queries.public_table(wanted) if wanted else None
    if wanted and table is None:
        raise NotFound
    context: dict[str, Any] = {"quarters": quarters, "table": table, "least": LEAST}
    if table:
        context |= {"head": _group_names(table), "rows": _public_rows(table), "promises": _promises(table)}
    return render(request, "reports/public.html", context)


@guard(PUBLIC)
def public_csv(request: HttpRequest, quarter: str) -> HttpResponse:
    table = queries.public_table(quarter)
    if table is None:
        raise NotFound
    hidden = gettext("not shown")
    rows = [[place, *(hidden if n is None else n for n in counts)] for place, counts in _public_rows(table)]
    head = [gettext("Place"), *_group_names(table), gettext("Total")]
    return file(sheets.as_csv(head, rows), CSV, f"linli-{table.quarter}.csv")


def _report(wanted: Asked) -> UnitReport:
    return queries.unit_report(wanted.unit, wanted.period, scope=wanted.scope, at=timezone.now())


def _head() -> list[str]:
    return [
        gettext("Received"), gettext("Answered"), gettext("On time"), gettext("Responded"), gettext("Solved"),
        gettext("Satisfied"), gettext("Reworked"), gettext("Orders issued"), gettext("Sent back twice"),
        gettext("Pauses"), gettext("Extensions"), gettext("Withdrawn"),
    ]  # fmt: skip


def _cells(figures: Figures) -> list[int | Rate]:
    rates = figures.rates
    return [
        figures.received, figures.answered, *(rates[name] for name in rates), figures.orders, figures.returned_twice,
        figures.paused, figures.extended, figures.withdrawn,
    ]  # fmt: skip


def _row(figures: Figures) -> list[tuple[str, str]]:
    """Each cell with its column; a rate says its counts, and “no data” where there is nothing to divide by."""
    said = [_said(cell) if isinstance(cell, Rate) else str(cell) for cell in _cells(figures)]
    return list(zip(_head(), said, strict=True))


def _rates(figures: Figures) -> list[tuple[str, Rate]]:
    return list(zip(_head()[2:7], figures.rates.values(), strict=True))


def _said(rate: Rate) -> str:
    return gettext("no data") if rate.percent is None else f"{rate.percent:g} % ({rate.part}/{rate.whole})"


def _plain(figures: Figures) -> list[sheets.Value]:
    return [_said(cell) if isinstance(cell, Rate) else cell for cell in _cells(figures)]


def _public_rows(table: PublicTable) -> list[tuple[str, tuple[int | None, ...]]]:
    names = [*(said_in(place) for place in table.places), gettext("Total")]
    return list(zip(names, table.counts, strict=True))


def _promises(table: PublicTable) -> list[tuple[str, Rate | None]]:
    """Promises kept, of all that were settled; None where one of the numbers is not shown."""
    names = [*(said_in(place) for place in table.places), gettext("Total")]
    rates = [None if None in row else Rate(row[0] or 0, row[2] or 0) for row in table.kept]
    return list(zip(names, rates, strict=True))


def _group_names(table: PublicTable) -> list[str]:
    names = matters.group_names()
    return [said_in(names.get(group, Name(group))) for group in table.groups]


def _month(month: Any) -> str:
    return date_format(month, "Y-m")
