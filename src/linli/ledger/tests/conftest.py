"""Every test has a key store of its own."""

import pytest


@pytest.fixture(autouse=True)
def key_store(settings, tmp_path):
    settings.KEY_STORE = tmp_path / "keys"
    return settings.KEY_STORE / "ledger"
