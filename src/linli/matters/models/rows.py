"""Rows of the tables that every act reads and writes, by statements that are put together once.

Django takes half a millisecond to write a statement that the database runs in thirty microseconds, and an act has a
dozen of them. What these functions do is what `filter`, `bulk_create` and `update` would do, for the plainest cases:
values are converted by the fields themselves, and constraints stay with the database. No `save()` or signal of ours
is passed over, for none of these tables has one.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
Row = tuple[Any, ...]


def find(model: type[M], where: str, *values: Any) -> list[M]:
    """The rows for which `where` holds: our own SQL, with %s for each of `values`."""
    columns, names, read = _reading(model, connection.vendor)
    with connection.cursor() as cursor:
        # The names are those of our own models; whatever people typed is in `values`.
        cursor.execute(f"SELECT {columns} FROM {_table(model)} WHERE {where}", values)  # noqa: S608
        return [model.from_db(connection.alias, names, read(row)) for row in cursor.fetchall()]


def insert(rows: Sequence[Model], *, update: Sequence[str] = ()) -> None:
    """All in one statement. Where `update` names columns, a row that is there already gets them."""
    head, marks, fields, tail = _writing(type(rows[0]), tuple(update), connection.vendor)
    database = connections[DEFAULT_DB_ALIAS]
    values = [_written(field, getattr(row, field.attname), database) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(f"{head} VALUES {', '.join([marks] * len(rows))}{tail}", values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def change(model: type[Model], seen: Mapping[str, Any], changes: Mapping[str, Any]) -> int:
    """Update the row that still stands as it was seen; 0 where it does not."""
    values = [_prepared(model, name, value) for name, value in changes.items()]
    conditions = [(_column(model, name), _prepared(model, name, value)) for name, value in seen.items()]
    sets = ", ".join(f"{_column(model, name)} = %s" for name in changes)
    where = " AND ".join(f"{column} IS NULL" if value is None else f"{column} = %s" for column, value in conditions)
    values += [value for _column_name, value in conditions if value is not None]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {_table(model)} SET {sets} WHERE {where}", values)  # noqa: S608 - as above
        return int(cursor.rowcount)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


@cache
def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return next(field for field in model._meta.concrete_fields if name in (field.name, field.attname))


@cache
def _column(model: type[Model], name: str) -> str:
    return connection.ops.quote_name(str(_field(model, name).column))


def _prepared(model: type[Model], name: str, value: Any) -> Any:
    return _written(_field(model, name), value, connections[DEFAULT_DB_ALIAS])


def _written(field: "Field[Any, Any]", value: Any, database: BaseDatabaseWrapper) -> Any:
    """As the database wants it; numbers and nothing are that already, and they are most of what is written."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, Model):
        return value.pk
    return field.get_db_prep_save(value, database)


@cache
def _reading(model: type[Model], _vendor: str) -> tuple[str, list[str], Callable[[Row], Row]]:
    """The columns, the names they get, and what makes Python's values of the database's."""
    fields = model._meta.concrete_fields
    columns = ", ".join(_column(model, field.attname) for field in fields)
    named = [(field.get_col(model._meta.db_table), field) for field in fields]
    converters = [
        (place, col, [*connection.ops.get_db_converters(col), *col.get_db_converters(connection)])
        for place, (col, _field) in enumerate(named)
    ]
    needed = [(place, col, steps) for place, col, steps in converters if steps]

    def read(row: Row) -> Row:
        values = list(row)
        for place, col, steps in needed:
            for step in steps:
                values[place] = step(values[place], col, connection)
        return tuple(values)

    return columns, [field.attname for field in fields], read


@cache
def _writing(model: type[Model], update: tuple[str, ...], _vendor: str) -> tuple[str, str, list[Any], str]:
    fields = list(model._meta.concrete_fields)
    columns = ", ".join(_column(model, field.attname) for field in fields)
    sets = ", ".join(f"{_column(model, name)} = excluded.{_column(model, name)}" for name in update)
    tail = f" ON CONFLICT ({connection.ops.quote_name('id')}) DO UPDATE SET {sets}" if update else ""
    return f"INSERT INTO {_table(model)} ({columns})", f"({', '.join(['%s'] * len(fields))})", fields, tail
