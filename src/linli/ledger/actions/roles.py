"""Fitting the roles of a PostgreSQL server: the application appends, the retention role lets entries end."""

from django.db import connection, transaction

from linli.kernel.errors import NotAllowed
from linli.kernel.words import _

_TABLES = "ledger_ledgerentry, ledger_subjectcount, ledger_log, ledger_tile, ledger_expiry"
_GRANTS = (
    f"REVOKE ALL ON {_TABLES} FROM {{app}}, {{retention}}",
    f"GRANT SELECT, INSERT ON {_TABLES} TO {{app}}",
    "GRANT UPDATE (epoch, leaf_index) ON ledger_ledgerentry TO {app}",
    "GRANT UPDATE ON ledger_subjectcount, ledger_log, ledger_tile TO {app}",
    f"GRANT SELECT ON {_TABLES} TO {{retention}}",
    "GRANT INSERT, DELETE ON ledger_ledgerentry TO {retention}",
    "GRANT INSERT ON ledger_expiry TO {retention}",
    "GRANT INSERT, UPDATE ON ledger_subjectcount TO {retention}",
)


def fit_roles(*, app: str, retention: str) -> None:
    """Run as the owner of the tables; both roles exist. NotAllowed on SQLite, which knows no roles."""
    if connection.vendor != "postgresql":
        raise NotAllowed(_("Only PostgreSQL has roles; on SQLite the triggers stand alone."))
    names = {"app": connection.ops.quote_name(app), "retention": connection.ops.quote_name(retention)}
    with transaction.atomic(), connection.cursor() as cursor:
        for grant in _GRANTS:
            cursor.execute(grant.format(**names))
