"""Starting an installation and keeping it alive, with real processes."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import checks

from linli.config import checks as own_checks
from linli.config import env
from linli.config.first import write_secret
from linli.config.supervisor import Child

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_the_secret_is_made_once_and_for_one_user(tmp_path: Path):
    file = tmp_path / "var" / "secret-key"
    assert write_secret(file)
    made = file.read_text()
    assert not write_secret(file)
    assert (file.read_text(), file.stat().st_mode & 0o777, len(made) > 60) == (made, 0o600, True)


def test_nothing_starts_with_a_secret_that_others_can_read(tmp_path: Path):
    (tmp_path / "secret-key").write_text("x")
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(env.BadSetting, match="0600"):
        env.secret("LINLI_NO_SUCH_VARIABLE", tmp_path / "secret-key")


def test_a_process_that_dies_is_started_again():
    child = Child("sleeper", SLEEP, pause=0.0)
    child.start()
    first = child.process
    first.kill()
    first.wait()
    child.look()
    deadline = time.monotonic() + 5
    while child.process is None and time.monotonic() < deadline:
        time.sleep(0.05)
        child.look()
    assert child.process.poll() is None and child.process.pid != first.pid
    child.process.terminate()
    child.stop(time.monotonic() + 5)


def test_what_keeps_dying_is_started_ever_more_slowly():
    child = Child("broken", [sys.executable, "-c", "raise SystemExit(3)"], pause=0.01)
    pauses = []
    for _ in range(3):
        child.start()
        child.process.wait()
        child.look()
        pauses.append(child.pause)
    assert pauses == [0.02, 0.04, 0.08]


def test_what_does_not_stop_when_asked_is_killed():
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    child = Child("deaf", [])
    child.process = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    child.process.stdout.readline()
    child.process.terminate()
    child.stop(time.monotonic() + 0.2)
    assert child.process.returncode == -signal.SIGKILL


def test_open_files_are_found_by_the_self_check(settings, tmp_path: Path):
    settings.VAR, settings.KEY_STORE = tmp_path, tmp_path / "keys"
    (tmp_path / "secret-key").touch(0o600)
    assert own_checks.secrets_are_private(None) == []
    (tmp_path / "secret-key").chmod(0o640)
    assert [found.id for found in own_checks.secrets_are_private(None)] == ["linli.E001"]


def test_keys_beside_the_data_and_a_password_alone_are_found(settings, tmp_path: Path):
    settings.VAR, settings.KEY_STORE = tmp_path / "var", tmp_path / "keys"
    assert own_checks.keys_lie_apart(None) == []
    settings.KEY_STORE = tmp_path / "var" / "keys"
    settings.SECOND_FACTOR = False
    found = [*own_checks.keys_lie_apart(None), *own_checks.second_factor_is_on(None)]
    assert [message.id for message in found] == ["linli.W002", "linli.E003"]


@pytest.mark.django_db
def test_the_self_check_finds_nothing_wrong_with_the_house(settings, tmp_path: Path):
    settings.KEY_STORE = tmp_path / "keys"
    own_checks.key_store_health()
    found = checks.run_checks(databases=["default"])
    assert [message for message in found if message.level >= checks.ERROR and not message.is_silenced()] == []


LOOSE = {"DIRECTIVES": {"default-src": ["*"], "frame-ancestors": ["'none'"]}}
STRICT = {
    "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "SECURE_HSTS_SECONDS": 63_072_000,
    "ALLOWED_HOSTS": ["linli.example"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("loosened", "says"),
    [
        ({}, []),
        ({"ALLOWED_HOSTS": ["*"]}, ["Any host"]),
        ({"SESSION_COOKIE_SECURE": False}, ["Cookies"]),
        ({"SECURE_HSTS_SECONDS": 0}, ["Browsers"]),
        ({"SECURE_CROSS_ORIGIN_OPENER_POLICY": None}, ["Other sites may keep"]),
        (
            {"CONTENT_SECURITY_POLICY": LOOSE},
            ["The co"],
        ),
    ],
)
def test_what_browsers_are_told_is_part_of_the_self_check(settings, loosened, says):
    for name, value in {**STRICT, **loosened}.items():
        setattr(settings, name, value)
    found = own_checks.browsers_are_told_to_be_strict(None)
    assert len(found) == len(says) and all(f.msg.startswith(s) for f, s in zip(found, says, strict=True))


@pytest.mark.parametrize(
    ("host", "options", "ids"),
    [
        ("", {}, []),
        ("/run/postgresql", {}, []),
        ("db.example", {}, ["linli.E011"]),
        ("db.example", {"sslmode": "require"}, ["linli.E011"]),
        ("db.example", {"sslmode": "verify-full"}, []),
    ],
)
def test_a_database_elsewhere_is_spoken_to_over_tls(monkeypatch, host, options, ids):
    monkeypatch.setattr(
        own_checks, "settings", SimpleNamespace(DATABASES={"default": {"HOST": host, "OPTIONS": options}})
    )
    assert [message.id for message in own_checks.the_way_to_the_database_is_closed(None)] == ids
