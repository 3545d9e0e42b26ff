"""The code that opens a matter: made once, kept only as a hash."""

import hmac
import re
from hashlib import sha256

from linli.kernel.ids import SPEAKABLE, new_secret
from linli.kernel.words import _

NO_NUMBER = _("A matter's number looks like 26-7KQ4-M2XD: two digits, then eight letters or digits.")
_NUMBER = re.compile(r"\d\d[0-9A-Z]{8}")


def speakable(number: str) -> str:
    """A matter's number as it is written, however it was typed; empty where it can be none."""
    letters = "".join(c for c in number.upper() if c.isalnum())
    return f"{letters[:2]}-{letters[2:6]}-{letters[6:]}" if _NUMBER.fullmatch(letters) else ""


def hashed(code: str) -> str:
    """Of the letters alone, so that a code copied by hand with spaces or in small letters still opens."""
    return sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def key_of(client: str, key: str) -> str | None:
    """What is kept of an idempotency key; two clients may use the same one."""
    return sha256(f"{client}\n{key}".encode()).hexdigest() if key else None


def code_for(key: str | None, *, secret: str) -> str:
    """A fresh code; for a repeated request the same one, which only an installation with this secret can derive."""
    if key is None:
        return new_secret()
    number = int.from_bytes(hmac.digest(secret.encode(), f"receipt\n{key}".encode(), "sha256"))
    letters = []
    for _letter in range(27):
        number, at = divmod(number, len(SPEAKABLE))
        letters.append(SPEAKABLE[at])
    return "-".join("".join(letters[at : at + 9]) for at in range(0, 27, 9))
