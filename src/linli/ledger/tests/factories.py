"""A ledger to test with, and the hand that reaches past its triggers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection, transaction

from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
from linli.ledger.actions.append import append_all
from linli.ledger.data import Entry, Subject

AT = datetime(2026, 11, 21, 8, 0, 0, 123456, tzinfo=UTC)
LAN = Actor(role=Role.CLERK, user=UserId(7), post=PostId(3), unit=UnitId(2))
MATTER = Subject("matter", 41)


def fill(count: int, *, at: datetime = AT, subject: Subject = MATTER) -> None:
    with transaction.atomic():
        append_all([Entry("matters.screen", subject, {"n": n}) for n in range(count)], actor=LAN, at=at)


@contextmanager
def without_triggers() -> Iterator[None]:
    """What somebody can do who owns the database and has switched its triggers off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            cursor.execute(sql)
