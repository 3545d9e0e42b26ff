"""What goes between a web process and the vault process: whole, bounded, and told apart from noise."""

import socket
import threading
from pathlib import Path

import pytest

from linli.privacy.adapters import wire
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.remote import RemoteKeys


def received(sent: bytes) -> object:
    here, there = socket.socketpair()
    with here, there:
        there.sendall(sent)
        there.shutdown(socket.SHUT_WR)
        return wire.receive(here)


def test_a_message_is_its_length_and_its_json() -> None:
    assert received(b'\0\0\0\x0d{"answer": 1}') == {"answer": 1}
    here, there = socket.socketpair()
    with here, there:
        wire.send(there, {"answer": "是"})
        assert here.recv(99) == b'\0\0\0\x14{"answer": "\\u662f"}'


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", "cut short"),
        (b"\1\0\0\1", "16777217 bytes are too many"),
        (b"\0\0\0\2no", "no JSON"),
        (b"\0\0\0\2[]", "no object"),
        (b"\0\0\1\0{", "cut short"),
    ],
)
def test_what_is_no_message_is_named(sent: bytes, says: str) -> None:
    with pytest.raises(wire.BadMessage, match=f"^{says}$"):
        received(sent)


def test_the_longest_message_is_still_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MOST_BYTES", 2)
    assert received(b"\0\0\0\2{}") == {}


def test_a_long_message_comes_in_parts_and_is_whole() -> None:
    here, there = socket.socketpair()
    with here, there:
        threading.Thread(target=wire.send, args=(there, {"answer": "ab" * 200_000})).start()
        assert wire.receive(here) == {"answer": "ab" * 200_000}


def test_a_vault_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.privacy.adapters.remote._SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "vault"))
        listening.listen()
        give_up = threading.Timer(2, listening.shutdown, (socket.SHUT_RDWR,))
        give_up.start()
        with pytest.raises(NoKeys, match=r"running\? \(timed out\)"):
            RemoteKeys(tmp_path / "vault").months()
        give_up.cancel()


def test_a_refusal_that_is_not_known_here_is_one_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "vault"))
        listening.listen()
        monkeypatch.setattr(wire, "receive", lambda line: {"refused": "SomethingNewer"})
        with pytest.raises(NoKeys, match=r"^$"):
            RemoteKeys(tmp_path / "vault").months()
