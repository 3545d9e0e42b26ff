"""What stands before every page of somebody signed in: a second factor, one shift, no flood; table by table."""

import time as clock
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from linli.accounts import middleware
from linli.accounts.middleware import OPEN, SEEN, PaceMiddleware, SecondFactorMiddleware, StepUpMiddleware
from linli.kernel.errors import StepUpNeeded, TooMany
from linli.kernel.words import _

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
FRESH = {"signed_in_at": NOW.timestamp()}
CHEN = SimpleNamespace(is_authenticated=True, pk=7)


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(middleware.timezone, "now", lambda: NOW)
    settings.SESSION_COOKIE_AGE, settings.SECOND_FACTOR = 3600, True


class Session(dict):
    session_key = "a-key"


def asked(user=CHEN, *, session=FRESH, view="desk:today", method="get", **headers):
    request = getattr(RequestFactory(), method)("/desk/?tab=a", headers=headers)
    request.user, request.session = user, Session(session)
    request.resolver_match = SimpleNamespace(view_name=view) if view else None
    return request


def answered(request, response=None):
    given = []
    answer = SecondFactorMiddleware(lambda one: given.append(one) or response or HttpResponse("x"))(request)
    assert given == [request]
    return answer


def test_what_somebody_signed_in_sees_is_kept_by_no_cache_unless_the_page_says_otherwise():
    assert "no-store" in answered(asked())["Cache-Control"]
    assert "Cache-Control" not in answered(asked(AnonymousUser()))
    kept = HttpResponse("x", headers={"Cache-Control": "public"})
    assert answered(asked(), kept)["Cache-Control"] == "public"


SECOND_FACTOR = (
    # wanted   who               seen in this session   has one   asks for          is led to
    (True,     CHEN,             False,                 False,    "desk:today",     "/accounts/second-factor/"),
    (True,     CHEN,             False,                 False,    None,             "/accounts/second-factor/"),
    (True,     CHEN,             False,                 True,     "desk:today",     None),
    (True,     CHEN,             True,                  False,    "desk:today",     None),
    (False,    CHEN,             False,                 False,    "desk:today",     None),
    (True,     AnonymousUser(),  False,                 False,    "desk:today",     None),
    *((True,   CHEN,             False,                 False,    view,             None) for view in sorted(OPEN)),
)  # fmt: skip


@pytest.mark.parametrize(("wanted", "user", "seen", "has_one", "view", "led_to"), SECOND_FACTOR)
def test_nobody_works_with_a_password_alone(monkeypatch, settings, wanted, user, seen, has_one, view, led_to):
    settings.SECOND_FACTOR, looked = wanted, []
    monkeypatch.setattr(middleware, "has_second_factor", lambda id: looked.append(id) or has_one)
    request = asked(user, session=FRESH | ({SEEN: True} if seen else {}), view=view)
    answer = SecondFactorMiddleware(HttpResponse).process_view(request, None, (), {})
    assert (answer.url if answer else None) == led_to
    # Looked up once a session, and remembered only where there is one.
    assert looked == ([7] if wanted and user is CHEN and not seen else [])
    assert request.session.get(SEEN) == (True if seen or has_one else None)


SHIFT = ((0, True), (3599, True), (3600, True), (3601, False), (None, False))


@pytest.mark.parametrize(("seconds", "in_still"), SHIFT)
def test_a_session_lasts_one_shift_to_the_second(monkeypatch, seconds, in_still):
    """One that does not say when it began is over."""
    left = []
    monkeypatch.setattr(middleware, "logout", left.append)
    began = {} if seconds is None else {"signed_in_at": (NOW - timedelta(seconds=seconds)).timestamp()}
    request = asked(session=began | {SEEN: True})
    answer = SecondFactorMiddleware(HttpResponse).process_view(request, None, (), {})
    assert (answer.url if answer else None, left) == ((None, []) if in_still else ("/accounts/login/", [request]))
    stranger = asked(AnonymousUser(), session={})
    assert SecondFactorMiddleware(HttpResponse).process_view(stranger, None, (), {}) is None


def test_every_door_hands_on_what_it_lets_through():
    response, request = HttpResponse("x"), asked(AnonymousUser())
    for door in (SecondFactorMiddleware, StepUpMiddleware, PaceMiddleware):
        given = []
        assert door(lambda one, given=given: given.append(one) or response)(request) is response
        assert given == [request]


def page(path):
    return {"Referer": f"http://testserver{path}"}


BACK = (
    # method  part of a page?          came from                            back to
    ("get",   {},                      {},                                  "%2Fdesk%2F%3Ftab%3Da"),
    ("get",   {},                      page("/desk/7/"),                    "%2Fdesk%2F%3Ftab%3Da"),
    ("post",  {},                      page("/desk/7/?tab=b"),              "%2Fdesk%2F7%2F%3Ftab%3Db"),
    ("post",  {},                      {},                                  "%2F"),
    ("post",  {},                      {"Referer": "http://else.org/a/"},   "%2F"),
    ("get",   {"HX-Request": "true"},  page("/desk/7/"),                    "%2Fdesk%2F7%2F"),
    ("post",  {"HX-Request": "true"},  {},                                  "%2F"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "part", "came_from", "back"), BACK)
def test_a_fresh_second_factor_leads_back_to_the_page(method, part, came_from, back):
    request = asked(method=method, **part, **came_from)
    answer = StepUpMiddleware(HttpResponse).process_exception(request, StepUpNeeded())
    way = answer["HX-Redirect"] if part else answer.url
    assert (way, answer.status_code) == (f"/accounts/step-up/?next={back}", 200 if part else 302)
    assert StepUpMiddleware(HttpResponse).process_exception(request, TooMany(_("Too often."))) is None


