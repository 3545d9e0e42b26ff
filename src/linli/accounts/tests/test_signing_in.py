"""Chen signs in with a password and a second factor; nobody gets further with less."""

import re
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from django.test import Client
from django.utils import timezone

from linli.accounts.api import add_user, begin, end_sessions
from linli.accounts.models import User
from linli.accounts.tests.factories import PASSWORD, SEED, app_shows, make_user, sign_in
from linli.kernel.actor import SYSTEM
from linli.kernel.errors import BadInput

pytestmark = pytest.mark.django_db
LOGIN, SHOW, INDEX, HOME = "/accounts/login/", "/accounts/second-factor/show/", "/accounts/second-factor/", "/desk/"


def give_password(client, username="chen", password=PASSWORD):
    return client.post(LOGIN, {"login": username, "password": password})


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_password_and_code_open_the_desk(client):
    make_user()
    assert give_password(client).url == SHOW
    assert not is_in(client)
    assert client.post(SHOW, {"code": app_shows()}).url == HOME
    assert is_in(client)


def test_a_wrong_password_says_nothing_about_whether_the_name_exists(client):
    make_user()
    known = give_password(client, password="wrong")
    unknown = give_password(client, "nobody", "wrong")
    assert known.status_code == unknown.status_code == 200
    errors = [answer.context["form"].errors for answer in (known, unknown)]
    assert errors[0] == errors[1] != {}


def test_a_wrong_code_opens_nothing(client):
    make_user()
    give_password(client)
    client.post(SHOW, {"code": "000000"})
    assert not is_in(client)


def test_a_code_works_once(client, django_user_model):
    make_user()
    code = app_shows()
    give_password(client)
    client.post(SHOW, {"code": code})
    client.post("/accounts/logout/")
    give_password(client)
    assert client.post(SHOW, {"code": code}).status_code == 200
    assert not is_in(client)


def test_a_password_alone_opens_only_the_pages_where_one_sets_up_the_second_factor(client):
    make_user(factor=False)
    give_password(client)
    assert is_in(client)
    for path in ("/accounts/users/", "/accounts/step-up/", "/"):
        assert client.get(path).url == INDEX
    assert client.get(INDEX).status_code == 200


def test_a_demo_may_do_without(client, settings):
    settings.SECOND_FACTOR = False
    make_user(factor=False)
    give_password(client)
    assert client.get("/").status_code == 200


def test_somebody_new_chooses_a_password_and_sets_up_the_app(client):
    _user, code = add_user("chen", "Chen", actor=SYSTEM, at=timezone.now())
    answer = client.post("/accounts/begin/", {"username": "chen", "code": code, "password": PASSWORD})
    assert answer.url == INDEX
    page = client.get("/accounts/second-factor/app/activate/")
    session = client.session
    session["mfa.totp.secret"] = SEED
    session.save()
    assert page.status_code == 200
    answer = client.post("/accounts/second-factor/app/activate/", {"code": app_shows()})
    assert answer.url == "/accounts/second-factor/codes/"
    assert client.get("/").status_code == 200


def test_a_code_from_the_operator_works_once_and_not_for_ever():
    now = timezone.now()
    _user, code = add_user("chen", "Chen", actor=SYSTEM, at=now)
    with pytest.raises(BadInput):
        begin("chen", code, PASSWORD, at=now + timedelta(days=7))
    with pytest.raises(BadInput):
        begin("chen", "not the code", PASSWORD, at=now)
    begin("chen", code.lower().replace("-", " "), PASSWORD, at=now)
    with pytest.raises(BadInput):
        begin("chen", code, PASSWORD, at=now)


def test_a_weak_first_password_is_refused_and_the_code_is_kept(client):
    _user, code = add_user("chen", "Chen", actor=SYSTEM, at=timezone.now())
    answer = client.post("/accounts/begin/", {"username": "chen", "code": code, "password": "short"})
    assert "password" in answer.context["form"].errors
    assert begin("chen", code, PASSWORD, at=timezone.now()).username == "chen"


def test_sessions_end_when_a_right_changes(client):
    user = make_user()
    sign_in(client, user)
    assert client.get("/accounts/step-up/").url != LOGIN
    end_sessions(user.pk)
    client.get("/accounts/step-up/")
    assert not is_in(client)


