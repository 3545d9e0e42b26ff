"""The officer's own leave: what is left, what was asked for and how it was decided."""

from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions import leave as acts
from linli.auxiliaries.data.leave import Leave, LeaveId
from linli.auxiliaries.forms import leave as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.queries import leave as ask
from linli.auxiliaries.queries.words import own_texts
from linli.auxiliaries.states.leave import LEAVE
from linli.auxiliaries.views.acting import act_page, posted
from linli.auxiliaries.views.leave import WORDS, page_of, record_of, row_of, when
from linli.auxiliaries.views.own import officer_of
from linli.auxiliaries.views.records import Act, show_record, ways_to
from linli.kernel.errors import NotFound
from linli.ledger.data import Subject
from linli.web.access import guard

HOME = "auxiliaries:own-leave"


@guard("auxiliaries.own")
def own(request: HttpRequest) -> HttpResponse:
    """The year's annual leave, and every request."""
    one, today = officer_of(request), timezone.localdate()
    page = page_of(one, today)
    page["leaves"] = [row_of(row, address="auxiliaries:own-leave-one") for row in ask.leaves_of(one.id)]
    return render(request, "auxiliaries/leave/own.html", page)


@guard("auxiliaries.own")
def ask_for(request: HttpRequest) -> HttpResponse:
    do = partial(acts.ask_leave, officer_of(request).id)
    note = _("You get an answer with its reason; nobody but the personnel office reads the kind of leave.")
    form = forms.AskLeaveForm(posted(request))
    return act_page(request, form, do, title=_("Ask for leave"), back=reverse(HOME), note=note)


@guard("auxiliaries.own")
def one(request: HttpRequest, id: int) -> HttpResponse:
    found = _mine(request, id)
    begun = found.days.first <= timezone.localdate()
    ways = [act for act in ("withdraw", "come_back") if LEAVE.allows(act, found.state)]
    ways = [act for act in ways if found.state == "asked" or (act == "come_back") is begun]
    record = record_of(found, Act(reverse(HOME), _("My leave")), own_texts(Subject(acts.KIND, id)))
    return show_record(request, replace(record, acts=ways_to("auxiliaries:own-leave-act", id, ways, WORDS)))


@guard("auxiliaries.own")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found, back = _mine(request, id), reverse("auxiliaries:own-leave-one", args=[id])
    if act == "withdraw":
        return act_page(
            request, PressForm(posted(request)), partial(acts.withdraw_leave, found.id), title=WORDS[act], back=back,
            lead=when(found),
        )  # fmt: skip
    if act != "come_back":
        raise NotFound
    form = forms.ComeBackForm(posted(request))
    return act_page(request, form, partial(acts.come_back, found.id), title=WORDS[act], back=back, lead=when(found))


def _mine(request: HttpRequest, id: int) -> Leave:
    found = ask.leave(LeaveId(id))
    if found.officer != officer_of(request).id:
        raise NotFound
    return found
