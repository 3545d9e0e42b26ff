"""Where the office names a virus scanner, nothing is decoded that it has not let through."""

import socket
import struct
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from linli.kernel.errors import BadInput
from linli.privacy import api


def picture() -> BytesIO:
    made = BytesIO()
    Image.new("RGB", (40, 30), "green").save(made, "PNG")
    made.seek(0)
    return made


def heard_by(line: socket.socket) -> bytes:
    """What one client sends, put together as clamd does."""
    file = line.makefile("rb")
    command = b""
    while not command.endswith(b"\0"):
        command += file.read(1)
    if command == b"zPING\0":
        return command
    content = b""
    while size := struct.unpack(">I", file.read(4))[0]:
        content += file.read(size)
    return content


class Scanner:
    """Says what it is told to say, and keeps what it heard."""

    def __init__(self, path: Path) -> None:
        self.says, self.heard = b"stream: OK\0", list[bytes]()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(path))
        self.socket.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                line, _address = self.socket.accept()
            except OSError:
                return
            with line:
                self.heard.append(heard_by(line))
                line.sendall(b"PONG\0" if self.heard[-1] == b"zPING\0" else self.says)


@pytest.fixture
def scanner(settings: Any, tmp_path: Path) -> Iterator[Scanner]:
    settings.SCANNER = str(tmp_path / "clamd")
    made = Scanner(tmp_path / "clamd")
    yield made
    made.socket.close()


def test_what_the_scanner_lets_through_is_painted_anew(scanner: Scanner) -> None:
    assert api.clean_photo(picture()).width == 40 and len(api.clean_photos(picture())) == 1
    assert scanner.heard == [picture().getvalue()] * 2
    assert api.scanner_answers()


def test_what_the_scanner_names_is_refused_at_its_field(scanner: Scanner) -> None:
    scanner.says = b"stream: Eicar-Signature FOUND\0"
    with pytest.raises(BadInput, match="refuses this file") as refused:
        api.clean_photo(picture())
    assert refused.value.field == "photos"


@pytest.mark.parametrize("says", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_an_answer_that_is_none_lets_nothing_in(scanner: Scanner, says: bytes) -> None:
    scanner.says = says
    with pytest.raises(BadInput, match="cannot be checked"):
        api.clean_photo(picture())


@pytest.mark.parametrize("place", ["/nowhere/clamd", "127.0.0.1:1", "nonsense"])
def test_a_scanner_that_is_silent_lets_nothing_in_and_the_self_check_says_so(settings: Any, place: str) -> None:
    settings.SCANNER = place
    with pytest.raises(BadInput, match="cannot be checked"):
        api.clean_photo(picture())
    assert not api.scanner_answers()


def test_where_none_is_named_none_is_asked(settings: Any) -> None:
    settings.SCANNER = ""
    assert api.clean_photo(picture()).height == 30 and api.scanner_answers()
