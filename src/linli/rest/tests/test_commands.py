"""An operator lets programs in and sends them away."""

import re

import pytest
from django.utils import timezone
from typer.testing import CliRunner

from linli.organisation.tests.factories import make_district
from linli.rest.commands import client
from linli.rest.queries import client_of

pytestmark = pytest.mark.django_db
run = CliRunner().invoke


def test_a_client_is_added_shown_and_ended() -> None:
    said = run(client, ["add", "city-app", "--scope", "read", "--scope", "open311"]).output
    key = re.findall(r"[2-9A-Z]{9}-[2-9A-Z]{9}-[2-9A-Z]{9}", said)[0]
    found = client_of(key, timezone.now())
    assert found is not None and found.scopes == {"read", "open311"}
    assert "city-app" in run(client, ["list"]).output
    assert run(client, ["end", "city-app"]).exit_code == 0
    assert client_of(key, timezone.now()) is None


def test_a_unit_s_own_system_acts_in_its_role() -> None:
    make_district()
    said = run(client, ["add", "roads", "--scope", "act", "--unit", "D-ROADS", "--role", "handler"]).output
    key = re.findall(r"[2-9A-Z]{9}-[2-9A-Z]{9}-[2-9A-Z]{9}", said)[0]
    found = client_of(key, timezone.now())
    assert found is not None and found.actor.role == "handler" and found.actor.units


@pytest.mark.parametrize(
    "wrong",
    [
        ["Bad Name", "--scope", "read"],
        ["a-b", "--scope", "everything"],
        ["a-b", "--scope", "act", "--unit", "X"],
        ["a-b", "--scope", "act", "--role", "king"],
    ],
)
def test_what_cannot_be_is_refused(wrong: list[str]) -> None:
    assert run(client, ["add", *wrong]).exit_code == 2
