"""A fair queue for the one pen of a SQLite file.

SQLite lets one connection write at a time; the others sleep and look again, each a little longer than before, so that
who has waited longest looks least often, and under load somebody waits for seconds. Here a writer first locks a file
beside the database. The kernel hands that lock on in the order in which it was asked for, between threads and
processes alike, and takes it back from a process that dies.
"""

import fcntl
import os
from pathlib import Path


class Ticket:
    """One connection's place in the queue. Not shared between threads, like the connection it belongs to."""

    def __init__(self, database: Path) -> None:
        # One open file per connection: the lock belongs to the open file, so threads queue like processes.
        self._file = os.open(f"{database}-ticket", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        self.is_held = False

    def take(self) -> None:
        """Wait for our turn. Whoever writes keeps it short, or is killed: there is no other end to the wait."""
        if not self.is_held:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            self.is_held = True

    def give_back(self) -> None:
        if self.is_held:
            self.is_held = False
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        self.give_back()
        os.close(self._file)
