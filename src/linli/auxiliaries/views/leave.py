"""Leave as the organ sees it: what waits, who is away, what each has left, and what becomes of days nobody took."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import rules
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from linli.auxiliaries.actions import leave as acts
from linli.auxiliaries.data import Officer, OfficerId
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import KIND_CITES, KIND_NAMES, Leave, LeaveId, LeaveKind
from linli.auxiliaries.forms import leave as forms
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import files, plan
from linli.auxiliaries.queries import leave as ask
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.rules.leave import days_of
from linli.auxiliaries.states.leave import LEAVE
from linli.auxiliaries.views.acting import Do, act_page, actor_of, page_after, posted
from linli.auxiliaries.views.records import Act, Group, Notice, Record, Row, show_record, show_records, ways_to
from linli.auxiliaries.views.units import asked_for
from linli.kernel.errors import NotFound
from linli.ledger.data import Subject
from linli.organisation.api import calendar_of
from linli.web.access import guard
from linli.web.keyset import Place, more_of, place_in
from linli.web.words import day as said_day
from linli.web.words import say

HOME = "auxiliaries:leaves"
AHEAD, CHOSEN_FROM = timedelta(days=60), 500
WORDS = {
    "approve": _("Approve the leave"), "decline": _("Decline the leave"), "revoke": _("Revoke the leave"),
    "come_back": _("Back at work early"), "withdraw": _("Take the leave back"),
}  # fmt: skip


@guard("auxiliaries.leave")
def leaves(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, and who is away in the next sixty days."""
    units, today = plan.in_care(actor_of(request)), timezone.localdate()
    waiting = ask.to_decide(units, after=place_in(request, "after"))
    groups = [
        Group(_("To be decided"), [row_of(one, named=True) for one in waiting], _("Nothing waits."),
              more=more_of("after", [Place(one.id, one.due_on) for one in waiting], ask.PAGE)),
        Group(_("Away now and in the next 60 days"),
              [row_of(one, named=True) for one in ask.granted(units, Span(today, today + AHEAD), limit=200)],
              _("Nobody is away.")),
    ]  # fmt: skip
    ways = [
        Act(reverse("auxiliaries:enter-leave"), _("Write down a request"), chief=True),
        Act(reverse("auxiliaries:leave-balances"), _("Annual leave of everybody")),
    ]
    lead = _("Leave is a right. Whoever has it comes off the published duty sheets of those days by itself.")
    return show_records(request, _("Leave"), groups, lead=lead, acts=ways)


@guard("auxiliaries.leave")
def enter(request: HttpRequest) -> HttpResponse:
    """For somebody who asked by word or telephone."""
    everybody = among(plan.in_care(actor_of(request)))
    form = forms.EnterLeaveForm(posted(request), officers=everybody, initial=asked_for(request))
    return act_page(request, form, acts.ask_leave, title=_("Write down a request"), back=reverse(HOME))


@guard("auxiliaries.leave")
def leave(request: HttpRequest, id: int) -> HttpResponse:
    """One request. That its words were opened is recorded."""
    one, actor = ask.leave(LeaveId(id)), actor_of(request)
    demand("leave", actor, files.officer(one.officer))
    texts = look_at(Subject(acts.KIND, id), officer=one.officer, actor=actor, at=timezone.now())
    begun = one.days.first <= timezone.localdate()
    ways = [act for act in ("approve", "decline", "come_back", "revoke") if LEAVE.allows(act, one.state)]
    ways = [act for act in ways if act != ("revoke" if begun else "come_back")]
    return show_record(request, replace(
        record_of(one, Act(reverse(HOME), _("Leave")), texts), title=f"{one.name} · {one.number}", looked=True,
        acts=ways_to("auxiliaries:leave-act", id, ways, WORDS, chief="approve"),
        papers=[Act(reverse("auxiliaries:officer-leave", args=[one.officer]), _("All leave of this officer"))],
    ))  # fmt: skip


@guard("auxiliaries.leave")
def leave_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one = ask.leave(LeaveId(id))
    demand("leave", actor_of(request), files.officer(one.officer))
    forms_of: dict[str, tuple[Callable[..., Form], Do]] = {
        "approve": (partial(forms.ApproveForm, kind=one.kind), partial(acts.approve_leave, one.id)),
        "decline": (forms.ReasonGivenForm, partial(acts.decline_leave, one.id)),
        "revoke": (forms.ReasonGivenForm, partial(acts.revoke_leave, one.id)),
        "come_back": (forms.ComeBackForm, partial(acts.come_back, one.id)),
    }
    if act not in forms_of:
        raise NotFound
    form, do = forms_of[act][0](posted(request)), forms_of[act][1]
    return _of(request, form, do, WORDS[act], f"{one.name} · {when(one)}", reverse("auxiliaries:leave", args=[id]))


@guard("auxiliaries.leave")
def balances(request: HttpRequest) -> HttpResponse:
    """Annual leave of a year, everybody in care by number."""
    actor, today = actor_of(request), timezone.localdate()
    year = forms.this_or(request.GET.get("year", ""), today)
    rows = ask.balance_page(files.scope_of(actor), year, on=today, after=page_after(request))
    page = {
        "rows": rows, "year": year, "before": year - 1, "following": year + 1 if year <= today.year else None,
        "next": f"?year={year}&after={rows[-1].officer.number}" if len(rows) == files.PAGE else "",
    }  # fmt: skip
    return render(request, "auxiliaries/leave/balances.html", page)


