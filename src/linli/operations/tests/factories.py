"""Drills play a whole installation in processes of its own, because they replace databases under it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

BEGIN = """
import json, os
from datetime import UTC, datetime
from pathlib import Path
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import Refusal
from linli.ledger import api as ledger
from linli.ledger.data import Subject
from linli.matters.tests.factories import WORDS, make_catalogue, raise_a
from linli.organisation.tests.factories import make_district
from linli.privacy import api as privacy
from linli.privacy.data import Purpose
var, now = Path(os.environ["LINLI_VAR"]), datetime.now(UTC)

def begin():
    call_command("migrate", verbosity=0)
    privacy.make_key_store()
    make_catalogue()
    return make_district()

def refused(act):
    try:
        act()
    except Refusal as refusal:
        return str(refusal)
    return ""

def words_of(subject):
    return [one.text for one in privacy.read_own(subject) if one.is_open]

def tell(**figures):
    print(json.dumps(figures, default=str))
"""


def drill(script: str, var: Path, database: str = "", **more: str) -> dict[str, Any]:
    """What the script tells at its end; SQLite in `var` unless a database is named."""
    var.mkdir(mode=0o700, exist_ok=True)
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "linli.config.settings.dev", "LINLI_VAR": str(var),
        "LINLI_SECRET_KEY": "drill", "DATABASE_URL": database or f"sqlite:///{var / 'linli.sqlite3'}",
        "PYTHONPATH": os.pathsep.join(sys.path), "LINLI_LOG_LEVEL": "ERROR", **more,
    }  # fmt: skip
    command = [sys.executable, "-c", BEGIN + script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, umask=0o077)
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@contextmanager
def own_database(prefix: str) -> Iterator[str]:
    """Nothing (a file) where the suite runs on SQLite; else the address of a database of its own on that server."""
    url, name = os.environ.get("LINLI_TEST_POSTGRES", ""), f"linli_{prefix}_{os.getpid()}"
    if not url:
        yield ""
        return
    with psycopg.connect(url, autocommit=True) as here:
        here.execute(f'CREATE DATABASE "{name}"')
        yield f"{url.rpartition('/')[0]}/{name}"
        here.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
