"""A copy of the keys lies elsewhere, or it is none."""

from pathlib import Path
from typing import Any

import pytest
import typer

from linli.privacy.adapters import local_keys, safekeeping
from linli.privacy.adapters.files import make_folder, write_new
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.commands import keys


def test_a_copy_does_not_lie_in_the_store_itself() -> None:
    local_keys().create()
    with pytest.raises(NoKeys, match="another drive"):
        safekeeping.copy_to(local_keys(), local_keys().folder / "copy")
    assert not (local_keys().folder / "copy").exists()


def test_a_drive_that_is_not_there_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    local_keys().create()
    with pytest.raises(typer.Exit) as ended:
        keys.copy(Path("/proc/nowhere/keys"))
    said = capsys.readouterr().err
    assert ended.value.exit_code == 1 and "/proc" in said and len(said.splitlines()) == 1


def test_taking_the_root_key_away_says_how_it_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    local_keys().create()
    keys.shares()
    capsys.readouterr()
    keys.take_away(is_sure=True)
    assert "linli keys recover" in capsys.readouterr().err


KEY = bytes(range(32))


def drawer() -> Path:
    """Where the ledger keeps its signing key."""
    return local_keys().folder / "ledger"


@pytest.fixture
def signed(settings: Any, tmp_path: Path) -> tuple[list[str], Path]:
    """Shares and copy of an installation whose store was copied, and was then lost with its machine."""
    local_keys().create()
    shares = safekeeping.shares_of_root(local_keys())
    make_folder(drawer())
    write_new(drawer() / "signing-key", KEY)
    write_new(drawer() / "checkpoint-1", b"as published")
    safekeeping.copy_to(local_keys(), tmp_path / "copy")
    settings.KEY_STORE = tmp_path / "new machine"
    return shares, tmp_path / "copy"


def test_a_new_machine_signs_on_with_the_key_it_had(signed: tuple[list[str], Path]) -> None:
    shares, copy = signed
    safekeeping.copy_back(local_keys(), copy)
    assert not (drawer() / "signing-key").exists()
    safekeeping.recover_root(local_keys(), shares[1:])
    assert (drawer() / "signing-key").read_bytes() == KEY
    assert (drawer() / "checkpoint-1").read_bytes() == b"as published"
    assert not list(drawer().glob("*.sealed"))


def test_nor_does_the_order_matter_when_the_root_key_was_never_lost(signed: tuple[list[str], Path]) -> None:
    shares, copy = signed
    for name in ("deployment", "root-0001.check"):
        local_keys().folder.mkdir(mode=0o700, exist_ok=True)
        write_new(local_keys().folder / name, (copy / name).read_bytes())
    make_folder(local_keys().months_folder)
    safekeeping.recover_root(local_keys(), shares[:2])
    safekeeping.copy_back(local_keys(), copy)
    assert (drawer() / "signing-key").read_bytes() == KEY


def test_who_finds_the_copy_can_sign_nothing(signed: tuple[list[str], Path]) -> None:
    _shares, copy = signed
    assert {path.name for path in (copy / "ledger").iterdir()} == {"checkpoint-1", "signing-key.sealed"}
    assert KEY not in (copy / "ledger" / "signing-key.sealed").read_bytes()
