"""What anybody can fetch, what an operator can run, what the database role may do."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from typer.testing import CliRunner

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import BadInput, NotAllowed
from linli.ledger import api, tasks
from linli.ledger.actions.append import append
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.commands import ledger as command
from linli.ledger.data import Entry
from linli.ledger.models import LedgerEntry
from linli.ledger.tests.factories import AT, MATTER, fill, without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger():
    fill(300)
    sequence(at=AT)


def test_anybody_can_fetch_the_checkpoint_and_the_key(ledger, client):
    assert client.get("/ledger/checkpoint").text == api.checkpoint() == client.get("/ledger/1/checkpoint").text
    assert client.get("/ledger/key").text.strip() == api.public_key()
    assert client.get("/ledger/checkpoint")["Content-Type"].startswith("text/plain")


TILES = [
    ("tile/0/000", 256), ("tile/8/0/000", 256), ("1/tile/0/000", 256), ("1/tile/0/001.p/45", 45),
    ("1/tile/0/001.p/3", 3), ("1/tile/1/000.p/1", 1), ("tile/8/1/000.p/1", 1),
]  # fmt: skip
NO_TILES = ["0/001", "0/001.p/46", "0/002", "1/000", "2/000.p/1", "0/1", "x", "0/x000/000", "0/000.p/0", "8/0/0/000"]


@pytest.mark.parametrize(("path", "width"), TILES)
def test_a_tile_has_as_many_hashes_as_its_address_says(ledger, client, path, width):
    response = client.get(f"/ledger/{path}")
    assert (response.status_code, len(response.content)) == (200, 32 * width)
    assert ("immutable" in response["Cache-Control"]) == path.startswith("1/")


@pytest.mark.parametrize("path", NO_TILES)
def test_a_tile_that_is_not_there_is_not_found(ledger, client, path):
    assert client.get(f"/ledger/1/tile/{path}").status_code == 404


def test_before_anything_was_entered_there_is_no_checkpoint_but_a_page(client):
    assert client.get("/ledger/checkpoint").status_code == 404
    assert client.get("/ledger/").status_code == 200


def test_the_page_shows_every_log_and_no_entry(ledger, client):
    open_new_log(because="restore", at=AT)
    page = client.get("/ledger/").text
    assert "localhost:8000/ledger/1" in page and "localhost:8000/ledger/2" in page
    assert "matters.screen" not in page


def test_the_operator_verifies_and_reads_the_outcome(ledger, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text(CliRunner().invoke(command, ["checkpoint"]).stdout)
    told = CliRunner().invoke(command, ["verify", "--json", "--checkpoint", str(kept)])
    assert told.exit_code == 0
    assert json.loads(told.stdout)["logs"][0]["held"] == 301
    assert CliRunner().invoke(command, ["verify"]).exit_code == 0
    assert CliRunner().invoke(command, ["key"]).stdout.strip() == api.public_key()


def test_a_ledger_that_does_not_hold_fails_the_command_and_says_where(ledger):
    append(Entry("a", MATTER, {}), actor=SYSTEM, at=AT)
    with without_triggers():
        LedgerEntry.objects.filter(leaf_index=7).update(act="b")
        LedgerEntry.objects.filter(leaf_index=None).update(act="b")
    told = CliRunner().invoke(command, ["verify"])
    assert told.exit_code == 1
    assert "Entry 7" in told.stderr and "not yet in the tree" in told.stderr
    assert json.loads(CliRunner().invoke(command, ["verify", "--json"]).stdout)["holds"] is False


def test_what_is_old_enough_expires_by_schedule_and_by_command(ledger, settings):
    settings.LEDGER_KEEP_DAYS = 0
    tasks.expire_old()
    assert not LedgerEntry.objects.filter(subject_kind="matter").exists()
    assert "0 entries" in CliRunner().invoke(command, ["expire"]).stderr


def test_the_schedule_sequences(ledger):
    fill(1, at=AT + timedelta(days=1))
    tasks.sequence_now()
    assert not LedgerEntry.objects.filter(leaf_index=None).exists()


def test_a_trigger_that_is_gone_is_an_error_of_the_self_check():
    table = " ON ledger_ledgerentry" if connection.vendor == "postgresql" else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER ledger_entry_stays{table}")
        found = tasks.ledger_is_append_only(None, ["default"])
        transaction.set_rollback(True)
    assert [message.id for message in found if message.is_serious()] == ["linli.E020"]
    said = "The trigger ledger_entry_stays that keeps the ledger append-only is missing or off."
    assert (found[0].msg, found[0].hint) == (said, "`linli migrate`")
    assert tasks.ledger_is_append_only(None, None) == []


def test_roles_are_fitted_where_there_are_roles():
    if connection.vendor == "sqlite":
        with pytest.raises(NotAllowed, match=r"^Only PostgreSQL has roles; on SQLite the triggers stand alone.$"):
            api.fit_roles(app="a", retention="b")
        assert api.append_only() == []
        return
    said = [str(problem.sentence) for problem in api.append_only()]  # tests run as the owner
    assert said[0] == "The database role of the application owns the ledger, and can take its triggers off."
    assert said[1] == "The database role of the application may UPDATE, DELETE, TRUNCATE in ledger_ledgerentry."
    assert {problem.code for problem in api.append_only()} == {"privilege"}


@pytest.fixture
def roles():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite knows no roles")
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE linli_test_app; CREATE ROLE linli_test_retention")
        yield cursor
        cursor.execute("RESET ROLE")


def test_the_applications_role_works_and_only_adds_to_what_must_stay(roles):
    api.fit_roles(app="linli_test_app", retention="linli_test_retention")
    roles.execute("SET LOCAL ROLE linli_test_app")
    assert api.append_only() == [] and not api.may_expire()
    api.append(Entry("matters.screen", MATTER, {}), actor=SYSTEM, at=AT)
    api.sequence(at=AT)
    roles.execute("DELETE FROM accounts_user WHERE id = 0")  # an ordinary table
    for table in ("ledger_ledgerentry", "matters_matterevent"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            roles.execute(f"DELETE FROM {table}")
    with pytest.raises(NotAllowed, match="owns the tables"):
        api.only_the_owner()


def test_roles_that_were_fitted_are_fitted_again_to_what_was_put_back(roles):
    api.fit_roles_again()  # there is nothing to repeat yet
    api.fit_roles(app="linli_test_app", retention="linli_test_retention")
    roles.execute("GRANT DELETE ON ledger_ledgerentry, matters_matterevent TO linli_test_app")
    api.fit_roles_again()
    roles.execute("SET LOCAL ROLE linli_test_app")
    assert api.append_only() == []


def test_a_role_that_is_the_owner_or_is_not_there_is_refused(roles):
    owner = api.only_the_owner()
    with pytest.raises(BadInput, match="could give itself back"):
        api.fit_roles(app=owner, retention="linli_test_retention")
    with pytest.raises(BadInput, match="no role linli_nobody"):
        api.fit_roles(app="linli_test_app", retention="linli_nobody")


def test_before_anything_was_published_the_commands_say_so():
    for word in ("checkpoint", "key"):
        told = CliRunner().invoke(command, [word])
        assert told.exit_code == 1 and "Nothing was published yet" in told.stderr
