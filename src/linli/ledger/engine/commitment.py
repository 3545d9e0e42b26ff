"""From an entry to its leaf: one canonical text, a nonce, one hash.

The leaf is the RFC 6962 leaf hash of `nonce || canonical text`. The nonce (256 random bits) makes it a hiding
commitment: who holds only the leaf learns nothing of the entry, however easy to guess; without the nonce, for ever.
"""

import json
import re
import secrets
from hashlib import sha256

from linli.ledger.data import Detail

NONCE_BYTES = 32
LEAF_PREFIX = b"\x00"
_CODE = re.compile(r"[a-z0-9_][a-z0-9_.:/-]{0,63}|")
# Printable ASCII without spaces: ids, codes, dates, hashes fit; a sentence about a person does not.
_VALUE = re.compile(r"[\x21-\x7e]{0,128}")

# Keys in sorted order without white space: what `json.dumps(..., sort_keys=True)` would write, some ten times faster.
CANONICAL = (
    '{"act":"%s","at":%d,"client":"%s","detail":%s,"id":%d,"number":%s,"post":%s,"role":"%s",'
    '"subject_id":%s,"subject_kind":"%s","unit":%s,"user":%s}'
)
Columns = tuple[str, int, str, str, int, int | None, int | None, str, int | None, str, int | None, int | None]
"""The values of CANONICAL in its order; `at` in microseconds since 1970 (UTC), `detail` as canonical JSON."""


def new_nonce() -> bytes:
    return secrets.token_bytes(NONCE_BYTES)


def canonical_detail(detail: Detail) -> str:
    """The detail as JSON text; ValueError for what is no code or id, since the ledger must not hold words."""
    for key, value in detail.items():
        checked_code(key)
        if isinstance(value, str) and not _VALUE.fullmatch(value):
            raise ValueError(f"the ledger holds codes and ids only; {key} is neither")
    return json.dumps(dict(detail), sort_keys=True, separators=(",", ":"))


def checked_code(code: str) -> str:
    """The code itself; ValueError where it could be free text or would need escaping."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code")
    return code


def canonical(columns: Columns) -> bytes:
    """The text that is committed to."""
    return (CANONICAL % tuple("null" if value is None else value for value in columns)).encode()


def leaf_hash(nonce: bytes, text: bytes) -> bytes:
    return sha256(LEAF_PREFIX + nonce + text).digest()