def test_the_seed_of_the_app_is_not_readable_in_the_database():
    make_user()
    assert SEED not in str(Authenticator.objects.values_list("data", flat=True))


def has_just_shown_who_that_is(client):
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(User.objects.get().pk)
    session.save()


def test_recovery_codes_are_shown_once_and_kept_as_hashes(client):
    sign_in(client, make_user())
    has_just_shown_who_that_is(client)
    address = "/accounts/second-factor/codes/"
    shown = re.findall(r"<li>(\d{8})</li>", client.get(address).text)
    kept = Authenticator.objects.get(type="recovery_codes")
    assert len(shown) == 10 and set(kept.data) == {"migrated_codes", "viewed_at"}
    assert not any(code in client.get(address).text for code in shown)
    codes = kept.wrap()
    assert all(code.startswith("hashed:") for code in codes.get_unused_codes())
    assert codes.validate_code(shown[3]) and not codes.validate_code(shown[3])
    assert not codes.validate_code("00000000") and not codes.validate_code(shown[4][:6])
    assert len(codes.get_unused_codes()) == 9


def test_the_last_second_factor_cannot_be_taken_off(client):
    sign_in(client, make_user())
    has_just_shown_who_that_is(client)
    answer = client.post("/accounts/second-factor/app/deactivate/")
    assert (answer.status_code, Authenticator.objects.filter(type="totp").count()) == (200, 1)


def test_stepping_up_is_kept_with_its_moment(client):
    sign_in(client, make_user(), stepped_up_at=timezone.now() - timedelta(hours=2))
    way = client.get("/accounts/step-up/?next=/help/")
    assert way.url == "/accounts/second-factor/again/?next=%2Fhelp%2F"
    assert client.post(way.url, {"code": app_shows(), "next": "/help/"}).url == "/help/"
    moment = datetime.fromisoformat(client.session["stepped_up_at"])
    assert timezone.now() - moment < timedelta(seconds=20)


def test_stepping_up_leads_nowhere_else(client):
    sign_in(client, make_user())
    assert client.get("/accounts/step-up/?next=https://example.org/").url.endswith("?next=%2F")


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "3rdparty/", "social/signup/", "login/code/"])
def test_nobody_signs_up_and_nobody_resets_by_mail(client, path):
    assert client.get("/accounts/" + path).status_code == 404


def test_a_closed_user_does_not_come_in(client):
    user = make_user()
    User.objects.filter(pk=user.pk).update(is_active=False)
    give_password(client)
    assert not is_in(client)


def test_signing_out_ends_the_session_and_empties_the_browser_s_cache(client):
    sign_in(client, make_user())
    answer = client.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not is_in(client)


@pytest.mark.parametrize(("hours", "in_still"), [(11, True), (13, False)])
def test_a_session_lasts_one_shift_however_busy_it_is(client, settings, hours, in_still):
    settings.IDLE = timedelta(0)
    sign_in(client, make_user())
    session = client.session
    session["signed_in_at"] = int((timezone.now() - timedelta(hours=hours)).timestamp())
    session.save()
    client.get("/accounts/second-factor/")
    assert is_in(client) is in_still


def test_a_password_counts_as_it_was_typed(client):
    _, code = add_user("wang", "Wang", actor=SYSTEM, at=timezone.now())
    padded = "  a phrase with spaces  "
    assert client.post("/accounts/begin/", {"username": "wang", "code": code, "password": padded}).status_code == 302
    assert User.objects.get(username="wang").check_password(padded)


def test_a_password_like_one_s_own_name_is_refused(client):
    _, code = add_user("wangxiaoming88", "Wang", actor=SYSTEM, at=timezone.now())
    given = {"username": "wangxiaoming88", "code": code, "password": "wangxiaoming888"}
    assert client.post("/accounts/begin/", given).status_code == 400


def test_a_second_factor_that_goes_ends_the_sessions_elsewhere(client, rf):
    user, elsewhere = make_user(), Client()
    sign_in(client, user)
    sign_in(elsewhere, user)
    request = rf.get("/")
    request.session, request.user = client.session, user
    authenticator_removed.send(sender=Authenticator, request=request, user=user, authenticator=None)
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key
    assert client.get(INDEX).status_code == 200
    assert elsewhere.get(INDEX).status_code == 302
