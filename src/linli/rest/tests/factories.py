"""Programs with keys."""

from datetime import UTC, datetime

from linli.kernel.actor import SYSTEM, Role, UnitId
from linli.rest.actions import add_client
from linli.rest.data import Scope

ONCE = datetime(2020, 1, 1, tzinfo=UTC)


def make_key(name: str, *scopes: Scope, unit: UnitId | None = None, role: Role | None = None) -> str:
    return add_client(name, scopes=scopes, unit=unit, role=role, actor=SYSTEM, at=ONCE)
