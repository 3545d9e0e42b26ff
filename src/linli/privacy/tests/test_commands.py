"""What an operator types, from the first key to its rehearsal."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner

from linli.privacy.api import hold, make_key_store, read_own
from linli.privacy.commands.keys import keys
from linli.privacy.commands.retention import retention
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, some_words

pytestmark = pytest.mark.django_db


def run(*words: str, answer: str | None = None, code: int = 0) -> str:
    done = CliRunner().invoke(keys, words, input=answer)
    assert done.exit_code == code, done.output
    return done.output


def test_the_root_key_goes_to_paper_and_comes_back() -> None:
    make_key_store()
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    shares = [line for line in run("shares").splitlines() if line.startswith("LINLI-")]
    run("take-away", answer="n\n", code=1)
    run("take-away", answer="y\n")
    assert "recover" in run("status", code=1)
    run("recover", shares[0], shares[2])
    run("take-away", "--yes")
    run("recover", answer=f"{shares[1]}\n{shares[2]}\n")
    assert read_own(SUBJECT)[0].is_open


def test_a_mistyped_share_is_one_sentence() -> None:
    run("init")
    assert "begins with LINLI" in run("recover", "HELLO", "WORLD", code=1)


def test_rotation_is_one_word(tmp_path: Path) -> None:
    run("init")
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    run("rotate")
    assert json.loads(run("status", "--json")) == {"root": 2, "months": 1, "copied_at": None}
    assert "1 month keys" in run("copy", str(tmp_path / "copy"))
    assert "never" not in run("status") and read_own(SUBJECT)[0].is_open


def test_a_lost_store_comes_back(tmp_path: Path) -> None:
    run("init")
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    shares = [line for line in run("shares").splitlines() if line.startswith("LINLI-")]
    run("copy", str(tmp_path / "copy"))
    Path(settings.KEY_STORE).rename(tmp_path / "lost")
    assert "1 month keys came back" in run("copy-back", str(tmp_path / "copy"))
    run("recover", *shares[:2])
    assert read_own(SUBJECT)[0].is_open


def test_retention_lists_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import datetime

    import typer

    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    retention(dry_run=True, until=datetime(2027, 1, 1), as_json=True)
    listed = {row["what"]: row["count"] for row in json.loads(capsys.readouterr().out)["found"]}
    assert listed["vault: items past their last day"] == 1
    retention(dry_run=False, until=None, as_json=False)
    assert "went" in capsys.readouterr().out
    with pytest.raises(typer.BadParameter):
        retention(dry_run=False, until=datetime(2027, 1, 1))
