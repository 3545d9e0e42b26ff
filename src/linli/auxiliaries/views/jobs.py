"""Job descriptions and who holds the posts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.deployment import jobs as acts
from linli.auxiliaries.data.deployment import JobId, JobState
from linli.auxiliaries.forms.deployment import JobForm, PlaceForm
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.kernel.errors import NotFound, NotPermitted
from linli.web.access import guard

BACK = "auxiliaries:jobs"


@guard("auxiliaries.files")
def jobs(request: HttpRequest) -> HttpResponse:
    return render(request, "auxiliaries/deployment/jobs.html", {"rows": queries.jobs(actor_of(request).units)})


@guard("auxiliaries.files")
def describe(request: HttpRequest) -> HttpResponse:
    unit = actor_of(request).unit
    if unit is None:
        raise NotPermitted
    form = JobForm(posted(request))
    return act_page(
        request, form, lambda **given: acts.describe_job(unit, **given), title=_("Describe a post"),
        back=reverse(BACK), note=_("All three parts are needed before the post can take anybody."),
    )  # fmt: skip


@guard("auxiliaries.files")
def rewrite(request: HttpRequest, id: int) -> HttpResponse:
    one = queries.job(JobId(id))
    first = {
        "title": one.title, "category": one.category, "responsibilities": one.responsibilities,
        "tasks": [task.code for task in one.tasks], "standards": one.standards,
    }  # fmt: skip
    form = JobForm(posted(request), initial=first)

    def do(**given: Any) -> None:
        acts.describe_job(one.unit, job=one.id, **given)

    return act_page(request, form, do, title=_("Write the description"), back=reverse(BACK))


@guard("auxiliaries.files")
def job_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one, today = queries.job(JobId(id)), timezone.localdate()
    match act:
        case "enact" if one.state is JobState.DRAFT:
            form, title, do = PressForm(posted(request)), _("Put the description in force"), acts.enact_job
        case "end" if one.state is JobState.IN_FORCE:
            form, title, do = PressForm(posted(request)), _("End this kind of post"), acts.end_job
        case "place" if one.state is JobState.IN_FORCE:
            fitting = among([one.unit], on=today, category=one.category)
            form = PlaceForm(posted(request), officers=fitting, initial={"since": today})  # type: ignore[assignment]  # another form
            title, do = _("Put somebody into the post"), _place  # type: ignore[assignment]  # another act
        case _:
            raise NotFound
    return act_page(request, form, lambda **given: do(one.id, **given), title=title, back=reverse(BACK), lead=one.title)


def _place(job: JobId, *, officer: Any, **given: Any) -> None:
    acts.place(officer, job=job, **given)
