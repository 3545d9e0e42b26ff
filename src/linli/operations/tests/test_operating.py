"""What an operator hears when something is not as it should be: a sentence, code 1, and everything as it was."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer

from linli.jobs import api as jobs
from linli.kernel.errors import Refusal
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.operations.actions import archive
from linli.operations.adapters import archives
from linli.operations.commands.console import answered
from linli.privacy import api as privacy
from linli.web.words import say_at_terminal

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
OLD_COPY = _("This database is an older copy: {n} entries of the ledger are missing.", n=3)


@pytest.fixture(autouse=True)
def there(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of its own, whose database is copied by nobody: that is the drills' part."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    privacy.make_key_store()
    monkeypatch.setattr(archives, "dump", lambda database, folder: (folder / archives.name_of(database)).touch())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive.backup(tmp_path / "backups", at=NOW)


def rewrite(folder: Path, **told: Any) -> Path:
    file = folder / archive.MANIFEST
    file.write_text(json.dumps(json.loads(file.read_text()) | told))
    return folder


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return str(caught.value)


def test_a_backup_says_of_which_keys_and_at_which_step_it_is(folder: Path) -> None:
    told = archive.check_backup(folder)
    assert told["keys"] == privacy.key_store_mark() and "matters.0001_initial" in told["steps"]


def test_a_backup_of_a_newer_version_is_not_put_back(folder: Path) -> None:
    assert "newer" in refusal_of(lambda: archive.check_backup(rewrite(folder, steps=["matters.9999_later"])))


def test_a_backup_of_another_installation_is_not_put_back(folder: Path) -> None:
    assert "another installation" in refusal_of(lambda: archive.check_backup(rewrite(folder, keys="0" * 16)))


def test_without_the_keys_nothing_is_put_back(folder: Path, settings: Any, tmp_path: Path) -> None:
    settings.KEY_STORE, settings.KEY_STORE_MAKES_ITSELF = tmp_path / "empty", False
    assert "copy-back" in refusal_of(lambda: archive.check_backup(folder))


def test_an_older_manifest_is_still_understood(folder: Path) -> None:
    told = json.loads((folder / archive.MANIFEST).read_text())
    (folder / archive.MANIFEST).write_text(json.dumps({"made_at": told["made_at"], "files": told["files"]}))
    assert archive.check_backup(folder)["made_at"] == NOW.isoformat()


def test_what_is_served_is_neither_replaced_nor_upgraded(folder: Path) -> None:
    with jobs.running():
        assert "serve" in refusal_of(lambda: archive.restore(folder, at=NOW))
        assert "serve" in refusal_of(lambda: archive.resume(at=NOW))


def test_an_older_copy_is_not_backed_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ledger, "leaves_missing", lambda: 3)
    assert "older copy" in refusal_of(lambda: archive.backup(tmp_path / "backups", at=NOW))
    assert not (tmp_path / "backups").exists()


def test_a_backup_that_fails_leaves_nothing_half_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archives, "dump", full)
    with pytest.raises(OSError, match="space"):
        archive.backup(tmp_path / "backups", at=NOW)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_photo_that_is_erased_meanwhile_stops_no_backup(tmp_path: Path) -> None:
    archives.copy_unless_gone(str(tmp_path / "gone"), str(tmp_path / "copy"))
    assert not (tmp_path / "copy").exists()


def test_a_disk_that_refuses_is_told_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(typer.Exit) as ended, answered():
        shutil.copyfile(tmp_path / "nothing", tmp_path / "copy")
    said = capsys.readouterr().err
    assert ended.value.exit_code == 1 and "No such file" in said and len(said.splitlines()) == 1


@pytest.mark.parametrize(("language", "says"), [("zh_CN.UTF-8", "3"), ("C.UTF-8", "older copy"), ("", "older copy")])
def test_the_terminal_names_the_language(monkeypatch: pytest.MonkeyPatch, language: str, says: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", language)
    said = say_at_terminal(OLD_COPY)
    assert says in said and said.isascii() == (not language.startswith("zh"))
