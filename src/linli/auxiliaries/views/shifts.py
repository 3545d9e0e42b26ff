"""Kinds of shifts of a unit, and how many officers it needs of each."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.rostering import kinds as acts
from linli.auxiliaries.data.rostering import WEEKDAY_NAMES, KindId, ShiftKind
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.rostering import DemandForm, KindForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import rostering as ask
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.units import unit_of
from linli.kernel.actor import UnitId
from linli.web.access import guard

WEEK = 40 * 60
"""Minutes of one officer a week."""


@guard("auxiliaries.roster")
def shifts(request: HttpRequest) -> HttpResponse:
    """Each kind with its hours, and what is needed of it from Monday to Sunday."""
    chosen, today = unit_of(request), timezone.localdate()
    rows = ask.demand(chosen.unit, on=today)
    sums = [sum(row.counts[day] for row in rows if not row.skill) for day in range(7)]
    minutes = sum(sum(row.counts) * row.kind.minutes for row in rows if not row.skill)
    page = {
        "unit": chosen.unit, "units": chosen.others, "rows": rows, "weekdays": WEEKDAY_NAMES.values(), "sums": sums,
        "people": -(-minutes // WEEK), "has_skills": bool(ask.skills(chosen.unit)),
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/shifts.html", page)


@guard("auxiliaries.roster")
def describe(request: HttpRequest, unit: int) -> HttpResponse:
    demand("roster", actor_of(request), UnitId(unit))
    return act_page(
        request, KindForm(posted(request)), partial(acts.describe_kind, UnitId(unit)),
        title=_("A new kind of shift"), back=_back(unit),
        note=_("It stays as you write it, because rosters will name it. To change it later, end it and write another."),
    )  # fmt: skip


@guard("auxiliaries.roster")
def end(request: HttpRequest, id: int) -> HttpResponse:
    kind = _kind(request, id)
    return act_page(
        request, PressForm(posted(request)), partial(acts.end_kind, kind.id), title=_("End this kind of shift"),
        back=_back(kind.unit), lead=f"{kind.code} · {kind.name}", danger=True,
        note=_("No further roster is made with it. Rosters that name it stay as they are."),
    )  # fmt: skip


@guard("auxiliaries.roster")
def need(request: HttpRequest, id: int) -> HttpResponse:
    """Numbers for the seven weekdays; with `skilled`, of those who hold a certificate."""
    kind, skill = _kind(request, id), request.GET.get("skill", "")
    new_skill = "skilled" in request.GET
    known = {row.skill: row for row in ask.demand(kind.unit, on=timezone.localdate()) if row.kind.id == kind.id}
    counts = known[skill].counts if skill in known and not new_skill else (0,) * 7
    form = DemandForm(
        posted(request), skills=ask.skills(kind.unit) if new_skill else None,
        initial={f"day{day}": count for day, count in enumerate(counts)},
    )  # fmt: skip
    asked = skill if skill in known else ""
    do = partial(acts.set_demand, kind.id) if new_skill else partial(acts.set_demand, kind.id, skill=asked)
    lead = f"{kind.code} · {kind.name}"
    note = _("So many at least of those on the shift hold this certificate.") if new_skill or asked else ""
    return act_page(
        request, form, do, title=_("How many are needed"),
        back=_back(kind.unit), lead=lead, note=note,
    )  # fmt: skip


def _kind(request: HttpRequest, id: int) -> ShiftKind:
    kind = ask.kind(KindId(id), on=timezone.localdate())
    demand("roster", actor_of(request), kind.unit)
    return kind


def _back(unit: int) -> str:
    return f"{reverse('auxiliaries:shifts')}?unit={unit}"
