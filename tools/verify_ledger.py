#!/usr/bin/env python3
"""Check a Linli ledger from outside, with this one file. Needs Python 3.11 and the package `cryptography`, no more.

    verify_ledger.py checkpoint FILE --key KEY              is this checkpoint signed?
    verify_ledger.py proof FILE --key KEY                   does each entry of a proof file stand in the signed log?
    verify_ledger.py consistency OLD NEW --key KEY --tiles PLACE
                                                            does the new log begin with the old one?

KEY is the text shown at /ledger/key: keep it, and the checkpoints, from a day you trust. PLACE is the address of the
log (https://example.org/ledger/1) or a folder with its tiles. Exit 0: it holds; 1: it does not; 2: unreadable.
The formats are RFC 6962 (tree), C2SP signed-note, tlog-checkpoint and tlog-tiles; an entry's leaf is
SHA-256(0x00 || nonce || text).
"""

import argparse
import base64
import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

EMPTY_ROOT = sha256().digest()
HASH, WIDTH, HEIGHT = 32, 256, 8
LONGEST_WAIT = 30


class Broken(Exception):
    """Something does not hold; the message says what."""


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


# Signatures


def read_key(text: str) -> tuple[str, bytes, Ed25519PublicKey]:
    """Name, id and key out of `name+id+base64`."""
    name, identity, encoded = text.strip().split("+", 2)
    raw = base64.b64decode(encoded, validate=True)
    if raw[:1] != b"\x01" or sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != identity:
        raise Broken("the key does not match its own id")
    return name, bytes.fromhex(identity), Ed25519PublicKey.from_public_bytes(raw[1:])


def read_checkpoint(note: str, key: str) -> Checkpoint:
    """What the note says, after its signature was checked with the key."""
    name, identity, public = read_key(key)
    body, _, signatures = note.rpartition("\n\n")
    origin, size, root = body.split("\n")[:3]
    if origin != name:
        raise Broken(f"this checkpoint is of {origin}, the key of {name}")
    for line in signatures.splitlines():
        dash, signer, encoded = line.split(" ", 2)
        blob = base64.b64decode(encoded, validate=True)
        if (dash, signer, blob[:4]) == ("—", name, identity):
            public.verify(blob[4:], f"{body}\n".encode())
            return Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    raise Broken("the checkpoint carries no signature by this key")


# The tree


