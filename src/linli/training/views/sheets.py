"""The sheet of a day and the results of an examination: filled in standing, on a phone."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext, ngettext

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.organisation.api import figure
from linli.training import api
from linli.training.data import EnrolmentId, Reason, ResultId, SessionId
from linli.training.forms import CorrectHoursForm, CorrectMarkForm, ResultsForm, SheetForm
from linli.training.permissions import covers
from linli.training.queries.sessions import SessionCard
from linli.training.rules import may_be_examined
from linli.training.views.acting import actor_of, done, form_page, posted
from linli.web.access import guard


@guard("training.teach")
def sheet(request: HttpRequest, id: int, day: str) -> HttpResponse:
    """Confirm a day: everybody was there all day, until the trainer says otherwise."""
    card, on = _seen(request, id), _day(day)
    found, seats = api.sheet(card.id, on), api.seats(card.id, on=on)
    form = SheetForm(posted(request), seats=seats, minutes=found.minutes)
    if done(request, form, lambda **who: api.confirm_day(card.id, on, minutes=form.minutes(), **who)):
        messages.success(request, gettext("The sheet is confirmed."))
        return redirect("training:session", id)
    back = reverse("training:session", args=[id])
    context = {"card": card, "sheet": found, "back": back, "is_ahead": on > timezone.localdate()}
    return form_page(request, form, template="training/sheet.html", **context)


@guard("training.teach")
def correct_hours(request: HttpRequest, id: int, day: str, enrolment: int) -> HttpResponse:
    card, on = _seen(request, id), _day(day)
    found = api.sheet(card.id, on)
    seat = next((one for one in api.seats(card.id, on=on) if one.id == enrolment), None)
    if seat is None:
        raise NotFound
    form = CorrectHoursForm(posted(request), initial={"minutes": seat.by_day.get(found.id, 0) / 60})

    def act(**who: Any) -> None:
        minutes, reason = round(form.cleaned_data["minutes"] * 60), Reason(form.cleaned_data["reason"])
        api.correct_day(card.id, on, EnrolmentId(enrolment), minutes=minutes, reason=reason, **who)

    if done(request, form, act):
        return redirect("training:session", id)
    return form_page(request, form, title=gettext("Correct the hours"), button=gettext("Correct"), lead=seat.name,
                     back=reverse("training:session", args=[id]))  # fmt: skip


@guard("training.teach")
def results(request: HttpRequest, id: int) -> HttpResponse:
    """Marks of one examination. Who passed or attended too little stands below, without a field."""
    card = _seen(request, id)
    seats, share = api.seats(card.id, on=card.last_day), figure("training.attendance_share", on=card.last_day).length
    hours = card.course.text.hours
    ready = [s for s in seats if not s.passed and may_be_examined(s.minutes, hours=hours, share=share)]
    form = ResultsForm(posted(request), seats=ready if card.course.text.pass_mark else [],
                       initial={"held_on": max(card.last_day, timezone.localdate())})  # fmt: skip
    passed: list[int] = []

    def act(**who: Any) -> None:
        passed.append(api.record_results(card.id, marks=form.marks(), held_on=form.cleaned_data["held_on"], **who))

    if done(request, form, act):
        told = ngettext("%(n)d passed and has a certificate.", "%(n)d passed and have certificates.", passed[0])
        messages.success(request, told % {"n": passed[0]})
        return redirect("training:session", id)
    back, rest = reverse("training:session", args=[id]), [seat for seat in seats if seat not in ready]
    context = {"card": card, "ready": ready, "rest": rest, "share": share, "back": back}
    return form_page(request, form, template="training/results.html", **context)


@guard("training.teach")
def correct_mark(request: HttpRequest, id: int) -> HttpResponse:
    row = api.result(ResultId(id))
    card = _seen(request, row.enrolment.session_id)
    form = CorrectMarkForm(posted(request), initial={"mark": row.mark})

    def act(**who: Any) -> None:
        given = form.cleaned_data
        api.correct_result(ResultId(id), mark=given["mark"], reason=Reason(given["reason"]), **who)

    if done(request, form, act):
        return redirect("training:session", card.id)
    return form_page(request, form, title=gettext("Correct the mark"), button=gettext("Correct"),
                     back=reverse("training:session", args=[card.id]))  # fmt: skip


def _day(text: str) -> date:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise NotFound
    return found


def _seen(request: HttpRequest, id: int) -> SessionCard:
    card = api.session(SessionId(id))
    if not covers(actor_of(request), UnitId(card.unit)):
        raise NotFound
    return card
