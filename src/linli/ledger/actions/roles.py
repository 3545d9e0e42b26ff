"""Fitting the roles of a PostgreSQL server: the application works and appends, the retention role lets entries end."""

from django.db import connection, transaction

from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.ledger.queries.privileges import is_role, owner_of_the_tables
from linli.ledger.registry import growing

_TABLES = "ledger_ledgerentry, ledger_subjectcount, ledger_log, ledger_tile, ledger_expiry"
_EVERYDAY = (
    "GRANT USAGE ON SCHEMA {schema} TO {app}, {retention}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {app}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {app}",
    # Also what a later version of Linli adds, when its owner upgrades.
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)
_LEDGER = (
    f"REVOKE ALL ON {_TABLES} FROM {{app}}, {{retention}}",
    f"GRANT SELECT, INSERT ON {_TABLES} TO {{app}}",
    "GRANT UPDATE (epoch, leaf_index) ON ledger_ledgerentry TO {app}",
    "GRANT UPDATE ON ledger_subjectcount, ledger_log, ledger_tile TO {app}",
    f"GRANT SELECT ON {_TABLES} TO {{retention}}",
    "GRANT INSERT, DELETE ON ledger_ledgerentry TO {retention}",
    "GRANT INSERT ON ledger_expiry TO {retention}",
    "GRANT INSERT, UPDATE ON ledger_subjectcount TO {retention}",
)
_APP = (
    "SELECT DISTINCT pg_get_userbyid(a.grantee) FROM pg_default_acl d, aclexplode(d.defaclacl) a "
    "WHERE d.defaclobjtype = 'r' AND d.defaclnamespace = current_schema()::regnamespace AND a.grantee <> d.defaclrole"
)
_RETENTION = (
    "SELECT DISTINCT pg_get_userbyid(a.grantee) FROM pg_class c, aclexplode(c.relacl) a "
    "WHERE c.oid = to_regclass('ledger_expiry') AND a.grantee <> c.relowner AND a.privilege_type = 'INSERT'"
)
_GROWS = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {app}"


def fit_roles(*, app: str, retention: str) -> None:
    """Run as the owner of the tables, who is neither of the two. NotAllowed on SQLite, which knows no roles."""
    if connection.vendor != "postgresql":
        raise NotAllowed(_("Only PostgreSQL has roles; on SQLite the triggers stand alone."))
    _check(app, retention)
    quoted = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        names = {"app": quoted(app), "retention": quoted(retention), "schema": quoted(cursor.fetchone()[0])}
        for grant in (*_EVERYDAY, *_LEDGER):
            cursor.execute(grant.format(**names))
        for table in growing():
            cursor.execute(_GROWS.format(table=quoted(table), **names))


def fit_roles_again() -> None:
    """After tables were rebuilt or put back: the roles that were fitted before are fitted to what stands here now."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_APP)
        apps = {name for (name,) in cursor.fetchall()}
        cursor.execute(_RETENTION)
        others = {name for (name,) in cursor.fetchall()} - apps
    if len(apps) == len(others) == 1:
        fit_roles(app=apps.pop(), retention=others.pop())


def _check(app: str, retention: str) -> None:
    owner = only_the_owner()
    for field, name in (("app", app), ("retention", retention)):
        if name == owner:
            raise BadInput(
                field, _("{name} owns the tables, and could give itself back whatever was taken.", name=name)
            )
        if not is_role(name):
            raise BadInput(field, _("This server has no role {name}: create it first.", name=name))


def only_the_owner() -> str:
    """Whose the tables are; NotAllowed for another role, which can neither replace nor rebuild them."""
    owner = owner_of_the_tables()
    if owner.other:
        said = _("Connect as {owner}, who owns the tables, for this: DATABASE_URL says who.", owner=owner.name)
        raise NotAllowed(said)
    return owner.name
