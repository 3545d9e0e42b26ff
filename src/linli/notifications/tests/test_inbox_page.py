"""Wang reads what her post was told."""

import pytest
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications import registry
from linli.notifications.api import register_template, tell, unread
from linli.organisation.tests.factories import make_district, make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang(client, monkeypatch):
    monkeypatch.setattr(registry, "_templates", {})
    register_template("late", subject=_("Matter {number} is late"), body=_("Look at it."), leads_to="no:such-page")
    user = make_user("wang")
    post = make_post(Role.CLERK, make_district().district, user)
    sign_in(client, user)
    return post


def tell_wang(post, times: int) -> None:
    for number in range(times):
        tell("late", post=post, subject=Subject("matter", number), ids={"number": number}, at=timezone.now())


def test_she_pages_through_her_notices(client, wang):
    tell_wang(wang, 25)
    first = client.get("/notices/").content.decode()
    assert "Matter 24 is late" in first and "Matter 4 is late" not in first
    older = first.split("?after=")[1].split('"')[0]
    assert "Matter 4 is late" in client.get(f"/notices/?after={older}").content.decode()


def test_reading_all_empties_the_bell(client, wang):
    tell_wang(wang, 2)
    assert client.post("/notices/read/").url == "/notices/"
    assert unread(wang) == 0


@pytest.mark.parametrize("after", ["x", "-1", "٣", "9" * 40])
def test_a_broken_page_number_shows_the_first_page(client, wang, after):
    assert client.get("/notices/", {"after": after}).status_code == 200


def test_the_public_has_no_inbox(client, db):
    assert client.get("/notices/").status_code == 403
    assert client.post("/notices/read/").status_code == 403


def test_the_page_asks_the_database_as_often_for_many_as_for_few(client, wang, django_assert_max_num_queries):
    tell_wang(wang, 25)
    client.get("/notices/")
    with django_assert_max_num_queries(6):
        client.get("/notices/")
