"""Tables of other contexts that only grow, as the ledger does: filled by those contexts when Linli starts."""

_TABLES: set[str] = set()


def only_grows(table: str) -> None:
    """Rows of this table are added and never changed: on PostgreSQL the role of the application may do no more."""
    _TABLES.add(table)


def growing() -> tuple[str, ...]:
    return tuple(sorted(_TABLES))
