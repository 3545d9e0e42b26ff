"""Whether the database itself keeps the ledger append-only for the role that Linli is connected as."""

from dataclasses import dataclass

from django.db import connection

from linli.kernel.words import _
from linli.ledger.data import Problem
from linli.ledger.registry import growing

TRIGGERS = frozenset(
    {
        "ledger_entry_stays", "ledger_entry_expires", "ledger_count_grows", "ledger_count_stays", "ledger_log_grows",
        "ledger_log_stays", "ledger_tile_grows", "ledger_tile_stays", "ledger_expiry_stays", "ledger_expiry_is_kept",
    }
)  # fmt: skip
_ACTIVE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}
LEDGER = "ledger_ledgerentry"
_MAY = "SELECT has_table_privilege(to_regclass(%s), %s)"
_OWNER = (
    "SELECT pg_get_userbyid(relowner), pg_has_role(relowner, 'USAGE') FROM pg_class "
    "WHERE oid = to_regclass('ledger_ledgerentry')"
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the tables are; `other`: not of the role that Linli is connected as."""

    name: str
    other: bool


def append_only() -> list[Problem]:
    """What stands in the way: triggers that are missing or off, rights that the role need not have."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVE[connection.vendor])
        active = {name for (name,) in cursor.fetchall()}
    problems = [
        Problem(
            "trigger", None, _("The trigger {name} that keeps the ledger append-only is missing or off.", name=name)
        )
        for name in sorted(TRIGGERS - active)
    ]
    return problems + _rights_in_excess()


def _rights_in_excess() -> list[Problem]:
    if connection.vendor == "sqlite":
        return []
    problems = []
    if not owner_of_the_tables().other:
        said = _("The database role of the application owns the ledger, and can take its triggers off.")
        problems.append(Problem("privilege", None, said))
    for table in (LEDGER, *growing()):
        if excess := [right for right in ("UPDATE", "DELETE", "TRUNCATE") if _may(table, right)]:
            rights = ", ".join(excess)
            said = _("The database role of the application may {rights} in {table}.", rights=rights, table=table)
            problems.append(Problem("privilege", None, said))
    return problems


def owner_of_the_tables() -> Owner:
    """On SQLite, and where there is no table yet, whoever asks."""
    if connection.vendor == "sqlite":
        return Owner("", other=False)
    with connection.cursor() as cursor:
        cursor.execute(_OWNER)
        name, is_ours = cursor.fetchone() or ("", True)
    return Owner(str(name), other=not is_ours)


def is_role(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        return cursor.fetchone() is not None


def may_expire() -> bool:
    """Whether the role may delete entries at all; SQLite knows no roles."""
    return connection.vendor == "sqlite" or _may(LEDGER, "DELETE")


def _may(table: str, right: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_MAY, [table, right])
        return bool(cursor.fetchone()[0])
