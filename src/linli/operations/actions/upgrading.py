"""To the version that is installed: look first, back up, migrate, try, and go back where anything fails."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from linli.jobs import api as jobs
from linli.kernel.errors import NotAllowed
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.operations.actions.archive import backup
from linli.operations.adapters import archives
from linli.privacy import api as privacy

EXPECTED = {"linli.E004", "linli.E005"}
"""What nothing but the pause explains: tables that wait for this upgrade, jobs that wait for the worker."""
ROOM = 3
"""Times the size of the database that must be free: the backup, the tables rebuilt, and the log of both."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """`steps` that were taken; `backup`: the folder that holds what was there before."""

    steps: tuple[str, ...]
    backup: Path | None


def steps_ahead() -> tuple[str, ...]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple(str(migration) for migration, _backwards in plan)


def look(target: Path) -> None:
    """NotAllowed where something must be mended first, or the disk is too small."""
    ledger.only_the_owner()
    found = checks.run_checks(databases=["default"])
    wrong = [m for m in found if m.level >= checks.ERROR and m.id not in EXPECTED and not m.is_silenced()]
    if wrong:
        raise NotAllowed(_("Mend this first: {what}", what=" ".join(str(message.msg) for message in wrong)))
    if missing := ledger.leaves_missing():
        raise NotAllowed(_("This database is an older copy: {n} entries of the ledger are missing.", n=missing))
    needed = ROOM * archives.size_of(connection.settings_dict)
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in (target, Path(settings.VAR)):
        if (free := shutil.disk_usage(folder).free) < needed:
            raise NotAllowed(
                _(
                    "{folder} has {free} MB free; {needed} MB are needed.",
                    folder=folder,
                    free=free >> 20,
                    needed=needed >> 20,
                )
            )


def upgrade(target: Path, *, at: datetime) -> Upgraded:
    """Bring the database to this version. Nothing may be served meanwhile.

    Where a step or the trial afterwards fails, the backup made a moment ago is put back as it was, and NotAllowed
    says what failed: the former version runs on it as before.
    """
    steps = steps_ahead()
    if not steps:
        return Upgraded((), None)
    look(target)
    with jobs.standing_still():
        return Upgraded(steps, _take(target, at))


def _take(target: Path, at: datetime) -> Path:
    """The steps, behind a backup whose folder is the answer."""
    folder = backup(target, at=at)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        ledger.fit_roles_again()
        try_out()
    except (Exception, KeyboardInterrupt) as error:  # whatever it was, what stood here before must stand here again
        connections.close_all()
        archives.load(connection.settings_dict, folder)
        why = str(error).strip().partition("\n")[0] or type(error).__name__
        raise NotAllowed(_("The upgrade failed and was undone; all is as it was before. {why}", why=why)) from error
    return folder


def try_out() -> None:
    """Every table can be read as this version describes it, the keys answer, the ledger holds."""
    for model in apps.get_models(include_auto_created=True):
        columns = [field.attname for field in model._meta.concrete_fields]
        list(model._base_manager.values_list(*columns)[:1])
    privacy.key_store_health()
    if not ledger.verify().holds:
        raise NotAllowed(_("The ledger does not hold."))
