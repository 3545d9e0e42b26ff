"""Whoever signs in begins somewhere: with the queue, or with the first page that the own post may open."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import make_district

# The page of an auxiliary officer's own shows a file, and there is none here.
OTHERS = (Role.RESIDENT, Role.CLIENT, Role.SYSTEM, Role.AUXILIARY)
STAFF = [role for role in Role if role not in OTHERS]


@pytest.mark.parametrize("role", STAFF)
def test_every_post_has_a_first_page(client: Client, db: None, role: Role) -> None:
    actor = make_district().actor(role)
    make_catalogue()
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    assert client.get("/desk/", follow=True).status_code == 200


def test_a_stranger_has_none(client: Client, db: None) -> None:
    assert client.get("/desk/").status_code == 403
