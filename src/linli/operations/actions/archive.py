"""Backup and restore: the database at one moment and the sealed photos, never a key.

A backup can be read only together with the key store, which has backups of its own that forget what was destroyed. So
what expired or was erased since stays gone: its key is gone, or the erasure journal has it erased again here.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from linli import __version__
from linli.jobs import api as jobs
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.operations.adapters import archives
from linli.operations.data import BACKUP_MARK
from linli.operations.queries import our_steps, steps_on_disk
from linli.privacy import api as privacy

MANIFEST, PHOTOS = "manifest.json", "photos"


@dataclass(frozen=True, slots=True)
class Restored:
    """`log`: the number of the ledger that was begun; `erased`: what was erased again."""

    made_at: str
    log: int
    erased: int


def backup(target: Path, *, at: datetime) -> Path:
    """A folder of its own below `target`, readable by its owner only; the manifest is written last.

    NotAllowed for a database that is older than what was published: its backup would pass for the newest one.
    """
    folder = target / f"linli-{at:%Y%m%d-%H%M%S}"
    if missing := ledger.leaves_missing():
        raise NotAllowed(_("This database is an older copy: {n} entries of the ledger are missing.", n=missing))
    if Path(settings.KEY_STORE).resolve().is_relative_to(target.resolve()):
        raise BadInput("target", _("The keys lie below this folder; a backup must not lie beside its keys."))
    with _whole_or_not_at_all(folder):
        archives.dump(connection.settings_dict, folder)
        if Path(settings.PHOTO_STORE).is_dir():
            shutil.copytree(settings.PHOTO_STORE, folder / PHOTOS, copy_function=archives.copy_unless_gone)
        hashes = {str(p.relative_to(folder)): archives.sha256(p) for p in sorted(folder.rglob("*")) if p.is_file()}
        told = {"linli": __version__, "made_at": at.isoformat(), "keys": _keys(), "steps": our_steps(), "files": hashes}
        (folder / MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")
    (Path(settings.VAR) / BACKUP_MARK).touch()
    return folder


@contextmanager
def _whole_or_not_at_all(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _keys() -> str:
    """Under which keys the backup opens; nothing where none answer, and a backup is wanted all the more."""
    try:
        return privacy.key_store_mark()
    except privacy.NoKeys:
        return ""


def check_backup(folder: Path) -> dict[str, Any]:
    """The manifest, where every file is there as it was written; BadInput naming the first that is not.

    Nothing has been touched yet when this refuses: also what this version or these keys could not read is refused here.
    """
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        raise BadInput("folder", _("This folder has no manifest: it is no whole backup.")) from None
    for name, expected in told["files"].items():
        path = folder / name
        if not path.is_file() or archives.sha256(path) != expected:
            raise BadInput("folder", _("{name} is missing or has changed since the backup.", name=name))
    if archives.name_of(connection.settings_dict) not in told["files"]:
        raise BadInput("folder", _("This backup is of another kind of database."))
    if unknown := set(told.get("steps", ())) - steps_on_disk():
        raise BadInput("folder", _("This backup was made by a newer version, {n} steps ahead.", n=len(unknown)))
    _check_keys(told.get("keys", ""))
    return told


def _check_keys(expected: str) -> None:
    try:
        privacy.key_store_health()
        found = privacy.key_store_mark()
    except privacy.NoKeys:
        raise NotAllowed(
            _("The keys are missing: `linli keys copy-back FOLDER`, then `linli keys recover`, and then this.")
        ) from None
    if expected and expected != found:
        raise BadInput("folder", _("This backup is of another installation: the keys that are here do not open it."))


def restore(folder: Path, *, at: datetime) -> Restored:
    """Put the backup in the place of what is here, erase again what was erased since, and begin a new ledger.

    Nothing may be served meanwhile. The new ledger's first entry names the last checkpoint that the old one published.
    """
    ledger.only_the_owner()
    told = check_backup(folder)
    with jobs.standing_still():
        connections.close_all()
        archives.load(connection.settings_dict, folder)
        if (folder / PHOTOS).is_dir():
            shutil.copytree(folder / PHOTOS, settings.PHOTO_STORE, dirs_exist_ok=True)
        return _go_on(told["made_at"], at)


def resume(*, at: datetime) -> Restored:
    """Go on with the older database that stands here: erase again, and begin a new ledger that says what was lost."""
    with jobs.standing_still():
        return _go_on("", at)


def _go_on(made_at: str, at: datetime) -> Restored:
    call_command("migrate", verbosity=0, interactive=False)
    ledger.fit_roles_again()
    erased = privacy.reapply_erasures(at)
    log = ledger.open_new_log(because="restore", at=at)
    return Restored(made_at, int(log), erased)
