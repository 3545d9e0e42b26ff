"""Good to know: the articles that residents may read, until the day on which nobody stands for them any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from linli.knowledge import api
from linli.knowledge.data import SeriesId
from linli.web.access import PUBLIC, guard


@guard(PUBLIC)
def articles(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    found = api.published(on=timezone.localdate(), text=asked, after=request.GET.get("after", ""), public_only=True)
    return render(request, "knowledge/public.html", {"found": found, "asked": asked})


@guard(PUBLIC)
def article(request: HttpRequest, series: int) -> HttpResponse:
    piece = api.public_piece(SeriesId(series), on=timezone.localdate())
    return render(request, "knowledge/article.html", {"piece": piece, "body": piece.body(get_language() or "zh")})
