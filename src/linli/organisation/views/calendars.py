"""The year as the office keeps it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.calendar import DayKind
from linli.kernel.errors import NotFound
from linli.organisation import api
from linli.organisation.data import YearStatus
from linli.organisation.forms import ConfirmForm, DayForm
from linli.organisation.permissions import changes
from linli.organisation.views.acting import actor_of, done, inside, status
from linli.web.access import guard

FIRST, LAST = 2000, 2100


@guard("organisation.see")
def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("organisation:year", timezone.localdate().year)


@guard("organisation.see")
def year(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, year, DayForm(), ConfirmForm())


@require_POST
@guard("organisation.change")
def correct(request: HttpRequest, year: int) -> HttpResponse:
    form = DayForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        kind = DayKind(given["kind"]) if given["kind"] else None
        api.correct_day(given["day"], kind=kind, actor=actor_of(request), at=timezone.now())

    if done(form, act):
        messages.success(request, gettext("The calendar is corrected."))
        return redirect("organisation:year", form.cleaned_data["day"].year)
    return _page(request, year, form, ConfirmForm())


@require_POST
@guard("organisation.change")
def confirm(request: HttpRequest, year: int) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if done(form, lambda given: api.confirm_year(year, **given, actor=actor_of(request), at=timezone.now())):
        messages.success(request, gettext("The year is confirmed."))
        return redirect("organisation:year", year)
    return _page(request, year, DayForm(), form)


def _page(request: HttpRequest, year: int, day: DayForm, confirm: ConfirmForm) -> HttpResponse:
    if not FIRST <= year <= LAST:
        raise NotFound
    found = api.year_of(year)
    context = {"year": found, "form": day, "confirm": confirm, "may_change": changes(actor_of(request)),
               "provisional": found.status is YearStatus.PROVISIONAL}  # fmt: skip
    return inside(request, "organisation/year.html", context, status=max(status(day), status(confirm)))
