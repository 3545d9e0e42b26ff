"""How long keys live, how much one post may open, and when the second factor must be fresh. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from linli.kernel.actor import Actor, Role
from linli.privacy.data import Purpose

STEP_UP_LASTS = timedelta(minutes=15)
NEEDS_STEP_UP = frozenset({Purpose.CONTACT})
_SHIFT_BEGINS = 6  # local hour; the night shift begins twelve hours later


@dataclass(frozen=True, slots=True)
class Cap:
    """How many subjects one post may newly open within an hour and within a shift."""

    hour: int
    shift: int


# Fit to what each post does in a day: a clerk screens all that comes in, an operator opens nothing.
CAPS: dict[Role, Cap] = {
    Role.GRID_WORKER: Cap(hour=20, shift=80),
    Role.CLERK: Cap(hour=60, shift=300),
    Role.LEAD: Cap(hour=40, shift=150),
    Role.HANDLER: Cap(hour=30, shift=120),
    Role.CHECKER: Cap(hour=30, shift=120),
    Role.CALLER: Cap(hour=40, shift=200),
    Role.INSPECTOR: Cap(hour=30, shift=120),
    Role.HR: Cap(hour=40, shift=150),
    Role.FINANCE: Cap(hour=20, shift=80),
    Role.COMMANDER: Cap(hour=20, shift=80),
    Role.PROVIDER: Cap(hour=20, shift=80),
    Role.PRIVACY_OFFICER: Cap(hour=20, shift=60),
}
NOTHING = Cap(hour=0, shift=0)


def cap_of(role: Role) -> Cap:
    return CAPS.get(role, NOTHING)


def month_of(day: date) -> str:
    """The month whose end is the end of the keys: `2026-12`."""
    return f"{day:%Y-%m}"


def is_over(month: str, today: date) -> bool:
    return month < month_of(today)


def hour_of(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def shift_of(at: datetime, zone: ZoneInfo) -> datetime:
    """When the shift began that `at` falls into: 6:00 or 18:00 local time."""
    local = at.astimezone(zone) - timedelta(hours=_SHIFT_BEGINS)
    begins = local.replace(hour=local.hour // 12 * 12, minute=0, second=0, microsecond=0)
    return (begins + timedelta(hours=_SHIFT_BEGINS)).astimezone(UTC)


def step_up_is_fresh(actor: Actor, at: datetime) -> bool:
    return actor.stepped_up_at is not None and timedelta(0) <= at - actor.stepped_up_at <= STEP_UP_LASTS


def needs_step_up(purpose: Purpose, actor: Actor, at: datetime) -> bool:
    """Words of one's own matters open without, contact never does."""
    return purpose in NEEDS_STEP_UP and not step_up_is_fresh(actor, at)
