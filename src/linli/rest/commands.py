"""`linli client`: programs that may call, and what they may do."""

from datetime import datetime
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import Refusal
from linli.organisation import api as organisation
from linli.rest import actions, queries
from linli.rest.data import Scope
from linli.web.words import say

client = typer.Typer(help="Programs that may call the API or hand in requests by GeoReport.", no_args_is_help=True)
_out = Console(highlight=False)
Name = Annotated[str, typer.Argument(help="small letters, digits and hyphens")]
Scopes = Annotated[list[Scope], typer.Option("--scope", help="read, raise, act or open311; several times")]
Unit = Annotated[str, typer.Option(help="code of the unit whose own system this is")]
AsRole = Annotated[str, typer.Option("--role", help="with --unit: clerk, handler, checker, lead")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="last day")]


@client.command()
def add(name: Name, scope: Scopes, unit: Unit = "", role: AsRole = "", until: Until = None) -> None:
    """Let a program in and print its key, once."""
    found = organisation.unit_by_code(unit) if unit else None
    if unit and found is None:
        raise typer.BadParameter(f"there is no unit with the code “{unit}”")
    if role and role not in set(Role):
        raise typer.BadParameter(f"there is no role “{role}”")
    try:
        key = actions.add_client(
            name,
            scopes=scope,
            unit=found.id if found else None,
            role=Role(role) if role else None,
            until=timezone.make_aware(until) if until else None,
            actor=SYSTEM,
            at=timezone.now(),
        )
    except Refusal as refusal:
        raise typer.BadParameter(say(refusal.sentence)) from None
    _out.print(f"The key of [bold]{name}[/bold], shown only now:\n\n    {key}\n")


@client.command()
def end(name: Name) -> None:
    """From now on the key opens nothing."""
    try:
        actions.end_client(name, actor=SYSTEM, at=timezone.now())
    except Refusal as refusal:
        raise typer.BadParameter(say(refusal.sentence)) from None


@client.command("list")
def show() -> None:
    """All programs that were ever let in."""
    table = Table("name", "scopes", "unit", "role", "from", "until")
    for row in queries.clients():
        unit = str(row.unit_id or "")
        until = f"{row.valid_to:%Y-%m-%d}" if row.valid_to else ""
        table.add_row(row.name, ", ".join(row.scopes), unit, row.role, f"{row.valid_from:%Y-%m-%d}", until)
    _out.print(table)
