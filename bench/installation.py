"""A throw-away installation for a bench: its own folder, keys and database, gone at the end.

`BENCH_DATABASE_URL` names a PostgreSQL to measure on instead of a SQLite file; its tables are dropped first.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def installation(zone: str = "Asia/Shanghai") -> Iterator[Path]:
    """Django set up on an empty, migrated database with keys; nothing of Linli may be imported before."""
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as folder:
        var = Path(folder)
        url = os.environ.get("BENCH_DATABASE_URL", "")
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "linli.config.settings.dev",
            "LINLI_VAR": folder,
            "LINLI_SECRET_KEY": "only for a bench",
            "LINLI_LOG_LEVEL": "ERROR",
            "LINLI_TIME_ZONE": zone,
            "DATABASE_URL": url or f"sqlite:///{var / 'bench.sqlite3'}",
        }
        os.umask(0o077)
        import django

        django.setup()
        _fresh(bool(url))
        yield var
        from django.db import connections

        connections.close_all()


def _fresh(drop: bool) -> None:
    from django.core.management import call_command
    from django.db import connection

    from linli.privacy.api import assessments_by, make_key_store

    if drop:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", verbosity=0)
    make_key_store()
    # Every feature runs, as in an installation whose privacy officer has assessed them all.
    assessments_by(lambda _feature: True)


def database() -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        from sqlite3 import sqlite_version

        return f"SQLite {sqlite_version}, WAL, synchronous=FULL"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"
