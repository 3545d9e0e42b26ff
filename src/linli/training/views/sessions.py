"""What a trainer has before him: sessions, their days, who is enrolled."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.errors import NotAllowed, NotFound
from linli.kernel.words import _
from linli.training import api
from linli.training.data import CourseKind, DayId, EnrolmentId, LearnerCard, SessionId
from linli.training.forms import DayForm, EnrolForm, PressForm, SessionForm
from linli.training.permissions import PLANNERS, covers, scope
from linli.training.queries.learners import read
from linli.training.queries.sessions import PAGE, SessionCard
from linli.training.registry import books
from linli.training.rules import SELF_CHOSEN
from linli.training.states import SESSION
from linli.training.views.acting import actor_of, chosen, done, form_page, offered, posted, unit_of
from linli.web.access import guard
from linli.web.keyset import number_in


@guard("training.see")
def home(request: HttpRequest) -> HttpResponse:
    """What waits today, and what comes."""
    actor, today = actor_of(request), timezone.localdate()
    units, teaches = scope(actor), _teaches(request)
    context = {
        "sheets": api.open_sheets(units, on=today) if teaches else [],
        "results": api.open_results(units) if teaches else [],
        "coming": api.upcoming(units, on=today), "may_teach": teaches, "may_plan": actor.holds(*PLANNERS),
    }  # fmt: skip
    return render(request, "training/home.html", context)


@guard("training.see")
def sessions(request: HttpRequest) -> HttpResponse:
    before = number_in(request, "before")
    rows = api.sessions(scope(actor_of(request)), before=before)
    older = f"?before={rows[PAGE - 1].id}" if len(rows) > PAGE else ""
    context = {"rows": rows[:PAGE], "older": older, "newest": "?" if before else "", "may_teach": _teaches(request)}
    return render(request, "training/sessions.html", context)


@guard("training.see")
def session(request: HttpRequest, id: int) -> HttpResponse:
    card, actor, today = _seen(request, id), actor_of(request), timezone.localdate()
    acts = {move.act for move in SESSION.moves_from(card.state)} if _teaches(request) else set()
    plans = {"enrol", "withdraw"} if actor.holds(*PLANNERS) and SESSION.allows("enrol", card.state) else set()
    sheets = api.sheets(card.id)
    seats = [(seat, [seat.by_day.get(sheet.id) for sheet in sheets]) for seat in api.seats(card.id, on=today)]
    context = {
        "card": card, "sheets": sheets, "seats": seats, "acts": acts | plans, "today": today,
        "instructors": api.instructors(card.id, on=card.last_day),
    }  # fmt: skip
    return render(request, "training/session.html", context)


@guard("training.teach")
def new_session(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), timezone.localdate()
    unit = unit_of(actor)
    initial = {"course": request.GET.get("course", ""), "first_day": today, "last_day": today}
    form = SessionForm(posted(request), courses=offered(actor), teachers=_teachers(request), initial=initial)
    made: list[SessionId] = []

    def act(**who: Any) -> None:
        given = form.cleaned_data
        made.append(
            api.plan_session(
                given["course"], unit=unit, place=given["place"], days=form.days(unit),
                instructors=form.instructors(), **who,
            )
        )  # fmt: skip

    if done(request, form, act):
        messages.success(request, gettext("The session is planned. Now enrol who comes."))
        return redirect("training:enrol", made[0])
    return form_page(request, form, title=gettext("Plan a session"), button=gettext("Plan the session"),
                     back=reverse("training:home"))  # fmt: skip


@guard("training.plan")
def enrol(request: HttpRequest, id: int) -> HttpResponse:
    """Choose a unit, then tick who comes. Who is enrolled already is not offered again."""
    card, today = _seen(request, id), timezone.localdate()
    kinds = sorted(kind for kind in books() if kind in card.course.text.audience and kind not in SELF_CHOSEN)
    if not kinds:
        raise NotAllowed(_("This course is for learners who sign up themselves."))
    asked = chosen(request, kinds)
    seated = {seat.learner for seat in api.seats(card.id, on=today)}
    people = [one for one in api.in_units([asked.unit], on=today, kind=asked.kind) if one.learner not in seated]
    form = EnrolForm(posted(request), people=people)

    def act(**who: Any) -> None:
        api.enrol(card.id, [read(text) for text in form.cleaned_data["learners"]], **who)

    if done(request, form, act):
        messages.success(request, gettext("They are enrolled and told."))
        return redirect("training:session", id)
    back, context = reverse("training:session", args=[id]), {"card": card, "chosen": asked.form, "people": people}
    return form_page(request, form, template="training/enrol.html", back=back, **context)


@require_POST
@guard("training.plan")
def withdraw(request: HttpRequest, id: int, enrolment: int) -> HttpResponse:
    api.withdraw(EnrolmentId(enrolment), actor=actor_of(request), at=timezone.now())
    messages.success(request, gettext("The enrolment is withdrawn."))
    return redirect("training:session", id)


@guard("training.teach")
def add_day(request: HttpRequest, id: int) -> HttpResponse:
    form = DayForm(posted(request))
    if done(request, form, lambda **who: api.add_day(SessionId(id), form.times(), **who)):
        return redirect("training:session", id)
    return form_page(request, form, title=gettext("One more day"), button=gettext("Add the day"),
                     back=reverse("training:session", args=[id]))  # fmt: skip


@require_POST
@guard("training.teach")
def drop_day(request: HttpRequest, id: int, day: int) -> HttpResponse:
    api.drop_day(SessionId(id), DayId(day), actor=actor_of(request), at=timezone.now())
    return redirect("training:session", id)


@guard("training.teach")
def cancel(request: HttpRequest, id: int) -> HttpResponse:
    """A page that asks once, as everybody enrolled is told."""
    form = PressForm(posted(request))
    if done(request, form, lambda **who: api.cancel_session(SessionId(id), **who)):
        return redirect("training:session", id)
    return form_page(request, form, title=gettext("Cancel the session"), button=gettext("Cancel and tell everybody"),
                     danger=True, back=reverse("training:session", args=[id]))  # fmt: skip


def _seen(request: HttpRequest, id: int) -> SessionCard:
    """The session, where it belongs to the actor's units."""
    card = api.session(SessionId(id))
    if not covers(actor_of(request), card.unit):
        raise NotFound
    return card


def _teachers(request: HttpRequest) -> list[LearnerCard]:
    """Whoever of the actor's units holds a train-the-trainer certificate today."""
    people, today = api.in_units(scope(actor_of(request)), on=timezone.localdate()), timezone.localdate()
    held = api.certificates_valid([one.learner for one in people], on=today)
    return [one for one in people if any(mine.kind is CourseKind.BACKBONE for mine in held.get(one.learner, ()))]


def _teaches(request: HttpRequest) -> bool:
    return actor_of(request).role == "trainer"
