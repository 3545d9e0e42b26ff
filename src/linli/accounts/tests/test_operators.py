"""What an operator may do to users, and that everybody who listens hears of it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.utils import timezone
from typer.testing import CliRunner

from linli.accounts import registry
from linli.accounts.api import add_user, close_user, connect, forget_old, give_code, open_user, people
from linli.accounts.commands import user as command
from linli.accounts.models import Code, User
from linli.accounts.tests.factories import PASSWORD, make_user, sign_in
from linli.kernel.actor import Actor, Role, UserId
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.organisation.tests.factories import make_district, make_post

pytestmark = pytest.mark.django_db
OPERATOR = Actor(role=Role.OPERATOR, user=UserId(1))
NOW = timezone.now()


@pytest.fixture
def heard(monkeypatch):
    changes = []
    monkeypatch.setattr(registry, "_listeners", {"test": changes.append})
    return changes


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OPERATOR, Role.SYSTEM)])
def test_nobody_else_manages_users(role):
    stranger, user = Actor(role=role, user=UserId(2)), UserId(make_user().pk)
    acts = [
        lambda: add_user("x", "X", actor=stranger, at=NOW),
        lambda: give_code(user, actor=stranger, at=NOW),
        lambda: close_user(user, actor=stranger, at=NOW),
        lambda: open_user(user, actor=stranger, at=NOW),
        lambda: connect(user, "x", actor=stranger, at=NOW),
    ]
    for act in acts:
        with pytest.raises(NotPermitted):
            act()


def test_every_change_is_told(heard):
    user, _code = add_user("chen", "Chen", actor=OPERATOR, at=NOW)
    give_code(user, actor=OPERATOR, at=NOW)
    give_code(user, actor=OPERATOR, at=NOW, forget_factors=True)
    close_user(user, actor=OPERATOR, at=NOW)
    open_user(user, actor=OPERATOR, at=NOW)
    connect(user, "subject-7", actor=OPERATOR, at=NOW)
    told = ["add", "code", "forget-factors", "close", "open", "connect"]
    assert [change.act for change in heard] == [f"accounts.{act}" for act in told]


def test_a_name_is_taken_once(heard):
    add_user("chen", "Chen", actor=OPERATOR, at=NOW)
    with pytest.raises(BadInput) as refusal:
        add_user("chen", "Another Chen", actor=OPERATOR, at=NOW)
    assert (refusal.value.field, len(heard)) == ("username", 1)


def test_a_new_code_ends_password_sessions_and_if_asked_the_lost_factor():
    user = make_user()
    give_code(UserId(user.pk), actor=OPERATOR, at=NOW)
    after = User.objects.get()
    assert (after.check_password(PASSWORD), after.session_round) == (False, 1)
    assert Authenticator.objects.exists()
    give_code(UserId(user.pk), actor=OPERATOR, at=NOW, forget_factors=True)
    assert not Authenticator.objects.exists()


def test_nobody_is_closed_who_is_not_there():
    with pytest.raises(NotFound):
        close_user(UserId(404), actor=OPERATOR, at=NOW)


def test_one_subject_belongs_to_one_user():
    connect(UserId(make_user("chen").pk), "subject-7", actor=OPERATOR, at=NOW)
    with pytest.raises(BadInput):
        connect(UserId(make_user("zhao").pk), "subject-7", actor=OPERATOR, at=NOW)
    assert SocialAccount.objects.get().user.username == "chen"


def test_the_list_pages_by_name_in_one_statement(django_assert_num_queries):
    for name in ("chen", "li", "zhao"):
        make_user(name, factor=name == "chen")
    with django_assert_num_queries(1):
        first = people(limit=2)
    assert [(one.username, one.has_second_factor) for one in first] == [("chen", True), ("li", False)]
    assert [one.username for one in people(after="li")] == ["zhao"]


def test_the_console_adds_gives_codes_closes_and_lists():
    def run(*words: str) -> str:
        result = CliRunner().invoke(command, list(words))
        assert result.exit_code == 0, result.output
        return result.output

    assert "once" in run("add", "chen", "Chen")
    assert "once" in run("code", "chen", "--forget-factors")
    run("close", "chen")
    run("open", "chen")
    run("connect", "chen", "subject-7")
    assert "chen" in run("list")
    assert CliRunner().invoke(command, ["close", "nobody"]).exit_code == 2


def test_old_sessions_and_codes_are_forgotten(client):
    add_user("chen", "Chen", actor=OPERATOR, at=NOW)
    sign_in(client, User.objects.get())
    forget_old(NOW + timedelta(days=1))
    assert (Session.objects.count(), Code.objects.count()) == (0, 1)
    forget_old(NOW + timedelta(days=8))
    assert Code.objects.count() == 0


def test_an_operator_works_on_the_page(client):
    user = make_user("op")
    make_post(Role.OPERATOR, make_district().district, UserId(user.pk))
    sign_in(client, user)
    page = client.post("/accounts/users/", {"username": "chen", "display_name": "Chen"})
    assert "/accounts/begin/" in page.content.decode()
    chen = User.objects.get(username="chen").pk
    assert client.post(f"/accounts/users/{chen}/forget/").status_code == 200
    assert client.post(f"/accounts/users/{chen}/close/").url == "/accounts/users/"
    assert client.post(f"/accounts/users/{chen}/promote/").status_code == 404
    assert "chen" in client.get("/accounts/users/").content.decode()


def test_a_clerk_does_not(client):
    user = make_user("clerk")
    make_post(Role.CLERK, make_district().district, UserId(user.pk))
    sign_in(client, user)
    assert client.get("/accounts/users/").status_code == 403
