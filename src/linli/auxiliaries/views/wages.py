"""Wage tables of an organ, the minimum wage, and who stands on which row."""

from dataclasses import asdict
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions.pay import wages as acts
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.pay import TableId, TableState, WageTable
from linli.auxiliaries.forms import pay as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.models import pay as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.pay import approves_wages
from linli.auxiliaries.queries import files
from linli.auxiliaries.queries import wages as ask
from linli.auxiliaries.queries.plan import organ_above, organ_of, organs_for, units_of
from linli.auxiliaries.rules.pay import WAGE_FITS
from linli.auxiliaries.views.acting import Do, act_page, actor_of, page_after, posted
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence, _
from linli.web.access import guard

WORDS = {
    "submit": _("Hand it to a second person"), "approve": _("Put it in force"), "send_back": _("Send it back"),
}  # fmt: skip


@guard("auxiliaries.wages")
def tables(request: HttpRequest, unit: int) -> HttpResponse:
    """All versions, the minimum wage, and officers who stand on no row."""
    organ, today = _organ(request, unit), timezone.localdate()
    found, minimums = ask.tables(organ), ask.minimums(organ)
    applied = next((one for one in found if one.state is TableState.IN_FORCE and one.since <= today), None)
    minimum = next((one.fen for one in minimums if one.since <= today), None)
    low = [row for row in applied.rows if not WAGE_FITS.on(today)(row.fen, minimum)] if applied and minimum else []
    page = {
        "organ": organ, "tables": found, "minimums": minimums, "applied": applied, "low": low,
        "review": applied is not None and applied.review_on <= today,
    }  # fmt: skip
    return render(request, "auxiliaries/pay/tables.html", page)


@guard("auxiliaries.wages")
def placements(request: HttpRequest, unit: int) -> HttpResponse:
    """Who stands on which row, by work number."""
    organ, today = _organ(request, unit), timezone.localdate()
    officers = files.officers(units_of(organ), after=page_after(request))
    held, table = ask.placements([one.id for one in officers]), ask.table_on(organ, today)
    lines = [(one, _now(held[one.id], table, today)) for one in officers]
    page = {
        "organ": organ, "lines": lines,
        "next": f"?after={officers[-1].number}" if len(officers) == files.PAGE else "",
    }  # fmt: skip
    return render(request, "auxiliaries/pay/placements.html", page)


@guard("auxiliaries.wages")
def draft(request: HttpRequest, unit: int) -> HttpResponse:
    organ = _organ(request, unit)
    form = forms.TableForm(posted(request))
    note = _("It begins with the rows of the table that holds on its day.")
    return _act(
        request, form, partial(acts.draft_table, organ), _("New version of the wage table"), _of(organ), note=note
    )


@guard("auxiliaries.wages")
def minimum(request: HttpRequest, unit: int) -> HttpResponse:
    organ = _organ(request, unit)
    form = forms.MinimumForm(posted(request), initial={"since": timezone.localdate()})
    note = _("As the place of the organ has published it. No row of a wage table may lie below it.")
    return _act(request, form, partial(acts.set_minimum, organ), _("Local minimum wage"), _of(organ), note=note)


@guard("auxiliaries.wages")
def table(request: HttpRequest, id: int) -> HttpResponse:
    found = _table(request, id)
    row = rows.WageTable.objects.get(pk=id)
    ways = {TableState.DRAFT: ("submit",), TableState.SUBMITTED: ("approve", "send_back")}.get(found.state, ())
    if found.state is TableState.SUBMITTED and not approves_wages(actor_of(request), row):
        ways = ()
    page = {
        "table": found, "ways": [(act, WORDS[act]) for act in ways], "is_draft": found.state is TableState.DRAFT,
        "waits": found.state is TableState.SUBMITTED and not ways, "minimum": ask.minimum_on(found.organ, found.since),
    }  # fmt: skip
    return render(request, "auxiliaries/pay/table.html", page)


@guard("auxiliaries.wages")
def row(request: HttpRequest, id: int) -> HttpResponse:
    """A row, new or by its code."""
    found = _table(request, id)
    line = ask.row_of(found, request.GET.get("code", ""))
    initial = asdict(line) if line else {}
    form = forms.RowForm(posted(request), initial=initial)
    back = reverse("auxiliaries:wage-table", args=[id])
    return _act(request, form, partial(acts.set_row, found.id), _("Row of the wage table"), back)


@guard("auxiliaries.wages")
def drop(request: HttpRequest, id: int) -> HttpResponse:
    found, code = _table(request, id), request.GET.get("code", "")
    if ask.row_of(found, code) is None:
        raise NotFound
    back = reverse("auxiliaries:wage-table", args=[id])
    do = partial(acts.drop_row, found.id, code=code)
    return _act(request, PressForm(posted(request)), do, _("Take the row out"), back, lead=code)


@guard("auxiliaries.wages")
def table_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found = _table(request, id)
    does: dict[str, Do] = {
        "submit": acts.submit_table, "approve": acts.approve_table, "send_back": acts.send_back_table,
    }  # fmt: skip
    if act not in does:
        raise NotFound
    back = reverse("auxiliaries:wage-table", args=[id])
    return _act(request, PressForm(posted(request)), partial(does[act], found.id), WORDS[act], back)


@guard("auxiliaries.wages")
def place(request: HttpRequest, id: int) -> HttpResponse:
    """An officer on a row, from a day."""
    holder, today = files.officer(OfficerId(id)), timezone.localdate()
    demand("wages", actor_of(request), holder)
    organ = organ_of(holder.unit)
    form = forms.PlaceForm(
        posted(request), table=ask.table_on(organ, today), category=holder.category,
        initial={"since": max(holder.started_on, today.replace(day=1))},
    )  # fmt: skip
    back = reverse("auxiliaries:wage-placements", args=[organ])
    do, lead = partial(acts.place, holder.id), f"{holder.name} · {holder.number}"
    return _act(request, form, do, _("Place on a row"), back, lead=lead)


def home_organ(request: HttpRequest) -> UnitId | None:
    """The organ named in the address, else the first in care, else the one above the own unit."""
    actor, asked = actor_of(request), request.GET.get("organ", "")
    known = [one.unit for one in organs_for(actor)]
    if asked.isdecimal() and UnitId(int(asked)) in known:
        return UnitId(int(asked))
    above = organ_above(actor.unit) if actor.unit is not None else None
    return known[0] if known else above


def _now(held: Any, table: WageTable | None, today: Any) -> Any:
    placed = next((one for one in held if one.since <= today), None)
    return placed, (ask.row_of(table, placed.code) if table and placed else None)


def _organ(request: HttpRequest, unit: int) -> UnitId:
    organ = UnitId(unit)
    demand("wages", actor_of(request), organ)
    return organ


def _table(request: HttpRequest, id: int) -> WageTable:
    found = ask.table(TableId(id))
    demand("wages", actor_of(request), found.organ)
    return found


def _of(organ: UnitId) -> str:
    return reverse("auxiliaries:wage-tables", args=[organ])


def _act(request: HttpRequest, form: Any, do: Do, title: Sentence, back: str, **more: Any) -> HttpResponse:
    return act_page(request, form, do, title=title, back=back, **more)
