"""Contracts, instructions and filings."""

from functools import partial
from typing import Any

import rules
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import contracts as acts
from linli.auxiliaries.actions.filings import file_report
from linli.auxiliaries.data import Officer, OfficerId
from linli.auxiliaries.data.contracts import ContractId, FilingId
from linli.auxiliaries.forms import contracts as forms
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import checklist
from linli.auxiliaries.queries import contracts as ask
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.plan import organ_above, organs_for, providers
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.documents import document
from linli.kernel.actor import Role, UnitId
from linli.kernel.words import Sentence, _
from linli.web.access import guard


@guard("auxiliaries.papers")
def overview(request: HttpRequest) -> HttpResponse:
    """Service contracts, instructions, and what is to be reported to the city."""
    actor = actor_of(request)
    is_provider = actor.holds(Role.PROVIDER)
    organs = [] if is_provider else [one.unit for one in organs_for(actor)]
    page = {
        "services": ask.service_contracts(organs, providers=actor.units if is_provider else ()),
        "instructions": ask.instructions(organs), "filings": ask.filings(organs), "organs": organs,
        "today": timezone.localdate(), "may_keep": rules.test_rule("auxiliaries.files", actor),
    }  # fmt: skip
    return render(request, "auxiliaries/contracts/overview.html", page)


@guard("auxiliaries.employ")
def enter_contract(request: HttpRequest, id: int) -> HttpResponse:
    holder = find_officer(OfficerId(id))
    form = forms.ContractForm(posted(request), initial={"starts_on": holder.started_on})

    return _of_officer(request, holder, form, partial(acts.enter_contract, holder.id), _("Enter a contract"))


@guard("auxiliaries.employ")
def sign_contract(request: HttpRequest, id: int) -> HttpResponse:
    contract = ask.labour_contract(ContractId(id))
    form = forms.OnForm(posted(request), initial={"on": timezone.localdate()})
    return _of_officer(
        request, find_officer(contract.officer), form,
        partial(acts.sign_contract, contract.id), _("Signed on …"),
    )  # fmt: skip


@guard("auxiliaries.employ")
def end_contract(request: HttpRequest, id: int) -> HttpResponse:
    contract = ask.labour_contract(ContractId(id))
    form = forms.OnForm(posted(request), initial={"on": contract.terms.ends_on or timezone.localdate()})
    return _of_officer(
        request, find_officer(contract.officer), form,
        partial(acts.end_contract, contract.id), _("Set its last day"),
    )  # fmt: skip


@guard("auxiliaries.files")
def change_mode(request: HttpRequest, id: int) -> HttpResponse:
    holder = find_officer(OfficerId(id))
    organ = organ_above(holder.unit)
    form = forms.ModeForm(posted(request), initial={"since": timezone.localdate()})
    form.fields["instruction"].choices = checklist.instruction_choices(organ)  # type: ignore[attr-defined]  # a ChoiceField
    form.fields["provider"].among(providers(), none=_("nobody"))  # type: ignore[attr-defined]  # a UnitField

    return _of_officer(request, holder, form, partial(acts.change_mode, holder.id), _("Change the mode"))


@guard("auxiliaries.files")
def enter_service(request: HttpRequest, unit: int) -> HttpResponse:
    form = forms.ServiceForm(posted(request), initial={"signed_on": timezone.localdate()})
    form.fields["provider"].among(providers())  # type: ignore[attr-defined]  # a UnitField

    return _of_office(request, form, partial(acts.enter_service, UnitId(unit)), _("Enter a service contract"))


@guard("auxiliaries.files")
def give_instruction(request: HttpRequest, unit: int) -> HttpResponse:
    form = forms.InstructionForm(posted(request), initial={"given_on": timezone.localdate()})
    return _of_office(
        request, form, partial(acts.give_instruction, UnitId(unit)),
        _("Enter an instruction of the human-resources department"),
    )  # fmt: skip


@guard("auxiliaries.files")
def file_a_report(request: HttpRequest, id: int) -> HttpResponse:
    form = forms.FilingForm(posted(request), initial={"on": timezone.localdate()})
    return _of_office(
        request,
        form,
        partial(file_report, FilingId(id)),
        _("Reported to the city's organ"),
    )


@guard("auxiliaries.papers")
def contract_checklist(request: HttpRequest, id: int) -> HttpResponse:
    """PDF: which papers the law wants of this officer, and which are there."""
    holder = find_officer(OfficerId(id))
    demand("papers", actor_of(request), holder)
    data = checklist.of_contracts(holder, on=timezone.localdate())
    return document("contract-checklist", data, title=_("Contract checklist"), layout="checklist")


def _of_officer(request: HttpRequest, holder: Officer, form: Any, do: Any, title: Sentence) -> HttpResponse:
    actor = actor_of(request)
    demand("employ", actor, holder)
    is_hr = rules.test_rule("auxiliaries.files", actor, holder)
    back = reverse("auxiliaries:officer", args=[holder.id]) if is_hr else reverse("auxiliaries:contributions")
    return act_page(request, form, do, title=title, back=back, lead=f"{holder.name} · {holder.number}")


def _of_office(request: HttpRequest, form: Any, do: Any, title: Sentence) -> HttpResponse:
    return act_page(request, form, do, title=title, back=reverse("auxiliaries:contracts"))
