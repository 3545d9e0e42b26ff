"""Who asks, in the tables of this folder: somebody signed in, with a post of today in a unit of the demo district.

Two people meet in most rows: the one who asks has post 1 and user 1; whoever else has a hand in the thing has 2.
"""

from collections.abc import Callable, Iterable
from typing import Any

from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
from linli.organisation.tests.factories import District

ME, OTHER = 1, 2
NOBODY = Actor(role=Role.RESIDENT)
"""The public: no user, no post, no unit."""


def holder(role: Role, *units: UnitId, post: int | None = ME, user: int | None = ME, client: str = "") -> Actor:
    """Whoever holds that post in the first of these units, and stands in for it in the others."""
    return Actor(
        role=role,
        user=None if user is None else UserId(user),
        post=None if post is None else PostId(post),
        unit=units[0] if units else None,
        units=frozenset(units),
        client=client,
    )


def places(district: District) -> dict[str, UnitId]:
    """Units by the names the tables use: the district, two townships, villages a and b in the east, c in the west."""
    return {
        "district": district.district,
        "east": district.township,
        "west": district.other_township,
        **{name: district.villages[name] for name in "abc"},
        "water": district.departments["water"],
    }


def wrong(rows: Iterable[tuple[Any, ...]], ask: Callable[..., bool]) -> list[tuple[Any, ...]]:
    """The rows whose last word is not the answer of the code."""
    return [row for row in rows if ask(*row[:-1]) is not row[-1]]
