"""From the file to PostgreSQL: all tables in one transaction, and nothing there at all where anything is amiss."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from linli.jobs import api as jobs
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Verification
from linli.operations.adapters import moving

Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """`roots`: of each log of the ledger, the same here and there."""

    tables: int
    rows: int
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What there is to be moved: rows by table, in the order of the foreign keys."""

    models: list[type[Model]]
    rows: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def weigh() -> Load:
    """What would be moved. NotAllowed where this is no SQLite file, or its ledger does not hold."""
    if connection.vendor != "sqlite":
        raise NotAllowed(_("Only a SQLite database is moved; this installation has another one."))
    if not ledger.verify().holds:
        raise NotAllowed(_("The ledger does not hold. Run `linli ledger verify` before anything is moved."))
    models = moving.tables()
    return Load(models, moving.count(models, "default"))


def move(database: dict[str, Any], *, step: Step) -> Moved:
    """Copy everything, compare the counts and the ledger's roots, and only then keep it.

    Nobody can write here meanwhile: the transaction holds the file's one pen. The keys and the sealed photos stay
    where they are; they serve either database.
    """
    if not str(database["ENGINE"]).endswith("postgresql"):
        raise BadInput("target", _("The target must be a PostgreSQL database: postgres://…"))
    with (
        jobs.standing_still(),
        transaction.atomic(),
        moving.opened(database) as target,
        transaction.atomic(using=target.alias),
    ):
        load = weigh()
        if target.introspection.table_names():
            raise BadInput("target", _("The target is not empty. Name a database without tables."))
        moving.prepare(target, load.models)
        for model in load.models:
            moving.copy(model, target, step)
        moving.reset_sequences(load.models, target)
        there = moving.count(load.models, target.alias)
        _compare(load.rows, there)
        here = ledger.verify()
        with moving.standing_on(target):
            return Moved(len(load.models), load.total, _same_roots(here, ledger.verify()))


def _compare(here: dict[str, int], there: dict[str, int]) -> None:
    for table, count in here.items():
        if there[table] != count:
            raise BadInput(table, _("{count} rows left, {there} arrived.", count=count, there=there[table]))


def _same_roots(here: Verification, there: Verification) -> tuple[str, ...]:
    roots = tuple(log.root.hex() for log in there.logs)
    if not there.holds or roots != tuple(log.root.hex() for log in here.logs):
        raise NotAllowed(_("The ledger that arrived is not the one that left; nothing was kept."))
    return roots
