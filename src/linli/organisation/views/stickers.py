"""Printed squares for grids and things in the street, and the cards that staff show at the door."""

from datetime import timedelta
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts import api as accounts
from linli.kernel.actor import GridId, PostId, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.organisation import api
from linli.organisation.data import AssetKind, Sticker
from linli.organisation.forms import AssetsForm, CardForm
from linli.organisation.permissions import appoints
from linli.organisation.queries.stickers import MOST, as_sticker, assets_in, carded, supervision_phone
from linli.organisation.queries.units import lineage
from linli.organisation.views.acting import actor_of, done, inside
from linli.organisation.views.acting import status as status_of
from linli.web.access import PUBLIC, guard

ASKED, WHILE = 60, timedelta(hours=1)
"""From one address: enough for a street that asks about one visitor, too little to try codes."""


def square(address: str) -> SafeString:
    """The printed square of an address below this site, as a drawing without style."""
    made = segno.make(settings.SITE_URL.rstrip("/") + address, error="m")
    drawn = made.svg_inline(border=2, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno from an address of ours


@guard("organisation.see")
def sheet(request: HttpRequest) -> HttpResponse:
    """To be printed: the grids of a unit and all below it, or the things of one grid."""
    found = _of_grid(request) if "grid" in request.GET else _of_unit(request)
    shown = [{"sticker": one, "square": square(f"/at/{one.code}/"), "unit": api.unit(one.grid.unit)} for one in found]
    return inside(request, "organisation/sheet.html", {"stickers": shown[:MOST], "more": len(shown) > MOST})


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    if not given.isdecimal() or len(given) > 18:
        raise BadInput(name, _("This is no number."))
    return int(given)


def _of_grid(request: HttpRequest) -> list[Sticker]:
    place = api.grid(GridId(_number(request, "grid")))
    return [as_sticker(row) for row in assets_in(place.id)]


def _of_unit(request: HttpRequest) -> list[Sticker]:
    unit = UnitId(_number(request, "unit")) if "unit" in request.GET else actor_of(request).unit
    if unit is None:
        raise NotPermitted
    units = {unit, *(below.id for below in api.descendants(unit))}
    return [Sticker(grid.code, grid, grid.name) for grid in api.grids() if grid.unit in units]


@guard("organisation.appoint")
def assets(request: HttpRequest, id: int) -> HttpResponse:
    """The things of one grid that carry stickers; several are entered at once, one a line."""
    place, actor = api.grid(GridId(id)), actor_of(request)
    if not appoints(actor, lineage(place.unit)):
        raise NotPermitted
    form = AssetsForm(request.POST or None)

    def act(given: dict[str, Any]) -> None:
        kind, things = AssetKind(given["kind"]), form.given()
        api.add_assets(place.id, kind, things, actor=actor, at=timezone.now())

    if done(form, act):
        messages.success(request, gettext("Entered. Now print the stickers and hang them up."))
        return redirect("organisation:assets", id)
    context = {"grid": place, "rows": assets_in(place.id), "form": form}
    return inside(request, "organisation/assets.html", context, status=status_of(form))


@require_POST
@guard("organisation.appoint")
def remove_asset(request: HttpRequest, id: int) -> HttpResponse:
    place = api.remove_asset(id, actor=actor_of(request), at=timezone.now())
    messages.success(request, gettext("Taken off the list. A sticker that still hangs there leads to the grid."))
    return redirect("organisation:assets", place)


@never_cache
@guard("organisation.appoint")
def post_card(request: HttpRequest, id: int) -> HttpResponse:
    """Make, print or take back the card of a post. The code is shown once, on the card itself."""
    held, actor = api.post(PostId(id)), actor_of(request)
    if not appoints(actor, lineage(held.unit)):
        raise NotPermitted
    shown: dict[str, Any] = {"post": held, "unit": api.unit(held.unit), "phone": supervision_phone(held)}
    if request.method == "POST" and "revoke" in request.POST:
        api.revoke_card(held.id, actor=actor, at=timezone.now())
        messages.success(request, gettext("The card is taken back: it answers nothing any more."))
        return redirect("organisation:unit", held.unit)
    if request.method == "POST":
        code = api.make_card(held.id, actor=actor, at=timezone.now())
        shown |= {"code": code, "square": square(reverse("organisation:staff_card", args=[code]))}
    shown["in_force"] = held.id in carded([held.id], on=timezone.localdate())
    return inside(request, "organisation/post_card.html", shown)


@never_cache
@guard(PUBLIC)
def staff_card(request: HttpRequest, code: str = "") -> HttpResponse:
    """Is this card valid today? Post, unit, supervision telephone, and nothing else; for a wrong code, only “no”."""
    form = CardForm({"code": code} if code else request.POST or None)
    found, today = None, timezone.localdate()
    if form.is_bound:
        accounts.spend(f"card {accounts.address_of(request)}", limit=ASKED, per=WHILE, at=timezone.now())
        found = api.card(form["code"].value() or "", on=today)
    shown = {"form": CardForm(), "asked": form.is_bound, "card": found, "today": today}
    status = 404 if form.is_bound and found is None else 200
    response = render(request, "organisation/staff_card.html", shown, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
