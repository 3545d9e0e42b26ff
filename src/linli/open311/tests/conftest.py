"""A district whose catalogue is served, and an application with a key."""

import pytest
from django.test import Client as Browser

from linli.kernel.actor import SYSTEM
from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import District, make_district
from linli.web import clients
from linli.web.clients import Client


@pytest.fixture
def district(db: None) -> District:
    make_catalogue()
    return make_district()


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of an application that may hand in requests; keys themselves are the business of another context."""
    app = Client(1, "城市随手拍", SYSTEM, frozenset({"open311"}))
    reader = Client(2, "只读", SYSTEM, frozenset({"read"}))
    keys = {"good-key": app, "reader-key": reader}
    monkeypatch.setattr(clients, "_keepers", [lambda given, at: keys.get(given)])
    return "good-key"


@pytest.fixture
def browser() -> Browser:
    return Browser(headers={"accept-language": "en"})
