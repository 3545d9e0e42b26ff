"""Who looked, what is demanded, and what everybody may count."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.kernel.errors import BadInput
from linli.ledger.data import EntryId
from linli.matters.api import own_matter
from linli.matters.data import MatterId, ReceiptId
from linli.rights import api
from linli.rights.data import Doubt, Right
from linli.rights.forms import DemandForm, QuestionForm
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse

OPEN, OPEN_FOR = "receipt", timedelta(hours=4)
"""The signed cookie by which the receipt's own page knows its holder; it is sent below `/mine/` only."""


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of somebody who has opened this receipt here; anybody else is asked for the code."""

    @guard(PUBLIC)
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, receipt: int, **kwargs: Any) -> HttpResponse:
        held = request.get_signed_cookie(settings.RECEIPT_COOKIE, default="", salt=OPEN, max_age=OPEN_FOR)
        return view(request, receipt, **kwargs) if held == str(receipt) else redirect("portal:receipt")

    return opened


@guard(PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    counts = api.public_counts(timezone.now())
    return render(request, "rights/about.html", {"counts": counts, "breaches": api.breaches(sent_only=True)})


@own
def looks(request: HttpRequest, receipt: int) -> HttpResponse:
    """The gapless list of looks; the question beside each; one's own demands and their letters."""
    return _page(request, receipt, DemandForm())


@own
@require_POST
def question(request: HttpRequest, receipt: int, number: int) -> HttpResponse:
    form = QuestionForm(request.POST)
    doubt = Doubt(form.cleaned_data["doubt"]) if form.is_valid() else Doubt.OTHER
    api.question_look(_matter(receipt), number, doubt=doubt, at=timezone.now())
    here = request.GET.urlencode()
    return redirect(f"{reverse('rights:looks', args=[receipt])}{'?' if here else ''}{here}#look-{number}")


@own
@require_POST
def demand(request: HttpRequest, receipt: int) -> HttpResponse:
    form, matter = DemandForm(request.POST), _matter(receipt)
    if form.is_valid():
        given = form.cleaned_data
        try:
            api.demand_right(matter, Right(given["right"]), words=given["words"], at=timezone.now())
            return redirect("rights:looks", receipt)
        except BadInput as error:
            refuse(form, error)
    return _page(request, receipt, form, status=400)


@own
def proof(request: HttpRequest, receipt: int) -> HttpResponse:
    """The file for `tools/verify_ledger.py`."""
    response = JsonResponse(api.own_proof(_matter(receipt), at=timezone.now()))
    response["Content-Disposition"] = 'attachment; filename="proof.json"'
    return response


def number_of(request: HttpRequest) -> EntryId | None:
    """Where the list of looks goes on; what is no number begins it."""
    given = request.GET.get("after", "")
    return EntryId(int(given)) if given.isascii() and given.isdecimal() and len(given) < 19 else None


def _matter(receipt: int) -> MatterId:
    return own_matter(ReceiptId(receipt))


def _page(request: HttpRequest, receipt: int, form: DemandForm, status: int = 200) -> HttpResponse:
    matter, now = _matter(receipt), timezone.now()
    page = {
        "receipt": receipt, "looks": api.looks_at(matter, at=now, after=number_of(request)),
        "requests": api.own_requests(matter),
        "form": form, "question": QuestionForm(auto_id=False),
    }  # fmt: skip
    return render(request, "rights/looks.html", page, status=status)
