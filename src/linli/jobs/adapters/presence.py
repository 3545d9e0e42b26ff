"""Whether Linli runs from this folder: who serves holds a lock with others, who replaces the database holds it alone.

The kernel takes the lock back from a process that dies, so that nothing is left behind to be cleared away.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from linli.kernel.errors import NotAllowed
from linli.kernel.words import Sentence, _

MARK = "running"


@contextmanager
def running() -> Iterator[None]:
    """For as long as the block runs, nobody replaces the database. NotAllowed where somebody is about to."""
    with _locked(
        fcntl.LOCK_SH, _("The database is being replaced or upgraded just now; start again when that is done.")
    ):
        yield


@contextmanager
def standing_still() -> Iterator[None]:
    """For as long as the block runs, nothing is served from here. NotAllowed where something is."""
    with _locked(fcntl.LOCK_EX, _("Linli is running here. Stop `linli serve` and every `linli worker` first.")):
        yield


@contextmanager
def _locked(how: int, otherwise: Sentence) -> Iterator[None]:
    Path(settings.VAR).mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.open(Path(settings.VAR) / MARK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        if not _took(file, how):
            raise NotAllowed(otherwise)
        yield
    finally:
        os.close(file)


def _took(file: int, how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
