"""Shapes that leave this context."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.kernel.actor import Actor, UserId

CODE_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """An operator did something to a user. Told inside the transaction of the act, to whoever listens."""

    act: str
    user: UserId
    actor: Actor
    at: datetime


Listener = Callable[[AccountChanged], None]


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
