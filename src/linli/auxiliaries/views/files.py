"""The roll, the file of one officer, and what is done with it. Opening a file is recorded, and the officer reads it."""

from functools import partial
from typing import Any

import rules
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import files as acts
from linli.auxiliaries.actions.protection.approvals import ask_approval
from linli.auxiliaries.data import Officer, OfficerId
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.forms import files as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import AskAboveForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import alarms, contracts, contributions, equipment
from linli.auxiliaries.queries import files as ask
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.plan import in_care, organ_above, units_of
from linli.auxiliaries.registry.own import ways_from
from linli.auxiliaries.rules.files import KEPT
from linli.auxiliaries.states.files import OFFICER
from linli.auxiliaries.views.acting import act_page, actor_of, page_after, posted, pressed
from linli.kernel.actor import UnitId
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject
from linli.privacy.api import look
from linli.privacy.data import Purpose
from linli.training.api import certificates_of
from linli.web.access import guard

LOOKS = 20


@guard("auxiliaries.see")
def officers(request: HttpRequest) -> HttpResponse:
    """The roll of the units in one's care, a page at a time."""
    actor, today = actor_of(request), timezone.localdate()
    form = forms.RollForm(request.GET)
    form.fields["unit"].among(in_care(actor), none=forms.ALL)  # type: ignore[attr-defined]  # a UnitField
    if not form.is_valid():
        raise BadInput("unit", _("This filter cannot be understood."))
    find = ask.RollFilter(**form.cleaned_data)
    rows = ask.roll(ask.scope_of(actor), after=page_after(request), find=find)
    percent = ask.wholeness([row.id for row in rows], on=today)
    page = {
        "rows": [(row, percent[row.id]) for row in rows], "form": form, "narrowed": any(form.cleaned_data.values()),
        "next": _next(request, rows),
        "may_open": rules.test_rule("auxiliaries.open", actor), "may_keep": rules.test_rule("auxiliaries.files", actor),
    }  # fmt: skip
    return render(request, "auxiliaries/files/roll.html", page)


@guard("auxiliaries.open")
def officer(request: HttpRequest, id: int) -> HttpResponse:
    """One file. That it was opened is in the ledger before anything is shown."""
    holder, actor, today = ask.officer(OfficerId(id)), actor_of(request), timezone.localdate()
    demand("open", actor, holder)
    ways = ways_from(holder, actor)
    opened = look(Subject(SUBJECT, id), actor=actor, purpose=Purpose.HANDLING, at=timezone.now())
    page = {
        "officer": holder, "sealed": {one.field: one.text for one in opened if one.is_open},
        "archive": ask.archive(holder.id, on=today), "alarms": alarms.of_officer(holder.id, on=today),
        "contracts": contracts.labour_contracts(holder.id), "months": contributions.months_of(holder.id)[:12],
        "registered": contributions.registered([holder.id])[holder.id], "permits": equipment.permits(holder.id),
        "items": equipment.items_of(holder.id), "looks": ask.looks(holder.id, limit=LOOKS),
        "acts": OFFICER.moves_from(holder.state), "ways": [way for way in ways if not way.begins],
        "begun": [way for way in ways if way.begins],
        "kept": KEPT.on(today)(holder.ended_on) if holder.ended_on else None,
        "may_keep": rules.test_rule("auxiliaries.files", actor, holder), "today": today,
        "certificates": certificates_of(learner(holder.id)),
    }  # fmt: skip
    return render(request, "auxiliaries/files/officer.html", page)


@guard("auxiliaries.files")
def contact(request: HttpRequest, id: int) -> HttpResponse:
    """Telephone and address, after the second factor."""
    holder = ask.officer(OfficerId(id))
    opened = look(Subject(SUBJECT, id), actor=actor_of(request), purpose=Purpose.CONTACT, at=timezone.now())
    page = {"officer": holder, "sealed": {one.field: one.text for one in opened if one.is_open}}
    return render(request, "auxiliaries/files/contact.html", page)


