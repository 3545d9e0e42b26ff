"""An office grows out of its file: everything arrives on PostgreSQL, readable, with the same ledger, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from linli.operations.adapters import moving
from linli.operations.tests.factories import drill, own_database

MOVE = """
from linli.operations.actions.moving import move, weigh
district, counted = begin(), []
clerk = district.actor(Role.CLERK, district.village)
matter = raise_a(district, at=now).matter
ledger.sequence(at=now)
done = move(dict(settings.MOVE_TO), step=counted.append)
again = refused(lambda: move(dict(settings.MOVE_TO), step=counted.append))
tell(matter=matter, user=clerk.user, post=clerk.post, rows=done.rows, counted=sum(counted), roots=done.roots,
     again=again, waiting=ledger.verify().waiting)
"""
READ = """
from dataclasses import replace
from django.contrib.auth import get_user_model
from linli.organisation import api as organisation
subject, user = Subject("matter", int(os.environ["MATTER"])), int(os.environ["USER_ID"])
clerk = replace(organisation.actor_for(user, at=now, post=int(os.environ["POST"])), stepped_up_at=now)
roots = [log.root.hex() for log in ledger.verify().logs]
read = privacy.reveal(subject, None, actor=clerk, purpose=Purpose.HANDLING, reason="screen", at=now)
try:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_ledgerentry")
    triggers = False
except DatabaseError:
    triggers = True
ledger.sequence(at=now)
tell(vendor=connection.vendor, read=WORDS in [one.text for one in read], roots=roots, triggers=triggers,
     holds=ledger.verify().holds, new=get_user_model().objects.create_user("after the move").pk > user)
"""
FULL = """
from linli.operations.adapters import moving as adapter
from linli.operations.actions.moving import move
begin()
counted = adapter.count
adapter.count = lambda models, using: counted(models, using) | ({"accounts_user": 99} if using == "target" else {})
tell(why=refused(lambda: move(dict(settings.MOVE_TO), step=lambda count: None)))
"""


@pytest.fixture
def empty() -> Iterator[str]:
    with own_database("move") as url:
        if not url:
            pytest.skip("this drill needs a PostgreSQL server: set LINLI_TEST_POSTGRES")
        yield url


@pytest.mark.slow
def test_all_that_was_in_the_file_is_read_on_postgresql(tmp_path: Path, empty: str) -> None:
    left = drill(MOVE, tmp_path / "var", LINLI_MOVE_TO=empty)
    assert left["rows"] == left["counted"] > 20 and "not empty" in left["again"]
    came = drill(
        READ, tmp_path / "var", empty, MATTER=str(left["matter"]), USER_ID=str(left["user"]), POST=str(left["post"])
    )
    assert came["vendor"] == "postgresql" and came["read"] and came["triggers"] and came["new"]
    assert came["roots"] == left["roots"] and came["holds"]


@pytest.mark.slow
def test_what_does_not_arrive_whole_does_not_arrive_at_all(tmp_path: Path, empty: str) -> None:
    assert "arrived" in drill(FULL, tmp_path / "var", LINLI_MOVE_TO=empty)["why"]
    with psycopg.connect(empty) as there:
        assert there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_tables_come_after_those_they_point_at(db: None) -> None:
    order = [model._meta.db_table for model in moving.tables()]
    assert order.index("accounts_user") < order.index("account_emailaddress")
    assert len(order) == len(set(order))
