"""What anybody can fetch, what an operator can run, what the database role may do."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from typer.testing import CliRunner

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import NotAllowed
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
    [problem] = api.append_only()  # tests run as the owner
    said = "The database role of the application may UPDATE, DELETE, TRUNCATE ledger entries."
    assert (problem.code, problem.index, str(problem.sentence)) == ("privilege", None, said)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE linli_t_app; CREATE ROLE linli_t_keep")
        assert (
            CliRunner().invoke(command, ["roles", "--app", "linli_t_app", "--retention", "linli_t_keep"]).exit_code == 0
        )
        cursor.execute("SET ROLE linli_t_app")
    fill(2)
    sequence(at=AT)
    assert api.append_only() == [] and not api.may_expire()
    refuses("UPDATE ledger_ledgerentry SET act = 'x'", "DELETE FROM ledger_ledgerentry", "TRUNCATE ledger_tile")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET ROLE linli_t_keep")
    assert api.expire(before=AT + timedelta(1), at=AT + timedelta(1)) == 2
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_the_owner_fits_the_roles_by_their_names_and_is_told(monkeypatch):
    fitted = []
    monkeypatch.setattr(api, "fit_roles", lambda **roles: fitted.append(roles))
    told = CliRunner().invoke(command, ["roles", "--app", "a_role", "--retention", "another"])
    assert (told.exit_code, fitted) == (0, [{"app": "a_role", "retention": "another"}])
    assert "a_role can append only; another may delete what has expired." in told.stderr


def refuses(*statements):
    for statement in statements:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
