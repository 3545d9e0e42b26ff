"""`linli check` notices before the day on which keys are missing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import checks
from django.test import override_settings

from linli.config.checks import keys_are_copied, keys_are_there
from linli.privacy.api import make_key_store


def found() -> list[str | None]:
    return [message.id for message in (*keys_are_there(None), *keys_are_copied(None))]


def test_a_fresh_copy_is_well_and_an_old_one_is_not() -> None:
    make_key_store()
    assert found() == ["linli.W009"]
    (Path(settings.KEY_STORE) / "copied-at").touch()
    assert found() == []


@override_settings(KEY_STORE_MAKES_ITSELF=False)
def test_missing_keys_are_an_error() -> None:
    [message] = keys_are_there(None)
    assert (message.id, message.level) == ("linli.E008", checks.ERROR)


@pytest.mark.parametrize("socket", ["/nowhere/vault"])
def test_a_vault_that_does_not_answer_is_an_error(socket: str) -> None:
    with override_settings(VAULT_SOCKET=socket):
        assert found() == ["linli.E008"]
