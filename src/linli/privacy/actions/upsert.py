"""INSERT … ON CONFLICT in the one form that SQLite and PostgreSQL share. In `update`, `there` is the row that was."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def insert(rows: Sequence[Model]) -> None:
    """All of them, in one statement."""
    statement, values = _insert(rows)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert_new(rows: Sequence[Model], *, conflict: Sequence[str]) -> int:
    """How many were new; the others stay as they were."""
    statement, values = _insert(rows)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ON CONFLICT ({', '.join(conflict)}) DO NOTHING", values)
        return int(cursor.rowcount)


def upsert(
    rows: Sequence[Model], *, conflict: Sequence[str], update: str, returning: Sequence[str]
) -> list[dict[str, Any]]:
    """The rows as they stand afterwards, in one statement."""
    statement, values = _insert(rows)
    on_conflict = f"ON CONFLICT ({', '.join(conflict)}) DO UPDATE SET {update} RETURNING {', '.join(returning)}"
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} {on_conflict}", values)
        return [dict(zip(returning, row, strict=True)) for row in cursor.fetchall()]


def _insert(rows: Sequence[Model]) -> tuple[str, list[Any]]:
    meta, fields = rows[0]._meta, rows[0]._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * len(rows))
    values = [f.get_db_prep_save(getattr(row, str(f.attname)), connection) for row in rows for f in fields]
    # The names are those of our own models; whatever people typed is in `values`.
    return f"INSERT INTO {quote(meta.db_table)} AS there ({columns}) VALUES {marks}", values  # noqa: S608
