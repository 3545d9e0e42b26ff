"""The root key on paper, and a copy of the key store elsewhere that forgets what is destroyed here."""

from collections.abc import Sequence
from pathlib import Path

from linli.privacy.adapters import files
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.local import LocalKeys
from linli.privacy.engine import envelope, shares

NEEDED, SHARES = 2, 3
_COPIED = (
    "deployment", "root-*.check", "months/*.key", "months/*.destroyed", "erasures.jsonl", "ledger/checkpoint-*",
)  # fmt: skip
_BROUGHT_BACK = ("deployment", "root-*.check", "months/*.destroyed", "ledger/checkpoint-*", "ledger/signing-key.sealed")


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
    _open_signing_key(keys)
    return number


def copy_to(keys: LocalKeys, target: Path) -> int:
    """Make `target` a copy without the root key, and without what was destroyed; how many month keys it has.

    The ledger's signing key is in it under the root key, so that who finds the copy can sign nothing.
    """
    number, root = keys.root()
    if target.resolve().is_relative_to(keys.folder.resolve()):
        raise NoKeys(f"{target} lies in the key store itself; name a folder on another drive or machine")
    files.make_folder(target)
    files.make_folder(target / "months")
    files.make_folder(target / "ledger")
    for pattern in _COPIED:
        for path in sorted(keys.folder.glob(pattern)):
            files.replace(target / path.relative_to(keys.folder), path.read_bytes())
    if _signing_file(keys).exists():  # not where the vault has a key store of its own
        sealed = envelope.seal(root, _signing_file(keys).read_bytes(), _signing_place(keys, number))
        files.replace(target / "ledger" / "signing-key.sealed", sealed)
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
    files.make_folder(keys.folder / "ledger")
    for pattern in _BROUGHT_BACK:
        for path in sorted(source.glob(pattern)):
            files.write_new(keys.folder / path.relative_to(source), path.read_bytes())
    for path in sorted(keys.months_folder.glob("*.destroyed")):
        files.shred(path.with_suffix(".key"))
    _join_journals(keys.folder / "erasures.jsonl", source / "erasures.jsonl")
    living = [p for p in sorted((source / "months").glob("*.key")) if not _is_destroyed(keys, p)]
    _open_signing_key(keys)
    return sum(files.write_new(keys.months_folder / path.name, path.read_bytes()) for path in living)


def take_away_root(keys: LocalKeys) -> int:
    """For a rehearsal, or when the machine is given away: only the shares bring it back. Which root key it was."""
    number, _key = keys.root()
    if not _check_file(keys, number).exists():
        raise NoKeys("make shares of the root key first: without them nothing will ever open again")
    files.shred(keys.folder / f"root-{number:04}.key")
    return number


def _open_signing_key(keys: LocalKeys) -> None:
    """The ledger goes on to sign with the key it had, as soon as the copy and the root key are both here."""
    sealed = _signing_file(keys).with_suffix(".sealed")
    try:
        number, root = keys.root()
        key = envelope.unseal(root, sealed.read_bytes(), _signing_place(keys, number))
    except (NoKeys, FileNotFoundError, envelope.CannotBeOpened):
        return  # waits for the shares of the root key it was sealed under
    files.write_new(_signing_file(keys), key)
    sealed.unlink()


def _signing_file(keys: LocalKeys) -> Path:
    return keys.folder / "ledger" / "signing-key"


def _signing_place(keys: LocalKeys, number: int) -> bytes:
    return envelope.place("signing key", keys.deployment(), number)


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
