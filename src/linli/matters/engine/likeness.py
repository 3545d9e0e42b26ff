"""How alike two messages are, and a sketch of a message that keeps its likeness and nothing else.

Messages are compared by their characters and pairs of characters, each weighed by how rare it is: a place name shared
says much, a greeting nothing. Words are encrypted at rest, so what may be stored is a *sketch*: 1,024 bytes made under
a key. Two sketches of one key tell how alike the texts are, to some 0.05, and nothing readable; without the key no text
can be tried against them, and with the key's end they are noise. No place and no issue is named in this module.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from linli.matters.engine.grams import Array, counted, plain
from linli.matters.engine.suggestion.model import Suggester

TITLE_LIMIT, DETAIL_LIMIT = 200, 400
"""What a message is about is said early; the title counts twice."""
SKETCH_BYTES = 1024
_TOUCHES = 4
"""Each n-gram touches so many places of a sketch, which evens out chance meetings."""
_COMMON = (
    "的了是我在有不这们来到说要就会可以和也他她它你您好请问为什么怎么样没很都还让给把被从对于与及或但而且因此所以如果"
    "尊敬领导希望谢谢感谢关于反映投诉咨询建议问题情况部门政府相关解决处理能否是否何时一个上下大小年月日时间，。！？、：；"
    "“”（）,.!?:;()0123456789 \n"
)
_PRIOR_TEXTS = 50


class Rarity:
    """How many of the texts seen have each n-gram. Begins with what every letter to an office has in common."""

    def __init__(self) -> None:
        self.texts = _PRIOR_TEXTS
        _rows, grams, _counts = counted([_COMMON])
        self.having = dict.fromkeys(grams[grams < 0x110000].tolist(), _PRIOR_TEXTS)

    @classmethod
    def of(cls, suggester: Suggester) -> "Rarity":
        """What a trained suggester knows: n-grams of ten messages or more; all others count as never seen."""
        known = cls()
        known.texts = int(suggester.about["messages"])
        having = np.exp(1 - suggester.rarity.astype(float)) * (1 + known.texts) - 1
        known.having = dict(zip(suggester.vocabulary.tolist(), having.tolist(), strict=True))
        return known

    def learn(self, grams: Array) -> None:
        """Count the n-grams of one more text, each once."""
        self.texts += 1
        for gram in grams.tolist():
            self.having[gram] = self.having.get(gram, 0) + 1

    def weigh(self, grams: Array, counts: Array) -> Array:
        """How much each n-gram of one text counts; the whole has length 1 (0 where nothing speaks)."""
        having = np.array([self.having.get(gram, 0) for gram in grams.tolist()])
        values = (1 + np.log(counts)) * np.log((1 + self.texts) / (1 + having))
        return np.asarray(values / max(math.sqrt(values @ values), 1e-9))


@dataclass(frozen=True, slots=True)
class Profile:
    """A message as weighed n-grams, to be thrown away after comparing: it can be read."""

    grams: Array
    values: Array


def profile(title: str, detail: str, rarity: Rarity) -> Profile:
    grams, counts = _grams(title, detail)
    return Profile(grams, rarity.weigh(grams, counts))


def likeness(one: Profile, other: Profile) -> float:
    """0 where the texts share nothing that counts, 1 where they are the same."""
    _shared, here, there = np.intersect1d(one.grams, other.grams, assume_unique=True, return_indices=True)
    return min(1.0, float(one.values[here] @ other.values[there]))


def sketch(title: str, detail: str, key: bytes, rarity: Rarity) -> bytes:
    """1,024 bytes that keep likeness and nothing else. `key` (16 to 64 random bytes) belongs to the expiry month."""
    if not 16 <= len(key) <= 64:
        raise ValueError("a sketch key has 16 to 64 bytes")
    own = profile(title, detail, rarity)
    hashed = b"".join(
        blake2b(gram.to_bytes(6, "big"), digest_size=2 * _TOUCHES, key=key, person=b"linli sketch").digest()
        for gram in own.grams.tolist()
    )
    touched = np.frombuffer(hashed, "<u2").reshape(-1, _TOUCHES)
    signed = np.where(touched & 0x8000, 1.0, -1.0) * own.values[:, None]
    dense = np.bincount((touched % SKETCH_BYTES).ravel(), signed.ravel(), SKETCH_BYTES)
    loudest = max(float(np.abs(dense).max()), 1e-9)
    return bytes(np.rint(dense * (127 / loudest)).astype(np.int8))


def sketch_likeness(one: bytes, others: Sequence[bytes]) -> list[float]:
    """How alike one sketch is to each of the others; all must have been made under the same key."""
    if not others:
        return []
    alike = np.stack([unit(other) for other in others]) @ unit(one)
    return [float(share) for share in np.clip(alike, 0.0, 1.0)]


def unit(one: bytes) -> Array:
    """A sketch as a vector of length 1."""
    dense = np.frombuffer(one, np.int8).astype(np.float32)
    return np.asarray(dense / max(math.sqrt(dense @ dense), 1e-9))


def told_grams(title: str, detail: str) -> Array:
    """The n-grams of one message, for `Rarity.learn`."""
    return _grams(title, detail)[0]


def _grams(title: str, detail: str) -> tuple[Array, Array]:
    head = plain(title, TITLE_LIMIT)
    _rows, grams, counts = counted(["\n".join(part for part in (head, head, plain(detail, DETAIL_LIMIT)) if part)])
    return grams, counts
