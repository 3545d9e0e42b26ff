"""The drill: a backup is made, the database is lost, the backup is put back, and what was erased stays gone."""

from pathlib import Path

import pytest

from linli.operations.tests.factories import drill, own_database

DRILL = """
from linli.operations.actions.archive import backup, check_backup, restore
from linli.operations.adapters.archives import name_of
district = begin()
kept, gone = (Subject("matter", raise_a(district, at=now).matter) for _ in range(2))
ledger.sequence(at=now)
folder = backup(var.parent / "backups", at=now)
with transaction.atomic():
    privacy.erase(gone, actor=SYSTEM, at=now, because="drill")
lose = (var / "linli.sqlite3").unlink if connection.vendor == "sqlite" else lambda: call_command("flush", "--no-input")
connections.close_all()
lose()
done = restore(folder, at=now)
files = " ".join(str(path) for path in folder.rglob("*"))
read, erased, holds = words_of(kept), words_of(gone), ledger.verify().holds
(folder / name_of(connection.settings_dict)).open("ab").write(b"x")
tell(read=WORDS in read, erased=erased, again=done.erased, log=done.log, keys=str(var / "keys") in files,
     recognised=refused(lambda: check_backup(folder)), holds=holds)
"""


STALE = """
import shutil
import typer
from linli.config.commands import _refuse_unless_whole
from linli.operations.actions.archive import resume
district, file = begin(), var / "linli.sqlite3"
kept = Subject("matter", raise_a(district, at=now).matter)
ledger.sequence(at=now)
with connection.cursor() as cursor:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
raise_a(district, at=now)
ledger.sequence(at=now)
whole = ledger.leaves_missing()
shutil.copyfile(file, var / "copy")
connections.close_all()
(var / "copy").replace(file)
missing = ledger.leaves_missing()
try:
    _refuse_unless_whole()
    served = True
except typer.Exit:
    served = False
log = resume(at=now).log
tell(whole=whole, missing=missing, served=served, log=log, after=ledger.leaves_missing(), holds=ledger.verify().holds,
     read=WORDS in words_of(kept))
"""


@pytest.mark.slow
def test_a_lost_database_comes_back_and_what_was_erased_does_not(tmp_path: Path) -> None:
    with own_database("lost") as url:
        told = drill(DRILL, tmp_path / "var", url)
    assert told["read"] and told["erased"] == [] and told["again"] >= 1 and told["holds"]
    assert told["log"] >= 2 and not told["keys"] and "changed since" in told["recognised"]


@pytest.mark.slow
def test_a_file_copied_without_its_wal_is_not_served(tmp_path: Path) -> None:
    told = drill(STALE, tmp_path / "var")
    assert told["whole"] == 0 and told["missing"] >= 1 and not told["served"]
    assert told["log"] == 2 and told["after"] == 0 and told["holds"] and told["read"]
