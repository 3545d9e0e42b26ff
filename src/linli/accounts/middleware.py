"""Nobody works with a password alone; what is sealed opens to a fresh second factor; nobody floods."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect

from linli.accounts.api import address_of, has_second_factor, spend
from linli.kernel.actor import UserId
from linli.kernel.errors import StepUpNeeded, TooMany
from linli.web import refusals

SEEN, A_MINUTE = "has_second_factor", 60
OPEN = frozenset({
    "account_login", "account_logout", "account_reauthenticate", "account_change_password", "mfa_index",
    "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_authenticate", "web:language", "web:theme",
    "healthz",
})  # fmt: skip
"""What somebody needs before there is a second factor."""


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            if not response.has_header("Cache-Control"):
                add_never_cache_headers(response)
            _mark_seen(request, response)
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if request.user.is_authenticated and (_is_over(request) or _is_idle(request)):
            logout(request)
            return redirect("account_login")
        if not settings.SECOND_FACTOR or not request.user.is_authenticated or request.session.get(SEEN):
            return None
        if has_second_factor(UserId(request.user.pk)):
            request.session[SEEN] = True
            return None
        match = request.resolver_match
        return None if match and match.view_name in OPEN else redirect("mfa_index")


class StepUpMiddleware:
    """Leads who needs a fresh second factor to where it is shown, and back to the page, not to the act.

    What was typed is not carried along: it may be about somebody, and sessions are no place for that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, StepUpNeeded):
            return None
        is_part = bool(request.headers.get("HX-Request"))
        back = request.get_full_path() if request.method == "GET" and not is_part else _page_before(request)
        way = f"{reverse('accounts:step-up')}?{urlencode({'next': back})}"
        return HttpResponseClientRedirect(way) if is_part else redirect(way)


class PaceMiddleware:
    """Counts what the settings say may be sent only so often from one address in an hour."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        limit = settings.PACE.get(name)
        if limit is None or request.method != "POST" or request.user.is_authenticated:
            return None
        try:
            spend(f"{name}:{address_of(request)}", limit=limit, per=timedelta(hours=1), at=timezone.now())
        except TooMany as refusal:
            return refusals.page(request, refusal)
        return None


def _is_over(request: HttpRequest) -> bool:
    """A session lasts one shift from signing in, however busy it is; one that does not say when it began is over."""
    began = request.session.get("signed_in_at", 0)
    return bool(timezone.now().timestamp() - began > settings.SESSION_COOKIE_AGE)


def _last_seen(request: HttpRequest) -> float:
    """When this browser last had a page in this session, as the cookie says that only we can sign; else its beginning.

    In a cookie, because reading must not write; bound to the session, so that no other session's cookie will do.
    """
    began = float(request.session.get("signed_in_at", 0))
    held = request.get_signed_cookie(settings.SEEN_COOKIE, default=None, salt=_salt(request), max_age=settings.SHIFT)
    return max(began, float(held)) if held else began


def _is_idle(request: HttpRequest) -> bool:
    return bool(settings.IDLE and timezone.now().timestamp() - _last_seen(request) > settings.IDLE.total_seconds())


def _mark_seen(request: HttpRequest, response: HttpResponse) -> None:
    """At most once a minute, lest every picture sends a cookie."""
    now = timezone.now().timestamp()
    if not settings.IDLE or now - _last_seen(request) < A_MINUTE:
        return
    keep = {"httponly": True, "samesite": "Lax", "secure": request.is_secure()}
    response.set_signed_cookie(settings.SEEN_COOKIE, str(int(now)), salt=_salt(request), **keep)


def _salt(request: HttpRequest) -> str:
    return f"seen {request.session.session_key}"


def _page_before(request: HttpRequest) -> str:
    """The page somebody pressed a button on; `step-up` looks at it again before it leads there."""
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path + (f"?{before.query}" if before.query else "") if before.netloc == request.get_host() else "/"
