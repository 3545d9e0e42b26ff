"""A learner's own page, what a unit's appraiser may see, and what is recorded on paper."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.organisation.api import ancestors, posts_in
from linli.organisation.data import Post
from linli.training import api
from linli.training.data import CertificateId, CourseId, Learner, LearnerCard, Reason, SessionId
from linli.training.forms import EarlierForm, ReasonForm
from linli.training.permissions import PLANNERS, VERIFIERS, is_own, may_read
from linli.training.queries.learners import own, read
from linli.training.queries.sessions import sessions_of
from linli.training.rules import SELF_CHOSEN
from linli.training.views.acting import actor_of, done, form_page, offered, posted
from linli.web.access import guard


@never_cache
@guard("training.own")
def mine(request: HttpRequest) -> HttpResponse:
    """The own record; whoever is several learners sees each."""
    today = timezone.localdate()
    year = year_of(request, today)
    records = [_record(request, card, year) for card in own(actor_of(request).user, on=today)]
    return render(request, "training/mine.html", {"records": records, "year": year, "this_year": today.year})


@never_cache
@guard("training.own")
def my_session(request: HttpRequest, id: int) -> HttpResponse:
    """Where and when, for somebody enrolled; notices lead here."""
    card, today = api.session(SessionId(id)), timezone.localdate()
    mine = {one.learner for one in own(actor_of(request).user, on=today)}
    if not any(seat.learner in mine for seat in api.seats(card.id, on=today)):
        raise NotFound
    context = {"card": card, "sheets": api.sheets(card.id), "instructors": api.instructors(card.id, on=card.last_day)}
    return render(request, "training/my_session.html", context)


@require_POST
@guard("training.own")
def sign_up(request: HttpRequest, id: int, learner: str) -> HttpResponse:
    api.sign_up(SessionId(id), read(learner), actor=actor_of(request), at=timezone.now())
    messages.success(request, gettext("You are signed up."))
    return redirect("training:my-session", id)


@never_cache
@guard("training.see")
def learner(request: HttpRequest, learner: str) -> HttpResponse:
    today = timezone.localdate()
    card, year = readable(request, read(learner)), year_of(request, today)
    context = {"record": _record(request, card, year), "year": year, "this_year": today.year,
               "may_plan": actor_of(request).holds(*PLANNERS)}  # fmt: skip
    return render(request, "training/learner.html", context)


@guard("training.plan")
def earlier(request: HttpRequest, learner: str) -> HttpResponse:
    """On paper, and seen by somebody named."""
    card, actor = readable(request, read(learner)), actor_of(request)
    courses = [one for one in offered(actor) if card.learner.kind in one.text.audience]
    form = EarlierForm(
        posted(request), courses=courses, verifiers=_verifiers(card.unit), initial={"verifier": actor.post}
    )

    def act(**who: Any) -> None:
        given = form.cleaned_data
        api.record_earlier(
            card.learner, CourseId(int(given["course"])), minutes=round(given["hours"] * 60),
            first_day=given["first_day"], last_day=given["last_day"], paper=given["paper"],
            verifier=PostId(given["verifier"]), passed_on=given["passed_on"], valid_until=given["valid_until"], **who,
        )  # fmt: skip

    if done(request, form, act):
        messages.success(request, gettext("It counts from now on."))
        return redirect("training:learner", learner)
    return form_page(request, form, title=gettext("Trained before Linli"), button=gettext("Let it count"),
                     lead=card.name, back=reverse("training:learner", args=[learner]))  # fmt: skip


@guard("training.keep")
def revoke(request: HttpRequest, id: int) -> HttpResponse:
    found = api.certificate(CertificateId(id))
    card = readable(request, found.learner)
    form = ReasonForm(posted(request))

    def act(**who: Any) -> None:
        api.revoke_certificate(found.id, reason=Reason(form.cleaned_data["reason"]), **who)

    if done(request, form, act):
        return redirect("training:learner", card.learner)
    return form_page(request, form, title=gettext("Take back the certificate"), button=gettext("Take it back"),
                     danger=True, lead=f"{card.name} · {found.number}",
                     back=reverse("training:learner", args=[card.learner]))  # fmt: skip


def readable(request: HttpRequest, learner: Learner) -> LearnerCard:
    """The learner's card, for who may read the record; to everybody else there is no such learner."""
    card = api.card(learner, on=timezone.localdate())
    if not may_read(actor_of(request), card):
        raise NotFound
    return card


def year_of(request: HttpRequest, today: date) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 and asked > "1999" else today.year


def _record(request: HttpRequest, card: LearnerCard, year: int) -> dict[str, Any]:
    today = timezone.localdate()
    certificates = [(one, one.is_valid(today)) for one in api.certificates_of(card.learner)]
    record = {
        "card": card, "statement": api.statement(card.learner, year=year), "certificates": certificates,
        "induction": api.passed_induction(card.learner, on=today), "coming": sessions_of(card.learner, on=today),
    }  # fmt: skip
    if card.learner.kind in SELF_CHOSEN and is_own(actor_of(request), card) and card.unit is not None:
        taken = {one.id for one in record["coming"]}  # type: ignore[attr-defined]  # sessions
        record["open"] = [one for one in api.upcoming([card.unit], on=today)
                          if one.id not in taken and card.learner.kind in one.course.text.audience]  # fmt: skip
    return record


def _verifiers(unit: UnitId | None) -> list[Post]:
    """Whoever may have seen the paper: posts of the learner's unit and of those above."""
    if unit is None:
        raise NotPermitted
    above, today = (unit, *(one.id for one in ancestors(unit))), timezone.localdate()
    return [post for one in above for post in posts_in(one, on=today) if post.role in VERIFIERS]
