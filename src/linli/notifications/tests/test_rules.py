"""When a telephone may ring, and whom a signature convinces."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from linli.notifications.engine.signing import TOLERANCE, is_genuine, sign
from linli.notifications.rules import rest_ends

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT, NAP, NEVER = (time(21), time(8)), (time(12), time(14)), (time(0), time(0))


def on_day(clock: str, day: int = 20) -> datetime:
    return datetime.combine(datetime(2026, 11, day), time.fromisoformat(clock), SHANGHAI)


@pytest.mark.parametrize(
    ("hours", "now", "morning"),
    [
        (NIGHT, "20:59:59", None),
        (NIGHT, "21:00", on_day("08:00", 21)),
        (NIGHT, "23:59", on_day("08:00", 21)),
        (NIGHT, "00:00", on_day("08:00")),
        (NIGHT, "07:59:59", on_day("08:00")),
        (NIGHT, "08:00", None),
        (NAP, "11:59", None),
        (NAP, "12:00", on_day("14:00")),
        (NAP, "14:00", None),
        (NEVER, "00:00", None),
        (NEVER, "03:00", None),
    ],
)
def test_quiet_hours(hours, now, morning):
    assert rest_ends(on_day(now), *hours) == morning


def test_the_right_secret_and_a_fresh_message_convince():
    assert is_genuine("secret", b"{}", sign("secret", b"{}", 1000), now=1000 + TOLERANCE)


@pytest.mark.parametrize(
    ("secret", "body", "header", "now"),
    [
        ("other", b"{}", sign("secret", b"{}", 1000), 1000),
        ("secret", b"{ }", sign("secret", b"{}", 1000), 1000),
        ("secret", b"{}", sign("secret", b"{}", 1000), 1000 + TOLERANCE + 1),
        ("secret", b"{}", sign("secret", b"{}", 1000), 1000 - TOLERANCE - 1),
        ("secret", b"{}", sign("secret", b"{}", 1000).replace("t=1000", "t=1001"), 1000),
        ("secret", b"{}", "", 1000),
        ("secret", b"{}", "t=1000,v1=", 1000),
    ],
)
def test_nothing_else_does(secret, body, header, now):
    assert not is_genuine(secret, body, header, now)


def test_a_day_has_one_morning():
    assert rest_ends(on_day("23:00"), *NIGHT) - on_day("23:00") == timedelta(hours=9)
