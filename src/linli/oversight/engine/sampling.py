"""A random sample that everybody can draw again: the seed decides, and nobody's wish."""

from collections.abc import Iterable
from hashlib import sha256


def draw(numbers: Iterable[str], *, seed: str, size: int) -> tuple[str, ...]:
    """Those whose SHA-256 of `seed:number` comes first. The same list and seed give the same sample, in any order.

    Anybody can repeat it: `printf '%s' "SEED:NUMBER" | sha256sum` for each number, sorted; the first ones are drawn.
    """
    return tuple(sorted(set(numbers), key=lambda number: (_rank(seed, number), number))[:size])


def _rank(seed: str, number: str) -> str:
    return sha256(f"{seed}:{number}".encode()).hexdigest()
