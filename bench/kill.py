"""Acknowledged is kept: processes that raise, look, dispatch and work are killed at any instant, again and again.

    python -m bench.kill --kills 200

CI runs `make kills`: two hundred on each database, some two minutes.

Every act writes its acknowledgement to a file after its transaction committed, as a web process answers the browser.
In the end each acknowledgement is looked up: the matter with its words, the move, the entry of every look. Each matter
queues one effect in its own transaction; each must have come about exactly once. SQLite always; PostgreSQL too where
LINLI_TEST_POSTGRES names one, in a database of its own.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench.report import machine

COUNTED = ("kills", "acked", "lost", "effects", "effects_lost", "effects_double", "reveals", "reveals_without_entry")
LONGEST_LIFE = 0.8
"""Seconds between two kills, at most; long enough for some acts, short enough to hit their middle."""


@dataclass
class Child:
    """A forked process: what it runs, and where it acknowledges."""

    name: str
    run: Callable[[int], None]
    acks: Path
    pid: int = 0

    def start(self) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            random.seed()
            # One write of one line: the kernel keeps it whatever happens to the process.
            try:
                self.run(os.open(self.acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))
            except BaseException:
                traceback.print_exc()
            os._exit(1)

    def kill(self) -> None:
        """It must not have died by itself: nothing here may fail because something else was killed."""
        os.kill(self.pid, signal.SIGKILL)
        _pid, status = os.waitpid(self.pid, 0)
        if not os.WIFSIGNALED(status):
            raise SystemExit(f"{self.name} died by itself")


def act_for_ever(acks: int) -> None:
    """Raise, look, dispatch; acknowledge each."""
    from django.db import transaction
    from django.utils import timezone

    from linli.jobs.api import queue
    from linli.kernel.actor import RESIDENT, PostId
    from linli.kernel.ids import new_id
    from linli.matters.api import dispatch, raise_matter
    from linli.matters.tests.factories import clerk, request_for
    from linli.organisation.tests.factories import District
    from linli.privacy.api import reveal
    from linli.privacy.data import Purpose

    district: District = STAGE["district"]
    while True:
        now = timezone.now()
        with transaction.atomic():
            matter = raise_matter(request_for(district), actor=RESIDENT, at=now).matter
            queue("bench.effect", matter, due=now)
        acknowledge(acks, "raise", matter)
        looker = replace(clerk(district, matter), post=PostId(new_id()))  # a post has its cap of looks: take many posts
        subject = subject_of(matter)
        assert reveal(subject, None, actor=looker, purpose=Purpose.HANDLING, reason="handle", at=now)
        acknowledge(acks, "reveal", matter)
        dispatch(matter, unit=district.department, actor=clerk(district, matter), at=now)
        acknowledge(acks, "dispatch", matter)


def work_for_ever(_acks: int) -> None:
    from linli.jobs.commands import worker

    worker()


STAGE: dict[str, Any] = {}


def acknowledge(acks: int, act: str, matter: int) -> None:
    os.write(acks, f"{act} {matter}\n".encode())


def subject_of(matter: int) -> Any:
    from linli.ledger.data import Subject

    return Subject("matter", matter)


def effect(matter: int) -> None:
    """What a job does here: a row without any constraint, so that a double would show."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_effect (matter) VALUES (%s)", [matter])


def set_the_stage() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, connections
    from django.utils import timezone

    from linli.jobs.api import queue, register
    from linli.matters.tests.factories import clerk, raise_a
    from linli.organisation.tests.factories import make_district
    from linli.privacy.api import make_key_store

    call_command("migrate", verbosity=0)
    make_key_store()
    register("bench.effect", effect)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_effect (matter BIGINT NOT NULL)")
    STAGE["district"] = district = make_district()
    matter = raise_a(district).matter
    queue("bench.effect", matter, due=timezone.now())
    clerk(district, matter)  # appoints the clerk of that village, whom all children then know
    connections.close_all()  # a connection does not survive a fork


def torture(kills: int, folder: Path) -> list[Child]:
    """Kill one of them at a random instant, start it again; `kills` times."""
    children = [Child(f"actor{n}", act_for_ever, folder / f"acks{n}") for n in (1, 2)]
    children.append(Child("worker", work_for_ever, folder / "acks-worker"))
    for child in children:
        child.start()
    for _ in range(kills):
        time.sleep(random.uniform(0.02, LONGEST_LIFE))
        victim = random.choice(children)
        victim.kill()
        victim.start()
    for child in children:
        child.kill()
    return children


