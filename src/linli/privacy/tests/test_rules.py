"""Each side of each threshold of the vault's own rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from linli.kernel.actor import Role
from linli.privacy.data import Purpose
from linli.privacy.rules import CAPS, cap_of, hour_of, is_over, month_of, needs_step_up, shift_of
from linli.privacy.tests.factories import NOON, a_clerk

WUHAN = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("hour", "minute", "begins"),
    [(5, 59, (20, 18)), (6, 0, (21, 6)), (17, 59, (21, 6)), (18, 0, (21, 18)), (23, 59, (21, 18)), (0, 0, (20, 18))],
)
def test_a_shift_begins_at_six_and_at_eighteen(hour: int, minute: int, begins: tuple[int, int]) -> None:
    at = datetime(2026, 11, 21, hour, minute, 30, 5, tzinfo=WUHAN)
    day, opens = begins
    assert shift_of(at.astimezone(UTC), WUHAN) == datetime(2026, 11, day, opens, tzinfo=WUHAN)


@pytest.mark.parametrize(("minute", "hour"), [(0, 4), (59, 4)])
def test_an_hour_is_the_clocks_hour(minute: int, hour: int) -> None:
    assert hour_of(NOON.replace(minute=minute, second=59, microsecond=9)) == NOON.replace(hour=hour)


@pytest.mark.parametrize(
    ("today", "over"), [(date(2026, 11, 30), False), (date(2026, 12, 31), False), (date(2027, 1, 1), True)]
)
def test_a_month_is_over_on_the_first_of_the_next(today: date, over: bool) -> None:
    assert is_over(month_of(date(2026, 12, 1)), today) is over


@pytest.mark.parametrize(
    ("purpose", "seconds", "needed"),
    [
        (Purpose.CONTACT, 0, False),
        (Purpose.CONTACT, 900, False),
        (Purpose.CONTACT, 901, True),
        (Purpose.CONTACT, -1, True),
        (Purpose.CONTACT, None, True),
        (Purpose.HANDLING, None, False),
    ],
)
def test_contact_needs_the_second_factor_of_the_last_quarter_hour(
    purpose: Purpose, seconds: int | None, needed: bool
) -> None:
    shown = NOON - timedelta(seconds=seconds) if seconds is not None else None
    assert needs_step_up(purpose, a_clerk(stepped_up_at=shown), NOON) is needed


def test_whoever_opens_something_in_his_work_has_a_cap_and_nobody_else() -> None:
    assert {role for role in Role if cap_of(role).hour} == set(CAPS)
    assert all(cap.hour < cap.shift <= 12 * cap.hour for cap in CAPS.values())
    assert {Role.RESIDENT, Role.SYSTEM, Role.CLIENT, Role.OPERATOR}.isdisjoint(CAPS)
