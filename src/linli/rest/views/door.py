"""Who is let in: a bearer token names the client, its scopes name what it may do."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from ninja.security import HttpBearer

from linli.accounts.api import address_of, spend_write, spend_wrong_key
from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound, NotPermitted, Refusal
from linli.kernel.words import _
from linli.rest.data import Scope
from linli.rest.views import problems
from linli.web.access import PUBLIC, guard
from linli.web.clients import Client, client_of
from linli.web.words import say

_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, UnicodeError)
CLIENTS = "rest.client"


class ClientRequest(HttpRequest):
    """A request of a program that was let in."""

    client: Client
    actor: Actor


class Token(HttpBearer):
    """The token was read at the door; here it is asked whether the client has the scope of this operation."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Client:
        client: Client = request.client  # type: ignore[attr-defined]  # set by `through`, which ran before
        if self.scope not in client.scopes:
            raise NotPermitted(_("This token lacks the scope “{scope}”.", scope=self.scope.value))
        return client


def through(view: Callable[..., HttpResponse], name: str) -> Callable[..., HttpResponse]:
    """A view of the framework with its guard declared, and every way of saying no as a problem document."""
    guarded = guard(name)(view)

    @wraps(guarded)
    def answer(request: HttpRequest, *args: Any, **path: Any) -> HttpResponse:
        try:
            if name != PUBLIC and not _identify(request):
                return _stranger()
            if _has_nul(request):
                raise BadRequest
            return problems.plain(request, guarded(request, *args, **path))
        except Refusal as refusal:
            return problems.from_refusal(refusal)
        except Http404:
            return problems.from_refusal(NotFound())
        except _UNREADABLE:
            return problems.problem(HTTPStatus.BAD_REQUEST, "Http", say(_("This request cannot be read.")))

    return csrf_exempt(answer)


def _count(request: HttpRequest, client: Client | None) -> None:
    """TooMany for an address that guesses keys, and for a program that writes faster than an office can read."""
    now = timezone.now()
    if client is None:
        spend_wrong_key(address_of(request), at=now)
    elif request.method not in ("GET", "HEAD", "OPTIONS"):
        spend_write(client.id, at=now)


def _identify(request: HttpRequest) -> bool:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return False
    client = client_of(token, at=timezone.now())
    _count(request, client)
    if client is None:
        return False
    request.client, request.actor = client, client.actor  # type: ignore[attr-defined]
    return True


def _has_nul(request: HttpRequest) -> bool:
    """No database can look for it."""
    return "\0" in request.path_info or any("\0" in value for values in request.GET.lists() for value in values[1])


def _stranger() -> HttpResponse:
    said = say(_("Send the token of a client that was let in: “Authorization: Bearer …”."))
    response = problems.problem(HTTPStatus.UNAUTHORIZED, "NoToken", said)
    response["WWW-Authenticate"] = 'Bearer realm="Linli"'
    return response
