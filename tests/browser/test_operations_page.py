"""The operator's page in real Chromium."""

import pytest
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.organisation.tests.factories import make_district
from tests.browser.judge import LOOKS, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_an_operator_looks_after_the_machine(visit, client: Client, look):
    sign_in(client, make_district().actor(Role.OPERATOR).user)
    page = visit("/operations/", look, cookies={"sessionid": client.cookies["sessionid"].value})
    assert_accessible(page, "operations")
    assert page.locator(".badge").count() >= 7
