"""Courses and the year's plans."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.errors import NotFound
from linli.training import api
from linli.training.data import CourseId, CourseState, LearnerKind, PlanId
from linli.training.forms import ApproveForm, CourseForm, PlanForm, PlanLineForm, PressForm
from linli.training.permissions import covers, scope
from linli.training.states import COURSE
from linli.training.views.acting import actor_of, done, form_page, offered, posted, unit_of
from linli.web.access import guard

COURSE_ACTS = {"publish": api.publish_course, "retire": api.retire_course}


@guard("training.see")
def courses(request: HttpRequest) -> HttpResponse:
    found = offered(actor_of(request), CourseState.PUBLISHED, CourseState.DRAFT)
    return render(request, "training/courses.html", {"rows": found, "may_teach": _teaches(request)})


@guard("training.see")
def course(request: HttpRequest, id: int) -> HttpResponse:
    found = api.course(CourseId(id))
    own = _teaches(request) and covers(actor_of(request), found.unit)
    acts = [move.act for move in COURSE.moves_from(found.state)] if own else []
    context = {"course": found, "versions": api.versions(found.series), "acts": acts}
    return render(request, "training/course.html", context)


@guard("training.teach")
def new_course(request: HttpRequest) -> HttpResponse:
    form, unit = CourseForm(posted(request)), unit_of(actor_of(request))
    made: list[CourseId] = []
    if done(request, form, lambda **who: made.append(api.write_course(form.text(), unit=unit, **who))):
        return redirect("training:course", made[0])
    return form_page(request, form, title=gettext("New course"), button=gettext("Save as a draft"),
                     back=reverse("training:courses"))  # fmt: skip


@guard("training.teach")
def change_course(request: HttpRequest, id: int) -> HttpResponse:
    found = api.course(CourseId(id))
    form = CourseForm(posted(request), initial=CourseForm.of(found.text))
    if done(request, form, lambda **who: api.change_course(found.id, form.text(), **who)):
        return redirect("training:course", id)
    return form_page(request, form, title=gettext("Change the draft"), button=gettext("Save as a draft"),
                     back=reverse("training:course", args=[id]))  # fmt: skip


@require_POST
@guard("training.teach")
def course_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    who = {"actor": actor_of(request), "at": timezone.now()}
    if act == "revise":
        return redirect("training:change-course", api.revise_course(CourseId(id), **who))  # type: ignore[arg-type]
    if act not in COURSE_ACTS:
        raise NotFound
    COURSE_ACTS[act](CourseId(id), **who)  # type: ignore[arg-type]  # actor and at
    messages.success(request, gettext("It is done."))
    return redirect("training:course", id)


@guard("training.see")
def plans(request: HttpRequest) -> HttpResponse:
    year = _year(request)
    rows = api.plans(scope(actor_of(request)), year=year)
    context = {"rows": rows, "year": year, "may_plan": _plans(request)}
    return render(request, "training/plans.html", context)


@guard("training.plan")
def new_plan(request: HttpRequest) -> HttpResponse:
    form = PlanForm(posted(request), initial={"year": timezone.localdate().year})
    made: list[PlanId] = []

    def act(**who: object) -> None:
        given, unit = form.cleaned_data, unit_of(actor_of(request))
        made.append(api.begin_plan(unit=unit, year=given["year"], audience=LearnerKind(given["audience"]), **who))  # type: ignore[arg-type]

    if done(request, form, act):
        return redirect("training:plan", made[0])
    return form_page(request, form, title=gettext("New training plan"), button=gettext("Begin the plan"),
                     back=reverse("training:plans"))  # fmt: skip


@guard("training.see")
def plan(request: HttpRequest, id: int) -> HttpResponse:
    """The plan by months; whoever plans adds a course in the same page."""
    card, actor = api.plan(PlanId(id)), actor_of(request)
    if not covers(actor, card.unit):
        raise NotFound
    form = PlanLineForm(posted(request), courses=[one for one in offered(actor) if card.audience in one.text.audience])

    def act(**who: object) -> None:
        given = form.cleaned_data
        api.add_to_plan(card.id, CourseId(int(given["course"])), month=int(given["month"]), **who)  # type: ignore[arg-type]

    if done(request, form, act):
        return redirect("training:plan", id)
    context = {"card": card, "may_plan": _plans(request), "may_approve": actor.role == "lead"}
    return form_page(request, form, template="training/plan.html", **context)


@guard("training.approve")
def approve_plan(request: HttpRequest, id: int) -> HttpResponse:
    form = ApproveForm(posted(request))
    if done(request, form, lambda **who: api.approve_plan(PlanId(id), paper=form.cleaned_data["paper"], **who)):
        return redirect("training:plan", id)
    return form_page(request, form, title=gettext("Approve the plan"), button=gettext("Approve the plan"),
                     back=reverse("training:plan", args=[id]))  # fmt: skip


@guard("training.approve")
def reopen_plan(request: HttpRequest, id: int) -> HttpResponse:
    form = PressForm(posted(request))
    if done(request, form, lambda **who: api.reopen_plan(PlanId(id), **who)):
        return redirect("training:plan", id)
    return form_page(request, form, title=gettext("Open the plan again"), button=gettext("Open the plan again"),
                     back=reverse("training:plan", args=[id]))  # fmt: skip


@require_POST
@guard("training.plan")
def drop_line(request: HttpRequest, id: int, line: int) -> HttpResponse:
    api.take_from_plan(PlanId(id), line, actor=actor_of(request), at=timezone.now())
    return redirect("training:plan", id)


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else timezone.localdate().year


def _teaches(request: HttpRequest) -> bool:
    return actor_of(request).role == "trainer"


def _plans(request: HttpRequest) -> bool:
    return actor_of(request).role in ("trainer", "hr")