@guard("auxiliaries.leave")
def officer(request: HttpRequest, id: int) -> HttpResponse:
    """One officer: the year's annual leave, earlier work, requests, and what was settled."""
    holder, today = files.officer(OfficerId(id)), timezone.localdate()
    demand("leave", actor_of(request), holder)
    return render(request, "auxiliaries/leave/officer.html", page_of(holder, today) | {"may_settle": True})


@guard("auxiliaries.leave")
def service_before(request: HttpRequest, id: int) -> HttpResponse:
    holder = files.officer(OfficerId(id))
    demand("leave", actor_of(request), holder)
    known = ask.before_of(holder.id)
    initial = {"months": known.months, "in_a_row": known.in_a_row, "reference": known.reference} if known else {}
    form = forms.ServiceBeforeForm(posted(request), initial=initial)
    do = partial(acts.enter_service_before, holder.id)
    return _of(request, form, do, _("Earlier work"), _named(holder), reverse("auxiliaries:officer-leave", args=[id]))


@guard("auxiliaries.leave")
def settle(request: HttpRequest, id: int) -> HttpResponse:
    holder, today = files.officer(OfficerId(id)), timezone.localdate()
    demand("leave", actor_of(request), holder)
    leaves_then = holder.ended_on is not None and holder.ended_on.year == today.year
    year = forms.this_or(request.GET.get("year", ""), today) if request.GET.get("year") else today.year - 1
    form = forms.SettleForm(posted(request), initial={"year": today.year if leaves_then else year})
    do = partial(acts.settle_untaken, holder.id)
    back = reverse("auxiliaries:officer-leave", args=[id])
    return _of(request, form, do, _("Settle untaken leave"), _named(holder), back)


@guard("auxiliaries.deploy")
def away(request: HttpRequest) -> HttpResponse:
    """For whoever plans duty: who is away on which days. The kind of leave is not said."""
    today = timezone.localdate()
    rows = ask.granted(plan.in_care(actor_of(request)), Span(today, today + AHEAD), limit=CHOSEN_FROM)
    shown = [Row(f"{one.name} · {one.number}", lines=(when(one),)) for one in rows]
    ways = [Act(reverse("auxiliaries:sheets"), _("Duty sheets"))]
    may = rules.test_rule("auxiliaries.leave", actor_of(request))
    ways += [Act(reverse(HOME), _("Leave"))] if may else []
    group = Group(_("Away now and in the next 60 days"), shown, _("Nobody is away."))
    lead = _("Days only: why somebody is away is between the officer and the personnel office.")
    return show_records(request, _("Who is away"), [group], lead=lead, acts=ways)


def page_of(holder: Officer, today: Any) -> dict[str, Any]:
    """For the organ and for the officer alike."""
    years = (today.year, today.year - 1)
    known = [ask.balance_of(holder, year, on=today) for year in years if year >= holder.started_on.year]
    return {
        "officer": holder, "balances": known, "before": ask.before_of(holder.id), "untaken": ask.untaken_of(holder.id),
        "leaves": [row_of(one) for one in ask.leaves_of(holder.id)],
    }  # fmt: skip


def row_of(one: Leave, *, named: bool = False, address: str = "auxiliaries:leave") -> Row:
    title = f"{one.name} · {one.number}" if named else KIND_NAMES[one.kind]
    kind = (KIND_NAMES[one.kind],) if named else ()
    waits = (_("Answer until {day}").format(day=said_day(one.due_on)),) if one.state == "asked" else ()
    return Row(title, reverse(address, args=[one.id]), one.state, (*kind, f"{when(one)} · {length(one)}", *waits))


def record_of(one: Leave, back: Act, texts: dict[str, str]) -> Record:
    pay = _("The wage goes on.") if one.paid else _("Without pay.")
    decided = pay if one.kind is LeaveKind.PERSONAL and one.state == "approved" else ""
    return Record(
        title=KIND_NAMES[one.kind], back=back, state=one.state, lead=KIND_NAMES[one.kind], texts=texts,
        facts=[(_("Days of leave"), f"{when(one)} · {length(one)}"), (_("Asked on"), one.asked_at),
               (_("Answer until"), one.due_on if one.state == "asked" else None), (_("Decided on"), one.decided_at),
               (_("Number of the paper"), one.reference), (_("Pay"), decided)],
        notices=[Notice(_("Leave is a right of the officer."), ("wuhan-order-270/12(2)", KIND_CITES[one.kind]))],
    )  # fmt: skip


def when(one: Leave) -> str:
    last = one.days.last or one.days.first
    return said_day(one.days.first) if last == one.days.first else f"{said_day(one.days.first)} – {said_day(last)}"


def length(one: Leave) -> str:
    days = days_of(one.kind, one.days, calendar_of())
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def _named(holder: Officer) -> str:
    return f"{holder.name} · {holder.number}"


def _of(request: HttpRequest, form: Any, do: Do, title: Any, lead: str, back: str) -> HttpResponse:
    return act_page(request, form, do, title=title, lead=say(lead), back=back)
