"""Registrations, months, what is missing, and the check of a provider."""

from datetime import date, datetime
from functools import partial
from typing import Any

import rules
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import contributions as acts
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.contributions import Fund
from linli.auxiliaries.forms import contributions as forms
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import alarms as alarm_queries
from linli.auxiliaries.queries import checklist
from linli.auxiliaries.queries import contributions as ask
from linli.auxiliaries.queries.files import PAGE, scope_of
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.plan import organs_for, providers
from linli.auxiliaries.queries.sheets import paid_in
from linli.auxiliaries.rules.contributions import IS_REPORTED, first_of
from linli.auxiliaries.views.acting import act_page, actor_of, page_after, posted
from linli.auxiliaries.views.documents import document
from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import Sentence, _
from linli.web.access import guard

SHOWN = 300


@guard("auxiliaries.papers")
def months(request: HttpRequest) -> HttpResponse:
    """One month: six marks for each officer, a page at a time."""
    actor, month = actor_of(request), _month(request)
    scope, after = scope_of(actor), page_after(request)
    rows = ask.month_page(scope, month, after=after)
    served, whole = ask.month_counts(scope, month)
    page = {
        "rows": rows, "month": month, "before": add_months(month, -1), "following": add_months(month, 1),
        "funds": list(Fund), "served": served, "whole": whole,
        "next": f"?month={month:%Y-%m}&after={rows[-1].officer.number}" if len(rows) == PAGE else "",
        "may_enter": rules.test_rule("auxiliaries.contribute", actor),
        "organs": [] if actor.holds(Role.PROVIDER) else [one.unit for one in organs_for(actor)],
        "reports": [] if actor.holds(Role.PROVIDER) else ask.reports([one.unit for one in organs_for(actor)]),
    }  # fmt: skip
    return render(request, "auxiliaries/contributions/months.html", page)


@guard("auxiliaries.contribute")
def enter(request: HttpRequest, id: int) -> HttpResponse:
    """One officer, one month."""
    holder = find_officer(OfficerId(id))
    demand("contribute", actor_of(request), holder)
    form = forms.PaidForm(posted(request), initial={"month": _month(request)})

    def do(*, reference: str, actor: Actor, at: datetime, **_amounts: object) -> None:
        acts.enter_contributions([form.paid(holder.id)], reference=reference, actor=actor, at=at)

    return _in_months(request, form, do, _("Enter a month"), lead=f"{holder.name} · {holder.number}")


@guard("auxiliaries.contribute")
def upload(request: HttpRequest) -> HttpResponse:
    """A month as a table: all rows, or none with the rows that stand in the way."""
    form = forms.TableForm(posted(request), request.FILES or None, initial={"month": _month(request)})
    refused: list[Any] = []

    def do(*, month: date, reference: str, file: tuple[str, bytes], actor: Actor, at: datetime) -> None:
        paid, wrong = paid_in(*file, month=month)
        refused.extend(wrong)
        if wrong:
            raise BadInput("file", _("Nothing was taken: {n} rows cannot be understood.", n=len(wrong)))
        acts.enter_contributions(paid, reference=reference, actor=actor, at=at)

    return _in_months(
        request,
        form,
        do,
        _("Enter a month as a table"),
        template="auxiliaries/contributions/upload.html",
        refused=refused,
    )


@guard("auxiliaries.contribute")
def register(request: HttpRequest, id: int) -> HttpResponse:
    holder = find_officer(OfficerId(id))
    demand("contribute", actor_of(request), holder)
    known = ask.registered([holder.id])[holder.id]
    form = forms.RegisterForm(posted(request), initial={"insurance_on": known.insurance_on, "fund_on": known.fund_on})
    return _in_months(
        request, form, partial(acts.register, holder.id), _("Registered on …"),
        lead=f"{holder.name} · {holder.number}",
    )  # fmt: skip


@guard("auxiliaries.papers")
def alarms(request: HttpRequest) -> HttpResponse:
    """Everything that the law wants and is not there."""
    actor = actor_of(request)
    rows = alarm_queries.alarms(scope_of(actor), on=timezone.localdate())
    page = {
        "rows": rows[:SHOWN], "late": sum(alarm.is_late for alarm in rows), "all": len(rows), "shown": SHOWN,
        "may_open": rules.test_rule("auxiliaries.open", actor),
    }  # fmt: skip
    return render(request, "auxiliaries/contributions/alarms.html", page)


@guard("auxiliaries.pay")
def provider(request: HttpRequest, unit: int) -> HttpResponse:
    """The check of a provider for one month: who lacks a contract or a contribution."""
    organ, month, provider = _checked(request, unit)
    lines = ask.provider_check(organ, provider, month=month, on=timezone.localdate()) if provider else []
    bad = [line for line in lines if IS_REPORTED.on(timezone.localdate())(line)]
    form = forms.ProviderMonthForm(initial={"month": month, "provider": provider})
    form.fields["provider"].among(providers())  # type: ignore[attr-defined]  # a UnitField
    page = {
        "organ": organ, "provider": provider, "month": month, "lines": bad[:SHOWN], "checked": len(lines),
        "bad": len(bad), "form": form,
    }  # fmt: skip
    return render(request, "auxiliaries/contributions/provider.html", page)


@guard("auxiliaries.pay")
def provider_paper(request: HttpRequest, unit: int) -> HttpResponse:
    """PDF: the check report for the department that decides."""
    organ, month, provider = _checked(request, unit)
    if provider is None:
        raise NotFound
    today = timezone.localdate()
    lines = ask.provider_check(organ, provider, month=month, on=today)
    data = checklist.of_provider(organ, provider, lines, month=month, on=today)
    return document("provider-report", data, title=_("Check report on a service provider"), layout="checklist")


@guard("auxiliaries.pay")
def report(request: HttpRequest, unit: int) -> HttpResponse:
    """Write down that it was reported."""
    organ, month, provider = _checked(request, unit)
    if provider is None:
        raise NotFound
    form = forms.ReportForm(posted(request), initial={"reported_on": timezone.localdate()})
    return _in_months(
        request, form, partial(acts.report_provider, organ, provider, month=month),
        _("Reported to the department that decides"),
    )  # fmt: skip


def _checked(request: HttpRequest, unit: int) -> tuple[UnitId, date, UnitId | None]:
    """Organ, month and provider of a check; the first provider where none is named."""
    organ = UnitId(unit)
    demand("pay", actor_of(request), organ)
    known, asked = providers(), request.GET.get("provider", "")
    if not asked:
        return organ, _month(request), known[0] if known else None
    found = next((one for one in known if str(one) == asked), None)
    if found is None:
        raise NotFound
    return organ, _month(request), found


def _in_months(request: HttpRequest, form: Any, do: Any, title: Sentence, **context: Any) -> HttpResponse:
    back = reverse("auxiliaries:contributions")
    return act_page(request, form, do, title=title, back=back, **context)


def _month(request: HttpRequest) -> date:
    """The month asked for, as its first day; the last full month where none is named."""
    text = request.GET.get("month", "")
    if not text:
        return add_months(first_of(timezone.localdate()), -1)
    try:
        return first_of(date.fromisoformat(f"{text}-01"))
    except ValueError:
        raise BadInput("month", _("A month looks like 2026-03.")) from None
