"""Charts beside tables that say the same: who is needed and who is there; what a month of pay is made of."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from linli.auxiliaries.data.pay import LINE_NAMES, Fen, LineKind
from linli.auxiliaries.queries import pay, rosters
from linli.auxiliaries.queries.rostering import demand
from linli.auxiliaries.rules.roster import coverage
from linli.auxiliaries.views.own_pay import mine
from linli.auxiliaries.views.pay import month_of, one_statement, organ_of
from linli.auxiliaries.views.rosters import in_care
from linli.kernel.errors import NotFound
from linli.web import charts
from linli.web.access import guard
from linli.web.words import say

SVG, YUAN = "image/svg+xml", 100


@guard("auxiliaries.roster")
def roster(request: HttpRequest, id: int) -> HttpResponse:
    """All kinds of a day together, whoever is too many of one filling no gap of another; the table names each."""
    one = in_care(request, id)
    placed, missing, more = gettext("There, as needed"), gettext("Missing"), gettext("More than needed")
    rows: list[charts.Row] = []
    for day, kinds in coverage(demand(one.unit, on=one.days.first), one.dates, rosters.cells(one)):
        of = f"{day:%m-%d}"
        rows += [
            (of, placed, sum(min(there, needed) for there, needed in kinds)),
            (of, missing, sum(max(0, needed - there) for there, needed in kinds)),
            (of, more, sum(max(0, there - needed) for there, needed in kinds)),
        ]
    return _drawn(request, rows, charts.Bars.STACKED)


@guard("auxiliaries.wages")
def month(request: HttpRequest, unit: int, month: str) -> HttpResponse:
    """What the month comes to, by kind of line."""
    _states, sums = pay.month_sums(organ_of(request, unit), month_of(month))
    return _drawn(request, _by_kind(sums), charts.Bars.LYING)


@guard("auxiliaries.wages")
def statement(request: HttpRequest, id: int) -> HttpResponse:
    return _drawn(request, _by_kind(pay.by_kind(one_statement(request, id))), charts.Bars.LYING)


@guard("auxiliaries.own")
def own_statement(request: HttpRequest, id: int) -> HttpResponse:
    return _drawn(request, _by_kind(pay.by_kind(mine(request, id))), charts.Bars.LYING)


def _by_kind(sums: dict[LineKind, Fen]) -> tuple[charts.Row, ...]:
    """In whole yuan."""
    words = gettext("Yuan")
    return tuple((say(LINE_NAMES[kind]), words, round(fen / YUAN)) for kind, fen in sums.items())


def _drawn(request: HttpRequest, rows: Iterable[charts.Row], bars: charts.Bars) -> HttpResponse:
    told = tuple(rows)
    drawn = charts.drawn(told, bars=bars, dark="dark" in request.GET) if told else None
    if drawn is None:
        raise NotFound
    return HttpResponse(drawn, content_type=SVG, headers={"Cache-Control": "private, no-store"})
