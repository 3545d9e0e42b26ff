"""Chen sees where she is signed in, and ends what is not hers; who leaves a desk is signed out."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from linli.accounts.actions.tidying import forget_old
from linli.accounts.api import end_sessions
from linli.accounts.data import Device
from linli.accounts.models import SignIn, User
from linli.accounts.queries import own_sign_ins
from linli.accounts.rules import browser_of, device_of
from linli.accounts.tests.factories import PASSWORD, make_user, sign_in
from linli.kernel.actor import UserId

pytestmark = pytest.mark.django_db
PAGE, INSIDE = "/accounts/sessions/", "/accounts/second-factor/"


@pytest.fixture
def chen() -> User:
    return make_user()


def inside(user: User, *, stepped_up_at: datetime | None = None) -> Client:
    client = Client(headers={"accept-language": "en"})
    sign_in(client, user, stepped_up_at=stepped_up_at)
    return client


def is_in(client: Client) -> bool:
    return client.get(INSIDE).status_code == 200


def end(client: Client, what: object) -> int:
    return client.post(PAGE, {"end": str(what)}).status_code


@pytest.mark.parametrize(
    ("agent", "device", "browser"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", Device.COMPUTER, "Edge"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", Device.COMPUTER, "Firefox"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Mobile/15E148 Safari/604.1", Device.PHONE, "Safari"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile MicroMessenger/8.0", Device.PHONE, "WeChat"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Safari/537.36", Device.TABLET, "Chrome"),
        ("curl/8.5", Device.OTHER, ""),
        ("", Device.OTHER, ""),
    ],
)
def test_of_a_browser_only_its_kind_is_kept(agent: str, device: Device, browser: str) -> None:
    assert (device_of(agent), browser_of(agent)) == (device, browser)


def test_the_list_says_which_one_this_is_and_costs_one_statement(chen: User, django_assert_num_queries) -> None:
    here, _elsewhere = inside(chen), inside(chen)
    inside(make_user("lan"))
    html = here.get(PAGE).content.decode()
    assert html.count("this session") == 1 and html.count('name="end"') == 2
    with django_assert_num_queries(1):
        assert len(own_sign_ins(UserId(chen.pk), this=None, at=timezone.now())) == 2


def test_another_session_is_ended_and_this_one_stays(chen: User) -> None:
    here, elsewhere = inside(chen), inside(chen)
    assert end(here, elsewhere.session["sign_in"]) == 302
    assert is_in(here) and not is_in(elsewhere)
    assert SignIn.objects.count() == 1


def test_all_others_are_ended_at_once(chen: User) -> None:
    here, others, lan = inside(chen), [inside(chen), inside(chen)], inside(make_user("lan"))
    assert end(here, "others") == 302
    assert is_in(here) and is_in(lan) and not any(map(is_in, others))


@pytest.mark.parametrize("what", ["", "x", "9" * 30, "²"])
def test_what_is_no_session_of_one_s_own_ends_nothing(chen: User, what: str) -> None:
    here, lan = inside(chen), inside(make_user("lan"))
    assert end(here, lan.session["sign_in"]) == end(here, what) == 404
    assert is_in(lan)


def test_who_found_a_screen_open_cannot_lock_its_owner_out(chen: User) -> None:
    thief, owner = inside(chen, stepped_up_at=timezone.now() - timedelta(minutes=16)), inside(chen)
    answer = thief.post(PAGE, {"end": "others"})
    assert answer.status_code == 302 and "/accounts/step-up/" in answer["Location"]
    assert is_in(owner)


def test_signing_out_and_time_take_the_line_away(chen: User) -> None:
    here = inside(chen)
    inside(chen)
    here.post("/accounts/logout/")
    assert SignIn.objects.count() == 1
    forget_old(timezone.now() + timedelta(hours=13))
    assert not SignIn.objects.exists() and not Session.objects.exists()


def test_sessions_that_have_ended_otherwise_are_not_listed(chen: User) -> None:
    inside(chen)
    end_sessions(UserId(chen.pk))
    here = inside(User.objects.get(pk=chen.pk))
    assert here.get(PAGE).content.decode().count("<tr>") == 2  # the head, and this session


def test_a_new_password_ends_the_others_and_keeps_the_line_of_this_one(chen: User) -> None:
    here, elsewhere = inside(chen), inside(chen)
    new = {"oldpassword": PASSWORD, "password1": "quite another secret", "password2": "quite another secret"}
    here.post("/accounts/password/", new)
    assert is_in(here) and not is_in(elsewhere)
    [row] = SignIn.objects.all()
    assert row.session_key == here.session.session_key and "this session" in here.get(PAGE).content.decode()


def idle_for(client: Client, minutes: int) -> None:
    """As if this session had begun so long ago."""
    session = client.session
    session["signed_in_at"] = int((timezone.now() - timedelta(minutes=minutes)).timestamp())
    session.save()


@pytest.mark.parametrize(("minutes", "is_open"), [(119, True), (121, False)])
def test_who_leaves_a_desk_for_two_hours_signs_in_again(chen: User, minutes: int, is_open: bool) -> None:
    client = inside(chen)
    idle_for(client, minutes)
    assert is_in(client) is is_open


def test_who_works_on_stays_and_reading_writes_nothing(chen: User, django_assert_max_num_queries) -> None:
    client = inside(chen)
    idle_for(client, 100)
    assert is_in(client) and client.cookies["seen"]["httponly"]
    idle_for(client, 200)
    assert is_in(client)


def test_the_cookie_of_another_session_helps_nobody(chen: User) -> None:
    busy, left = inside(chen), inside(chen)
    idle_for(busy, 100)
    busy.get(INSIDE)
    idle_for(left, 121)
    left.cookies["seen"] = busy.cookies["seen"].value
    assert not is_in(left)


def test_an_office_may_count_the_shift_alone(chen: User, settings) -> None:
    settings.IDLE = timedelta(0)
    client = inside(chen)
    idle_for(client, 600)
    assert is_in(client) and "seen" not in client.cookies
