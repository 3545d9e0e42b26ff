"""`linli move`: from the SQLite file to PostgreSQL."""

from typing import Any

import typer
from django.conf import settings

from linli.operations.actions import moving
from linli.operations.commands.console import answered, counting, err, out, show
from linli.operations.commands.imports import AsJson


def move(json: AsJson = False) -> None:
    """Copy this installation from its SQLite file into the empty PostgreSQL database that LINLI_MOVE_TO names
    (postgres://user:password@host:port/name). Stop `linli serve` first.

    Everything arrives or nothing does: rows are counted and the ledger is verified there, with the same root, before
    the copy is kept. The file stays as it was; keys and photos stay where they are.
    """
    with answered():
        total = moving.weigh().total
        with counting("Rows", total) as step:
            done = moving.move(_target(), step=step)
        show(
            {"tables": done.tables, "rows": done.rows, "ledger": " ".join(done.roots) or "nothing published yet"},
            as_json=json,
        )
    if not json:
        out.print("Set DATABASE_URL to the new address and start Linli. Keep the old file until you trust the new.")


def _target() -> dict[str, Any]:
    """From the environment and not from the command line, where other users of the machine could read a password."""
    if not settings.MOVE_TO:
        err.print("Name the empty database in LINLI_MOVE_TO, such as postgres://linli_owner@localhost/linli.")
        raise typer.Exit(1)
    return dict(settings.MOVE_TO)
