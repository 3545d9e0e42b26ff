"""Shapes that leave this context."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from linli.kernel.actor import Actor, UserId

CODE_LASTS = timedelta(days=7)
SIGN_IN = "sign_in"
"""Where a session keeps the number of its own line among the sign-ins."""


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """An operator did something to a user. Told inside the transaction of the act, to whoever listens."""

    act: str
    user: UserId
    actor: Actor
    at: datetime


Listener = Callable[[AccountChanged], None]


class Device(StrEnum):
    """As much of a device as somebody needs to know it again; nothing more of what a browser tells is kept."""

    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OwnSignIn:
    """A session of one's own; `browser` is the product's name, or nothing."""

    id: int
    began: datetime
    device: Device
    browser: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A user as an operator sees him."""

    id: UserId
    username: str
    display_name: str
    is_active: bool
    has_second_factor: bool
    has_code: bool
    last_login: datetime | None
