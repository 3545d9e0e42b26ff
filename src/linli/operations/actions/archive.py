"""Backup and restore: the database at one moment and the sealed photos, never a key.

A backup can be read only together with the key store, which has backups of its own that forget what was destroyed. So
what expired or was erased since stays gone: its key is gone, or the erasure journal has it erased again here.
"""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from linli import __version__
from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.operations.adapters import archives
from linli.operations.data import BACKUP_MARK
from linli.privacy import api as privacy

MANIFEST, PHOTOS = "manifest.json", "photos"


@dataclass(frozen=True, slots=True)
class Restored:
    """`log`: the number of the ledger that was begun; `erased`: what was erased again."""

    made_at: str
    log: int
    erased: int


def backup(target: Path, *, at: datetime) -> Path:
    """A folder of its own below `target`, readable by its owner only; the manifest is written last."""
    folder = target / f"linli-{at:%Y%m%d-%H%M%S}"
    if Path(settings.KEY_STORE).resolve().is_relative_to(target.resolve()):
        raise BadInput("target", _("The keys lie below this folder; a backup must not lie beside its keys."))
    folder.mkdir(parents=True, mode=0o700)
    archives.dump(connection.settings_dict, folder)
    if Path(settings.PHOTO_STORE).is_dir():
        shutil.copytree(settings.PHOTO_STORE, folder / PHOTOS)
    hashes = {str(p.relative_to(folder)): archives.sha256(p) for p in sorted(folder.rglob("*")) if p.is_file()}
    told = {"linli": __version__, "made_at": at.isoformat(), "files": hashes}
    (folder / MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")
    (Path(settings.VAR) / BACKUP_MARK).touch()
    return folder


def check_backup(folder: Path) -> dict[str, Any]:
    """The manifest, where every file is there as it was written; BadInput naming the first that is not."""
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
    return told


def restore(folder: Path, *, at: datetime) -> Restored:
    """Put the backup in the place of what is here, erase again what was erased since, and begin a new ledger.

    Nothing may be served meanwhile. The new ledger's first entry names the last checkpoint that the old one published.
    """
    told = check_backup(folder)
    connections.close_all()
    archives.load(connection.settings_dict, folder)
    if (folder / PHOTOS).is_dir():
        shutil.copytree(folder / PHOTOS, settings.PHOTO_STORE, dirs_exist_ok=True)
    return resume(told["made_at"], at=at)


def resume(made_at: str = "", *, at: datetime) -> Restored:
    """Go on with the older database that stands here: erase again, and begin a new ledger that says what was lost."""
    call_command("migrate", verbosity=0, interactive=False)
    erased = privacy.reapply_erasures(at)
    log = ledger.open_new_log(because="restore", at=at)
    return Restored(made_at, int(log), erased)
