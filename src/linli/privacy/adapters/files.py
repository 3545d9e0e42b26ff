"""Files that hold keys: 0600 in folders 0700, written whole or not at all, durable when the call returns."""

import os
import secrets
from pathlib import Path

from linli.privacy.adapters.keys import NoKeys


def make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def check_private(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        raise NoKeys(f"{path} can be read by others; make it readable to its owner alone (chmod go-rwx)")


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(path: Path, content: bytes) -> bool:
    """True if this call wrote the file, False if it stood there already. Never a torn or half-visible file."""
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    sync_folder(path.parent)
    return True


def replace(path: Path, content: bytes) -> None:
    _draft(path, content).replace(path)
    sync_folder(path.parent)


def append_line(path: Path, line: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def shred(path: Path) -> None:
    """Overwrite, then remove. On drives that remap blocks the overwriting is a wish; the wrapping is the promise."""
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def _draft(path: Path, content: bytes) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    return draft
