"""Copies of a database and of files, and the hashes that tell whether they are still whole."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from linli.kernel.errors import BadInput
from linli.kernel.words import _

Database = Mapping[str, Any]
SQLITE, POSTGRES = "database.sqlite3", "database.dump"


def dump(database: Database, folder: Path) -> Path:
    """A copy of the database while it is in use: one moment of it, whole."""
    if _is_sqlite(database):
        target = folder / SQLITE
        with closing(sqlite3.connect(database["NAME"])) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
        return target
    target = folder / POSTGRES
    _run(["pg_dump", "--format=custom", f"--file={target}", *_address(database)], database)
    return target


def load(database: Database, folder: Path) -> None:
    """Put the copy in the place of the database."""
    if not _is_sqlite(database):
        _clear()
        # All or nothing: half a database would be served, and nothing would have been erased again.
        how = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
        _run(["pg_restore", *how, *_address(database), str(folder / POSTGRES)], database)
        return
    live = Path(database["NAME"])
    fresh = live.with_name(f"{live.name}.restoring")
    shutil.copyfile(folder / SQLITE, fresh)
    with fresh.open("rb") as written:
        os.fsync(written.fileno())
    for leftover in ("-wal", "-shm"):
        live.with_name(live.name + leftover).unlink(missing_ok=True)
    fresh.replace(live)


def copy_unless_gone(source: str, target: str) -> None:
    """For a folder in use: what was erased since the database was copied need not come along."""
    with contextlib.suppress(FileNotFoundError):
        shutil.copyfile(source, target)


def size_of(database: Database) -> int:
    """Bytes of the database as it lies on the disk."""
    if _is_sqlite(database):
        return sum(
            path.stat().st_size for path in Path(database["NAME"]).parent.glob(f"{Path(database['NAME']).name}*")
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _clear() -> None:
    """Drop our tables and the functions of their triggers, also those that the copy to come does not know."""
    ours = ("django_", *(f"{app.label}_" for app in apps.get_app_configs()))
    quoted = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace")
        functions = [name for (name,) in cursor.fetchall() if name.startswith(ours)]
        for table in connection.introspection.table_names():
            if table.startswith(ours):
                cursor.execute(f"DROP TABLE {quoted(table)} CASCADE")
        for name in functions:
            cursor.execute(f"DROP FUNCTION {quoted(name)} CASCADE")
    connection.close()


def name_of(database: Database) -> str:
    return SQLITE if _is_sqlite(database) else POSTGRES


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_sqlite(database: Database) -> bool:
    return str(database["ENGINE"]).endswith("sqlite")


def _address(database: Database) -> list[str]:
    given = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    return [f"{name}={value}" for name, value in given.items() if value] + [f"--dbname={database['NAME']}"]


def _run(command: list[str], database: Database) -> None:
    environment = {**os.environ, "PGPASSWORD": str(database["PASSWORD"])}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise BadInput("database", _("{name} is not installed here.", name=command[0])) from None
    if done.returncode:
        raise BadInput("database", _("{name} failed: {why}", name=command[0], why=done.stderr.strip()[-500:]))
