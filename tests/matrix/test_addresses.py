"""Every address × role: what has not been declared fails; what is declared is what the code answers."""

from collections.abc import Iterator
from typing import Any

import pytest
import rules
from django.urls import URLPattern, URLResolver, get_resolver

from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
from tests.matrix.table import GUARDS, LIBRARIES


def addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from addresses(pattern, path)


ADDRESSES = dict(addresses())


def actor(role: Role) -> Actor:
    """Somebody signed in who holds such a post today; the public, programs and Linli itself hold none."""
    if role in (Role.RESIDENT, Role.CLIENT, Role.SYSTEM):
        return Actor(role=role, client="7" if role is Role.CLIENT else "")
    unit = UnitId(1)
    return Actor(role=role, user=UserId(1), post=PostId(1), unit=unit, units=frozenset({unit}))


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_has_said_who_may_call_it(path: str) -> None:
    view = ADDRESSES[path]
    guard = getattr(view, "guard", None)
    assert guard in GUARDS or (guard is None and view.__module__.startswith(LIBRARIES))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("guard", GUARDS)
def test_a_rule_lets_in_whom_the_table_says_and_nobody_else(guard: str, role: Role) -> None:
    assert bool(rules.test_rule(guard, actor(role))) is (role in GUARDS[guard])


def test_no_flag_on_a_user_opens_anything() -> None:
    """There is no superuser: a user without a post is a member of the public."""
    from linli.accounts.models import User

    assert not {"is_superuser", "is_staff", "groups", "user_permissions"} & {f.name for f in User._meta.get_fields()}


def test_there_is_no_administration_by_table() -> None:
    assert not [path for path in ADDRESSES if path.startswith("admin")]
