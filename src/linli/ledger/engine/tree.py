"""The RFC 6962 Merkle tree over SHA-256: root, inclusion and consistency proofs, and how to check them.

A tree is read through one function, `hash_at(level, index)`: the hash over the complete subtree of 2**level leaves that
begins at leaf `index * 2**level`. Where those hashes are kept is not this room's concern.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
NODE_PREFIX = b"\x01"
EMPTY_ROOT = sha256(b"").digest()
HashAt = Callable[[int, int], bytes]


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(NODE_PREFIX + left + right).digest()


def root_of(size: int, hash_at: HashAt) -> bytes:
    """The Merkle tree hash over the first `size` leaves."""
    return _range_hash(0, size, hash_at) if size else EMPTY_ROOT


def inclusion_path(index: int, size: int, hash_at: HashAt) -> list[bytes]:
    """RFC 6962 2.1.1, from the leaf up. ValueError where the tree has no such leaf."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    path, low, high = list[bytes](), 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_hash(middle, high, hash_at))
            high = middle
        else:
            path.append(_range_hash(low, middle, hash_at))
            low = middle
    return path[::-1]


def consistency_path(old: int, new: int, hash_at: HashAt) -> list[bytes]:
    """RFC 6962 2.1.2: that the tree of `old` leaves is the beginning of the tree of `new` leaves."""
    if not 0 < old <= new:
        raise ValueError(f"no tree of {old} leaves can be shown to begin a tree of {new}")
    path, low, high, whole = list[bytes](), 0, new, True
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_range_hash(middle, high, hash_at))
            high = middle
        else:
            path.append(_range_hash(low, middle, hash_at))
            low, whole = middle, False
    if not whole:
        path.append(_range_hash(low, high, hash_at))
    return path[::-1]


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf to the root (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    sides = _stand_left(index, size - 1)
    running = leaf
    for sibling, left in zip(path, sides, strict=False):
        running = node_hash(sibling, running) if left else node_hash(running, sibling)
    return len(path) == len(sides) and running == root


def is_consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path shows that the old tree begins the new one (RFC 9162 2.1.4.2)."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new:
        # The empty tree begins every tree, and has only one root.
        return 0 == old < new and not path and old_root == EMPTY_ROOT
    # A complete old tree is itself the first hash of the proof; else the largest complete subtree that ends it.
    first, *siblings = [old_root, *path] if old & (old - 1) == 0 else [*path] or [b""]
    whole = (old & -old).bit_length() - 1
    sides = _stand_left((old - 1) >> whole, (new - 1) >> whole)
    before = after = first
    for sibling, left in zip(siblings, sides, strict=False):
        before = node_hash(sibling, before) if left else before
        after = node_hash(sibling, after) if left else node_hash(after, sibling)
    return len(siblings) == len(sides) and (before, after) == (old_root, new_root)


def _stand_left(at: int, last: int) -> list[bool]:
    """For each sibling on the way up from node `at` of a row that ends with node `last`: whether it stands left."""
    sides = []
    while last:
        left = bool(at & 1) or at == last
        sides.append(left)
        while left and at and not at & 1:  # the last node of a ragged row rises until it has a neighbour
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    return sides


def _split(count: int) -> int:
    """The largest power of two below `count` (at least 2)."""
    return 1 << ((count - 1).bit_length() - 1)


def _range_hash(low: int, high: int, hash_at: HashAt) -> bytes:
    """The hash over leaves low..high-1, a range that the RFC's splitting produces: only its right edge is ragged."""
    count = high - low
    level = count.bit_length() - 1
    if count == 1 << level:
        return hash_at(level, low >> level)
    middle = low + _split(count)
    return node_hash(hash_at(level, low >> level), _range_hash(middle, high, hash_at))
