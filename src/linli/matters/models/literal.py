"""States written into a query as they stand in an index.

SQLite enters an index made for some states only where the query names the same states literally: it does not look into
a list of parameters, and would read the whole table. `state__among=AT_WORK` writes what `Index(condition=…)` writes.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler


@models.CharField.register_lookup
class Among(Lookup):
    """One of our own words, given in the order in which the index has them; never what somebody typed."""

    lookup_name = "among"
    prepare_rhs = False

    def get_prep_lookup(self) -> tuple[str, ...]:
        words: Iterable[str] = self.rhs
        found = tuple(str(word) for word in words)
        if not found or not all(word.isidentifier() and word.isascii() for word in found):
            raise ValueError(f"{found} are not words of a table")
        return found

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        left, parameters = self.process_lhs(compiler, connection)
        among = ", ".join(f"'{word}'" for word in self.get_prep_lookup())
        return f"{left} IN ({among})", tuple(parameters)