PACED = (
    # who               view        method   counts
    (AnonymousUser(),   "a:form",   "post",  True),
    (AnonymousUser(),   "a:form",   "get",   False),
    (AnonymousUser(),   "a:other",  "post",  False),
    (AnonymousUser(),   None,       "post",  False),
    (CHEN,              "a:form",   "post",  False),
)  # fmt: skip


@pytest.mark.parametrize(("user", "view", "method", "counts"), PACED)
def test_what_strangers_send_is_counted_by_address_and_hour(monkeypatch, settings, user, view, method, counts):
    settings.PACE, spent = {"a:form": 5}, []
    monkeypatch.setattr(middleware, "spend", lambda key, **how: spent.append((key, how)))
    assert PaceMiddleware(HttpResponse).process_view(asked(user, view=view, method=method), None, (), {}) is None
    how = {"limit": 5, "per": timedelta(hours=1), "at": NOW}
    assert spent == ([("a:form:127.0.0.1", how)] if counts else [])


def test_what_is_too_much_is_answered_with_a_page_that_says_so(monkeypatch, settings):
    settings.PACE, told = {"a:form": 5}, []
    refusal = TooMany(_("Too often."), 60)

    def refuse(key, **how):
        raise refusal

    monkeypatch.setattr(middleware, "spend", refuse)
    monkeypatch.setattr(middleware.refusals, "page", lambda *given: told.append(given) or HttpResponse(status=429))
    request = asked(AnonymousUser(), view="a:form", method="post")
    assert PaceMiddleware(HttpResponse).process_view(request, None, (), {}).status_code == 429
    assert told == [(request, refusal)]


def ago(**time):
    return (NOW - timedelta(**time)).timestamp()


@pytest.mark.parametrize(("seconds", "marked"), [(59, False), (60, True)])
def test_a_page_is_noted_in_the_browser_once_a_minute(settings, seconds, marked):
    settings.IDLE = timedelta(hours=2)
    answer = answered(asked(session={"signed_in_at": ago(seconds=seconds)}))
    assert (settings.SEEN_COOKIE in answer.cookies) is marked


@pytest.mark.parametrize("secure", [True, False])
def test_what_is_noted_no_script_and_no_other_site_gets(settings, secure):
    settings.IDLE = timedelta(hours=2)
    request = asked(session={"signed_in_at": ago(hours=1)})
    request.is_secure = lambda: secure
    noted = answered(request).cookies[settings.SEEN_COOKIE]
    assert (noted["httponly"], noted["samesite"], noted["secure"] or False) == (True, "Lax", secure)


def test_where_nobody_is_sent_away_for_being_idle_nothing_is_noted(settings):
    settings.IDLE = timedelta(0)
    assert not answered(asked(session={"signed_in_at": ago(hours=9)})).cookies
    assert SecondFactorMiddleware(HttpResponse).process_view(asked(session=FRESH | {SEEN: True}), None, (), {}) is None


def seen(settings, monkeypatch, **time):
    """The cookie of a page that was sent then, in a session that began nine hours ago."""
    with monkeypatch.context() as then:
        then.setattr(middleware.timezone, "now", lambda: NOW - timedelta(**time))
        return answered(asked(session={"signed_in_at": ago(hours=9)})).cookies[settings.SEEN_COOKIE].value


IDLE = (
    # began                  a page was sent        is idle
    (timedelta(minutes=60),  None,                  False),
    (timedelta(minutes=61),  None,                  True),
    (timedelta(hours=9),     {"minutes": 60},       False),
    (timedelta(hours=9),     {"minutes": 61},       True),
    (timedelta(minutes=5),   {"hours": 2},          False),
)  # fmt: skip


@pytest.mark.parametrize(("began", "sent", "idle"), IDLE)
def test_who_did_nothing_for_an_hour_signs_in_again(monkeypatch, settings, began, sent, idle):
    settings.IDLE, settings.SESSION_COOKIE_AGE = timedelta(hours=1), 36_000
    left = []
    monkeypatch.setattr(middleware, "logout", left.append)
    request = asked(session={"signed_in_at": (NOW - began).timestamp(), SEEN: True})
    if sent:
        request.COOKIES[settings.SEEN_COOKIE] = seen(settings, monkeypatch, **sent)
    answer = SecondFactorMiddleware(HttpResponse).process_view(request, None, (), {})
    assert (answer is not None, left) == ((True, [request]) if idle else (False, []))


def test_only_what_was_noted_in_this_session_and_this_shift_counts(monkeypatch, settings):
    settings.IDLE = timedelta(hours=1)
    began = {"signed_in_at": ago(hours=9)}
    cookie = seen(settings, monkeypatch, minutes=5)

    def last_seen(cookie, key="a-key", after=0):
        request = asked(session=began)
        request.COOKIES[settings.SEEN_COOKIE], request.session.session_key = cookie, key
        monkeypatch.setattr("django.core.signing.time.time", lambda: time() + after)
        return middleware._last_seen(request)

    time = clock.time
    assert last_seen(cookie) == int(ago(minutes=5))
    assert last_seen(cookie, "another-key") == last_seen("x" + cookie) == began["signed_in_at"]
    assert last_seen(cookie, after=settings.SHIFT.total_seconds() + 9) == began["signed_in_at"]
    assert middleware._last_seen(asked(session={})) == 0
