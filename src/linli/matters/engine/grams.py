"""Texts as counted character n-grams: what the suggestion and the likeness of texts both look at.

An n-gram (one character, or two neighbours) is a whole number made of its code points, so that thousands of texts are
counted by sorting one array, and a vocabulary is a sorted array of numbers that can be read back as characters.
"""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_BITS = 21
"""Enough for every code point of Unicode."""
GRAM_BITS = 2 * _BITS


def plain(text: str, limit: int) -> str:
    """The first `limit` characters without lone surrogates, in compatibility forms, small letters and single blanks."""
    whole = text[:limit].encode("utf-8", "ignore").decode()
    return " ".join(unicodedata.normalize("NFKC", whole).replace("\0", " ").lower().split())


def counted(texts: Sequence[str]) -> tuple[Array, Array, Array]:
    """Which text has which n-gram how often: three arrays, ordered by text and n-gram.

    The texts are `plain` (NUL keeps neighbours apart) and fewer than two million.
    """
    codes = np.frombuffer("\0".join(texts).encode("utf-32-le"), np.uint32).astype(np.int64)
    rows = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(codes)] << GRAM_BITS
    pairs = (rows | codes << _BITS)[:-1] | codes[1:]
    whole = codes != 0
    found = np.concatenate([(rows | codes)[whole], pairs[whole[:-1] & whole[1:]]])
    found.sort()
    starts = np.flatnonzero(np.diff(found, prepend=-1))
    grams = found[starts]
    return grams >> GRAM_BITS, grams & ((1 << GRAM_BITS) - 1), np.diff(starts, append=len(found))


def grams_of(word: str) -> list[int]:
    """The numbers of the n-grams of a short text, one by one."""
    codes = [ord(character) for character in word]
    return codes + [one << _BITS | other for one, other in pairwise(codes)]


def readable(gram: int) -> str:
    """The characters of an n-gram."""
    first, last = gram >> _BITS, gram & ((1 << _BITS) - 1)
    return (chr(first) if first else "") + chr(last)
