"""The reader's own choices about how pages look, and the house's own icon."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from linli.web.access import PUBLIC, guard

THEMES = ("auto", "light", "dark")
A_YEAR = 365 * 24 * 60 * 60


@require_POST
@guard(PUBLIC)
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark in a cookie, so that it works without script."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "auto")
    if chosen in ("light", "dark"):
        response.set_cookie(
            settings.THEME_COOKIE, chosen, max_age=A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE, samesite="Lax")
    return response


@guard(PUBLIC)
def style(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build pages."""
    return render(request, "web/style.html")