@guard("auxiliaries.files")
def correct(request: HttpRequest, id: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    form = forms.CorrectForm(posted(request), initial={"name": holder.name, "born_on": holder.born_on})

    return _of_file(request, holder, form, partial(acts.correct, holder.id), _("Correct the file"))


@guard("auxiliaries.files")
def transfer(request: HttpRequest, id: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    initial = {"unit": holder.unit, "category": holder.category, "branch": holder.branch}
    form = forms.TransferForm(posted(request), initial=initial)
    organ = organ_above(holder.unit)
    form.fields["unit"].among(units_of(organ) if organ else [holder.unit])  # type: ignore[attr-defined]  # a UnitField
    return _of_file(request, holder, form, partial(acts.transfer, holder.id), _("Transfer"))


@guard("auxiliaries.files")
def add_paper(request: HttpRequest, id: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    wanted = {"need": request.GET.get("need", ""), "dated": timezone.localdate()}
    form = forms.PaperForm(posted(request), initial=wanted)
    return _of_file(
        request, holder, form, partial(acts.add_paper, holder.id),
        _("Enter a paper"),
    )  # fmt: skip


@guard("auxiliaries.files")
def remove_paper(request: HttpRequest, id: int, paper: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    return _of_file(
        request, holder, PressForm(posted(request)), partial(acts.remove_paper, paper),
        _("Take out a paper that was entered by mistake"),
    )  # fmt: skip


@guard("auxiliaries.files")
def own_page(request: HttpRequest, id: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    return _of_file(
        request, holder, forms.UserForm(posted(request)),
        partial(acts.open_own_page, holder.id), _("Let the officer read the own file"),
    )  # fmt: skip


@guard("auxiliaries.files")
def begin_leaving(request: HttpRequest, id: int) -> HttpResponse:
    holder = ask.officer(OfficerId(id))
    form = forms.LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    return _of_file(request, holder, form, partial(acts.begin_leaving, holder.id), _("Begin leaving"))


@guard("auxiliaries.files")
def ask_above(request: HttpRequest, id: int) -> HttpResponse:
    """Within twelve months of a refusal or complaint: the reasons go to the unit above, which approves or declines."""
    holder = ask.officer(OfficerId(id))
    form = AskAboveForm(posted(request), initial={"unit": holder.unit})
    organ = organ_above(holder.unit)
    form.fields["unit"].among(units_of(organ) if organ else [holder.unit])  # type: ignore[attr-defined]  # a UnitField

    def do(*, guarded: str, unit: UnitId, **given: Any) -> None:
        thing = unit if guarded == Guarded.TRANSFER else holder.id
        ask_approval(holder.id, guarded=Guarded(guarded), thing=thing, **given)

    return _of_file(request, holder, form, do, _("Ask the unit above for leave"))


@guard("auxiliaries.files")
def leaving_step(request: HttpRequest, id: int, act: str) -> HttpResponse:
    """A single press: the ending was taken back, or everything is back."""
    known = {"stay": acts.stay, "finish": acts.finish_leaving}
    if request.method != "POST" or act not in known:
        raise NotFound
    back = reverse("auxiliaries:officer", args=[id])
    return pressed(request, partial(known[act], OfficerId(id)), back=back)


def _of_file(request: HttpRequest, holder: Officer, form: Any, do: Any, title: Sentence) -> HttpResponse:
    demand("files", actor_of(request), holder)
    back = reverse("auxiliaries:officer", args=[holder.id])
    return act_page(request, form, do, title=title, back=back, lead=f"{holder.name} · {holder.number}")


def _next(request: HttpRequest, rows: Any) -> str:
    """The address of the next page; empty on the last."""
    if len(rows) < ask.PAGE:
        return ""
    query = request.GET.copy()
    query["after"] = rows[-1].number
    return f"?{query.urlencode()}"
