"""The file keeps its promises, and writers queue in the order in which they came."""

import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from linli.config.sqlite.base import DatabaseWrapper
from linli.config.sqlite.ticket import Ticket


@pytest.fixture
def open_file(tmp_path: Path, django_db_blocker):
    """Connections to one real file, each its own, as in different threads or processes."""
    opened: list[DatabaseWrapper] = []

    def open_one() -> DatabaseWrapper:
        settings = {"ENGINE": "linli.config.sqlite", "NAME": tmp_path / "town.sqlite3"}
        opened.append(ConnectionHandler({"default": settings})["default"])
        opened[-1].inc_thread_sharing()
        return opened[-1]

    with django_db_blocker.unblock():
        yield open_one
        for connection in opened:
            connection.close()


def execute(connection: DatabaseWrapper, sql: str):
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)]
)
def test_the_file_keeps_its_promises(open_file, pragma, value):
    assert execute(open_file(), f"PRAGMA {pragma}") == [(value,)]


def test_a_transaction_holds_the_ticket_from_begin_to_its_end(open_file):
    ours = open_file()
    ours.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert ours._ticket.is_held
    ours.commit()
    assert not ours._ticket.is_held


def test_a_transaction_that_fails_gives_the_ticket_back(open_file):
    ours = open_file()
    ours.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError):
        execute(ours, "SELECT * FROM nothing")
    ours.rollback()
    assert not ours._ticket.is_held


def test_a_lone_write_waits_for_its_turn_and_a_read_does_not(open_file):
    ours, theirs = open_file(), open_file()
    execute(ours, "CREATE TABLE note (words TEXT)")
    ours.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    writer = threading.Thread(target=execute, args=(theirs, "INSERT INTO note VALUES ('after')"))
    writer.start()
    writer.join(0.1)
    assert writer.is_alive()
    assert execute(open_file(), "SELECT * FROM note") == []
    ours.commit()
    writer.join(5)
    assert (execute(ours, "SELECT * FROM note"), theirs._ticket.is_held) == ([("after",)], False)


def test_who_asked_first_writes_first(tmp_path):
    order: list[int] = []

    def write(number: int) -> None:
        ticket = Ticket(tmp_path / "town.sqlite3")
        ticket.take()
        order.append(number)
        ticket.close()

    first = Ticket(tmp_path / "town.sqlite3")
    first.take()
    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
        time.sleep(0.02)
    first.close()
    for writer in writers:
        writer.join(5)
    assert order == list(range(8))
