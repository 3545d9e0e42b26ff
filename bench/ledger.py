"""How fast the ledger appends, each entry in a transaction of its own, and how fast a million leaves are verified.

python -m bench.ledger --json            SQLite in a file of its own; with LINLI_TEST_POSTGRES set, PostgreSQL too
python -m bench.ledger --json --quick    50,000 leaves, the time scaled up to a million
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.report import main

ROOT = Path(__file__).resolve().parents[1]
APPENDS = {True: 1_000, False: 10_000}
LEAVES = {True: 50_000, False: 1_000_000}


def run(quick: bool) -> dict[str, object]:
    """Append and verify figures for SQLite, and below `postgresql` for PostgreSQL where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(f"sqlite:///{folder}/bench.sqlite3", folder, quick)
    if url := os.environ.get("LINLI_TEST_POSTGRES"):
        with tempfile.TemporaryDirectory() as folder, database_on(url) as fresh:
            figures["postgresql"] = measured(fresh, folder, quick)
    return figures


def measured(url: str, folder: str, quick: bool) -> dict[str, object]:
    """Each database in a process of its own: Django is set up once per process."""
    environment = {
        **os.environ, "DATABASE_URL": url, "LINLI_VAR": folder, "LINLI_SECRET_KEY": "only for this bench",
        "DJANGO_SETTINGS_MODULE": "linli.config.settings.dev", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", f"from bench.ledger import here; here({quick})"],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return dict(json.loads(told.stdout.splitlines()[-1]))


@contextmanager
def database_on(url: str) -> Iterator[str]:
    import psycopg

    name = f"bench_ledger_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def here(quick: bool) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    times = sorted(appends(APPENDS[quick]))
    fill(LEAVES[quick] - APPENDS[quick])
    seconds, leaves = verification()
    print(
        json.dumps(
            {
                "database": connection.vendor,
                "append_per_s": round(len(times) / sum(times)),
                "append_p95_ms": round(times[int(len(times) * 0.95)] * 1000, 2),
                "verify_1m_s": round(seconds * 1_000_000 / leaves, 2),
                "leaves_verified": leaves,
            }
        )
    )


def appends(count: int) -> Iterator[float]:
    """Seconds of each of `count` acts that do nothing but append: begin, two statements, durable commit."""
    from django.db import transaction
    from django.utils import timezone

    from linli.kernel.actor import Actor, PostId, Role, UnitId, UserId
    from linli.ledger.api import append
    from linli.ledger.data import Entry, Subject

    actor = Actor(role=Role.CLERK, user=UserId(7), post=PostId(3), unit=UnitId(2))
    for number in range(count):
        started = time.perf_counter()
        with transaction.atomic():
            entry = Entry("matters.screen", Subject("matter", number // 5), {"category": "waste", "to": 12})
            append(entry, actor=actor, at=timezone.now())
        yield time.perf_counter() - started


def fill(count: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from linli.kernel.actor import SYSTEM
    from linli.ledger.api import append_all, sequence
    from linli.ledger.data import Entry, Subject

    for first in range(0, count, 1000):
        entries = [Entry("a", Subject("matter", n // 8), {"n": n}) for n in range(first, min(first + 1000, count))]
        with transaction.atomic():
            append_all(entries, actor=SYSTEM, at=timezone.now())
    sequence(at=timezone.now())


def verification() -> tuple[float, int]:
    """Seconds for the whole of `linli ledger verify`, and how many leaves that were."""
    from linli.ledger.api import verify

    started = time.perf_counter()
    verification = verify()
    seconds = time.perf_counter() - started
    if not verification.holds:
        raise SystemExit("the ledger of this bench does not verify")
    return seconds, sum(log.size for log in verification.logs)


if __name__ == "__main__":
    main("ledger", run)
