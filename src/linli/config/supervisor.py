"""Keeps the processes of an installation alive: starts them, starts them again, stops them together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

import structlog

_log = structlog.get_logger(__name__)
LOOK_EVERY = 0.2
PATIENCE = 20.0
"""Seconds a process gets to finish what it is doing when all is stopped."""
LONGEST_PAUSE = 30.0
SUPERVISED = "LINLI_SUPERVISED"
"""Set in the environment of everything a supervisor starts."""
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process and its history. `pause` grows while it keeps dying young, so that a broken one does not spin."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.5
    died: float = field(default=0.0)

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, preexec_fn=die_with_parent)  # noqa: S603 - our own words
        self.started, self.died = time.monotonic(), 0.0
        _log.info("child_started", child=self.name, pid=self.process.pid)

    def look(self) -> None:
        """Notice a death, and start again after a pause."""
        now = time.monotonic()
        if self.process is not None and (code := self.process.poll()) is not None:
            _log.error("child_died", child=self.name, code=code)
            self.pause = 0.5 if now - self.started > LONGEST_PAUSE else min(self.pause * 2, LONGEST_PAUSE)
            self.process, self.died = None, now
        if self.process is None and now - self.died >= self.pause:
            self.start()

    def stop(self, deadline: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Supervisor:
    def __init__(self, children: Sequence[Child]) -> None:
        self.children, self.is_stopping = children, False

    def run(self) -> None:
        """Until SIGTERM or Ctrl-C."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)
        os.environ[SUPERVISED] = "yes"
        for child in self.children:
            child.start()
        while not self.is_stopping:
            for child in self.children:
                child.look()
            time.sleep(LOOK_EVERY)
        for child in self.children:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            child.stop(deadline)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True


def die_with_parent(number: int = signal.SIGTERM) -> None:
    """Where the system can (Linux): a process that is killed takes those it started along."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)
