"""What an operator types, from the first key to its rehearsal."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
import typer
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


def test_what_would_go_up_to_a_day_is_listed_with_the_end_of_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    for day, due in ((datetime(2026, 12, 31), 0), (datetime(2027, 1, 1), 1)):
        retention(dry_run=True, until=day, as_json=True)
        said = json.loads(capsys.readouterr().out)
        listed = {row["what"]: row["count"] for row in said["found"]}
        assert (said["dry_run"], said["until"]) == (True, f"{day:%Y-%m-%d}T23:59:59.999999+08:00")
        assert listed["vault: items past their last day"] == due
    assert read_own(SUBJECT)[0].is_open


def test_ending_says_in_a_table_what_went(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    commands = "linli.privacy.commands.retention"
    monkeypatch.setattr(f"{commands}.due", lambda at: [("lamps", 3)])
    monkeypatch.setattr(f"{commands}.end_all", lambda at: [("roads", 40)])
    told = []
    for dry_run in (True, False):
        retention(dry_run=dry_run, until=None, as_json=False)
        told.append(re.findall(r"\w[\w ]*\w|\d", capsys.readouterr().out))
    assert told == [["what", "would go", "lamps", "3"], ["what", "went", "roads", "40"]]


def test_nothing_goes_before_its_day() -> None:
    with pytest.raises(typer.BadParameter, match=r"^--until is for --dry-run: nothing goes before its day$"):
        retention(dry_run=False, until=datetime(2027, 1, 1))


def test_unasked_all_ends_now_and_is_told_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linli.privacy.commands.retention.end_all", lambda at: [("lamps", at.tzinfo is not None)])
    retention()
    assert "True" in capsys.readouterr().out
    retention(as_json=True)
    said = json.loads(line := capsys.readouterr().out)
    assert (said["dry_run"], said["found"], len(line.splitlines())) == (False, [{"what": "lamps", "count": True}], 1)
