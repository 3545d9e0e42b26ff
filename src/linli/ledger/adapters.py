"""The key store's drawer for the ledger: the signing key, and the last checkpoint of each log.

Both lie outside the database and its backups. The kept checkpoint is how a database that was cut short, or put back
to an older copy, is recognised on this very machine; who keeps a copy elsewhere can do the same.
"""

import contextlib
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from linli.kernel.errors import NotAllowed
from linli.kernel.words import _
from linli.ledger.data import Epoch

_OTHERS = 0o077


def signing_key() -> Ed25519PrivateKey:
    """Made on first use. RuntimeError where others could read it, or where it still lies sealed under the root key."""
    file = _drawer() / "signing-key"
    if not file.exists():
        if (sealed := file.with_suffix(".sealed")).exists():
            raise RuntimeError(f"{sealed} opens with the root key: bring that back with `linli keys recover`")
        new = _written(file, Ed25519PrivateKey.generate().private_bytes_raw())
        with contextlib.suppress(FileExistsError):  # whoever links first wins; nobody ever reads half a key
            os.link(new, file)
        new.unlink()
    if file.stat().st_mode & _OTHERS:
        raise RuntimeError(f"{file} can be read by others; make it 0600")
    return Ed25519PrivateKey.from_private_bytes(file.read_bytes())


def keep_checkpoint(epoch: Epoch, note: str) -> None:
    """Replaces the one kept before, at once."""
    file = _checkpoint_file(epoch)
    _written(file, note.encode()).replace(file)


def kept_checkpoint(epoch: Epoch) -> str | None:
    """The last checkpoint that left this machine's sequencer, or None where none was kept."""
    try:
        return _checkpoint_file(epoch).read_text()
    except FileNotFoundError:
        return None


def all_kept() -> dict[Epoch, str]:
    """The last checkpoint of every log that one was kept of, the oldest log first."""
    epochs = sorted(int(file.name.removeprefix("checkpoint-")) for file in _drawer().glob("checkpoint-*"))
    notes = {Epoch(epoch): kept_checkpoint(Epoch(epoch)) for epoch in epochs}
    return {epoch: note for epoch, note in notes.items() if note is not None}


def newest_kept() -> tuple[Epoch, str] | None:
    """The checkpoint of the newest log that one was kept of."""
    return next(reversed(all_kept().items()), None)


def _drawer() -> Path:
    """NotAllowed where it belongs to another user, such as the vault's."""
    drawer = Path(settings.KEY_STORE) / "ledger"
    try:
        drawer.parent.mkdir(
            mode=0o700, parents=True, exist_ok=True
        )  # parents made on the way have no mode of their own
        drawer.mkdir(mode=0o700, exist_ok=True)
    except PermissionError:
        raise NotAllowed(
            _("{folder} belongs to another user: name a folder for the ledger's key in LINLI_KEY_STORE.", folder=drawer)
        ) from None
    return drawer


def _checkpoint_file(epoch: Epoch) -> Path:
    return _drawer() / f"checkpoint-{epoch}"


def _written(beside: Path, content: bytes) -> Path:
    """A new file in the same folder, 0600 and complete on the disk, to be linked or moved into place."""
    new = beside.with_name(f".{beside.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return new