def root_from_inclusion(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that follows from a leaf and its path (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        raise Broken(f"a log of {size} leaves has no leaf {index}")
    at, last, running = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Broken("the path is too long")
        if at & 1 or at == last:
            running = node(sibling, running)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            running = node(running, sibling)
        at, last = at >> 1, last >> 1
    if last:
        raise Broken("the path is too short")
    return running


def reader(place: str) -> Callable[[int, int, int], bytes]:
    """(level, n, width) → that many hashes of a tile, from an address or a folder."""

    def read(level: int, n: int, width: int) -> bytes:
        groups = [f"{n % 1000:03}"]
        while n >= 1000:
            n //= 1000
            groups.insert(0, f"x{n % 1000:03}")
        name = f"tile/{level}/{'/'.join(groups)}" + (f".p/{width}" if width < WIDTH else "")
        if place.startswith(("https://", "http://")):
            address = f"{place.rstrip('/')}/{name}"
            with urllib.request.urlopen(address, timeout=LONGEST_WAIT) as answer:  # noqa: S310 - scheme checked above
                hashes = answer.read(WIDTH * HASH + 1)
        else:
            hashes = (Path(place) / name).read_bytes()
        if len(hashes) != width * HASH:
            raise Broken(f"{name} has not {width} hashes")
        return bytes(hashes)

    return read


def subtree(level: int, index: int, size: int, read: Callable[[int, int, int], bytes]) -> bytes:
    """The hash over the 2**level leaves from index * 2**level on, out of the tiles of a log of that size."""
    tile_level, inside = divmod(level, HEIGHT)
    n, first = divmod(index << inside, WIDTH)
    width = min(WIDTH, (size >> (HEIGHT * tile_level)) - n * WIDTH)
    tile = read(tile_level, n, width)
    hashes = [tile[i * HASH : (i + 1) * HASH] for i in range(first, first + (1 << inside))]
    while len(hashes) > 1:
        hashes = [node(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def root_then(size: int, hash_at: Callable[[int, int], bytes]) -> bytes:
    """The root over the first `size` leaves."""
    root, low = None, size
    for level in range(size.bit_length()):
        if size >> level & 1:
            low -= 1 << level
            peak = hash_at(level, low >> level)
            root = peak if root is None else node(peak, root)
    return EMPTY_ROOT if root is None else root


def check_consistency(old: Checkpoint, new: Checkpoint, place: str) -> None:
    """Both signed roots must follow from the same tiles, whose lower hashes are checked up to the new root."""
    if old.origin != new.origin:
        raise Broken(f"{old.origin} and {new.origin} are different logs")
    if old.size > new.size:
        raise Broken(f"the log was cut: it had {old.size} leaves and has {new.size}")
    read, seen = reader(place), dict[tuple[int, int], bytes]()

    def hash_at(level: int, index: int) -> bytes:
        if (level, index) not in seen:
            seen[level, index] = subtree(level, index, new.size, read)
        return seen[level, index]

    if root_then(old.size, hash_at) != old.root:
        raise Broken("the log was rewritten: its tiles do not begin with what was signed before")
    if root_then(new.size, hash_at) != new.root:
        raise Broken("the tiles do not give the root of the new checkpoint")
    for level, index in [pair for pair in seen if old.size >> pair[0] > pair[1]]:
        bind(level, index, new.size, hash_at)


def bind(level: int, index: int, size: int, hash_at: Callable[[int, int], bytes]) -> None:
    """The hash of a subtree must lead up to the complete subtree of the log that it lies in."""
    running = hash_at(level, index)
    while ((index >> 1) + 1) << (level + 1) <= size:
        sibling = hash_at(level, index ^ 1)
        running = node(sibling, running) if index & 1 else node(running, sibling)
        level, index = level + 1, index >> 1
    if running != hash_at(level, index):
        raise Broken(f"the tiles contradict each other above leaf {index << level}")


# A proof file


def check_proof(proof: dict[str, Any], keys: dict[str, str]) -> list[dict[str, Any]]:
    """The entries of the file, each shown to stand in a signed log; `keys` by the name of the log."""
    if proof.get("format") != "linli-proof/1":
        raise Broken("this is no proof file of a kind known here")
    logs = {}
    for epoch, log in proof["logs"].items():
        name = log["checkpoint"].split("\n", 1)[0]
        logs[epoch] = read_checkpoint(log["checkpoint"], keys.get(name, log["key"]))
    entries = [check_entry(one, logs[str(one["log"])]) for one in proof["entries"]]
    subject = proof["subject"]["kind"], proof["subject"]["id"]
    if any((entry["subject_kind"], entry["subject_id"]) != subject for entry in entries):
        raise Broken("an entry is about something else")
    numbers = [entry["number"] for entry in entries]
    if numbers != sorted(set(numbers)):
        raise Broken("the numbers of the entries are not in order")
    return entries


def missing_numbers(entries: list[dict[str, Any]]) -> list[int]:
    """Numbers up to the last one that no entry of the file carries: withheld, expired, or left out."""
    numbers = {entry["number"] for entry in entries}
    return [number for number in range(1, max(numbers, default=0) + 1) if number not in numbers]


def check_entry(one: dict[str, Any], log: Checkpoint) -> dict[str, Any]:
    text = one["entry"].encode()
    leaf = sha256(b"\x00" + base64.b64decode(one["nonce"], validate=True) + text).digest()
    path = [base64.b64decode(sibling, validate=True) for sibling in one["path"]]
    if root_from_inclusion(leaf, one["index"], log.size, path) != log.root:
        raise Broken(f"entry {one['index']} does not stand in {log.origin}")
    return dict(json.loads(text))


# The commands


def run(options: argparse.Namespace) -> dict[str, Any]:
    keys = {key.split("+", 1)[0]: key for key in options.key}
    if options.command == "proof":
        proof = json.loads(Path(options.file).read_text())
        entries = check_proof(proof, keys)
        trusted = all(log["checkpoint"].split("\n", 1)[0] in keys for log in proof["logs"].values())
        known = {"pending": proof["pending"], "withheld": proof["withheld"], "key_was_given": trusted}
        return {"entries": entries, "missing_numbers": missing_numbers(entries), **known}
    if options.command == "checkpoint":
        found = read_one(options.file, keys)
        return {"origin": found.origin, "size": found.size, "root": found.root.hex()}
    old, new = read_one(options.old, keys), read_one(options.new, keys)
    check_consistency(old, new, options.tiles)
    return {"origin": new.origin, "old_size": old.size, "new_size": new.size}


def read_one(file: str, keys: dict[str, str]) -> Checkpoint:
    note = Path(file).read_text()
    origin = note.split("\n", 1)[0]
    if origin not in keys:
        raise Broken(f"no key was given for {origin}")
    return read_checkpoint(note, keys[origin])


def tell(found: dict[str, Any]) -> None:
    for entry in found.pop("entries", []):
        at = datetime.fromtimestamp(entry["at"] / 1e6, UTC)
        detail = ", ".join(f"{key} {value}" for key, value in entry["detail"].items())
        who = f"{entry['role']}, unit {entry['unit']}"
        print(f"{entry['number']:>5}  {at:%Y-%m-%d %H:%M:%S}Z  {entry['act']}  {who}  {detail}")
    for key, value in found.items():
        print(f"{key}: {value}")
    if found.get("key_was_given") is False:
        print("The key came out of the file itself: compare it with /ledger/key, or with one you kept.")
    print("It holds.")


def refuse(code: int, why: str, as_json: bool) -> int:
    print(json.dumps({"holds": False, "why": why}) if as_json else f"IT DOES NOT HOLD: {why}")
    return code


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--key", action="append", default=[], help="the public key of the log; may be given again")
    shared.add_argument("--json", action="store_true", help="one JSON object")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("checkpoint", parents=[shared]).add_argument("file")
    commands.add_parser("proof", parents=[shared]).add_argument("file")
    consistency = commands.add_parser("consistency", parents=[shared])
    consistency.add_argument("old")
    consistency.add_argument("new")
    consistency.add_argument("--tiles", required=True, help="address of the log, or a folder with its tiles")
    options = parser.parse_args(arguments)
    try:
        found = run(options)
    except (Broken, InvalidSignature) as error:
        return refuse(1, str(error) or "the signature is wrong", options.json)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        return refuse(2, f"this could not be read: {type(error).__name__} {error}", options.json)
    if options.json:
        print(json.dumps({"holds": True, **found}, ensure_ascii=False))
    else:
        tell(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
