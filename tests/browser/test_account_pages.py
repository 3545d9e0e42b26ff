"""Staff pages of signing in, in real Chromium: seen by four looks, and a passkey that really signs."""

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User
from linli.accounts.tests.factories import PASSWORD, make_user, sign_in
from linli.kernel.actor import Role, UserId
from linli.notifications.models import Notice
from linli.organisation.tests.factories import make_district, make_post
from tests.browser.judge import LOOKS, Look, assert_accessible, follow

DESK = Look("en", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN = {"login": "/accounts/login/", "begin": "/accounts/begin/", "not-connected": "/accounts/not-connected/"}
INSIDE = {
    "second-factor": "/accounts/second-factor/",
    "keys": "/accounts/second-factor/keys/",
    "again": "/accounts/second-factor/again/",
    "sessions": "/accounts/sessions/",
    "sign-out": "/accounts/logout/",
    "reauthenticate": "/accounts/reauthenticate/?next=/accounts/second-factor/codes/generate/",
    "password": "/accounts/password/",
}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_who_is_outside_sees_clear_pages(visit, look):
    for name, path in OPEN.items():
        assert_accessible(visit(path, look), f"account-{name}")


def test_a_wrong_password_is_said_clearly(visit):
    page = visit("/accounts/login/")
    page.locator("[name=login]").fill("chen")
    page.locator("[name=password]").fill("wrong")
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "account-login-after")
    assert page.locator(".errorlist, .notice.bad").count() > 0


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_who_is_inside_sees_clear_pages(visit, client: Client, sign_in_cookies, look):
    cookies = sign_in_cookies(make_user())
    for name, path in INSIDE.items():
        assert_accessible(visit(path, look, cookies=cookies), f"account-{name}")


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_an_operator_and_her_inbox(visit, sign_in_cookies, look):
    user = make_user("op")
    post = make_post(Role.OPERATOR, make_district().district, UserId(user.pk))
    Notice.objects.create(post=post, template="something.older", at=timezone.now())
    cookies = sign_in_cookies(user)
    assert_accessible(visit("/notices/", look, cookies=cookies), "notices")
    page = visit("/accounts/users/", look, cookies=cookies)
    assert_accessible(page, "users")
    page.locator("[name=username]").fill("chen")
    page.locator("[name=display_name]").fill("Chen")
    follow(page, page.locator("form.card button").last)
    assert_accessible(page, "users-code")


@pytest.fixture
def sign_in_cookies(client: Client):
    def cookies(user: User) -> dict[str, str]:
        sign_in(client, user)
        return {"sessionid": client.cookies["sessionid"].value}

    return cookies


def test_a_passkey_is_added_and_then_signs_in_alone(visit, live_server):
    make_user(factor=False)
    page = visit("/accounts/login/", DESK)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "isUserVerified": True}})
    page.locator("[name=login]").fill("chen")
    page.locator("[name=password]").fill(PASSWORD)
    follow(page, page.locator("form.card button").first)
    page.goto(f"{live_server.url}/accounts/second-factor/keys/add/")
    page.locator("[name=password]").fill(PASSWORD)
    follow(page, page.locator("form.card button").first)
    assert_accessible(page, "account-add-key")
    page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/second-factor/codes/")
    assert_accessible(page, "account-codes")
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/desk/")
