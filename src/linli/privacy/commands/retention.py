"""`linli retention`: what has come to its end, and ending it."""

import json
from datetime import datetime, time
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from linli.privacy.actions.retention import due, end_all

_out = Console()


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would go.")] = False,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Dry run up to this day.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object on one line.")] = False,
) -> None:
    """End what has reached its last day (the worker does so every hour); with --dry-run, list it."""
    at = timezone.make_aware(datetime.combine(until, time.max)) if until else timezone.now()
    if until and not dry_run:
        raise typer.BadParameter("--until is for --dry-run: nothing goes before its day")
    gone = due(at) if dry_run else end_all(at)
    if as_json:
        rows = [{"what": name, "count": count} for name, count in gone]
        _out.print_json(json.dumps({"dry_run": dry_run, "until": at.isoformat(), "found": rows}), indent=None)
        return
    table = Table("what", "would go" if dry_run else "went")
    for name, count in gone:
        table.add_row(name, str(count))
    _out.print(table)
