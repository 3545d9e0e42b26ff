"""`linli upgrade`: after a new version was installed."""

from django.utils import timezone

from linli.operations.actions import upgrading
from linli.operations.commands.archive import Target
from linli.operations.commands.console import answered, err, show
from linli.operations.commands.imports import AsJson


def upgrade(target: Target, json: AsJson = False) -> None:
    """Bring the database to the version that is installed. Stop `linli serve` first.

    Looks whether all is sound and the disk is large enough, backs up to the folder, migrates, tries the result out;
    where anything fails, the backup is put back and the former version can run on.
    """
    with answered(), err.status("Upgrading"):
        done = upgrading.upgrade(target, at=timezone.now())
    if done.steps or json:
        show({"steps": len(done.steps), "backup": str(done.backup or "")}, as_json=json)
    else:
        err.print("The database is at this version already.")
