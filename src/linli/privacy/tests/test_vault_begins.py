"""A vault that cannot begin says why in one line, and never pushes another aside."""

import socket
from pathlib import Path

import pytest
import typer

from linli.privacy.adapters import local_keys
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.serving import VaultServer
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
