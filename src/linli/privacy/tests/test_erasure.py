"""Erased is gone: not one byte of it in any file, nothing that opens from an older backup with the root key present."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def scratch_database(tmp_path: Path, transactional_db: None) -> Iterator[str]:
    """A database of its own, on the same engine as the suite runs on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'linli.sqlite3'}"
        return
    name, parts = f"linli_drill_{os.getpid()}", connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        yield f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{name}"
        for each in (name, f"{name}_backup"):
            cursor.execute(f'DROP DATABASE IF EXISTS "{each}" WITH (FORCE)')


def test_erased_is_gone_from_every_file_and_from_an_older_backup(scratch_database: str, tmp_path: Path) -> None:
    where = {"LINLI_VAR": str(tmp_path), "DATABASE_URL": scratch_database, "LINLI_SECRET_KEY": "for a drill"}
    settings = {"DJANGO_SETTINGS_MODULE": "linli.config.settings.dev", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "linli.privacy.tests.erasure_drill"]
    drill = subprocess.run(command, env=os.environ | where | settings, capture_output=True, text=True, check=False)
    assert drill.returncode == 0, drill.stderr
    (tmp_path / "log").write_text(drill.stderr)
    result = json.loads(drill.stdout)
    assert (result["opened_before"], result["went"], result["bytes_searched"] > 100_000) == (60, 60, True)
    assert result["known_before"] == 0
    assert (result["plaintext_found"], result["opened_from_backup"], result["left_after_restore"]) == (0, 0, 0)
    assert result["ciphertext_found"] == 0 or connection.vendor == "postgresql"
    assert "canary" not in drill.stderr
