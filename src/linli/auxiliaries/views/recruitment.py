"""Open recruitment at the personnel officer's desk."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions import recruiting as acts
from linli.auxiliaries.data.plan import PlanState
from linli.auxiliaries.data.recruitment import ApplicantState, Recruitment, RecruitmentId, RecruitmentState, StepKind
from linli.auxiliaries.forms import recruitment as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import recruitment as ask
from linli.auxiliaries.queries.plan import organs_for, plans
from linli.auxiliaries.states.recruitment import RECRUITMENT
from linli.auxiliaries.views.acting import act_page, actor_of, page_after, posted
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence, _
from linli.web.access import guard

STEPS: dict[str, tuple[Sentence, Sentence, Any, Callable[..., object]]] = {
    "announce": (
        _("Make the notice public"), _("From now on everybody can read it, and apply."), PressForm, acts.announce,
    ),
    "close": (_("Close the applications"), _("Nobody can apply any more."), PressForm, acts.close_applications),
    "publish_eligible": (
        _("Publish who meets the conditions"),
        _("A list of numbers, never of names. Each of the others has had an answer."), PressForm, acts.publish_eligible,
    ),
    "publish_results": (
        _("Publish the results"), _("Points and places by number, never by name."), forms.TestedForm,
        acts.publish_results,
    ),
    "finish": (
        _("Finish the recruitment"),
        _("Everybody has an answer. What applicants told us is deleted after its time."), PressForm, acts.finish,
    ),
    "call_off": (_("Call it off"), _("Everybody who waits is told why."), forms.ReasonForm, acts.call_off),
}  # fmt: skip
"""Act, its button, what it means, its form, what it does."""


@guard("auxiliaries.files")
def recruitments(request: HttpRequest) -> HttpResponse:
    organs = [one.unit for one in organs_for(actor_of(request))]
    return render(request, "auxiliaries/recruitment/list.html", {"rows": ask.recruitments(organs)})


@guard("auxiliaries.files")
def prepare(request: HttpRequest) -> HttpResponse:
    organs = [one.unit for one in organs_for(actor_of(request))]
    form = forms.RecruitmentForm(posted(request), initial={"written": 50, "interview": 50, "fitness": 0})
    open_plans = [one for one in plans(organs, promised=ask.promised(organs)) if one.state is PlanState.APPROVED]
    form.fields["plan"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
        (str(one.id), f"{one.year} · {one.approval} ({one.room})") for one in open_plans
    ]
    return act_page(
        request, form, acts.prepare, title=_("Prepare a recruitment"), back=reverse("auxiliaries:recruitments"),
        lead=_("Every step has its day. Nothing is public before you announce it."),
    )  # fmt: skip


@guard("auxiliaries.files")
def recruitment(request: HttpRequest, id: int) -> HttpResponse:
    """The steps, who applied by number, and the ranking once there is one."""
    found = _own(request, id)
    state = request.GET.get("state", "")
    wanted = ApplicantState(state) if state in set(ApplicantState) else None
    rows = ask.applicants(found.id, after=page_after(request), state=wanted)
    shows_ranking = found.state in (RecruitmentState.RANKED, RecruitmentState.FINISHED)
    page = {
        "one": found, "rows": rows, "counts": ask.counts(found.id), "wanted": wanted,
        "acts": [(move.act, STEPS[move.act][0]) for move in RECRUITMENT.moves_from(found.state)],
        "ranked": ask.ranked(found.id, on=timezone.localdate()) if shows_ranking else [],
        "next": f"?state={state}&after={rows[-1].number}" if len(rows) == ask.PAGE else "",
        "takes": found.state is RecruitmentState.OPEN,
    }  # fmt: skip
    return render(request, "auxiliaries/recruitment/one.html", page)


@guard("auxiliaries.files")
def step(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found = _own(request, id)
    if act not in STEPS:
        raise NotFound
    title, lead, form_class, function = STEPS[act]
    tests = found.planned(StepKind.TESTS)
    form = form_class(posted(request), initial={"tested_on": tests})
    return act_page(
        request, form, partial(function, found.id), title=title, lead=lead,
        back=reverse("auxiliaries:recruitment", args=[id]),
    )  # fmt: skip


def _own(request: HttpRequest, id: int) -> Recruitment:
    found = ask.recruitment(RecruitmentId(id))
    demand("files", actor_of(request), found.organ)
    return found