def drain(patience: float = 60.0) -> None:
    """What a worker still does after the last kill, once the leases of the dead are over."""
    from django.conf import settings
    from django.utils import timezone

    from linli.jobs.api import run_due

    end = time.monotonic() + settings.JOB_LEASE + 0.5
    while time.monotonic() < min(end, end + patience):
        if not run_due(timezone.now(), limit=200):
            time.sleep(0.1)


def judge(children: list[Child]) -> dict[str, int]:
    """Each acknowledgement against what is there."""
    from django.db import connection

    from linli.ledger.api import verify
    from linli.matters.models import Matter

    acked = [line.split() for child in children if child.acks.exists() for line in child.acks.read_text().splitlines()]
    by_act = {act: [int(matter) for name, matter in acked if name == act] for act in ("raise", "reveal", "dispatch")}
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter FROM bench_effect")
        effects = Counter(row[0] for row in cursor.fetchall())
    raised = set(Matter.objects.values_list("pk", flat=True))
    entries = entries_of(sorted(raised))
    lost = sum(matter not in raised or not is_readable(matter) for matter in by_act["raise"])
    lost += sum("matters.dispatch" not in entries.get(matter, ()) for matter in by_act["dispatch"])
    assert verify().holds, "the ledger does not verify"
    return {
        "acked": len(acked),
        "lost": lost,
        "effects": sum(effects.values()),
        "effects_lost": len(raised - set(effects)),
        "effects_double": sum(count - 1 for count in effects.values()) + len(set(effects) - raised),
        "reveals": len(by_act["reveal"]),
        "reveals_without_entry": sum("privacy.reveal" not in entries.get(matter, ()) for matter in by_act["reveal"]),
    }


def entries_of(matters: list[int]) -> dict[int, list[str]]:
    """The acts of each matter, their numbers without a gap."""
    from linli.ledger.api import entries_about

    found = {}
    for matter in matters:
        entries = entries_about(subject_of(matter))
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1)), "a gap in the ledger"
        found[matter] = [entry.act for entry in entries]
    return found


def is_readable(matter: int) -> bool:
    from linli.privacy.api import read_own

    items = read_own(subject_of(matter))
    return bool(items) and all(item.is_open for item in items)


def one_database(kills: int) -> None:
    """In a process of its own, whose environment names the database."""
    set_the_stage()
    children = torture(kills, Path(os.environ["LINLI_VAR"]))
    drain()
    print(json.dumps({"kills": kills, **judge(children)}))


def run(kills: int) -> dict[str, object]:
    databases = {"sqlite": ""}
    if server := os.environ.get("LINLI_TEST_POSTGRES"):
        databases["postgresql"] = server
    with ThreadPoolExecutor() as both:
        waiting = {name: both.submit(_apart, kills // len(databases), server) for name, server in databases.items()}
    results = {name: result.result() for name, result in waiting.items()}
    totals = {name: sum(result[name] for result in results.values()) for name in COUNTED}
    return {**totals, "databases": results}


def _apart(kills: int, server: str) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        name = f"linli_kill_{os.getpid()}"
        url = urlunsplit(urlsplit(server)._replace(path=f"/{name}")) if server else f"sqlite:///{folder}/linli.sqlite3"
        environment = {
            **os.environ, "DATABASE_URL": url, "LINLI_VAR": folder, "LINLI_KEY_STORE": f"{folder}/keys",
            "LINLI_SECRET_KEY": "only for this run", "LINLI_JOB_LEASE": "2", "LINLI_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "linli.config.settings.dev",
        }  # fmt: skip
        if server:
            _ask(server, f"CREATE DATABASE {name}")
        try:
            command = [sys.executable, "-m", "bench.kill", "--kills", str(kills), "--here"]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
        finally:
            if server:
                _ask(server, f"DROP DATABASE {name} WITH (FORCE)")
    result: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return result


def _ask(server: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="in all; 200 unless --quick")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="16 kills, at most 25 seconds")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    kills = options.kills or (16 if options.quick else 200)
    if options.here:
        one_database(kills)
        return
    started = time.perf_counter()
    figures = {**run(kills), "seconds": round(time.perf_counter() - started, 1), "machine": machine()}
    if options.json:
        print(json.dumps({"bench": "kill", "quick": options.quick, **figures}))
    else:
        for key, value in figures.items():
            print(f"{key:<22} {value}")
    if any(figures[name] for name in ("lost", "effects_lost", "effects_double", "reveals_without_entry")):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
