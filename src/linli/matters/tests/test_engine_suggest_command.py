"""`linli suggest train` and `linli suggest evaluate`, as an operator types them."""

import csv
import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from typer.testing import CliRunner

from linli.matters.commands.suggest import model_path, suggest
from linli.matters.tests.test_engine_suggestion import invented


@pytest.fixture(autouse=True)
def var(settings: LazySettings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path / "var"
    return tmp_path


def messages(path: Path, seed: int) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["label", "title", "detail", "id"])
        rows.writerows([each.label, each.title, each.detail, at] for at, each in enumerate(invented(30, seed)))
    return str(path)


def test_an_operator_trains_and_then_measures_on_another_file(tmp_path: Path) -> None:
    run = CliRunner()
    trained = run.invoke(suggest, ["train", messages(tmp_path / "a.csv", 1), "--json"])
    assert trained.exit_code == 0, trained.output
    assert json.loads(trained.stdout)["labels"] == 3
    assert model_path().exists()
    measured = run.invoke(suggest, ["evaluate", messages(tmp_path / "b.csv", 2), "--json"])
    figures = json.loads(measured.stdout.splitlines()[-1])
    assert {"macro_f1", "accuracy", "ece", "abstained"} <= figures.keys()
    assert figures["rows"] == 90
    assert figures["macro_f1"] > 0.9


def test_figures_are_readable_without_json_and_the_model_may_stand_elsewhere(tmp_path: Path) -> None:
    model = ["--model", str(tmp_path / "elsewhere.npz")]
    trained = CliRunner().invoke(suggest, ["train", messages(tmp_path / "a.csv", 1), *model])
    assert "macro_f1" in trained.stdout
    assert not model_path().exists()
    measured = CliRunner().invoke(suggest, ["evaluate", messages(tmp_path / "b.csv", 2), *model])
    assert measured.exit_code == 0


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, command: str) -> None:
    told = CliRunner().invoke(suggest, [command, str(tmp_path / "absent.csv")])
    assert told.exit_code == 1
    assert "absent.csv" in told.stderr
    assert "Traceback" not in told.output


def test_measuring_without_a_model_or_without_labels_says_so(tmp_path: Path) -> None:
    told = CliRunner().invoke(suggest, ["evaluate", messages(tmp_path / "b.csv", 2)])
    assert (told.exit_code, "model.npz" in told.stderr) == (1, True)
    (tmp_path / "empty.csv").write_text("title,detail,label\na,b,\n")
    assert CliRunner().invoke(suggest, ["evaluate", str(tmp_path / "empty.csv")]).exit_code == 1
