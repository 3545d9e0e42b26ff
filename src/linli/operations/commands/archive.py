"""`linli backup`, `linli restore`, and `linli resume` for when there is no backup."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from linli.ledger import api as ledger
from linli.operations.actions import archive
from linli.operations.commands.console import answered, err, show
from linli.operations.commands.imports import AsJson

Target = Annotated[Path, typer.Argument(help="a folder on another drive or machine")]
Folder = Annotated[Path, typer.Argument(help="a folder that `linli backup` wrote")]
Yes = Annotated[bool, typer.Option("--yes", help="do not ask")]


def backup(target: Target, json: AsJson = False) -> None:
    """Copy the database, at one moment and while it is in use, and the sealed photos. Keys never go along: they have
    `linli keys copy`."""
    with answered(), err.status("Copying"):
        show({"folder": str(archive.backup(target, at=timezone.now()))}, as_json=json)


def restore(folder: Folder, yes: Yes = False, json: AsJson = False) -> None:
    """Put a backup in the place of what is here. Stop `linli serve` first.

    What was erased since the backup is erased again, and the ledger goes on in a new log that names the old one."""
    with answered():
        told = archive.check_backup(folder)
        if not yes:
            typer.confirm(f"Replace this installation's database by that of {told['made_at']}?", abort=True)
        with err.status("Putting it back"):
            done = archive.restore(folder, at=timezone.now())
        show({"made_at": done.made_at, "log": done.log, "erased_again": done.erased}, as_json=json)


def resume(yes: Yes = False, json: AsJson = False) -> None:
    """Go on with a database that is older than what was published from here, when there is no better copy.

    What was erased since is erased again; a new log of the ledger says which checkpoint the lost one had reached."""
    with answered():
        missing = ledger.leaves_missing()
        if not missing:
            err.print("This database is whole; there is nothing to resume from.")
            raise typer.Exit(1)
        if not yes:
            typer.confirm(f"Give up {missing} entries of the ledger, and what was done with them?", abort=True)
        done = archive.resume(at=timezone.now())
        show({"missing": missing, "log": done.log, "erased_again": done.erased}, as_json=json)
