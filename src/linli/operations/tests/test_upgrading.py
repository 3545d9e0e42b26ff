"""A new version is tried out; where it fails, what stood here before stands here again."""

from pathlib import Path

import pytest

from linli.operations.tests.factories import drill, own_database

UPGRADE = """
import sys
from linli.operations.actions import upgrading
from linli.operations.actions.upgrading import steps_ahead, upgrade
STEP = '''from django.db import migrations
class Migration(migrations.Migration):
    initial, dependencies, operations = {first}, [{after}], [migrations.RunSQL("{sql}")]
'''
def add(name, sql, after=""):
    (var / "ahead" / f"{name}.py").write_text(STEP.format(first=not after, after=after, sql=sql))
    sys.modules.pop(f"ahead.{name}", None)

district = begin()
kept = Subject("matter", raise_a(district, at=now).matter)
ledger.sequence(at=now)
roots = [log.root for log in ledger.verify().logs]
nothing = upgrade(var.parent / "backups", at=now).backup
(var / "ahead").mkdir()
(var / "ahead" / "__init__.py").touch()
sys.path.insert(0, str(var))
settings.MIGRATION_MODULES = {"desk": "ahead"}
add("0001_more", "CREATE TABLE desk_more (id integer)")
add("0002_wrong", "ALTER TABLE desk_nothing ADD x integer", "('desk', '0001_more')")
enough, upgrading.ROOM = upgrading.ROOM, 10**9
small = refused(lambda: upgrade(var.parent / "backups", at=now))
upgrading.ROOM = enough
why = refused(lambda: upgrade(var.parent / "backups", at=now))
left, tables = steps_ahead(), connection.introspection.table_names()
same = roots == [log.root for log in ledger.verify().logs] and WORDS in words_of(kept)
add("0002_wrong", "ALTER TABLE desk_more ADD x integer", "('desk', '0001_more')")
done = upgrade(var.parent / "later", at=now)
tell(nothing=nothing, small=small, why=why, left=len(left), table="desk_more" in tables, same=same,
     steps=len(done.steps), ahead=len(steps_ahead()), folder=(done.backup / "manifest.json").is_file())
"""


@pytest.mark.slow
def test_an_upgrade_that_fails_is_undone_and_one_that_works_is_kept(tmp_path: Path) -> None:
    with own_database("upgrade") as url:
        told = drill(UPGRADE, tmp_path / "var", url)
    assert told["nothing"] is None and "needed" in told["small"]
    assert "undone" in told["why"] and told["left"] == 2 and not told["table"] and told["same"]
    assert told["steps"] == 2 and told["ahead"] == 0 and told["folder"]
