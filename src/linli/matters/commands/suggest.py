"""`linli suggest`: learn to suggest categories from labelled messages, and measure how well it does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils import timezone
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from linli.kernel.errors import BadInput, Refusal
from linli.kernel.words import Sentence, _
from linli.matters.actions.learning import learn_from_closed
from linli.matters.engine.suggestion import Figures, Suggester, evaluate, read_labelled, train
from linli.matters.queries.suggester import model_path

suggest = typer.Typer(
    help="Suggest categories: learn from labelled messages, and measure. A human always confirms.", no_args_is_help=True
)

File = Annotated[
    Path, typer.Argument(help="A CSV file with the columns title, detail and label, in UTF-8 or GB 18030.")
]
MaybeFile = Annotated[
    Path | None, typer.Argument(help="A CSV file with the columns title, detail and label, in UTF-8 or GB 18030.")
]
Own = Annotated[bool, typer.Option("--own", help="Learn from the closed matters of this installation.")]
Model = Annotated[Path | None, typer.Option("--model", help="Where the trained model is kept.", show_default="VAR")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on the last line.")]


@suggest.command("train")
def train_from(
    file: MaybeFile = None, own: Own = False, model: Model = None, seed: int = 0, as_json: AsJson = False
) -> None:
    """Learn from FILE, or from this installation's own closed matters, and keep what was learned.

    N-grams seen in fewer than ten messages are forgotten.
    """
    path = model or model_path()
    with _plainly(), _progress() as progress:
        if own == (file is not None):
            raise BadInput("file", _("Name a file, or say --own: one of the two."))
        task = progress.add_task("", total=None)

        def told(what: str, step: int, of: int) -> None:
            progress.update(task, description=what, completed=step, total=of)

        if file is None:
            suggester = learn_from_closed(at=timezone.now(), seed=seed, progress=told)
        else:
            suggester = train(read_labelled(file), seed=seed, progress=told)
        suggester.save(path)
    figures = Figures(**suggester.about["figures"])
    _tell({"model": str(path), "labels": len(suggester.labels), **_rounded(figures)}, as_json)


@suggest.command("evaluate")
def evaluate_on(file: File, model: Model = None, as_json: AsJson = False) -> None:
    """Measure the trained model on FILE, which should hold messages it has not learned from."""
    with _plainly():
        messages = read_labelled(file)
        if not messages:
            raise BadInput("file", _("{path} has no labelled message.", path=file))
        figures = evaluate(Suggester.load(model or model_path()), messages)
    _tell(_rounded(figures), as_json)


def _rounded(figures: Figures) -> dict[str, Any]:
    return {name: round(value, 4) for name, value in asdict(figures).items()}


def _tell(facts: dict[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        typer.echo(f"{name:<20} {value}")


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def _plainly() -> Iterator[None]:
    """A refusal is told in one sentence, not as a stack trace."""
    try:
        yield
    except Refusal as refusal:
        sentence: Sentence = refusal.sentence
        typer.secho(sentence.fill(gettext(sentence.msgid)), err=True, fg="red")
        raise typer.Exit(1) from None
