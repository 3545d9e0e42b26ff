"""Sealed photos as files under random names; what is in them opens only with their row."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from linli.privacy.adapters import files


def put(envelope: bytes) -> str:
    """The name of the new file; durable when this returns."""
    name = secrets.token_hex(16)
    path = _path(name)
    files.make_folder(path.parent)
    files.write_new(path, envelope)
    return name


def get(name: str) -> bytes:
    """Empty where the file is gone; an empty envelope does not open."""
    try:
        return _path(name).read_bytes()
    except FileNotFoundError:
        return b""


def remove_all(gone: Iterable[str]) -> None:
    for name in gone:
        _path(name).unlink(missing_ok=True)


def names_by_folder(older_than: datetime) -> Iterator[list[str]]:
    """All files that were written before, folder by folder; drafts of a write that was cut short among them."""
    for folder in sorted(Path(settings.PHOTO_STORE).glob("??")):
        yield [path.name for path in folder.iterdir() if path.stat().st_mtime < older_than.timestamp()]


def _path(name: str) -> Path:
    return Path(settings.PHOTO_STORE) / name.lstrip(".")[:2] / name
