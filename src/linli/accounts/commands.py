"""`linli user`: people who sign in, from the console."""

from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from linli.accounts import api
from linli.accounts.data import CODE_LASTS
from linli.kernel.actor import SYSTEM, UserId
from linli.kernel.errors import Refusal

user = typer.Typer(help="People who sign in: add, give a new code, close, list.", no_args_is_help=True)
_out = Console()
Name = Annotated[str, typer.Argument(help="The name to sign in with.")]


@user.command()
def add(name: Name, shown: Annotated[str, typer.Argument(help="The name others see.")] = "") -> None:
    """Add a user and print the code with which the person chooses a password."""
    try:
        _id, code = api.add_user(name, shown or name, actor=SYSTEM, at=timezone.now())
    except Refusal as refusal:
        raise typer.BadParameter(str(refusal)) from None
    _say(name, code)


@user.command()
def code(
    name: Name,
    forget_factors: Annotated[bool, typer.Option("--forget-factors", help="Also the lost telephone or key.")] = False,
) -> None:
    """A new code for somebody who lost the password. Ends all sessions."""
    _say(name, api.give_code(_find(name), actor=SYSTEM, at=timezone.now(), forget_factors=forget_factors))


@user.command()
def close(name: Name) -> None:
    """Nobody signs in as this user any more."""
    api.close_user(_find(name), actor=SYSTEM, at=timezone.now())


@user.command("open")
def open_again(name: Name) -> None:
    """Let a closed user sign in again."""
    api.open_user(_find(name), actor=SYSTEM, at=timezone.now())


@user.command()
def connect(name: Name, subject: Annotated[str, typer.Argument(help="Who that is at the single sign-on.")]) -> None:
    """Let a user sign in through the office's single sign-on."""
    api.connect(_find(name), subject, actor=SYSTEM, at=timezone.now())


@user.command("list")
def show() -> None:
    """All users, fifty at a time."""
    table, after = Table("name", "shown as", "active", "second factor", "last here"), ""
    while page := api.people(after=after):
        for one in page:
            seen = f"{one.last_login:%Y-%m-%d}" if one.last_login else "never"
            flags = ("yes" if flag else "no" for flag in (one.is_active, one.has_second_factor))
            table.add_row(one.username, one.display_name, *flags, seen)
        after = page[-1].username
    _out.print(table)


def _find(name: str) -> UserId:
    found = api.user_id(name)
    if found is None:
        raise typer.BadParameter(f"nobody signs in as “{name}”")
    return found


def _say(name: str, code: str) -> None:
    _out.print(f"Code for [bold]{name}[/bold], once, within {CODE_LASTS.days} days, at /accounts/begin/:")
    _out.print(f"\n    {code}\n", highlight=False)
