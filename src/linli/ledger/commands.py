"""`linli ledger`: verify it, show its checkpoint and key, let entries expire, fit the roles of the database."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from linli.ledger import api
from linli.ledger.data import Problem, Verification

ledger = typer.Typer(help="The append-only log: verify it, keep its checkpoint.", no_args_is_help=True)
_say = Console(stderr=True)


@ledger.command("verify")
def verify(
    checkpoint: Annotated[list[Path] | None, typer.Option(help="A checkpoint you kept; may be given again.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object on one line.")] = False,
) -> None:
    """Check every entry, leaf, tile and signature; exit with 1 where anything does not hold."""
    kept = [file.read_text() for file in checkpoint or []]
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=_say, transient=True) as progress:
        task = progress.add_task("Leaves", total=api.leaves_to_check())
        found = api.verify(kept=kept, step=lambda count: progress.advance(task, count))
    if as_json:
        print(json.dumps(_as_json(found)))  # noqa: T201 - for a program to read
    else:
        _tell(found)
    raise typer.Exit(0 if found.holds else 1)


@ledger.command("checkpoint")
def checkpoint() -> None:
    """Print the signed checkpoint of the open log. Keep it somewhere else: cuts and forks are found against it."""
    _refuse_before_the_first()
    print(api.checkpoint(), end="")  # noqa: T201 - meant for a file


@ledger.command("key")
def key() -> None:
    """Print the public key of the open log, as verifiers take it."""
    _refuse_before_the_first()
    print(api.public_key())  # noqa: T201 - meant for a file


@ledger.command("expire")
def expire() -> None:
    """Delete entries older than the time they are kept. On PostgreSQL: run this as the retention role."""
    now = timezone.now()
    _say.print(f"{api.expire(before=oldest_kept(now), at=now)} entries expired; their leaf hashes stay.")


@ledger.command("roles")
def roles(
    app: Annotated[str, typer.Option(help="The role that Linli connects as.")],
    retention: Annotated[str, typer.Option(help="The role that lets entries expire.")],
) -> None:
    """Say who may do what on PostgreSQL. Run it as the owner of the tables; both roles exist, and neither is the owner.

    The application works with everything, but cannot rewrite or delete what was entered or happened."""
    api.fit_roles(app=app, retention=retention)
    _say.print(f"{app} works with everything and only adds to what must stay; {retention} may delete what has expired.")


def _refuse_before_the_first() -> None:
    if not api.logs():
        _say.print("Nothing was published yet: the worker signs the first checkpoint within a second of its start.")
        raise typer.Exit(1)


def oldest_kept(now: datetime) -> datetime:
    return now - timedelta(days=settings.LEDGER_KEEP_DAYS)


def _as_json(found: Verification) -> dict[str, object]:
    return {
        "holds": found.holds,
        "waiting": found.waiting,
        "problems": [_problem(problem) for problem in found.problems],
        "logs": [
            {
                "origin": log.origin, "size": log.size, "root": log.root.hex(), "held": log.held,
                "expired": log.expired, "lost": log.lost, "problems": [_problem(problem) for problem in log.problems],
            }
            for log in found.logs
        ],
    }  # fmt: skip


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "index": problem.index, "says": str(problem.sentence)}


def _tell(found: Verification) -> None:
    for log in found.logs:
        said = f"{log.origin}: {log.size} leaves, {log.held} entries held, {log.expired} expired"
        _say.print(said + (f", {log.lost} lost in a restore that says so" if log.lost else ""))
        for problem in log.problems:
            _say.print(f"  [red]{problem.sentence}")
    for problem in found.problems:
        _say.print(f"[red]{problem.sentence}")
    _say.print(f"{found.waiting} entries wait for their place.")
    _say.print("[green]The ledger holds." if found.holds else "[bold red]The ledger does not hold.")
