import pytest

from linli.training import registry
from linli.training.tests.factories import School, make_school


@pytest.fixture
def school(db, monkeypatch) -> School:
    """The books of other contexts come back after the test."""
    monkeypatch.setattr(registry, "_books", dict(registry._books))
    return make_school()
