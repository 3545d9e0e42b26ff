"""What every test of the house gets: key and photo stores of its own, made only where it uses them."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

# How long one example takes says more about the machine than about the code.
hypothesis_settings.register_profile("linli", deadline=None)
# Where code is changed to see whether a test notices, slowness is no answer, and two tries must say the same.
hypothesis_settings.register_profile(
    "mutants", max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
hypothesis_settings.load_profile("linli")

_numbers = count()


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(scope="session", autouse=True)
def emptied_where_full() -> Iterator[None]:
    """PostgreSQL makes the files of a table anew to truncate it: seconds for hundreds of empty ones, after each test
    that commits. Rows are deleted where there are any; only what a trigger guards, as the ledger, is truncated."""

    def sql_flush(self: Any, style: Any, tables: Sequence[str], **_: Any) -> list[str]:
        names = {one: self.quote_name(one) for one in tables}
        rows = [f"SELECT '{one}' WHERE EXISTS (SELECT FROM {name})" for one, name in names.items()]  # noqa: S608
        with self.connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(rows))
            full = [one for (one,) in cursor.fetchall()]
            cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
            guarded = {one for (one,) in cursor.fetchall()}
        return [f"{'TRUNCATE' if one in guarded else 'DELETE FROM'} {names[one]}" for one in full]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture(autouse=True)
def assessed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every feature's impact has been assessed here, but for tests marked `unassessed`."""
    if "unassessed" not in request.keywords:
        monkeypatch.setattr("linli.privacy.registry.features._asked", [lambda feature: True])


@pytest.fixture(autouse=True)
def own_stores(settings: Settings, stores: Path) -> None:
    """A test may destroy keys, so no two share them."""
    folder = stores / str(next(_numbers))
    settings.KEY_STORE, settings.PHOTO_STORE = folder / "keys", folder / "photos"
