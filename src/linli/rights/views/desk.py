"""What officers and inspectors have before them. Each act is an address: GET shows its form, POST does it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.kernel.errors import NotFound, Refusal
from linli.ledger.data import Subject
from linli.matters.api import by_number
from linli.privacy.api import look
from linli.privacy.data import Purpose
from linli.rights import api
from linli.rights.data import AssessmentId, BreachId, DelayId, Finding, Outside, RequestId, ReviewId, Right
from linli.rights.forms import (
    AssessmentForm,
    BreachForm,
    CanaryForm,
    DelayForm,
    DeleteForm,
    FinishForm,
    PressForm,
    RefuseForm,
    ReviewForm,
)
from linli.rights.permissions import demand
from linli.web.access import guard
from linli.web.forms import refuse

Do = Callable[..., object]
A_YEAR = timedelta(days=365)
SAYS: dict[str, Any] = {
    "ask_identity": _("Only where you doubt that the receipt is in the right hands. The days for the answer go on."),
    "accept": _("The resident sees that somebody has taken it up."),
    "begin": _("The resident sees that it is being done."),
    "refuse": _("The resident reads your reason, and where to go with it."),
}
FINISHING: dict[str, Any] = {
    "correct": _("Have the unit that holds the matter put it right first; then say here what is different now."),
    "delete": _(
        "With this press the words, the photos and the contact are deleted. Where a law demands keeping, name it: they "
        "are sealed instead, used for nothing, and the resident reads which law and until when."
    ),
    "restrict": _("With this press all that is held is sealed: kept, and used for nothing."),
    "withdraw": _("With this press the contact is deleted. The matter goes on without it."),
    "explain": _("Say which rule decided, on what facts, and who can look at it again."),
}
REQUEST_ACTS: dict[str, tuple[Any, type[forms.Form], Do]] = {
    "ask_identity": (_("Ask for proof of identity"), PressForm, api.ask_identity),
    "accept": (_("Take up"), PressForm, api.accept),
    "begin": (_("Begin"), PressForm, api.begin),
    "finish": (_("Finish and answer"), FinishForm, api.finish),
    "refuse": (_("Refuse"), RefuseForm, api.refuse),
}

DECIDING: dict[str, tuple[Any, Any]] = {
    "approve": (
        _("The resident's list leaves the look out until that day, and says that one is left out."),
        _("Approve"),
    ),
    "decline": (_("The look stands in the resident's list, as every other."), _("Decline")),
}


@guard("rights.review")
def reviews(request: HttpRequest) -> HttpResponse:
    page = {"rows": api.reviews_for(request.actor), "answered": api.alarms_answered()}  # type: ignore[attr-defined]  # set by ActorMiddleware
    return render(request, "rights/reviews.html", page)


@guard("accounts.signed-in")
def own(request: HttpRequest) -> HttpResponse:
    """What was asked about one's own looks, and what was found."""
    return render(request, "rights/own.html", {"rows": api.own_reviews(request.actor)})  # type: ignore[attr-defined]  # set by ActorMiddleware


@guard("rights.review")
def review(request: HttpRequest, id: int) -> HttpResponse:
    def do(*, finding: str, text: str, **who: Any) -> None:
        api.answer_review(ReviewId(id), finding=Finding(finding), text=text, **who)

    row = api.review_before(ReviewId(id))
    demand("review", request.actor, row)  # type: ignore[attr-defined]  # set by ActorMiddleware
    days = api.days_of(row)
    shown = {"row": row, "days": days, "most": max([day.looks for day in days], default=1)}
    form = ReviewForm(_posted(request))
    if row.matter is None:
        form.fields["text"].label = _("A plain sentence for the one who looked, without names of residents")
    return _form(request, _("Answer for a look"), form, do, "rights:reviews", template="rights/review.html", **shown)


@guard("rights.request")
def requests(request: HttpRequest) -> HttpResponse:
    acts = [(act, words) for act, (words, _form_class, _do) in REQUEST_ACTS.items()]
    return render(
        request, "rights/requests.html", {"rows": api.open_requests(), "acts": acts, "today": timezone.localdate()}
    )


@guard("rights.request")
def request_words(request: HttpRequest, id: int) -> HttpResponse:
    """What the person wrote. A look, recorded like any other."""
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    texts = look(Subject("request", id), actor=actor, purpose=Purpose.HANDLING, at=now)
    return render(request, "rights/words.html", {"texts": [one.text for one in texts if one.field == "words"]})


