"""The outermost layer: each request gets an id, a line in the log, and a place in the figures."""

import re
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from linli.kernel.errors import NotPermitted
from linli.open311.engine.document import JSON, XML
from linli.open311.views.answers import refused
from linli.rest.views.problems import problem
from linli.web.refusals import IN_THE_CLEAR
from linli.web.words import say

_log = structlog.get_logger("linli.request")
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
REQUESTS = Counter("linli_requests_total", "Requests answered.", ["view", "method", "status"])
SECONDS = Histogram("linli_request_seconds", "Time until the answer was ready.", ["view"])


class PlainProgramsMiddleware:
    """Programs that call without TLS are refused in their own language, not led on: a key that was sent in the clear is
    then noticed by whoever looks after the program, and not only by whoever listens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            if request.path_info.startswith("/api/"):
                return problem(HTTPStatus.FORBIDDEN, "NotPermitted", say(IN_THE_CLEAR))
            if request.path_info.startswith("/open311/"):
                form = JSON if request.path_info.endswith(".json") else XML
                return refused([NotPermitted(IN_THE_CLEAR)], form)
        return self.get_response(request)


class RequestMiddleware:
    """Logs the name of the view, never the address: addresses carry receipt codes and search words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if _ID.fullmatch(given) else secrets.token_hex(8)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=number)
        start = time.perf_counter()
        response = self.get_response(request)
        self._tell(request, response, time.perf_counter() - start)
        response["X-Request-ID"] = number
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        match = request.resolver_match
        view = (match.view_name or match._func_path.rsplit(".", 1)[-1]) if match else "none"
        REQUESTS.labels(view, request.method, response.status_code).inc()
        SECONDS.labels(view).observe(seconds)
        if response.status_code >= 500:
            tell = _log.error
        else:
            tell = _log.info
        actor = getattr(request, "actor", None)
        who = {"user": actor.user, "post": actor.post} if actor and actor.user else {}
        tell(
            "answered",
            view=view,
            method=request.method,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
            **who,
        )
