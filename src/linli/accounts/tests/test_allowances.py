"""How often is often enough, for all processes together, without keeping anybody's address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from linli.accounts.actions import allowances
from linli.accounts.api import address_of, forget_allowances, spend
from linli.accounts.models import Allowance, Salt
from linli.accounts.tests.factories import make_user
from linli.kernel.errors import TooMany

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def another_process(monkeypatch):
    monkeypatch.setattr(allowances, "_salts", {})


def test_the_limit_holds_to_the_last_and_opens_with_the_next_window():
    for _ in range(3):
        spend("receipt:192.0.2.7", limit=3, per=HOUR, at=NOON)
    with pytest.raises(TooMany) as refusal:
        spend("receipt:192.0.2.7", limit=3, per=HOUR, at=NOON + timedelta(minutes=20))
    assert refusal.value.retry_after == 40 * 60
    spend("receipt:192.0.2.8", limit=3, per=HOUR, at=NOON)
    spend("receipt:192.0.2.7", limit=3, per=HOUR, at=NOON + HOUR)


def test_it_is_one_statement_and_no_address_is_kept(django_assert_num_queries):
    spend("receipt:192.0.2.7", limit=3, per=HOUR, at=NOON)
    with django_assert_num_queries(1):
        spend("receipt:192.0.2.7", limit=3, per=HOUR, at=NOON)
    assert Allowance.objects.count() == 1
    assert "192" not in Allowance.objects.get().key[:3] or len(Allowance.objects.get().key) == 64


def test_two_processes_share_the_salt_of_the_day(monkeypatch):
    spend("a", limit=1, per=HOUR, at=NOON)
    monkeypatch.setattr(allowances, "_salts", {})
    with pytest.raises(TooMany):
        spend("a", limit=1, per=HOUR, at=NOON)


def test_with_the_day_goes_the_salt_and_every_way_back_to_an_address():
    spend("a", limit=1, per=HOUR, at=NOON)
    forget_allowances(NOON + timedelta(days=2))
    assert (Salt.objects.count(), Allowance.objects.count(), allowances._salts) == (0, 0, {})


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9, 192.0.2.2", "192.0.2.1", "203.0.113.9"),
        (1, "", "192.0.2.1", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1", "unknown"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_an_address_is_believed_only_from_our_own_proxies(settings, proxies, forwarded, remote, address):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)) == address


def test_guessing_a_password_ends_with_a_clear_page(client):
    make_user()
    answers = [client.post("/accounts/login/", {"login": "chen", "password": str(n)}) for n in range(9)]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_guessing_a_second_factor_ends_too(client):
    make_user()
    client.post("/accounts/login/", {"login": "chen", "password": "a long invented password"})
    answers = [client.post("/accounts/second-factor/show/", {"code": f"{n:06}"}).status_code for n in range(11)]
    assert answers == [200] * 10 + [429]
