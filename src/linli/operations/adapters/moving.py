"""Rows from one database into another: every table in the order of its foreign keys, streamed, value by value."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, Model

from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _

BATCH = 2000
TARGET = "target"
NOT_MOVED = {"django_migrations", "sqlite_sequence"}
"""The first is written by migrating the target, the second is SQLite's own."""
Step = Callable[[int], None]


@contextmanager
def opened(database: dict[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    """A second database beside the one of the settings, for as long as the block runs."""
    connections.databases[TARGET] = {**connections.databases["default"], "OPTIONS": {}, **database}
    try:
        yield connections[TARGET]
    finally:
        connections[TARGET].close()
        del connections[TARGET]
        del connections.databases[TARGET]


@contextmanager
def standing_on(other: BaseDatabaseWrapper) -> Iterator[None]:
    """Questions asked in this block are answered by the other database."""
    here = connections["default"]
    connections["default"] = other
    try:
        yield
    finally:
        connections["default"] = here


def tables() -> list[type[Model]]:
    """Every table that holds rows, those that others point at first. NotAllowed where the file has one of nobody's."""
    models = {m._meta.db_table: m for m in apps.get_models(include_auto_created=True) if m._meta.managed}
    strangers = set(connections["default"].introspection.table_names()) - models.keys() - NOT_MOVED
    if strangers:
        raise NotAllowed(
            _("Nobody knows the tables {names}; they cannot be moved.", names=", ".join(sorted(strangers)))
        )
    found: dict[str, type[Model]] = {}
    for model in models.values():
        _after_those_it_needs(model, found, set())
    return list(found.values())


def _after_those_it_needs(model: type[Model], found: dict[str, type[Model]], on_the_way: set[str]) -> None:
    table = model._meta.db_table
    if table in found or table in on_the_way:
        return
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            _after_those_it_needs(field.related_model, found, on_the_way | {table})
    found[table] = model


def count(models: list[type[Model]], using: str) -> dict[str, int]:
    return {model._meta.db_table: model._base_manager.using(using).count() for model in models}


def prepare(target: BaseDatabaseWrapper, models: list[type[Model]]) -> None:
    """The tables of this version, empty: also of what migrations put into them."""
    call_command("migrate", database=target.alias, verbosity=0, interactive=False)
    names = ", ".join(target.ops.quote_name(model._meta.db_table) for model in models)
    target.check_constraints()  # now, or the tables could not be emptied in this transaction
    with target.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}")


def copy(model: type[Model], target: BaseDatabaseWrapper, step: Step) -> None:
    """All rows of one table, as the fields read them here and write them there."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    quoted = target.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    rows = model._base_manager.using("default").values_list(*(field.attname for field in fields))
    try:
        with (
            target.cursor() as cursor,
            cursor.copy(f"COPY {quoted(model._meta.db_table)} ({columns}) FROM STDIN") as out,
        ):
            for row in rows.iterator(chunk_size=BATCH):
                out.write_row([f.get_db_prep_save(v, target) for f, v in zip(fields, row, strict=True)])
                step(1)
    except DataError as error:
        why = str(error).partition("\n")[0]
        raise BadInput(model._meta.db_table, _("A row does not fit there: {why}", why=why)) from None


def reset_sequences(models: list[type[Model]], target: BaseDatabaseWrapper) -> None:
    """New rows are numbered on from those that came."""
    with target.cursor() as cursor:
        for statement in target.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
