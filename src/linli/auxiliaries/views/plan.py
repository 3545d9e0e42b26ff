"""Organs, their ratio and budget, and staffing plans."""

from functools import partial
from typing import Any

import rules
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import plan as acts
from linli.auxiliaries.data.plan import HEAD_NAMES, PlanId, Rank
from linli.auxiliaries.forms import plan as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import plan as ask
from linli.auxiliaries.queries.recruitment import promised
from linli.auxiliaries.rules.plan import GROWS
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.kernel.actor import UnitId
from linli.kernel.errors import BadInput
from linli.kernel.words import Sentence, _
from linli.web.access import guard


@guard("auxiliaries.see")
def organs(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = {
        "rows": ask.organs_for(actor), "unranked": ask.unranked(actor),
        "may_keep": rules.test_rule("auxiliaries.files", actor),
    }  # fmt: skip
    return render(request, "auxiliaries/plan/organs.html", page)


@guard("auxiliaries.see")
def organ(request: HttpRequest, unit: int) -> HttpResponse:
    id, actor, today = UnitId(unit), actor_of(request), timezone.localdate()
    demand("see", actor, id)
    found = ask.organ(id)
    budget = ask.budget(id, _year(request, today.year))
    page = {
        "organ": found, "ratio": ask.ratio(id, on=today), "plans": ask.plans([id], promised=promised([id])),
        "budget": budget, "grows": GROWS.on(today)(budget),
        "heads": [(head, budget.heads.get(head), budget.before.get(head)) for head in HEAD_NAMES],
        "summaries": ask.summaries(id, on=today) if found.rank is Rank.CITY else [],
        "may_keep": rules.test_rule("auxiliaries.files", actor, id),
        "may_pay": rules.test_rule("auxiliaries.pay", actor, id),
    }  # fmt: skip
    return render(request, "auxiliaries/plan/organ.html", page)


@guard("auxiliaries.files")
def register_organ(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = forms.OrganForm(posted(request))
    form.fields["unit"].among(ask.unranked(actor))  # type: ignore[attr-defined]  # a UnitField
    cities = [one.unit for one in ask.organs_for(actor) if one.rank is Rank.CITY]
    form.fields["guided_by"].among(cities, none=_("nobody here"))  # type: ignore[attr-defined]  # a UnitField
    return act_page(
        request, form, acts.register_organ,
        title=_("Say its rank"), back=reverse("auxiliaries:organs"),
    )  # fmt: skip


@guard("auxiliaries.files")
def establishment(request: HttpRequest, unit: int) -> HttpResponse:
    form = forms.EstablishmentForm(posted(request), initial={"since": timezone.localdate()})
    return _of_organ(
        request, unit, form, partial(acts.set_establishment, UnitId(unit)),
        _("Enter the special staffing"),
    )  # fmt: skip


@guard("auxiliaries.pay")
def budget(request: HttpRequest, unit: int) -> HttpResponse:
    year = _year(request, timezone.localdate().year)
    known = ask.budget(UnitId(unit), year)
    initial = {"year": year, "reference": known.reference, **{head.value: fen for head, fen in known.heads.items()}}
    form = forms.BudgetForm(posted(request), initial=initial)

    return _of_organ(request, unit, form, partial(acts.set_budget, UnitId(unit)), _("Enter the budget"))


@guard("auxiliaries.files")
def draft_plan(request: HttpRequest, unit: int) -> HttpResponse:
    form = forms.PlanForm(posted(request), initial={"year": timezone.localdate().year})
    return _of_organ(request, unit, form, partial(acts.draft_plan, UnitId(unit)), _("Draft a plan"))


@guard("auxiliaries.files")
def change_plan(request: HttpRequest, id: int) -> HttpResponse:
    plan = ask.plan(PlanId(id))
    form = forms.PostsForm(posted(request), initial={"posts": plan.posts})
    return _of_organ(
        request, plan.organ, form, partial(acts.change_plan, plan.id),
        _("Change the number"),
    )  # fmt: skip


@guard("auxiliaries.files")
def submit_plan(request: HttpRequest, id: int) -> HttpResponse:
    plan = ask.plan(PlanId(id))
    form = forms.SubmitForm(posted(request), initial={"on": timezone.localdate()})
    return _of_organ(
        request, plan.organ, form, partial(acts.submit_plan, plan.id),
        _("Submitted to the government"),
    )  # fmt: skip


@guard("auxiliaries.files")
def answer_plan(request: HttpRequest, id: int) -> HttpResponse:
    plan = ask.plan(PlanId(id))
    form = forms.AnswerForm(posted(request), initial={"on": timezone.localdate()})
    return _of_organ(
        request, plan.organ, form, partial(acts.answer_plan, plan.id),
        _("Enter the answer"),
    )  # fmt: skip


@guard("auxiliaries.files")
def redraft_plan(request: HttpRequest, id: int) -> HttpResponse:
    plan = ask.plan(PlanId(id))
    return _of_organ(
        request, plan.organ, PressForm(posted(request)), partial(acts.redraft_plan, plan.id),
        _("Draft it anew"),
    )  # fmt: skip


def _of_organ(request: HttpRequest, unit: int, form: Any, do: Any, title: Sentence) -> HttpResponse:
    return act_page(request, form, do, title=title, back=reverse("auxiliaries:organ", args=[unit]))


def _year(request: HttpRequest, otherwise: int) -> int:
    text = request.GET.get("year", "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadInput("year", _("A year has four digits."))
    return int(text)
