from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor
from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import District, make_district


@pytest.fixture
def district(db: None) -> District:
    made = make_district()
    make_catalogue()
    return made


@pytest.fixture
def sign_in_as(client: Client) -> Callable[[Actor], Client]:
    """The test client, signed in as the person behind this actor."""

    def enter(actor: Actor) -> Client:
        sign_in(client, get_user_model().objects.get(pk=actor.user))
        return client

    return enter
