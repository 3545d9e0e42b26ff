"""SQLite as Linli needs it: WAL, full sync, overwritten deletes, writers that queue fairly at BEGIN."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base, operations

from linli.config.sqlite.ticket import Ticket

PROMISES = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  # acknowledged is kept, also when the power goes
    "PRAGMA secure_delete=ON;"  # what was deleted does not stay in free pages
    "PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-32768;"  # 32 MiB of pages: the default of 2 MiB reads a large file again and again
)
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "VACUUM", "PRAGMA WAL_CHECKPOINT")


class Cursor(base.SQLiteCursorWrapper):
    """Takes the ticket also for a write that is its own transaction, so that it need not fight those who queue."""

    owner: "DatabaseWrapper"

    def execute(self, query: Any, params: Any = None) -> Any:
        with self.owner.turn(query):
            return super().execute(query, params)

    def executemany(self, query: Any, param_list: Any) -> Any:
        with self.owner.turn(query):
            return super().executemany(query, param_list)


class DatabaseOperations(operations.DatabaseOperations):
    def execute_sql_flush(self, sql_list: Any) -> None:
        """`flush` empties a whole database, also what triggers keep append-only, as TRUNCATE does elsewhere."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        dropped = [f"DROP TRIGGER {self.quote_name(name)}" for name, _ in triggers]
        super().execute_sql_flush([*dropped, *sql_list, *(sql for _, sql in triggers)])


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    _ticket: Ticket | None = None

    def get_connection_params(self) -> dict[str, Any]:
        options = self.settings_dict["OPTIONS"]
        options.setdefault("transaction_mode", "IMMEDIATE")
        options.setdefault("timeout", 30)
        options.setdefault("init_command", PROMISES)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if not self.is_in_memory_db():
            self._ticket = Ticket(Path(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.owner = self
        return cursor

    @contextmanager
    def turn(self, query: str) -> Iterator[None]:
        """Our turn for one statement, where it writes and no transaction has brought the turn already."""
        alone = self._ticket and not self._ticket.is_held and query.lstrip()[:21].upper().startswith(WRITES)
        if not alone or self._ticket is None:
            yield
            return
        self._ticket.take()
        try:
            yield
        finally:
            if not self.connection.in_transaction:
                self._ticket.give_back()

    def _start_transaction_under_autocommit(self) -> None:
        if self._ticket:
            self._ticket.take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # unknown to the stubs
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # unknown to the stubs
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # unknown to the stubs
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # unknown to the stubs
        finally:
            if self._ticket:
                self._ticket.close()
                self._ticket = None

    def _give_back(self) -> None:
        if self._ticket:
            self._ticket.give_back()
