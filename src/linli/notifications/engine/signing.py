"""Signed messages to other systems: who sent it, when, and unchanged.

The header is `t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 over `SECONDS.BODY` under the shared secret. A receiver
refuses what is older than five minutes, and remembers delivery ids for that long, so that nothing can be played again.
"""

import hmac
import re
from hashlib import sha256

TOLERANCE = 300
"""Seconds."""
_HEADER = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def sign(secret: str, body: bytes, seconds: int) -> str:
    return f"t={seconds},v1={_digest(secret, body, seconds)}"


def is_genuine(secret: str, body: bytes, header: str, now: int) -> bool:
    """For receivers, and for what we receive ourselves."""
    found = _HEADER.fullmatch(header)
    if not found or abs(now - int(found[1])) > TOLERANCE:
        return False
    return hmac.compare_digest(found[2], _digest(secret, body, int(found[1])))


def _digest(secret: str, body: bytes, seconds: int) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, sha256).hexdigest()
