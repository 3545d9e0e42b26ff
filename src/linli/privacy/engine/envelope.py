"""Sealed envelopes: AES-256-GCM, bound to the one place they belong to.

An envelope is one algorithm byte, a random 96-bit nonce, then ciphertext and tag. The byte lets another
algorithm (SM4-GCM) stand beside this one later. What it is bound to (the "place") is authenticated, not
stored: an envelope moved to another row, field, purpose or installation does not open.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

AES_256_GCM = 1
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
# With random nonces NIST SP 800-38D allows 2^32 uses of one key; no key of ours comes near.
MOST_USES = 2**20


class CannotBeOpened(Exception):
    """The envelope is damaged, was moved, or belongs to another key."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def place(*parts: str | int) -> bytes:
    """The parts joined so that no two different lists give the same bytes (each is led by its length)."""
    encoded = [str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return bytes([AES_256_GCM]) + nonce + AESGCM(key).encrypt(nonce, plain, bytes([AES_256_GCM]) + bound_to)


def unseal(key: bytes, envelope: bytes, bound_to: bytes) -> bytes:
    """Raises CannotBeOpened for anything but the very envelope sealed with this key for this place."""
    if len(envelope) < 1 + NONCE_BYTES + TAG_BYTES:
        raise CannotBeOpened("this envelope cannot be opened: it is cut short")
    if envelope[0] != AES_256_GCM:
        raise CannotBeOpened(f"this envelope cannot be opened: algorithm {envelope[0]} is not known here")
    nonce, ciphertext = envelope[1 : 1 + NONCE_BYTES], envelope[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, envelope[:1] + bound_to)
    except InvalidTag:
        raise CannotBeOpened("this envelope cannot be opened: damaged, moved, or of another key") from None
