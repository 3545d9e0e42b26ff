"""How commands speak: progress on the error channel, results on the other, refusals as sentences."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from linli.kernel.errors import BadInput, Refusal
from linli.web.words import say_at_terminal

T = TypeVar("T")
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@contextmanager
def answered() -> Iterator[None]:
    """A refusal, or a disk that does, ends the command with its sentence and code 1, never with a stack trace."""
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        err.print(f"[red]{escape(where)}[/red]{error.strerror or error}", soft_wrap=True)
        raise typer.Exit(1) from None
    except Refusal as refusal:
        field = f"{refusal.field}: " if isinstance(refusal, BadInput) else ""
        err.print(f"[red]{field}[/red]{escape(say_at_terminal(refusal.sentence))}", soft_wrap=True)
        raise typer.Exit(1) from None


def progressing(items: Iterable[T], what: str, total: int | None) -> Iterator[T]:
    """The items, with a bar on a terminal and silence elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not sys.stderr.isatty()) as bar:
        yield from bar.track(items, total=total, description=what)


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """The same for work that counts by itself: call what is given with how many more are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)


def show(figures: Mapping[str, Any], *, as_json: bool) -> None:
    """Names and values, or one JSON object on the last line."""
    if as_json:
        print(json.dumps(figures, ensure_ascii=False, default=str))  # noqa: T201 - for programs, never wrapped
        return
    for name, value in figures.items():
        out.print(f"{name:<18} {value}")
