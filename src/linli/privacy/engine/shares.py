"""A secret split so that any `needed` of its shares bring it back and fewer tell nothing (Shamir 1979, GF(256)).

Each byte of the secret is the constant term of a random polynomial; a share is the value of all of them
at one point. Shares carry a checksum, so that a mistyped one is named instead of giving a wrong key.
"""

import secrets
from base64 import b32decode, b32encode
from binascii import Error as BadBase32
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

_MODULUS = 0x11B  # x^8 + x^4 + x^3 + x + 1, the field of AES
_CHECK_BYTES = 4
_MARK = "LINLI"


class BadShares(ValueError):
    """The shares are mistyped, too few, twice the same, or of different keys."""


def _multiply(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= _MODULUS
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """a^254, since a^255 is 1 for every a but 0."""
    result = 1
    for _ in range(254):
        result = _multiply(result, a)
    return result


@dataclass(frozen=True, slots=True)
class Share:
    """One of the shares; `key` numbers the secret and `lot` the splitting it came from, telling nothing about it."""

    key: int
    lot: int
    needed: int
    point: int
    values: bytes

    def text(self) -> str:
        """For paper: groups of letters with a checksum, none of them easily misread."""
        body = (
            self.key.to_bytes(2, "big") + self.lot.to_bytes(2, "big") + bytes([self.needed, self.point]) + self.values
        )
        letters = b32encode(body + sha256(body).digest()[:_CHECK_BYTES]).decode().rstrip("=")
        return "-".join([_MARK, *(letters[i : i + 8] for i in range(0, len(letters), 8))])


def split(secret: bytes, *, needed: int, shares: int, key: int) -> list[Share]:
    if not 2 <= needed <= shares <= 255:
        raise ValueError("between 2 and all shares must be needed, and 255 are the most there can be")
    lot = secrets.randbelow(2**16)
    polynomials = [bytes([byte]) + secrets.token_bytes(needed - 1) for byte in secret]
    return [
        Share(key, lot, needed, point, bytes(_value(polynomial, point) for polynomial in polynomials))
        for point in range(1, shares + 1)
    ]


def _value(polynomial: bytes, point: int) -> int:
    result = 0
    for coefficient in reversed(polynomial):
        result = _multiply(result, point) ^ coefficient
    return result


def join(shares: Sequence[Share]) -> bytes:
    """The secret, by Lagrange at 0. Raises BadShares where these cannot belong together."""
    if not shares or len({(s.key, s.lot, s.needed, len(s.values)) for s in shares}) != 1:
        raise BadShares("these shares were not made together: take shares of one printing")
    if len({share.point for share in shares}) != len(shares):
        raise BadShares("one share was given twice")
    if len(shares) < shares[0].needed:
        raise BadShares(f"{shares[0].needed} shares are needed, {len(shares)} given")
    points = [share.point for share in shares]
    weights = [_weight(point, points) for point in points]
    return bytes(_sum_of_products(column, weights) for column in zip(*(s.values for s in shares), strict=True))


def _weight(point: int, points: Sequence[int]) -> int:
    weight = 1
    for other in points:
        if other != point:
            weight = _multiply(weight, _multiply(other, _inverse(other ^ point)))
    return weight


def _sum_of_products(values: Sequence[int], weights: Sequence[int]) -> int:
    total = 0
    for value, weight in zip(values, weights, strict=True):
        total ^= _multiply(value, weight)
    return total


def read(text: str) -> Share:
    """A share from paper; spaces, dashes and small letters do not matter. Raises BadShares if mistyped."""
    letters = "".join(text.split()).replace("-", "").upper()
    if not letters.startswith(_MARK):
        raise BadShares(f"a share begins with {_MARK}")
    letters = letters.removeprefix(_MARK)
    try:
        body = b32decode(letters + "=" * (-len(letters) % 8))
    except BadBase32:
        raise BadShares("this share has characters that no share has") from None
    body, check = body[:-_CHECK_BYTES], body[-_CHECK_BYTES:]
    if len(body) < 7 or sha256(body).digest()[:_CHECK_BYTES] != check:
        raise BadShares("this share is mistyped: its checksum does not fit")
    return Share(int.from_bytes(body[:2], "big"), int.from_bytes(body[2:4], "big"), body[4], body[5], body[6:])
