"""A month's statements as finance sees them: computed, released, answered, closed, and handed to the payroll office."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.auxiliaries.actions.pay import exports, statements
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.pay import (
    LINE_NAMES,
    STATEMENT_NAMES,
    DisputeId,
    ExportId,
    LineKind,
    Statement,
    StatementId,
)
from linli.auxiliaries.forms import pay as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import files
from linli.auxiliaries.queries import pay as ask
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.rules.contributions import first_of
from linli.auxiliaries.states.pay import STATEMENT
from linli.auxiliaries.templatetags.auxiliaries import unit_name
from linli.auxiliaries.views.acting import Do, act_page, actor_of, page_after, posted, pressed
from linli.auxiliaries.views.wages import home_organ
from linli.kernel.actor import UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotFound, Refusal
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.web import charts, sheets
from linli.web.access import guard
from linli.web.words import say

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_YEAR, LAST_YEAR = 2016, 2200
WORDS = {
    "compute": _("Compute anew"), "release": _("Release to the officer"), "correct": _("Take it back and correct it"),
    "close": _("Close the statement"), "line": _("Add a line by hand"),
}  # fmt: skip
MONTH_WORDS = {
    "compute": _("Compute the month"), "release": _("Release all drafts"), "close": _("Close what is settled"),
    "export": _("Ask for an export"),
}  # fmt: skip


@guard("auxiliaries.wages")
def home(request: HttpRequest) -> HttpResponse:
    """To the last month of the own organ."""
    organ = home_organ(request)
    if organ is None:
        raise NotFound
    return redirect("auxiliaries:pay-month", organ, f"{add_months(first_of(timezone.localdate()), -1):%Y-%m}")


@guard("auxiliaries.wages")
def month(request: HttpRequest, unit: int, month: str) -> HttpResponse:
    """How far the month has come, what it comes to, and every statement."""
    organ, first = organ_of(request, unit), month_of(month)
    rows = ask.month_page(organ, first, after=page_after(request))
    states, sums = ask.month_sums(organ, first)
    page = {
        "organ": organ, "month": first, "before": add_months(first, -1), "following": add_months(first, 1),
        "rows": rows, "states": states.items(), "sums": sums.items(), "total": sum(sums.values()),
        "exports": [(one, one.asked_by != actor_of(request).post) for one in ask.exports(organ, first)],
        "ways": [(act, words) for act, words in MONTH_WORDS.items() if states or act == "compute"]
        if ask.is_over(first) else [],
        "next": f"?after={rows[-1].number}" if len(rows) == ask.PAGE else "", "can_draw": charts.can_draw(),
    }  # fmt: skip
    return render(request, "auxiliaries/pay/month.html", page)


@guard("auxiliaries.wages")
def month_act(request: HttpRequest, unit: int, month: str, act: str) -> HttpResponse:
    """For everybody at once."""
    organ, first = organ_of(request, unit), month_of(month)
    does: dict[str, Do] = {
        "compute": statements.compute_month, "release": statements.release_month, "close": statements.close_month,
        "export": exports.ask_export,
    }  # fmt: skip
    if act not in does:
        raise NotFound
    back = reverse("auxiliaries:pay-month", args=[organ, month])
    lead = f"{unit_name(organ)} · {first:%Y-%m}"
    form = PressForm(posted(request))
    return act_page(request, form, partial(does[act], organ, first), title=MONTH_WORDS[act], back=back, lead=lead)


@never_cache
@guard("auxiliaries.wages")
def statement(request: HttpRequest, id: int) -> HttpResponse:
    """One month of one officer. Words of a dispute are opened as a look."""
    found = one_statement(request, id)
    opened = {
        one.id: look_at(
            Subject(statements.KIND, one.id), officer=found.officer, actor=actor_of(request), at=timezone.now()
        )
        for one in found.disputes
    }
    ways = [act for act in ("compute", "release", "correct", "close") if STATEMENT.allows(act, found.state)]
    page = page_of(found) | {
        "ways": [(act, WORDS[act]) for act in ways], "may_change": STATEMENT.allows("change", found.state),
        "disputes": [(one, opened[one.id]) for one in found.disputes],
        "back": reverse("auxiliaries:pay-month", args=[found.organ, f"{found.month:%Y-%m}"]),
        "chart": reverse("auxiliaries:statement-chart", args=[id]) if charts.can_draw() else "",
    }  # fmt: skip
    return render(request, "auxiliaries/pay/statement.html", page)


@guard("auxiliaries.wages")
def statement_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found, back = one_statement(request, id), reverse("auxiliaries:statement", args=[id])
    lead = f"{found.name} · {found.number} · {found.month:%Y-%m}"
    if act == "line":
        add, line = partial(statements.add_line, found.id), forms.LineForm(posted(request))
        return act_page(request, line, add, title=WORDS[act], back=back, lead=lead)
    does: dict[str, Do] = {
        "compute": statements.compute, "release": statements.release, "correct": statements.correct,
        "close": statements.close,
    }  # fmt: skip
    if act not in does:
        raise NotFound
    do, form = partial(does[act], found.id), PressForm(posted(request))
    return act_page(request, form, do, title=WORDS[act], back=back, lead=lead)


@guard("auxiliaries.wages")
@require_POST
def drop_line(request: HttpRequest, id: int, line: int) -> HttpResponse:
    found = one_statement(request, id)
    do = partial(statements.drop_line, found.id, line=line)
    return pressed(request, do, back=reverse("auxiliaries:statement", args=[id]))


@guard("auxiliaries.wages")
def answer(request: HttpRequest, id: int, dispute: int) -> HttpResponse:
    found = one_statement(request, id)
    one = next((one for one in found.disputes if one.id == dispute and one.answered_at is None), None)
    if one is None:
        raise NotFound
    form, do = forms.AnswerForm(posted(request)), partial(statements.answer, DisputeId(dispute))
    return act_page(
        request, form, do, title=_("Answer the dispute"), back=reverse("auxiliaries:statement", args=[id]),
        lead=f"{found.name} · {say(LINE_NAMES[one.kind])}",
    )  # fmt: skip


@guard("auxiliaries.wages")
def export_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    """By the second person."""
    found = ask.export(ExportId(id))
    demand("wages", actor_of(request), found.organ)
    titles = {"approve": _("Approve the export"), "refuse": _("Refuse the export")}
    if act not in titles:
        raise NotFound
    do = partial(exports.decide_export, found.id, approved=act == "approve")
    back = reverse("auxiliaries:pay-month", args=[found.organ, f"{found.month:%Y-%m}"])
    note = _("The file holds the pay of everybody by name. Each officer can read that it was taken.")
    form = PressForm(posted(request))
    return act_page(request, form, do, title=titles[act], back=back, lead=f"{found.month:%Y-%m}", note=note)


@guard("auxiliaries.wages")
@require_POST
def take(request: HttpRequest, id: int) -> HttpResponse:
    """The file itself: Excel. Entered in the ledger for each officer before it is written."""
    found = ask.export(ExportId(id))
    demand("wages", actor_of(request), found.organ)
    if not sheets.can_write_excel():
        raise Refusal(_("Excel files need the extra “tables”: pip install linli[tables]."))
    rows = exports.take_export(found.id, actor=actor_of(request), at=timezone.now())
    name = f"{found.month:%Y-%m}"
    content = sheets.as_excel(_head(), [_cells(one) for one in rows], name=name)
    headers = {"Content-Disposition": f'attachment; filename="pay-{name}.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=EXCEL, headers=headers)


def page_of(found: Statement) -> dict[str, Any]:
    """For finance and for the officer alike."""
    full = found.minimum is not None and not any(line.kind is LineKind.UNPAID or line.days for line in found.lines)
    return {
        "statement": found, "lines": found.lines,
        "below": full and found.minimum is not None and found.total < found.minimum,
    }  # fmt: skip


def _head() -> list[str]:
    about = [gettext("Work number"), gettext("Name of the officer"), gettext("Serves in"), gettext("Month")]
    return [*about, *(say(LINE_NAMES[kind]) for kind in LineKind), gettext("Together, in yuan"), gettext("State")]


def _cells(one: Statement) -> list[sheets.Value]:
    sums = {kind: sum(line.fen for line in one.lines if line.kind is kind) for kind in LineKind}
    about = [one.number, one.name, unit_name(one.unit), f"{one.month:%Y-%m}"]
    yuan = [sums[kind] / 100 for kind in LineKind]
    return [*(sheets.guarded(text) for text in about), *yuan, one.total / 100, say(STATEMENT_NAMES[one.state])]


def organ_of(request: HttpRequest, unit: int) -> UnitId:
    demand("wages", actor_of(request), UnitId(unit))
    return UnitId(unit)


def one_statement(request: HttpRequest, id: int) -> Statement:
    found = ask.statement(StatementId(id))
    demand("wages", actor_of(request), files.officer(OfficerId(found.officer)))
    return found


def month_of(text: str) -> date:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = date.min
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise BadInput("month", _("A month looks like 2026-03."))
    return first
