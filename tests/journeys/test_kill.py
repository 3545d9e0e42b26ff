"""An installation that loses its processes, and loses nothing else."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8
"""CI runs four hundred: `make kills`."""
pytestmark = pytest.mark.slow


def test_processes_are_killed_and_nothing_acknowledged_is_lost():
    command = [sys.executable, "-m", "bench.kill", "--kills", str(KILLS), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["acked"] > 0
    assert [figures[name] for name in ("lost", "effects_lost", "effects_double", "reveals_without_entry")] == [0] * 4


@pytest.fixture
def served(tmp_path: Path):
    """`linli init` and `linli serve` in an empty folder: the process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {**environment(), "LINLI_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/linli.sqlite3"}
    own["DJANGO_SETTINGS_MODULE"] = "linli.config.settings.dev"
    linli = [sys.executable, "-m", "linli.cli"]
    subprocess.run([*linli, "init"], env=own, check=True, capture_output=True)
    process = subprocess.Popen([*linli, "serve", "--port", str(port)], env=own, stderr=subprocess.DEVNULL)
    yield process, f"http://127.0.0.1:{port}/healthz"
    if process.poll() is None:
        process.kill()


def test_a_new_installation_serves_survives_a_kill_and_stops_when_asked(served):
    process, address = served
    assert answers(address)
    web = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "granian"], capture_output=True, text=True).stdout
    os.kill(int(web.split()[0]), signal.SIGKILL)
    time.sleep(1)
    assert answers(address)
    process.terminate()
    assert process.wait(30) == 0


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def answers(address: str, patience: float = 60.0) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(URLError, OSError):
            return urlopen(address, timeout=5).status == 200
        time.sleep(0.2)
    return False
