"""The keys as files of this machine, in a folder that lies outside the database and outside its backups.

deployment              the random name of the installation
root-0001.key           the root key; its number grows with each rotation
months/contact-2026-12.key         a month key, wrapped by the root key
months/contact-2026-10.destroyed   says that this key is never to be made again
erasures.jsonl          the erasure journal
"""

import hmac
import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from linli.privacy.adapters import files
from linli.privacy.adapters.keys import Erasure, Health, Lock, MonthIsGone, NoKeys
from linli.privacy.data import Standing
from linli.privacy.engine import envelope

_ROOT_NUMBER_BYTES = 2
_TOKEN_BYTES = 16


class LocalKeys:
    """A VaultKeys over a folder. Keeps unwrapped month keys in memory for as long as their file stands unchanged."""

    def __init__(self, folder: Path, *, makes_itself: bool = False) -> None:
        self.folder, self.months_folder = folder, folder / "months"
        self._makes_itself = makes_itself
        self._deployment = ""
        self._cache: dict[Path, tuple[tuple[int, int], bytes]] = {}

    # -- the store itself

    def create(self) -> None:
        """Deployment name and first root key, where there are none yet."""
        files.make_folder(self.folder)
        files.make_folder(self.months_folder)
        files.write_new(self.folder / "deployment", secrets.token_hex(16).encode())
        if not self._root_files():
            files.write_new(self._root_file(1), envelope.new_key())

    def deployment(self) -> str:
        if not self._deployment:
            self._ready()
            self._deployment = (self.folder / "deployment").read_text()
        return self._deployment

    def root(self, number: int | None = None) -> tuple[int, bytes]:
        """The root key of that number; the newest if none is named."""
        self._ready()
        numbers = [int(path.stem.removeprefix("root-")) for path in self._root_files()]
        if not numbers or (number is not None and number not in numbers):
            raise NoKeys(f"{self.folder} has no root key; bring it back with `linli keys recover`")
        number = number or max(numbers)
        path = self._root_file(number)
        files.check_private(path)
        return number, path.read_bytes()

    def put_root(self, number: int, key: bytes) -> bool:
        """False if a root key of that number stands there already."""
        self._ready()
        return files.write_new(self._root_file(number), key)

    def rotate_root(self) -> int:
        """A new root key; every month key is wrapped anew, nothing else changes. Can be run again after a crash."""
        old = self._root_files()
        number = self.root()[0] + 1
        self.put_root(number, envelope.new_key())
        for purpose, month in self.months():
            key = self._month_key(purpose, month)
            files.replace(self._month_file(purpose, month), self._wrap_month(purpose, month, key))
        for path in old:
            files.shred(path)
        return number

    def _ready(self) -> None:
        if not (self.folder / "deployment").exists():
            if not self._makes_itself:
                raise NoKeys(f"there is no key store in {self.folder}; make one with `linli keys init`")
            self.create()
        files.check_private(self.folder)

    def _root_files(self) -> list[Path]:
        return sorted(self.folder.glob("root-*.key"))

    def _root_file(self, number: int) -> Path:
        return self.folder / f"root-{number:04}.key"

    @property
    def copy_mark(self) -> Path:
        """Touched by each copy that is made of the store."""
        return self.folder / "copied-at"

    def health(self) -> Health:
        number, _key = self.root()
        mark = self.copy_mark
        copied_at = datetime.fromtimestamp(mark.stat().st_mtime, UTC) if mark.exists() else None
        return Health(number, len(self.months()), copied_at)

    # -- month keys

    def months(self) -> list[tuple[str, str]]:
        self._ready()
        names = (path.stem.partition("-") for path in sorted(self.months_folder.glob("[!.]*.key")))
        return [(purpose, month) for purpose, _, month in names]

    def destroy(self, purpose: str, month: str) -> None:
        self._ready()
        files.write_new(self._tombstone(purpose, month), b"")
        files.shred(self._month_file(purpose, month))
        self._cache.pop(self._month_file(purpose, month), None)

    def _month_file(self, purpose: str, month: str) -> Path:
        return self.months_folder / f"{purpose}-{month}.key"

    def _tombstone(self, purpose: str, month: str) -> Path:
        return self.months_folder / f"{purpose}-{month}.destroyed"

    def _month_place(self, purpose: str, month: str, root: int) -> bytes:
        return envelope.place("month key", self.deployment(), purpose, month, root)

    def _wrap_month(self, purpose: str, month: str, key: bytes) -> bytes:
        number, root = self.root()
        sealed = envelope.seal(root, key, self._month_place(purpose, month, number))
        return number.to_bytes(_ROOT_NUMBER_BYTES, "big") + sealed

    def _month_key(self, purpose: str, month: str) -> bytes:
        """The cached key counts only while its very file still stands. Raises MonthIsGone, CannotBeOpened."""
        path = self._month_file(purpose, month)
        try:
            seen = path.stat()
        except FileNotFoundError:
            self._cache.pop(path, None)
            raise MonthIsGone(f"{purpose} {month}") from None
        mark = (seen.st_ino, seen.st_mtime_ns)
        if (cached := self._cache.get(path)) and cached[0] == mark:
            return cached[1]
        content = path.read_bytes()
        number, root = self.root(int.from_bytes(content[:_ROOT_NUMBER_BYTES], "big"))
        key = envelope.unseal(root, content[_ROOT_NUMBER_BYTES:], self._month_place(purpose, month, number))
        self._cache[path] = (mark, key)
        return key

    def _living_month_key(self, purpose: str, month: str) -> bytes:
        """The month's key, made now if there was none and it was not destroyed."""
        try:
            return self._month_key(purpose, month)
        except MonthIsGone:
            self._ready()
            if self._tombstone(purpose, month).exists():
                raise
        files.write_new(self._month_file(purpose, month), self._wrap_month(purpose, month, envelope.new_key()))
        return self._month_key(purpose, month)

    # -- data keys and words

    def wrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes]:
        return [
            envelope.seal(self._living_month_key(lock.purpose, lock.month), key, self._lock_place(lock))
            for lock, key in locks
        ]

    def unwrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes | Standing]:
        return [self._unwrap(lock, wrapped) for lock, wrapped in locks]

    def _unwrap(self, lock: Lock, wrapped: bytes) -> bytes | Standing:
        try:
            return envelope.unseal(self._month_key(lock.purpose, lock.month), wrapped, self._lock_place(lock))
        except MonthIsGone:
            return Standing.EXPIRED
        except envelope.CannotBeOpened:
            return Standing.BROKEN

    def _lock_place(self, lock: Lock) -> bytes:
        return envelope.place("data key", self.deployment(), lock.kind, lock.subject, lock.purpose, lock.month)

    def tokens(self, purpose: str, month: str, words: Sequence[str]) -> list[bytes]:
        month_key = self._living_month_key(purpose, month)
        info = envelope.place("words", self.deployment(), purpose, month)
        key = HKDF(SHA256(), envelope.KEY_BYTES, salt=None, info=info).derive(month_key)
        return [hmac.digest(key, word.encode(), sha256)[:_TOKEN_BYTES] for word in words]

    # -- the erasure journal

    def note_erasure(self, erasure: Erasure) -> None:
        self._ready()
        line = {
            "at": erasure.at.isoformat(), "kind": erasure.kind, "subject": erasure.subject,
            "items": erasure.items, "month": erasure.month,
        }  # fmt: skip
        files.append_line(self.folder / "erasures.jsonl", json.dumps(line).encode())

    def erasures(self) -> list[Erasure]:
        self._ready()
        path = self.folder / "erasures.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        found = [json.loads(line) for line in lines]
        return [
            Erasure(datetime.fromisoformat(e["at"]), e["kind"], e["subject"], tuple(e["items"]), e["month"])
            for e in found
        ]
