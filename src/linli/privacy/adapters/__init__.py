"""The key store and the photo store: what lies outside the database."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from linli.privacy.adapters.keys import Health, VaultKeys
from linli.privacy.adapters.local import LocalKeys
from linli.privacy.adapters.remote import RemoteKeys

__all__ = ["key_store_health", "key_store_mark", "local_keys", "make_key_store", "vault_keys"]


def vault_keys() -> VaultKeys:
    """The keys of this installation: in this process, or in the vault's own."""
    return _remote(Path(settings.VAULT_SOCKET)) if settings.VAULT_SOCKET else local_keys()


def key_store_health() -> Health:
    """Raises NoKeys where the keys are missing or do not answer."""
    return vault_keys().health()


def key_store_mark() -> str:
    """By which a backup is known to belong to these keys; it opens nothing. Raises NoKeys."""
    return sha256(vault_keys().deployment().encode()).hexdigest()[:16]


def make_key_store() -> None:
    """The folder and its first root key, where there are none yet; a vault process makes its own."""
    if not settings.VAULT_SOCKET:
        local_keys().create()


def local_keys() -> LocalKeys:
    """The key store as files of this machine; for the process that keeps them."""
    return _local(Path(settings.KEY_STORE), settings.KEY_STORE_MAKES_ITSELF)


@cache
def _remote(path: Path) -> RemoteKeys:
    return RemoteKeys(path)


@cache
def _local(folder: Path, makes_itself: bool) -> LocalKeys:
    return LocalKeys(folder, makes_itself=makes_itself)
