"""Numbers for things. Inside: 64 bits, ordered by time. Outside: random, telling nothing."""

import os
import secrets
import threading
import time
from datetime import UTC, datetime

_EPOCH_MS = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1000)
_SEQUENCE_BITS, _NODE_BITS = 10, 10
# Without 0, 1, I, L, O, U: what is read aloud or copied by hand should not be misheard or misread.
SPEAKABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class _Generator:
    """41 bits of milliseconds, 10 of a random process number, 10 of a counter: never goes back."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """As a process of its own: also after a fork, where the child would else repeat its parent's numbers."""
        self._lock = threading.Lock()
        self._node = secrets.randbits(_NODE_BITS)
        self._last_ms, self._count = 0, 0

    def next(self) -> int:
        with self._lock:
            # The real clock, also while a replay runs; and never backwards when the clock is set back.
            now_ms = max(int(time.time() * 1000) - _EPOCH_MS, self._last_ms)
            self._count = self._count + 1 if now_ms == self._last_ms else 0
            if self._count >> _SEQUENCE_BITS:
                now_ms, self._count = now_ms + 1, 0
            self._last_ms = now_ms
            return (now_ms << (_SEQUENCE_BITS + _NODE_BITS)) | (self._node << _SEQUENCE_BITS) | self._count


_generator = _Generator()
os.register_at_fork(after_in_child=_generator.begin)


def new_id() -> int:
    """A positive 63-bit number, larger than every number this process gave before."""
    return _generator.next()


def first_id_at(moment: datetime) -> int:
    """Every id given before that moment (of the real clock) is smaller."""
    return (int(moment.timestamp() * 1000) - _EPOCH_MS) << (_SEQUENCE_BITS + _NODE_BITS)


def new_number(on: datetime) -> str:
    """A speakable public number such as `26-7KQ4-M2XD`; it opens nothing and tells only the year."""
    letters = "".join(secrets.choice(SPEAKABLE) for _ in range(8))
    return f"{on:%y}-{letters[:4]}-{letters[4:]}"


def new_secret() -> str:
    """A code of 130 random bits in groups that can be copied by hand, for receipts and one-time links."""
    letters = [secrets.choice(SPEAKABLE) for _ in range(27)]
    return "-".join("".join(letters[i : i + 9]) for i in range(0, 27, 9))
