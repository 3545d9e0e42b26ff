"""Requests: asked for, handed in, followed by token; and what has changed."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from linli.accounts.api import address_of, spend_write, spend_wrong_key
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import _
from linli.matters.data import PublicMatter
from linli.open311 import actions, forms, queries
from linli.open311.data import Search
from linli.open311.engine import moments
from linli.open311.engine.document import Value
from linli.open311.views.answers import extended, resource
from linli.web.clients import Client, client_of
from linli.web.words import say

SCOPE = "open311"


@resource("service_requests", "GET", "POST")
def requests(request: HttpRequest) -> Value:
    return _submit(request) if request.method == "POST" else _search(request)


@resource("service_requests", "GET")
def one_request(request: HttpRequest, number: str) -> Value:
    rows = queries.search(Search(ids=(number,)))
    if not rows:
        raise NotFound(_("There is no request with the id “{number}”.", number=number))
    return [record(row) for row in rows]


@resource("service_requests", "GET")
def token(request: HttpRequest, token: str) -> Value:
    return [{"service_request_id": queries.number_behind(token), "token": token}]


@resource("service_request_updates", "GET")
def updates(request: HttpRequest) -> Value:
    """An extension: the latest change of each request, found by when it changed."""
    if not extended(request):
        raise NotFound
    wanted = forms.read_updates(request.GET, now=timezone.now())
    return [_update(row) for row in queries.search(wanted)]


def _search(request: HttpRequest) -> Value:
    wanted = forms.read_search(request.GET, now=timezone.now(), extended=extended(request))
    return [record(row) for row in queries.search(wanted)]


def _submit(request: HttpRequest) -> Value:
    client = _client(request)
    submission = forms.read_submission(request.POST)
    photos = request.FILES.getlist("media[]") if extended(request) else []
    submitted = actions.submit(
        submission, photos=photos, language=get_language() or "", actor=client.actor, at=timezone.now()
    )
    name = "token" if submitted.token else "service_request_id"
    return [{name: submitted.token or submitted.number, "service_notice": say(submitted.notice), "account_id": None}]


def _client(request: HttpRequest) -> Client:
    """The program that sends; it is asked for before anything it sent is looked at."""
    key, now = request.POST.get("api_key", ""), timezone.now()
    client = client_of(key, at=now)
    if client is None and key:
        spend_wrong_key(address_of(request), at=now)
    if client is None or SCOPE not in client.scopes:
        raise NotPermitted(_("api_key: this key is missing, unknown, or not for handing in requests."))
    spend_write(client.id, at=now)
    return client


def record(row: PublicMatter) -> Value:
    """One row of the public projection in the words of GeoReport. What is not public is null, never guessed."""
    language, zone = get_language() or "", timezone.get_current_timezone()
    return {
        "service_request_id": row.number,
        "status": "open" if row.open else "closed",
        "status_notes": row.reply or None,
        "service_name": row.title.said_in(language),
        "service_code": row.category,
        "description": row.text or None,
        "agency_responsible": row.unit_name.said_in(language) or None,
        "service_notice": None,
        "requested_datetime": moments.write(row.raised_at, zone),
        "updated_datetime": moments.write(row.updated_at, zone),
        "expected_datetime": moments.write(row.due_at, zone),
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": row.lat,
        "long": row.lon,
        "media_url": None,
    }


def _update(row: PublicMatter) -> Value:
    return {
        "update_id": f"{row.number}-{int(row.updated_at.timestamp())}",
        "service_request_id": row.number,
        "status": "open" if row.open else "closed",
        "updated_datetime": moments.write(row.updated_at, timezone.get_current_timezone()),
        "description": row.reply or None,
        "media_url": None,
    }