@guard("rights.request")
def request_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in REQUEST_ACTS:
        raise NotFound
    words, form_class, function = REQUEST_ACTS[act]
    row, number = api.request_before(RequestId(id))
    if act == "finish" and row.right == Right.DELETE:
        form_class = DeleteForm

    def do(**given: Any) -> None:
        if "outside" in given:
            given["outside"] = Outside(given["outside"]) if given["outside"] else None
        function(RequestId(id), **given)

    shown: dict[str, Any] = {
        "demanded": row, "number": number, "press": words,
        "says": FINISHING.get(row.right, "") if act == "finish" else SAYS[act],
    }  # fmt: skip
    return _form(request, words, form_class(_posted(request)), do, "rights:requests", **shown)


@guard("rights.breach")
def breaches(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        now = timezone.now()
        id = api.note_breach(noticed_at=now, actor=request.actor, at=now)  # type: ignore[attr-defined]  # set by ActorMiddleware
        return redirect("rights:breach", id)
    return render(request, "rights/breaches.html", {"rows": api.breaches(sent_only=False)})


@guard("rights.breach")
def breach(request: HttpRequest, id: int) -> HttpResponse:
    def do(**given: Any) -> None:
        api.write_breach(BreachId(id), **given)
        if "send" in request.POST:
            api.send_breach(BreachId(id), actor=given["actor"], at=given["at"])

    row = next((row for row in api.breaches(sent_only=False) if row.pk == id), None)
    if row is None:
        raise NotFound
    form = BreachForm(_posted(request), initial={"what": row.what, "measures": row.measures, "contact": row.contact})
    shown: dict[str, Any] = {"press": _("Save the draft"), "also": ("send", _("Save and publish"))}
    return _form(request, _("Notice of a breach"), form, do, "rights:breaches", **shown)


@guard("rights.assess")
def assessments(request: HttpRequest) -> HttpResponse:
    current = api.current_assessments(timezone.localdate())
    features = [(code, words, current.get(code)) for code, words in api.features().items()]
    return render(request, "rights/assessments.html", {"rows": api.assessments(), "features": features})


@guard("rights.assess")
def assess(request: HttpRequest) -> HttpResponse:
    given = {"feature": request.GET.get("feature", ""), "review_on": timezone.localdate() + A_YEAR}
    form = AssessmentForm(_posted(request), initial=given)
    return _form(request, _("Assess the impact"), form, api.assess, "rights:assessments")


@guard("rights.assess")
def end_assessment(request: HttpRequest, id: int) -> HttpResponse:
    def do(**who: Any) -> None:
        api.end_assessment(AssessmentId(id), **who)

    words = _("Stop this feature")
    says = _("From now on the feature stands still, for everybody, until somebody has assessed it anew.")
    return _form(request, words, PressForm(_posted(request)), do, "rights:assessments", says=says, press=words)


@guard("rights.canary")
def canaries(request: HttpRequest) -> HttpResponse:
    def do(*, number: str, **who: Any) -> None:
        api.plant_canary(by_number(number), **who)

    form = CanaryForm(_posted(request))
    page = "rights/canaries.html"
    return _form(request, _("Canaries"), form, do, "rights:canaries", template=page, rows=api.canaries())


@guard("rights.canary")
def take_up(request: HttpRequest, number: str) -> HttpResponse:
    def do(**who: Any) -> None:
        api.take_up_canary(by_number(number), **who)

    words, says = _("Take this canary up"), _("From now on nobody is asked for a look at it.")
    return _form(request, words, PressForm(_posted(request)), do, "rights:canaries", says=says, press=words)


@guard("rights.delay")
def delays(request: HttpRequest) -> HttpResponse:
    def do(*, matter: str, **given: Any) -> None:
        api.ask_delay(by_number(matter, field="matter"), **given)

    form = DelayForm(_posted(request))
    page, rows = "rights/delays.html", api.open_delays()
    return _form(request, _("Put off showing a look"), form, do, "rights:delays", template=page, rows=rows)


@guard("rights.delay")
def delay(request: HttpRequest, id: int, answer: str) -> HttpResponse:
    def do(**who: Any) -> None:
        api.decide_delay(DelayId(id), approve=answer == "approve", **who)

    says, press = DECIDING["approve" if answer == "approve" else "decline"]
    shown: dict[str, Any] = {"says": says, "press": press}
    return _form(request, _("Decide as the second person"), PressForm(_posted(request)), do, "rights:delays", **shown)


def _form(
    request: HttpRequest,
    title: Any,
    form: forms.Form,
    do: Do,
    back: str,
    template: str = "rights/form.html",
    **more: Any,
) -> HttpResponse:
    """The form's page; on a good POST the act is done and the list shown. A refusal stands on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]  # set by ActorMiddleware
            return redirect(back)
        except Refusal as error:
            refuse(form, error)
    status = 400 if form.is_bound and form.errors else 200
    return render(request, template, {"title": title, "form": form, "back": back, **more}, status=status)


def _posted(request: HttpRequest) -> QueryDict | None:
    """Also an empty POST binds the form: a press needs nothing filled in."""
    return request.POST if request.method == "POST" else None
