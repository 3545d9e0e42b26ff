"""Whoever signs in begins somewhere: with the queue, or with the first page that the own post may open."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.data import AT_WORK, STAGES, State
from linli.matters.tests.factories import at_state, fresh, make_catalogue
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


@pytest.mark.parametrize(("state", "key", "words"), [
    (State.OBJECTED, "back", "objected to"), (State.CHECKED, "answer", "to be answered"),
    (State.REVIEWING, "review", "under review"),
])  # fmt: skip
def test_what_a_unit_holds_is_counted_where_it_stands(client: Client, db: None, state: State, key: str, words: str):
    district = make_district()
    make_catalogue()
    held = fresh(at_state(district, state))
    actor = district.actor(Role.LEAD, held.holder_unit_id)
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    tile = f'href="/desk/queue/?scope=unit&amp;state={key}"><b>1</b>{words}'
    assert tile in client.get("/desk/", headers={"accept-language": "en"}).text
    assert str(held.number) in client.get(f"/desk/queue/?scope=unit&state={key}").text


def test_the_stages_of_a_queue_are_all_of_its_work() -> None:
    assert sorted(state for states in STAGES.values() for state in states) == sorted(AT_WORK)
