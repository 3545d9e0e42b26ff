"""A virus scanner of the office's own, asked over its socket as clamd is. Nothing is asked where none is named."""

import socket
import struct

from django.conf import settings

TIMEOUT, PIECE = 20.0, 1 << 16


class NoScanner(Exception):
    """The scanner that is named does not answer, or not in its words."""


def is_harmless(content: bytes) -> bool:
    """False for what the scanner names. Raises NoScanner where it does not answer."""
    if not settings.SCANNER:
        return True
    pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)]
    sized = b"".join(struct.pack(">I", len(piece)) + piece for piece in pieces)
    said = _ask(b"zINSTREAM\0" + sized + struct.pack(">I", 0))
    if not said.endswith((b" OK", b" FOUND")):
        raise NoScanner(said.decode(errors="replace")[:200])
    return said.endswith(b" OK")


def answers() -> bool:
    """Whether the scanner is there, or none is named."""
    try:
        return not settings.SCANNER or _ask(b"zPING\0") == b"PONG"
    except NoScanner:
        return False


def _ask(words: bytes) -> bytes:
    try:
        with _connected() as line:
            line.sendall(words)
            said = b""
            while more := line.recv(4096):
                said += more
    except (OSError, ValueError) as error:
        raise NoScanner(str(error)) from None
    return said.rstrip(b"\0\n")


def _connected() -> socket.socket:
    """A path is a unix socket; anything else is host:port."""
    if not settings.SCANNER.startswith("/"):
        host, _colon, port = settings.SCANNER.rpartition(":")
        return socket.create_connection((host, int(port)), TIMEOUT)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(TIMEOUT)
    line.connect(settings.SCANNER)
    return line
