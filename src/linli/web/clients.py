"""Programs that knock: a key names a client. The context that keeps the keys fills in who answers for them.

`rest` and `open311` are neighbours that must not know each other, and both are asked for keys.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from linli.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Client:
    """A program that was let in: under which name, as whom, and for what."""

    id: int
    name: str
    actor: Actor
    scopes: frozenset[str]


Keeper = Callable[[str, datetime], Client | None]
_keepers: list[Keeper] = []


def keep_keys(keeper: Keeper) -> None:
    """In `apps.py ready()` of the context that knows the keys."""
    _keepers.append(keeper)


def client_of(key: str, *, at: datetime) -> Client | None:
    """Whose key this is on that day; None for a key that is wrong, not yet or no longer good."""
    return next((client for keeper in _keepers if key and (client := keeper(key, at))), None)
