"""`linli keys`: the key store, its root key on paper, its copy elsewhere."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from linli.privacy.adapters import local_keys, safekeeping
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.engine.shares import BadShares

keys = typer.Typer(help="The keys of the vault: make, keep on paper, copy, bring back, rotate.", no_args_is_help=True)
_say = Console(stderr=True)
_out = Console()


@contextmanager
def _clear_words() -> Iterator[None]:
    """A refusal is one sentence and exit code 1, not a stack of lines."""
    try:
        yield
    except (NoKeys, BadShares, OSError) as refusal:
        _say.print(f"[red]{refusal}[/red]", soft_wrap=True)
        raise typer.Exit(1) from None


@keys.command()
def init() -> None:
    """Make the key store, where there is none yet. Safe to run again."""
    store = local_keys()
    store.create()
    _say.print(
        f"The keys are in [bold]{store.folder}[/bold], outside the database. Next: [bold]linli keys shares[/bold]."
    )


@keys.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="One object on one line.")] = False) -> None:
    """Is the root key there, how many month keys live, when was the store last copied?"""
    with _clear_words():
        health = local_keys().health()
    copied = health.copied_at.isoformat() if health.copied_at else None
    if as_json:
        _out.print_json(json.dumps({"root": health.root, "months": health.months, "copied_at": copied}), indent=None)
        return
    _out.print(f"Root key {health.root}; {health.months} month keys; copied elsewhere: {copied or 'never'}.")


@keys.command()
def shares() -> None:
    """Print three new shares of the root key; any two bring it back. Give them to three people, on paper."""
    with _clear_words():
        made = safekeeping.shares_of_root(local_keys())
    for text in made:
        typer.echo(text)
    _say.print("Each is for another person. They are kept nowhere: what is on your screen is all there is.")


@keys.command()
def recover(
    share: Annotated[list[str] | None, typer.Argument(help="Two shares; asked for, unseen, where not given.")] = None,
) -> None:
    """Bring the root key back from two shares."""
    given = share or [typer.prompt(f"Share {number}", hide_input=True) for number in (1, 2)]
    with _clear_words():
        number = safekeeping.recover_root(local_keys(), given)
    _say.print(f"Root key {number} is back.")


@keys.command("take-away")
def take_away(
    is_sure: Annotated[bool, typer.Option("--yes", prompt="Only the shares will bring it back. Sure?")] = False,
) -> None:
    """Remove the root key from this machine: to rehearse `recover`, or before the machine is given away."""
    if not is_sure:
        raise typer.Exit(1)
    with _clear_words():
        number = safekeeping.take_away_root(local_keys())
    _say.print(f"Root key {number} is gone from this machine; [bold]linli keys recover[/bold] brings it back.")


@keys.command()
def rotate() -> None:
    """Make a new root key and wrap all month keys anew. What is sealed stays as it is. Make new shares afterwards."""
    with _clear_words():
        number = local_keys().rotate_root()
    _say.print(f"Root key {number} is in use. The old shares open nothing now: [bold]linli keys shares[/bold].")


@keys.command()
def copy(target: Annotated[Path, typer.Argument(help="A folder on another drive or machine.")]) -> None:
    """Copy the store without its root key; what was destroyed here is removed there."""
    with _clear_words():
        number = safekeeping.copy_to(local_keys(), target)
    _say.print(f"{number} month keys are in {target}. The root key is not: it comes back from its shares.")


@keys.command("copy-back")
def copy_back(source: Annotated[Path, typer.Argument(help="A folder that `linli keys copy` wrote.")]) -> None:
    """Take from a copy what is missing here; what was destroyed stays destroyed."""
    with _clear_words():
        number = safekeeping.copy_back(local_keys(), source)
    _say.print(f"{number} month keys came back. If the root key is missing: [bold]linli keys recover[/bold].")
