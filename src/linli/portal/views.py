"""Pages for everybody that belong to no single context."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.vary import vary_on_headers

from linli.portal import queries
from linli.portal.forms import ReceiptForm
from linli.web.access import PUBLIC, guard

AN_HOUR, A_MINUTE = 3600, 60


@guard(PUBLIC)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")


@guard(PUBLIC)
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help.html")


@guard(PUBLIC)
def never(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/never.html")


@guard(PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@guard(PUBLIC)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html")


@guard(PUBLIC)
def public_map(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/map.html", {"latest": queries.latest()})


@cache_control(public=True, max_age=AN_HOUR)
@guard(PUBLIC)
def areas(request: HttpRequest) -> HttpResponse:
    return JsonResponse(queries.areas())


@cache_control(public=True, max_age=A_MINUTE)
@vary_on_headers("Accept-Language", "Cookie")
@guard(PUBLIC)
def points(request: HttpRequest) -> HttpResponse:
    return JsonResponse(queries.points())


@never_cache
@guard(PUBLIC)
def receipt(request: HttpRequest) -> HttpResponse:
    """Hands the form on to where codes open receipts: sent again as it is (307), so that no address holds the code."""
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        return redirect("matters:enter", preserve_request=True)
    return render(request, "portal/receipt.html", {"form": form}, status=400 if form.is_bound else 200)
