"""Triggers that keep the ledger append-only, whoever is connected; each for SQLite and for PostgreSQL.

An entry may change once, when it gets its place; it may be deleted once an expiry above it has been recorded. Counts and
sizes only grow, tiles only grow at their end, expiries stay.
"""

from django.db import migrations

ENTRY = (
    "id", "subject_kind", "subject_id", "number", "act", "role", "unit", "post", "user", "client", "at_us", "detail",
    "nonce", "leaf",
)  # fmt: skip

# (name, table, when, condition under which it is refused); {not_same} is `IS NOT` or `IS DISTINCT FROM`.
RULES = (
    (
        "ledger_entry_stays", "ledger_ledgerentry", "UPDATE",
        "OLD.leaf_index IS NOT NULL OR NEW.leaf_index IS NULL OR "
        + " OR ".join(f'OLD."{name}" {{not_same}} NEW."{name}"' for name in ENTRY),
    ),
    (
        "ledger_entry_expires", "ledger_ledgerentry", "DELETE",
        "NOT EXISTS (SELECT 1 FROM ledger_expiry WHERE epoch = OLD.epoch AND upto > OLD.leaf_index)",
    ),
    (
        "ledger_count_grows", "ledger_subjectcount", "UPDATE",
        "NEW.kind {not_same} OLD.kind OR NEW.subject_id {not_same} OLD.subject_id OR NEW.last <= OLD.last",
    ),
    ("ledger_count_stays", "ledger_subjectcount", "DELETE", "1 = 1"),
    (
        "ledger_log_grows", "ledger_log", "UPDATE",
        "NEW.epoch {not_same} OLD.epoch OR NEW.origin {not_same} OLD.origin OR NEW.size < OLD.size",
    ),
    ("ledger_log_stays", "ledger_log", "DELETE", "1 = 1"),
    (
        "ledger_tile_grows", "ledger_tile", "UPDATE",
        "NEW.epoch {not_same} OLD.epoch OR NEW.level {not_same} OLD.level OR NEW.n {not_same} OLD.n "
        "OR substr(NEW.hashes, 1, length(OLD.hashes)) {not_same} OLD.hashes",
    ),
    ("ledger_tile_stays", "ledger_tile", "DELETE", "1 = 1"),
    ("ledger_expiry_stays", "ledger_expiry", "UPDATE", "1 = 1"),
    ("ledger_expiry_is_kept", "ledger_expiry", "DELETE", "1 = 1"),
)  # fmt: skip

SQLITE = (
    "CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {condition} "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only ({name})'); END"
)
POSTGRES = (
    "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF {condition} THEN RAISE EXCEPTION 'the ledger is append-only ({name})' USING ERRCODE = 'integrity_constraint_violation'; "
    "END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
)


def statements(vendor):
    templates, not_same = ((SQLITE,), "IS NOT") if vendor == "sqlite" else (POSTGRES, "IS DISTINCT FROM")
    for name, table, act, condition in RULES:
        for template in templates:
            yield template.format(name=name, table=table, act=act, condition=condition.format(not_same=not_same))


def lock(apps, editor):
    for statement in statements(editor.connection.vendor):
        editor.execute(statement)


def unlock(apps, editor):
    for name, table, _, _ in RULES:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER {name}")
        else:
            editor.execute(f"DROP TRIGGER {name} ON {table}")
            editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
