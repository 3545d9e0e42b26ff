"""Checkpoints: the size and root of a log as a note signed with Ed25519 (C2SP tlog-checkpoint and signed-note)."""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from linli.ledger.engine.tree import HASH_BYTES

ED25519 = b"\x01"
_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class BadNote(ValueError):
    """The text is no checkpoint, or none that this key signed."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`origin` names the log; `size` counts its leaves; `root` is the hash over them."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def key_id(name: str, public: Ed25519PublicKey) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public.public_bytes_raw()).digest()[:4]


def verifier_key(name: str, public: Ed25519PublicKey) -> str:
    """The public key as witnesses and verifiers take it: `name+id+key`."""
    encoded = base64.b64encode(ED25519 + public.public_bytes_raw()).decode()
    return f"{name}+{key_id(name, public).hex()}+{encoded}"


def parse_verifier_key(text: str) -> tuple[str, Ed25519PublicKey]:
    name, _, rest = text.strip().partition("+")
    identity, _, encoded = rest.partition("+")
    key = _decode(encoded)
    if not _NAME.fullmatch(name) or key[:1] != ED25519 or len(key) != 1 + HASH_BYTES:
        raise BadNote("this is no Ed25519 verifier key")
    public = Ed25519PublicKey.from_public_bytes(key[1:])
    if identity != key_id(name, public).hex():
        raise BadNote("the verifier key does not match its own id")
    return name, public


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The signed note; the origin is also the name of the key."""
    body = checkpoint.body()
    signature = key_id(checkpoint.origin, key.public_key()) + key.sign(body.encode())
    return f"{body}\n— {checkpoint.origin} {base64.b64encode(signature).decode()}\n"


def parse(note: str) -> Checkpoint:
    """What the note says, whoever signed it; further lines (extensions) are allowed and ignored."""
    body, separator, _ = note.rpartition("\n\n")
    lines = body.split("\n")
    if not separator or len(lines) < 3 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        raise BadNote("this is no checkpoint")
    root = _decode(lines[2])
    if len(root) != HASH_BYTES:
        raise BadNote("the root of a checkpoint has 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)


def opened(note: str, name: str, public: Ed25519PublicKey) -> Checkpoint:
    """What the note says, if `name` signed it with this key; other signatures are passed over. BadNote otherwise."""
    checkpoint, identity = parse(note), key_id(name, public)
    body, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        found = _SIGNATURE.fullmatch(line)
        blob = _decode(found[2]) if found and found[1] == name else b""
        if blob[:4] == identity and _verifies(public, blob[4:], f"{body}\n".encode()):
            return checkpoint
    raise BadNote(f"no signature of {name} on this checkpoint holds")


def _verifies(public: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    try:
        public.verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadNote("this is not base64") from None
