"""How a web process and the vault process talk: four bytes of length, then JSON; one question, one answer."""

import json
import socket
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any

from linli.privacy.adapters.keys import Erasure, Health, Lock
from linli.privacy.data import Standing

MOST_BYTES = 16 * 1024 * 1024


class BadMessage(ValueError):
    """Too long, cut short, or not what was agreed."""


def send(line: socket.socket, message: dict[str, Any]) -> None:
    body = json.dumps(message).encode()
    line.sendall(len(body).to_bytes(4, "big") + body)


def receive(line: socket.socket) -> dict[str, Any]:
    length = int.from_bytes(_exactly(line, 4), "big")
    if length > MOST_BYTES:
        raise BadMessage(f"{length} bytes are too many")
    body = _exactly(line, length)
    try:
        message = json.loads(body)
    except ValueError:
        raise BadMessage("no JSON") from None
    if not isinstance(message, dict):
        raise BadMessage("no object")
    return message


def _exactly(line: socket.socket, length: int) -> bytes:
    parts, left = [], length
    while left:
        part = line.recv(min(left, 65536))
        if not part:
            raise BadMessage("cut short")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def text(content: bytes) -> str:
    return b64encode(content).decode()


def from_text(content: str) -> bytes:
    return b64decode(content, validate=True)


def of_lock(lock: Lock, content: bytes) -> list[str | int]:
    return [lock.kind, lock.subject, lock.purpose, lock.month, text(content)]


def to_lock(row: list[Any]) -> tuple[Lock, bytes]:
    kind, subject, purpose, month, content = row
    return Lock(kind, subject, purpose, month), from_text(content)


def of_key(key: bytes | Standing) -> dict[str, str]:
    return {"is": key.value} if isinstance(key, Standing) else {"key": text(key)}


def to_key(row: dict[str, str]) -> bytes | Standing:
    return Standing(row["is"]) if "is" in row else from_text(row["key"])


def of_erasure(erasure: Erasure) -> list[Any]:
    return [erasure.at.isoformat(), erasure.kind, erasure.subject, list(erasure.items), erasure.month]


def to_erasure(row: list[Any]) -> Erasure:
    at, kind, subject, items, month = row
    return Erasure(datetime.fromisoformat(at), kind, subject, tuple(items), month)


def of_health(health: Health) -> list[Any]:
    return [health.root, health.months, health.copied_at.isoformat() if health.copied_at else None]


def to_health(row: list[Any]) -> Health:
    root, months, copied_at = row
    return Health(root, months, datetime.fromisoformat(copied_at) if copied_at else None)
