"""Is this the same photo as that one? A sketch of 32 bytes keeps how a picture is laid out in light and dark, no more.

The picture is shrunk to 32 × 32 grey points; of their slow waves (a discrete cosine transform) only the sign against
the middle one is kept. A photo that was saved smaller, paler or again has nearly the same signs; another has other
ones. Under a key the signs are shuffled and flipped, which leaves their differences as they are: two sketches of one
key can be compared, and without the key none can be made from a picture to try. It knows no things, places or faces.
"""

import math
from functools import cache
from hashlib import shake_256
from io import BytesIO

import numpy as np
from PIL import Image

from linli.matters.engine.grams import Array

SKETCH_BYTES = 32
_BITS = 8 * SKETCH_BYTES
_SIDE, _WAVES = 32, 17
_FLAT = 3.0
"""A picture whose points differ less than this (of 255) shows nothing by which it could be known."""
SAME = 0.8
"""From this likeness on, two photos may be one. Photos that have nothing to do with each other lie around 0.5."""


def sketch(picture: bytes, key: bytes) -> bytes | None:
    """32 bytes; None where the picture is too even to be known again. `picture` is one that was painted anew."""
    with Image.open(BytesIO(picture), formats=["WEBP"]) as opened:
        grey = opened.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    points = np.asarray(grey, dtype=float)
    if points.std() < _FLAT:
        return None
    waves = _cosines() @ points @ _cosines().T
    slow = waves[:_WAVES, :_WAVES].ravel()[1 : _BITS + 1]  # without the first, which is only how bright it is
    order, flips = _under(key)
    return np.packbits((slow > np.median(slow))[order] ^ flips).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The share of signs that agree, 0 to 1."""
    return 1 - (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count() / _BITS


@cache
def _cosines() -> Array:
    rows = np.arange(_SIDE)[:, None]
    waves: Array = np.cos(math.pi * rows * (2 * np.arange(_SIDE)[None, :] + 1) / (2 * _SIDE))
    return waves


@cache
def _under(key: bytes) -> tuple[Array, Array]:
    """The order in which the signs stand, and which of them are turned round."""
    stream = np.frombuffer(shake_256(key).digest(5 * _BITS), dtype=np.uint8)
    ranks = stream[: 4 * _BITS].view("<u4")
    return np.argsort(ranks, kind="stable"), (stream[4 * _BITS :] & 1).astype(bool)
