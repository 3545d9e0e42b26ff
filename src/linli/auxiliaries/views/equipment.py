"""The store, issue and return, and work permits."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import equipment as acts
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.equipment import EXCLUDED, ItemId, PermitId
from linli.auxiliaries.forms import equipment as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import checklist
from linli.auxiliaries.queries import equipment as ask
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.files import officer_by_number
from linli.auxiliaries.queries.plan import organs_for
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.documents import document
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import Sentence, _
from linli.web.access import guard

A_YEAR, LONGEST_ID = 12, 20


@guard("auxiliaries.files")
def store(request: HttpRequest) -> HttpResponse:
    """The ledger of things, a page at a time; and what cannot be in it."""
    organs = [one.unit for one in organs_for(actor_of(request))]
    form = forms.StoreForm(request.GET)
    if not form.is_valid():
        raise BadInput("kind", _("This filter cannot be understood."))
    rows = ask.store(organs, after=_after(request), **form.cleaned_data)
    page = {"rows": rows, "form": form, "excluded": EXCLUDED, "next": _next(request, rows)}
    return render(request, "auxiliaries/equipment/store.html", page)


@guard("auxiliaries.files")
def take_in(request: HttpRequest) -> HttpResponse:
    form = forms.TakeInForm(posted(request))
    form.fields["organ"].among([one.unit for one in organs_for(actor_of(request))])  # type: ignore[attr-defined]  # a UnitField
    return _in_store(request, form, acts.take_in, _("Take in new things"))


@guard("auxiliaries.files")
def issue(request: HttpRequest, id: int) -> HttpResponse:
    form = forms.IssueForm(posted(request), initial={"on": timezone.localdate()})

    def do(*, officer: str, **given: Any) -> None:
        holder = officer_by_number(officer)
        if holder is None:
            raise BadInput("officer", _("Nobody has this work number."))
        acts.issue(ItemId(id), officer=holder.id, **given)

    return _in_store(request, form, do, _("Issue it"))


@guard("auxiliaries.files")
def item_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    """One step of a thing: taken back, lost, found, withdrawn."""
    item, today = ask.item(ItemId(id)), {"on": timezone.localdate()}
    steps: dict[str, tuple[Any, Any, Sentence]] = {
        "back": (forms.OnForm(posted(request), initial=today), acts.take_back, _("Taken back")),
        "lost": (forms.LossForm(posted(request), initial=today), acts.lose, _("Reported lost")),
        "found": (PressForm(posted(request)), acts.find, _("Found again")),
        "withdraw": (PressForm(posted(request)), acts.withdraw, _("Withdraw it from use")),
    }
    if act not in steps:
        raise NotFound
    form, function, title = steps[act]
    back = reverse("auxiliaries:officer", args=[item.holder]) if item.holder else reverse("auxiliaries:equipment")
    return act_page(
        request, form, partial(function, item.id), title=title, back=back, lead=item.serial,
    )  # fmt: skip


@guard("auxiliaries.files")
def issue_permit(request: HttpRequest, id: int) -> HttpResponse:
    holder, today = find_officer(OfficerId(id)), timezone.localdate()
    demand("files", actor_of(request), holder)
    form = forms.PermitForm(posted(request), initial={"valid_from": today, "valid_until": add_months(today, A_YEAR)})
    return act_page(
        request, form, partial(acts.issue_permit, holder.id),
        title=_("Issue a permit"), back=reverse("auxiliaries:officer", args=[id]),
        lead=f"{holder.name} · {holder.number}",
    )  # fmt: skip


@guard("auxiliaries.files")
def end_permit(request: HttpRequest, id: int, act: str) -> HttpResponse:
    card, today = ask.permit(PermitId(id)), {"on": timezone.localdate()}
    steps: dict[str, tuple[Any, Any, Sentence]] = {
        "back": (forms.OnForm(posted(request), initial=today), acts.take_permit_back, _("Taken back")),
        "lost": (forms.LossForm(posted(request), initial=today), acts.lose_permit, _("Reported lost")),
        "withdraw": (forms.OnForm(posted(request), initial=today), acts.withdraw_permit, _("Withdraw it")),
    }
    if act not in steps:
        raise NotFound
    form, function, title = steps[act]
    return act_page(
        request, form, partial(function, card.id), title=title,
        back=reverse("auxiliaries:officer", args=[card.officer]), lead=card.number,
    )  # fmt: skip


@guard("auxiliaries.files")
def print_permit(request: HttpRequest, id: int) -> HttpResponse:
    """The permit as PDF, with the square that leads to the page which answers for it."""
    card = ask.permit(PermitId(id))
    holder = find_officer(card.officer)
    demand("files", actor_of(request), holder)
    return document(
        f"permit-{card.id}", checklist.of_permit(holder, card.id), title=_("Work permit of an auxiliary officer"),
        layout="permit", number=card.number, code=card.code,
    )  # fmt: skip


@guard("auxiliaries.files")
def return_list(request: HttpRequest, id: int) -> HttpResponse:
    """PDF: what must come back, with lines to sign."""
    holder = find_officer(OfficerId(id))
    demand("files", actor_of(request), holder)
    data = checklist.of_returns(holder, on=timezone.localdate())
    return document("return-list", data, title=_("Return list"), layout="checklist")


def _in_store(request: HttpRequest, form: Any, do: Any, title: Sentence) -> HttpResponse:
    return act_page(request, form, do, title=title, back=reverse("auxiliaries:equipment"))


def _next(request: HttpRequest, rows: Any) -> str:
    if len(rows) < ask.PAGE:
        return ""
    query = request.GET.copy()
    query["after"] = str(rows[-1][0].id)
    return f"?{query.urlencode()}"


def _after(request: HttpRequest) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_ID else 0
