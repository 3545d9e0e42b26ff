"""The root key on paper, and a copy of the key store elsewhere that forgets what is destroyed here."""

from collections.abc import Sequence
from pathlib import Path

from linli.privacy.adapters import files
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.local import LocalKeys
from linli.privacy.engine import envelope, shares

NEEDED, SHARES = 2, 3
_COPIED = ("deployment", "root-*.check", "months/*.key", "months/*.destroyed", "erasures.jsonl")


def shares_of_root(keys: LocalKeys) -> list[str]:
    """Three new shares of the root key, any two of which bring it back. They are kept nowhere."""
    number, key = keys.root()
    check = envelope.seal(key, b"", _check_place(keys, number))
    files.replace(_check_file(keys, number), check)
    return [share.text() for share in shares.split(key, needed=NEEDED, shares=SHARES, key=number)]


def recover_root(keys: LocalKeys, texts: Sequence[str]) -> int:
    """Bring the root key back from its shares. Raises BadShares where they are not of this key store."""
    given = [shares.read(text) for text in texts]
    key = shares.join(given)
    number = given[0].key
    try:
        envelope.unseal(key, _check_file(keys, number).read_bytes(), _check_place(keys, number))
    except (FileNotFoundError, envelope.CannotBeOpened):
        raise shares.BadShares("these are not shares of this key store's root key") from None
    keys.put_root(number, key)
    return number


def copy_to(keys: LocalKeys, target: Path) -> int:
    """Make `target` a copy without the root key, and without what was destroyed; how many month keys it has."""
    keys.root()
    files.make_folder(target)
    files.make_folder(target / "months")
    for pattern in _COPIED:
        for path in sorted(keys.folder.glob(pattern)):
            files.replace(target / path.relative_to(keys.folder), path.read_bytes())
    for path in sorted((target / "months").glob("*.key")):
        if not (keys.months_folder / path.name).exists():
            files.shred(path)
    files.replace(keys.copy_mark, b"")
    return len(list((target / "months").glob("*.key")))


def copy_back(keys: LocalKeys, source: Path) -> int:
    """Take from a copy what is missing here; what either side destroyed stays destroyed. Months that came back."""
    if not (source / "deployment").exists():
        raise NoKeys(f"{source} is no copy of a key store")
    if (keys.folder / "deployment").exists() and (source / "deployment").read_text() != keys.deployment():
        raise NoKeys(f"{source} is a copy of another installation's key store")
    files.make_folder(keys.folder)
    files.make_folder(keys.months_folder)
    for pattern in ("deployment", "root-*.check", "months/*.destroyed"):
        for path in sorted(source.glob(pattern)):
            files.write_new(keys.folder / path.relative_to(source), path.read_bytes())
    _join_journals(keys.folder / "erasures.jsonl", source / "erasures.jsonl")
    living = [p for p in sorted((source / "months").glob("*.key")) if not _is_destroyed(keys, p)]
    return sum(files.write_new(keys.months_folder / path.name, path.read_bytes()) for path in living)


def take_away_root(keys: LocalKeys) -> None:
    """For a rehearsal, or when the machine is given away: only the shares bring it back."""
    number, _key = keys.root()
    if not _check_file(keys, number).exists():
        raise NoKeys("make shares of the root key first: without them nothing will ever open again")
    files.shred(keys.folder / f"root-{number:04}.key")


def _is_destroyed(keys: LocalKeys, path: Path) -> bool:
    return (keys.months_folder / f"{path.stem}.destroyed").exists()


def _join_journals(here: Path, there: Path) -> None:
    lines = [line for path in (here, there) if path.exists() for line in path.read_bytes().splitlines()]
    if lines:
        files.replace(here, b"".join(line + b"\n" for line in dict.fromkeys(lines)))


def _check_file(keys: LocalKeys, number: int) -> Path:
    return keys.folder / f"root-{number:04}.check"


def _check_place(keys: LocalKeys, number: int) -> bytes:
    return envelope.place("root check", keys.deployment(), number)
