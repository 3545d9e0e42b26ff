"""What everybody may read of a recruitment, and what an applicant does with the code."""

import json
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from linli.accounts import api as accounts
from linli.auxiliaries.actions import applicants as acts
from linli.auxiliaries.data.recruitment import ApplicantId, RecruitmentState, StepKind
from linli.auxiliaries.forms import recruitment as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.queries import recruitment as ask
from linli.auxiliaries.states.recruitment import APPLICANT
from linli.auxiliaries.views.acting import ON_THE_FORM, posted
from linli.kernel.actor import RESIDENT
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.privacy.api import read_own
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse
from linli.web.words import say

OPEN, OPEN_FOR = "application", timedelta(hours=4)
MOST_TRIES, MOST_SENT, WHILE = 30, 10, timedelta(hours=1)


@guard(PUBLIC)
def notices(request: HttpRequest) -> HttpResponse:
    return render(request, "auxiliaries/recruitment/notices.html", {"rows": ask.public_recruitments()})


@guard(PUBLIC)
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """The notice, the day of every step, and the lists by application number."""
    found = ask.public_recruitment(number)
    done = {step.kind for step in found.steps if step.done_on is not None}
    page = {
        "one": found, "takes": _takes(found),
        "eligible": ask.eligible_list(found.id) if StepKind.ELIGIBILITY in done else None,
        "results": ask.result_list(found.id, on=timezone.localdate()) if StepKind.RESULT in done else None,
        "published": StepKind.PUBLICATION in done,
    }  # fmt: skip
    return render(request, "auxiliaries/recruitment/notice.html", page)


@guard(PUBLIC)
def apply(request: HttpRequest, number: str) -> HttpResponse:
    """Apply without an account. The code is shown once; nobody else has it."""
    found, now = ask.public_recruitment(number), timezone.now()
    form = forms.ApplyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        accounts.spend(f"apply {accounts.address_of(request)}", limit=MOST_SENT, per=WHILE, at=now)
        try:
            told, code = acts.apply(found.id, **form.given(), actor=RESIDENT, at=now)
        except ON_THE_FORM as refusal:
            refuse(form, refusal)
        else:
            page = {"number": told, "code": code, "one": found}
            return render(request, "auxiliaries/recruitment/applied_public.html", page)
    status = 400 if form.is_bound else 200
    return render(request, "auxiliaries/recruitment/apply.html", {"form": form, "one": found}, status=status)


@never_cache
@guard(PUBLIC)
def enter(request: HttpRequest) -> HttpResponse:
    """The code is typed into a form, so that it stands in no address."""
    form = forms.CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        accounts.spend(f"application {accounts.address_of(request)}", limit=MOST_TRIES, per=WHILE, at=now)
        try:
            id = ask.applicant_by(form.cleaned_data["code"])
        except NotFound:
            refuse(form, BadInput("code", _("No application has this code.")))
        else:
            response = redirect("auxiliaries:application")
            path = reverse("auxiliaries:application")
            response.set_signed_cookie(
                OPEN, str(id), salt=OPEN, max_age=OPEN_FOR, path=path, httponly=True, samesite="Lax",
                secure=request.is_secure(),
            )  # fmt: skip
            return response
    status = 400 if form.is_bound else 200
    return render(request, "auxiliaries/recruitment/enter.html", {"form": form}, status=status)


@never_cache
@guard(PUBLIC)
def application(request: HttpRequest) -> HttpResponse:
    """Everything held about the applicant, the answer with its reason, and what can be done with it."""
    id = _opened(request)
    if id is None:
        return redirect("auxiliaries:enter-application")
    found = ask.applicant(id)
    campaign = ask.recruitment(found.recruitment)
    held = [one for one in read_own(Subject("applicant", id)) if one.is_open]
    page: dict[str, Any] = {
        "one": found, "campaign": campaign,
        "letter": next((one.text for one in held if one.id == found.letter), ""),
        "held": [(one.field, one.text) for one in held if one.field in ("phone", "email")],
        "details": next((json.loads(one.text) for one in held if one.field == "details"), {}),
        "may_contest": APPLICANT.allows("contest", found.state),
        "may_withdraw": APPLICANT.allows("withdraw", found.state),
    }  # fmt: skip
    return render(request, "auxiliaries/recruitment/application.html", page)


@never_cache
@guard(PUBLIC)
def own_act(request: HttpRequest, act: str) -> HttpResponse:
    """Withdraw, or say that something is wrong."""
    id = _opened(request)
    if id is None:
        return redirect("auxiliaries:enter-application")
    known: dict[str, Any] = {
        "withdraw": (PressForm, acts.withdraw),
        "contest": (forms.ContestForm, acts.contest),
    }
    if act not in known:
        raise NotFound
    form_class, do = known[act]
    form: django_forms.Form = form_class(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            do(id, **form.cleaned_data, at=timezone.now())
        except ON_THE_FORM as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say(_("It has been written down.")))
            return redirect("auxiliaries:application")
    status = 400 if form.is_bound else 200
    return render(request, "auxiliaries/recruitment/own_act.html", {"form": form, "act": act}, status=status)


def _opened(request: HttpRequest) -> ApplicantId | None:
    held = request.get_signed_cookie(OPEN, default="", salt=OPEN, max_age=OPEN_FOR)
    return ApplicantId(int(held)) if held else None


def _takes(one: Any) -> bool:
    last = one.planned(StepKind.APPLICATION)
    return one.state is RecruitmentState.OPEN and last is not None and timezone.localdate() <= last
