"""One applicant at the personnel officer's desk. Opening what an applicant said is a look, recorded like any other."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import applicants as acts
from linli.auxiliaries.actions.employing import employ as employ_act
from linli.auxiliaries.data import Branch
from linli.auxiliaries.data.recruitment import (
    CONDITION_NAMES,
    OUTSIDE,
    Applicant,
    ApplicantId,
    Recruitment,
    RecruitmentId,
    Unmet,
)
from linli.auxiliaries.forms import recruitment as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import recruitment as ask
from linli.auxiliaries.queries.checklist import instruction_choices
from linli.auxiliaries.queries.letters import of_applicant
from linli.auxiliaries.queries.plan import providers, units_of
from linli.auxiliaries.rules.recruitment import UNMET
from linli.auxiliaries.states.recruitment import APPLICANT
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.documents import document
from linli.kernel.calendar import age_on
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject
from linli.privacy.api import look
from linli.privacy.data import Purpose
from linli.web.access import guard

TITLES: dict[str, Sentence] = {
    "check": _("What the papers showed"), "clear": _("Exclusions"), "admit": _("Meets the conditions"),
    "reject": _("Not taken, with the reason"), "score": _("Enter the points"), "choose": _("Choose this applicant"),
    "set_right": _("The applicant is right: check anew"), "uphold": _("The answer stands, with the reason"),
}  # fmt: skip


@guard("auxiliaries.files")
def take_application(request: HttpRequest, id: int) -> HttpResponse:
    """Across the desk, for somebody who comes in person. The code is shown once, to be handed over."""
    found = ask.recruitment(RecruitmentId(id))
    demand("files", actor_of(request), found.organ)
    form = forms.ApplyForm(posted(request))
    handed: list[tuple[str, str]] = []

    def do(**given: Any) -> None:
        handed.append(acts.apply(found.id, **given))

    back = reverse("auxiliaries:recruitment", args=[id])
    response = act_page(request, form, do, title=_("Take an application"), back=back)
    if not handed:
        return response
    [(number, code)] = handed
    return render(request, "auxiliaries/recruitment/applied.html", {"number": number, "code": code, "one": found})


@guard("auxiliaries.files")
def applicant(request: HttpRequest, id: int) -> HttpResponse:
    """The eligibility sheet with what was said; recorded as a look."""
    found, campaign = _own(request, id)
    opened = look(Subject("applicant", id), actor=actor_of(request), purpose=Purpose.HANDLING, at=timezone.now())
    said = {one.field: one.text for one in opened if one.is_open}
    sheet = UNMET.on(timezone.localdate())(found.sheet, campaign.starts_on)
    page = {
        "one": found, "campaign": campaign, "details": _read(said.get("details")), "papers": _read(said.get("papers")),
        "letter": said.get("letter", ""), "contested": said.get("contested", ""), "unmet": sheet, "outside": OUTSIDE,
        "conditions": _conditions(sheet), **_age(_read(said.get("details")), campaign.starts_on),
        "acts": [(move.act, TITLES[move.act]) for move in APPLICANT.moves_from(found.state) if move.act in TITLES],
        "may_employ": APPLICANT.allows("employ", found.state),
    }  # fmt: skip
    return render(request, "auxiliaries/recruitment/applicant.html", page)


@guard("auxiliaries.files")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    """One step of one applicant."""
    found, campaign = _own(request, id)
    if act not in TITLES:
        raise NotFound
    form, do = _steps(request, found, campaign)[act]()
    return act_page(
        request, form, do, title=TITLES[act], back=reverse("auxiliaries:applicant", args=[id]), lead=found.number,
    )  # fmt: skip


def _steps(request: HttpRequest, one: Applicant, campaign: Recruitment) -> dict[str, Any]:
    """For each act its form and what a good one does; made only when asked for."""
    data = posted(request)

    def asked(form_class: Any, function: Any, **options: Any) -> Any:
        return lambda: (form_class(data, **options), partial(function, one.id))

    return {
        "check": asked(
            forms.CheckForm, acts.check,
            initial={"health_until": one.sheet.health_until, "qualified": one.sheet.qualified},
        ),
        "clear": asked(forms.ClearForm, acts.clear), "admit": asked(PressForm, acts.admit),
        "reject": asked(forms.ReasonForm, acts.reject),
        "score": asked(forms.ScoreForm, acts.score, weights=dict(campaign.weights)),
        "choose": asked(forms.ChooseForm, acts.choose), "set_right": asked(PressForm, acts.set_right),
        "uphold": asked(forms.ReasonForm, acts.uphold),
    }  # fmt: skip


@guard("auxiliaries.files")
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """PDF: what was answered, why, and where the applicant can turn."""
    found, campaign = _own(request, id)
    opened = look(Subject("applicant", id), actor=actor_of(request), purpose=Purpose.HANDLING, at=timezone.now())
    words = [one.text for one in opened if one.id == found.letter and one.is_open]
    if not words:
        raise NotFound
    data = of_applicant(found, campaign, words[0], on=timezone.localdate())
    return document("letter", data, title=_("Answer to an application"), layout="application")


@guard("auxiliaries.files")
def employ(request: HttpRequest, id: int) -> HttpResponse:
    """Somebody chosen becomes an officer."""
    found, campaign = _own(request, id)
    opened = look(Subject("applicant", id), actor=actor_of(request), purpose=Purpose.HANDLING, at=timezone.now())
    details = _read(next((one.text for one in opened if one.field == "details" and one.is_open), None))
    initial = {
        "name": details.get("name"), "born_on": details.get("born_on"), "category": campaign.category,
        "started_on": campaign.starts_on, "branch": Branch.GENERAL,
    }  # fmt: skip
    form = forms.EmployForm(posted(request), initial=initial)
    form.fields["unit"].among(units_of(campaign.organ))  # type: ignore[attr-defined]  # a UnitField
    form.fields["provider"].among(providers(), none=_("nobody"))  # type: ignore[attr-defined]  # a UnitField
    form.fields["instruction"].choices = instruction_choices(campaign.organ)  # type: ignore[attr-defined]  # a ChoiceField
    return act_page(
        request, form, partial(employ_act, found.id), title=_("Employ"),
        back=reverse("auxiliaries:applicant", args=[id]), lead=found.number,
    )  # fmt: skip


def _conditions(unmet: Sequence[Unmet]) -> list[tuple[Sentence, str, bool]]:
    """Each condition of Art 17 with its article, and whether it is established."""
    missing = {one.words.msgid for one in unmet}
    return [
        (words, f"wuhan-order-270/{one.value.partition(' ')[0]}", words.msgid not in missing)
        for one, words in CONDITION_NAMES.items()
    ]


def _age(details: Mapping[str, Any], starts_on: date) -> dict[str, Any]:
    """The day of birth and the age on the first working day; nothing once the details are gone."""
    if not details.get("born_on"):
        return {}
    born_on = date.fromisoformat(details["born_on"])
    return {"born_on": born_on, "age": age_on(born_on, starts_on)}


def _own(request: HttpRequest, id: int) -> tuple[Applicant, Recruitment]:
    found = ask.applicant(ApplicantId(id))
    campaign = ask.recruitment(found.recruitment)
    demand("files", actor_of(request), campaign.organ)
    return found, campaign


def _read(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
