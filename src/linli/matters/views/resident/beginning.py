"""The first question, asked before any text: what is it about?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.kernel.errors import NotFound
from linli.matters import api
from linli.organisation import api as organisation
from linli.organisation.data import Sticker
from linli.web.access import PUBLIC, guard

NO_PLACE_HERE = ("court", "petition", "outside", "concluded")
"""Rows of the non-acceptance matrix that somebody should know before writing anything."""


@guard(PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    return _first(request, None)


@guard(PUBLIC)
def at_place(request: HttpRequest, code: str) -> HttpResponse:
    """From a sticker: the same question, with the place known."""
    spot = organisation.sticker(code)
    if spot is None:
        raise NotFound
    return _first(request, spot)


def _first(request: HttpRequest, spot: Sticker | None) -> HttpResponse:
    elsewhere = [row for row in api.refusals() if row.key in NO_PLACE_HERE]
    shown = {"elsewhere": elsewhere, "spot": spot, "at": spot.code if spot else ""}
    return render(request, "matters/resident/about.html", shown)


@guard(PUBLIC)
def person(request: HttpRequest) -> HttpResponse:
    """Another person: the lawful offices, a way back, and no field to write in."""
    offices = [office for row in api.refusals() if row.key == "person" for office in row.offices]
    return render(request, "matters/resident/person.html", {"offices": offices})
