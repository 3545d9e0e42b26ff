"""A roll is taken over, and the file of an officer walked, in real Chromium."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions.takeover import taking
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.tests.factories import make_bureau
from linli.auxiliaries.tests.test_takeover import Office, csv, row, worked
from tests.browser.judge import PHONE, Look, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = ("", "correct/", "transfer/", "paper/", "contract/", "permit/", "ask-above/", "leaving/")


@pytest.mark.parametrize("look", [PHONE, Look("en", 1280)], ids=str)
def test_from_the_table_to_the_file(visit, look) -> None:
    office = Office(make_bureau())
    client = Client()
    sign_in(client, get_user_model().objects.get(pk=office.hr.user))
    cookies = {"sessionid": client.cookies["sessionid"].value}

    def walked(path: str, name: str) -> None:
        assert_accessible(visit(f"/auxiliaries/{path}", look, cookies=cookies), name)

    read = office.read(csv([row(1), row(2)]))
    tried = office.checked(csv([row(1), row(2, 身份证号="4.20106E+17"), row(3)]))
    for path, name in (("", "all"), ("new/", "upload"), (f"{read}/columns/", "columns"), (f"{tried}/", "tried")):
        walked(f"takeover/{path}", f"takeover-{name}")
    taking.start(tried, actor=office.hr, at=timezone.now())
    walked(f"takeover/{tried}/", "takeover-running")
    worked()
    walked(f"takeover/{tried}/", "takeover-done")
    walked("takeover/ready/", "takeover-ready")
    one = AuxiliaryOfficer.objects.order_by("number")[0].pk
    for path in FILE:
        walked(f"officers/{one}/{path}", f"officer-{path.strip('/') or 'file'}")
