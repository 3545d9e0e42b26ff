"""Nobody replaces a database that is being served, and nobody serves one that is being replaced."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linli.jobs.adapters.presence import MARK
from linli.jobs.api import running, standing_still
from linli.kernel.errors import NotAllowed

HOLD = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
fcntl.flock(file, fcntl.LOCK_SH)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def here(settings: Any, tmp_path: Path) -> Path:
    settings.VAR = tmp_path / "var"
    return settings.VAR / MARK


def test_many_may_run_and_then_nobody_replaces() -> None:
    with running(), running(), pytest.raises(NotAllowed, match="linli serve"), standing_still():
        pass
    with standing_still():
        pass


def test_nobody_starts_while_the_database_is_replaced() -> None:
    with standing_still(), pytest.raises(NotAllowed, match="start again"), running():
        pass


def test_what_goes_wrong_inside_is_not_taken_for_a_lock() -> None:
    with pytest.raises(BlockingIOError), running():
        raise BlockingIOError


def test_a_process_that_is_killed_leaves_nothing_behind(here: Path) -> None:
    here.parent.mkdir()
    with subprocess.Popen([sys.executable, "-c", HOLD, here], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with pytest.raises(NotAllowed), standing_still():
            pass
        other.kill()
        other.wait()
        with standing_still():
            pass
