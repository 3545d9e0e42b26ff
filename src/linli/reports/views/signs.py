"""Signs of pressure on figures, unit by unit: for who leads or inspects. A question to ask, and never a verdict."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from linli.kernel.errors import NotFound
from linli.matters import api as matters
from linli.matters.data import Figures, Rate
from linli.reports.data import SignsReport
from linli.reports.queries import figures as queries
from linli.reports.rules import LEAST, is_comparable
from linli.reports.views.asking import CSV, SVG, asked, file, unit_name
from linli.web import charts as drawing
from linli.web import sheets
from linli.web.access import guard


@guard("reports.see")
def signs(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    report = queries.signs_report(wanted.unit, wanted.period)
    context = {
        "form": wanted.form, "report": report, "unit": unit_name(report.unit), "query": wanted.query, "least": LEAST,
        "head": _head(), "signs": _beside(report), "can_draw": drawing.can_draw(), "bars": bool(_bars(report)),
        "counted": matters.counted_until(),
        "beside": unit_name(report.beside_unit) if report.beside_unit else "",
        "units": [(unit, unit_name(unit), _row(figures)) for unit, figures in report.below.items()],
    }  # fmt: skip
    return render(request, "reports/signs.html", context, status=wanted.status)


@guard("reports.see")
def chart(request: HttpRequest) -> HttpResponse:
    """Each sign in percent, beside the same of the unit above; what is too small to compare is left out."""
    wanted = asked(request)
    rows = _bars(queries.signs_report(wanted.unit, wanted.period))
    drawn = drawing.drawn(rows, dark="dark" in request.GET) if rows else None
    if drawn is None:
        raise NotFound
    return HttpResponse(drawn, content_type=SVG, headers={"Cache-Control": "private, max-age=300"})


@guard("reports.see")
def export(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    report = queries.signs_report(wanted.unit, wanted.period)
    rows = [(report.unit, report.whole), *report.below.items()]
    table = [[unit_name(unit), *(_said(rate) for rate in figures.signs.values())] for unit, figures in rows]
    return file(sheets.as_csv([gettext("Unit"), *_head()], table), CSV, "signs.csv")


def _head() -> list[str]:
    return [
        gettext("Withdrawn"), gettext("Judged again"), gettext("Judged again, and better"), gettext("Pauses"),
        gettext("Extensions"), gettext("Closed in the last hour"), gettext("Category changed"),
    ]  # fmt: skip


def _of_what() -> list[str]:
    return [
        gettext("of what was received"), gettext("of what was judged"), gettext("of what was judged"),
        gettext("of what was handled"), gettext("of what was handled"), gettext("of what was handled"),
        gettext("of what was received"),
    ]  # fmt: skip


def _bars(report: SignsReport) -> tuple[drawing.Row, ...]:
    return tuple(
        (words, name, round(rate.percent or 0))
        for name, figures in _series(report)
        for words, rate in zip(_head(), figures.signs.values(), strict=True)
        if is_comparable(rate.whole)
    )


def _series(report: SignsReport) -> list[tuple[str, Figures]]:
    whole = [(unit_name(report.unit), report.whole)]
    return [*whole, (unit_name(report.beside_unit), report.beside)] if report.beside_unit and report.beside else whole


def _beside(report: SignsReport) -> list[tuple[str, str, Rate, str]]:
    """Sign, of what, the unit's rate, and what the same is in the whole unit above."""
    above = [_said(rate) for rate in report.beside.signs.values()] if report.beside else [""] * len(_head())
    return list(zip(_head(), _of_what(), report.whole.signs.values(), above, strict=True))


def _row(figures: Figures) -> list[tuple[str, str]]:
    return list(zip(_head(), [_said(rate) for rate in figures.signs.values()], strict=True))


def _said(rate: Rate) -> str:
    """The counts always; the percentage only where there are enough to compare."""
    if not rate.whole:
        return gettext("no data")
    counts = f"{rate.part}/{rate.whole}"
    return (
        f"{rate.percent:g} % ({counts})"
        if is_comparable(rate.whole)
        else gettext("%(counts)s: few") % {"counts": counts}
    )
