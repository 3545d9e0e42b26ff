"""The vault process: answers what a web process may ask, and nothing else.

It never gives out a root or month key, and destroys only the keys of months that are over by its own clock:
whoever takes over a web process can open what that process could, but can neither carry the keys away nor
destroy what is still needed.
"""

import os
import socket
import socketserver
import struct
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import structlog
from django.utils import timezone

from linli.privacy.adapters import wire
from linli.privacy.adapters.keys import MonthIsGone, NoKeys, VaultKeys
from linli.privacy.rules import is_over

_log = structlog.get_logger(__name__)
_SECONDS = 10


class VaultServer(socketserver.ThreadingUnixStreamServer):
    """Listens on a socket that only its group can reach, and there answers only the users in `allowed`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, path: Path, keys: VaultKeys, *, allowed: Collection[int]) -> None:
        self.keys, self.allowed = keys, frozenset(allowed) | {os.geteuid()}
        if _answers(path):
            raise NoKeys(f"another vault listens on {path} already")
        path.unlink(missing_ok=True)  # left behind by one that was killed
        super().__init__(str(path), _Answer)
        path.chmod(0o660)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """The kernel says who is at the other end; nothing the other end says counts."""
        size = struct.calcsize("3i")
        _pid, user, _group = struct.unpack("3i", request.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
        return user in self.allowed


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as trial:
        try:
            trial.connect(str(path))
        except OSError:
            return False
    return True


class _Answer(socketserver.BaseRequestHandler):
    server: VaultServer

    def handle(self) -> None:
        self.request.settimeout(_SECONDS)
        try:
            asked = wire.receive(self.request)
            wire.send(self.request, answer(self.server.keys, asked))
        except (OSError, wire.BadMessage) as error:
            _log.warning("vault_line_broken", error=type(error).__name__)


def answer(keys: VaultKeys, asked: dict[str, Any]) -> dict[str, Any]:
    """The answer, or the name of the refusal. What is not understood is refused without saying more."""
    try:
        return {"answer": _ANSWERS[asked["do"]](keys, asked.get("with"))}
    except (NoKeys, MonthIsGone) as refusal:
        return {"refused": type(refusal).__name__, "says": str(refusal)}
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        _log.warning("vault_did_not_understand", error=type(error).__name__)
        return {"refused": "NoKeys", "says": "the vault does not understand"}


def _destroy(keys: VaultKeys, given: Any) -> None:
    purpose, month = given
    if not is_over(month, timezone.localdate()):
        raise NoKeys(f"{month} is not over: its key stays")
    keys.destroy(purpose, month)


_ANSWERS: dict[str, Callable[[VaultKeys, Any], Any]] = {
    "deployment": lambda keys, _: keys.deployment(),
    "wrap": lambda keys, rows: [wire.text(key) for key in keys.wrap([wire.to_lock(row) for row in rows])],
    "unwrap": lambda keys, rows: [wire.of_key(key) for key in keys.unwrap([wire.to_lock(row) for row in rows])],
    "tokens": lambda keys, given: [wire.text(token) for token in keys.tokens(*given)],
    "months": lambda keys, _: keys.months(),
    "destroy": _destroy,
    "note_erasure": lambda keys, row: keys.note_erasure(wire.to_erasure(row)),
    "erasures": lambda keys, _: [wire.of_erasure(erasure) for erasure in keys.erasures()],
    "health": lambda keys, _: wire.of_health(keys.health()),
}
