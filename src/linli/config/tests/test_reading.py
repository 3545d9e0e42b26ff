"""Looking changes nothing: a page that is only read takes no pen, so that readers never wait for a writer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.organisation.tests.factories import make_district, make_post, make_user

pytestmark = pytest.mark.django_db
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|SAVEPOINT|BEGIN)", re.IGNORECASE)
MAY_WRITE = {
    "accounts/login/": "a fresh token",
    "accounts/second-factor/app/activate/": "draws a seed into the session",
    "accounts/second-factor/keys/add/": "draws a challenge into the session",
    "accounts/second-factor/keys/reauthenticate/": "draws a challenge into the session",
    "accounts/second-factor/keys/login/": "draws a challenge into the session",
}
"""What has to remember something between this page and the next."""


def plain_addresses(resolver: URLResolver, before: str = "") -> list[str]:
    """Every address without a gap in it."""
    found = []
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).replace("^", "").replace("$", "").replace("\\Z", "")
        if isinstance(pattern, URLPattern):
            found.append(address)
        else:
            found += plain_addresses(pattern, address)
    return [address for address in found if not set(address) & set("<(\\")]


ADDRESSES = sorted(set(plain_addresses(get_resolver())) - set(MAY_WRITE))


def writes_of(client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get("/" + address)
    return [query["sql"][:120] for query in seen if WRITES.match(query["sql"])]


def test_strangers_read_without_writing(client):
    assert {address: found for address in ADDRESSES if (found := writes_of(client, address))} == {}


@pytest.mark.parametrize("role", [Role.CLERK, Role.OPERATOR])
def test_staff_read_without_writing(client, role):
    user = make_user("chen")
    make_post(role, make_district().district, user)
    sign_in(client, user)
    client.get("/")
    assert {address: found for address in ADDRESSES if (found := writes_of(client, address))} == {}
