"""A vault that cannot begin says why in one line, and never pushes another aside."""

import os
import pwd
import signal
import socket
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from linli.privacy.adapters import local_keys
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.serving import VaultServer
from linli.privacy.commands import vault as command
from linli.privacy.commands.vault import vault


@pytest.fixture(autouse=True)
def made() -> None:
    local_keys().create()


@pytest.mark.parametrize(
    ("folder", "allow", "says"),
    [("nowhere", [], "No such file or directory"), ("", ["nobody-of-this-name"], "has no user nobody-of-this-name")],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, allow: list[str], says: str
) -> None:
    with pytest.raises(typer.Exit) as ended:
        vault(tmp_path / folder / "vault", allow)
    said = capsys.readouterr().err
    assert ended.value.exit_code == 1 and says in said and len(said.splitlines()) == 1
    # Which socket it was, where it was the socket; and never the number of an error.
    assert said.startswith(f"{tmp_path}/nowhere/vault: No such" if folder else "this machine has no user")


def test_a_second_vault_leaves_the_first_its_socket(tmp_path: Path) -> None:
    first = VaultServer(tmp_path / "vault", local_keys(), allowed=[])
    with first, pytest.raises(NoKeys, match="another vault"):
        VaultServer(tmp_path / "vault", local_keys(), allowed=[])
    assert (tmp_path / "vault").exists()


def test_a_socket_left_behind_is_taken_over(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(tmp_path / "vault"))
    with VaultServer(tmp_path / "vault", local_keys(), allowed=[]):
        assert (tmp_path / "vault").is_socket()


class Started:
    """A vault server that serves nobody and notes what it is told."""

    def __init__(self, path: Path, keys: object, *, allowed: list[int]) -> None:
        path.touch()
        self.given, self.done = (path, keys, allowed), list[object]()

    def serve_forever(self, poll_interval: float) -> None:
        self.done.append(("serves", poll_interval < 1))

    def shutdown(self) -> None:
        self.done.append("shut down")

    def server_close(self) -> None:
        self.done.append("closed")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the command started, and the handlers it set."""
    noted = SimpleNamespace(server=None, handlers={})

    def start(*given: object, **more: object) -> Started:
        noted.server = Started(*given, **more)  # type: ignore[arg-type]
        return noted.server

    monkeypatch.setattr(command, "VaultServer", start)
    monkeypatch.setattr("signal.signal", noted.handlers.__setitem__)
    return noted


def test_the_vault_answers_whom_it_was_told_and_says_where(
    tmp_path: Path, started: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    me = pwd.getpwuid(os.geteuid()).pw_name
    vault(tmp_path / "vault", [me])
    assert started.server.given == (tmp_path / "vault", local_keys(), [os.geteuid()])
    assert started.server.done == [("serves", True), "closed"] and not (tmp_path / "vault").exists()
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("The vault listens on") and said.endswith("with 0 month keys. Stop with Ctrl-C.")


def test_the_vault_ends_when_the_machine_or_somebody_at_it_says_so(tmp_path: Path, started: SimpleNamespace) -> None:
    vault(tmp_path / "vault", None)
    assert (set(started.handlers), started.server.given[2]) == ({signal.SIGTERM, signal.SIGINT}, [])
    for asked in started.handlers.values():
        asked(15, None)
    for _ in range(500):
        if started.server.done.count("shut down") == 2:
            break
        time.sleep(0.01)
    assert started.server.done.count("shut down") == 2


def test_a_vault_that_fails_leaves_no_socket_behind(
    tmp_path: Path, started: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Started, poll_interval: float) -> None:
        (tmp_path / "vault").unlink()
        raise OSError("no more lines")

    monkeypatch.setattr(Started, "serve_forever", fails)
    with pytest.raises(OSError, match="no more lines"):
        vault(tmp_path / "vault", None)
    assert started.server.done == ["closed"]
