"""The operator's page: how the installation itself is doing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.operations import queries
from linli.operations.data import Tone
from linli.web.access import guard


@never_cache
@require_safe
@guard("operations.see")
def state(request: HttpRequest) -> HttpResponse:
    lines = queries.lines(timezone.now())
    worst = next((tone for tone in (Tone.BAD, Tone.WAIT) if any(line.tone is tone for line in lines)), Tone.GOOD)
    told = {"lines": lines, "worst": worst.value, "versions": queries.versions()}
    return render(request, "operations/state.html", told)
