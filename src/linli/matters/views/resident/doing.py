"""What the holder of a receipt does: each act on a page of its own, with one form and one button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from linli.kernel.actor import RESIDENT
from linli.kernel.errors import BadInput, NotFound, NotLawful
from linli.matters import api
from linli.matters.data import MatterId, ReceiptId, ReceiptPage
from linli.matters.forms.receipt import NO, YES, AddForm, CorrectForm, NothingForm, RateForm, ReasonForm, WithdrawForm
from linli.matters.views.resident.receipt import here, own
from linli.web.forms import refuse

Run = Callable[[MatterId, dict[str, Any], datetime], object]


@dataclass(frozen=True, slots=True)
class Doing:
    """One act: its form, how it is done, what its page and its button say, and what is said afterwards."""

    form: type[forms.Form]
    run: Run
    title: Promise | str
    says: Promise | str
    done: Promise | str
    begins_with: Callable[[ReceiptPage], dict[str, Any]] | None = None


def _with(act: Callable[..., object]) -> Run:
    """For acts whose arguments are named like the fields of their form."""
    return lambda matter, given, at: act(matter, **given, actor=RESIDENT, at=at)


def _as_written(page: ReceiptPage) -> dict[str, Any]:
    """What the call-back wrote down, as its form shows it."""
    if page.call_back is None:
        return {}
    told = {name: getattr(page.call_back, name) for name in ("contacted", "solved", "satisfied")}
    words = {name: YES if said else NO for name, said in told.items() if said is not None}
    return words | ({"pressed": page.call_back.pressed} if page.call_back.pressed else {})


def _add(matter: MatterId, given: dict[str, Any], at: datetime) -> None:
    photos = tuple(photo.data for photo in given["photos"])
    api.add_words(matter, words=given["words"], photos=photos, actor=RESIDENT, at=at)


DOINGS = {
    "add_words": Doing(
        AddForm, _add, gettext_lazy("Add words or photos"),
        gettext_lazy("Whoever has the matter in hand reads it. You can also answer a question here."),
        gettext_lazy("Added."),
    ),
    "withdraw": Doing(
        WithdrawForm, _with(api.withdraw), gettext_lazy("Withdraw the matter"),
        gettext_lazy("Work on it stops. You can raise it again at any time."), gettext_lazy("Withdrawn."),
    ),
    "remind": Doing(
        NothingForm, _with(api.remind), gettext_lazy("Remind them"),
        gettext_lazy("What was promised is overdue. Your reminder is counted on the matter, never on you."),
        gettext_lazy("They have been reminded."),
    ),
    "rate": Doing(
        RateForm, _with(api.rate), gettext_lazy("Judge the answer"),
        gettext_lazy("If it is not solved, it opens again, and the unit must answer a supervise order in writing."),
        gettext_lazy("Thank you. Your judgement is recorded."),
    ),
    "request_review": Doing(
        ReasonForm, _with(api.request_review), gettext_lazy("Ask for a review"),
        gettext_lazy(
            "The unit one level above looks at the answer again and writes to you within 30 days. This review is "
            "internal: it replaces neither petitioning nor the ways of the law, and stops none of their last days."
        ),
        gettext_lazy("Your request for a review has been taken."),
    ),
    "request_rereview": Doing(
        ReasonForm, _with(api.request_rereview), gettext_lazy("Ask for a re-review"),
        gettext_lazy("One level further up decides, within 30 days and for the last time."),
        gettext_lazy("Your request for a re-review has been taken."),
    ),
    "correct_call_back": Doing(
        CorrectForm, _with(api.correct_call_back), gettext_lazy("Correct the call-back"),
        gettext_lazy("Put right what was written down when you were called. What you leave open counts as not asked."),
        gettext_lazy("Corrected."), _as_written,
    ),
}  # fmt: skip


@own
def do(request: HttpRequest, receipt: ReceiptId, act: str, part: str = "") -> HttpResponse:
    doing = DOINGS.get(act)
    if doing is None:
        raise NotFound
    matter = api.own_matter(receipt, part)
    posted = request.method == "POST"
    initial = {name: request.GET[name] for name in doing.form.base_fields if name in request.GET}
    if doing.begins_with and not posted:
        initial |= doing.begins_with(api.receipt_page(receipt, at=timezone.now(), part=part))
    form = doing.form(request.POST, request.FILES) if posted else doing.form(initial=initial)
    if posted and form.is_valid() and _done(doing, matter, form):
        messages.success(request, str(doing.done))
        return redirect(here(receipt, part))
    shown = {"form": form, "doing": doing, "act": act, "back": here(receipt, part)}
    return render(request, "matters/resident/do.html", shown, status=400 if posted else 200)


def _done(doing: Doing, matter: MatterId, form: forms.Form) -> bool:
    try:
        doing.run(matter, form.cleaned_data, timezone.now())
    except (BadInput, NotLawful) as refusal:
        refuse(form, refusal)
        return False
    return True
