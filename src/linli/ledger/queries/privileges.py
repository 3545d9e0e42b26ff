"""Whether the database itself keeps the ledger append-only for the role that Linli is connected as."""

from django.db import connection

from linli.kernel.words import _
from linli.ledger.data import Problem

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
_MAY = "SELECT has_table_privilege('ledger_ledgerentry', %s)"


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
    if excess := [right for right in ("UPDATE", "DELETE", "TRUNCATE") if _may(right)]:
        problems.append(
            Problem(
                "privilege",
                None,
                _("The database role of the application may {rights} ledger entries.", rights=", ".join(excess)),
            )
        )
    return problems


def may_expire() -> bool:
    """Whether the role may delete entries at all; SQLite knows no roles."""
    return connection.vendor == "sqlite" or _may("DELETE")


def _may(right: str) -> bool:
    if connection.vendor == "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_MAY, [right])
        return bool(cursor.fetchone()[0])
