"""The tree kept as tiles of height 8 (C2SP tlog-tiles): how it grows, is read, and is addressed.

Tile (level, n) holds up to 256 hashes side by side; hash i of it covers 256**level leaves, and is hash 256*n+i of its
level. Only complete subtrees are kept, so a tile never changes but by growing, and a full one never again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from linli.ledger.engine.tree import HASH_BYTES, NODE_PREFIX, HashAt, node_hash

HEIGHT = 8
WIDTH = 1 << HEIGHT
TILE_BYTES = WIDTH * HASH_BYTES
ReadTile = Callable[[int, int], bytes]
"""(level, n) → the hashes of that tile, all that there are."""

_PATH = re.compile(r"(0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


def tile_root(hashes: bytes) -> bytes:
    """The root over a power of two of hashes."""
    while len(hashes) > HASH_BYTES:
        hashes = b"".join(
            [sha256(NODE_PREFIX + hashes[i : i + 64]).digest() for i in range(0, len(hashes), 2 * HASH_BYTES)]
        )
    return hashes


def grown(size: int, leaves: Sequence[bytes], read: ReadTile) -> dict[tuple[int, int], bytes]:
    """The tiles that change when `leaves` follow the first `size`: (level, n) → new content."""
    changed, level, start, hashes = dict[tuple[int, int], bytes](), 0, size, b"".join(leaves)
    while hashes:
        n, width = divmod(start, WIDTH)
        if width:
            hashes = read(level, n)[: width * HASH_BYTES] + hashes
        above = []
        for offset in range(0, len(hashes), TILE_BYTES):
            tile = hashes[offset : offset + TILE_BYTES]
            changed[level, n + offset // TILE_BYTES] = tile
            if len(tile) == TILE_BYTES:
                above.append(tile_root(tile))
        level, start, hashes = level + 1, n, b"".join(above)
    return changed


def hashes_of(read: ReadTile) -> HashAt:
    """Every complete subtree's hash, out of the tiles. ValueError where a tile is shorter than it must be."""

    def hash_at(level: int, index: int) -> bytes:
        tile_level, inside = divmod(level, HEIGHT)
        n, first = divmod(index << inside, WIDTH)
        begin, end = first * HASH_BYTES, (first + (1 << inside)) * HASH_BYTES
        tile = read(tile_level, n)
        if len(tile) < end:
            raise ValueError(f"tile {tile_level}/{n} is too short")
        return tile_root(tile[begin:end])

    return hash_at


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """(level, n, width) of every tile of a tree of that size, in order."""
    level = 0
    while size:
        full, rest = divmod(size, WIDTH)
        yield from ((level, n, WIDTH) for n in range(full))
        if rest:
            yield level, full, rest
        level, size = level + 1, full


def tile_path(level: int, n: int, width: int = WIDTH) -> str:
    """As C2SP writes it: `0/x001/x234/067`, and `.p/W` behind a partial tile."""
    groups = [f"{n % 1000:03}"]
    while n >= 1000:
        n //= 1000
        groups.append(f"x{n % 1000:03}")
    return f"{level}/{'/'.join(reversed(groups))}" + (f".p/{width}" if width < WIDTH else "")


def parse_tile_path(path: str) -> tuple[int, int, int]:
    """(level, n, width); ValueError for anything that `tile_path` would not write."""
    found = _PATH.fullmatch(path)
    if found:
        level, n = int(found[1]), int(found[2].replace("x", "").replace("/", ""))
        width = int(found[3] or WIDTH)
        if tile_path(level, n, width) == path:
            return level, n, width
    raise ValueError("no such tile")


class Climb:
    """The root over leaves that stream by a tile at a time, in constant memory."""

    def __init__(self) -> None:
        self._edges: list[bytes] = []  # per level above the leaves: the tile that is not yet full
        self._full: list[int] = []  # and how many before it are

    def add(self, tile: bytes) -> list[tuple[int, int, bytes]]:
        """One full tile of leaf hashes. Returns the tiles above that it completes, as (level, n, content)."""
        completed, level, rising = list[tuple[int, int, bytes]](), 0, tile_root(tile)
        while rising:
            if level == len(self._edges):
                self._edges.append(b"")
                self._full.append(0)
            edge, rising = self._edges[level] + rising, b""
            if len(edge) == TILE_BYTES:
                completed.append((level + 1, self._full[level], edge))
                self._full[level] += 1
                edge, rising = b"", tile_root(edge)
            self._edges[level] = edge
            level += 1
        return completed

    def unfinished(self) -> Iterator[tuple[int, int, bytes]]:
        """The last tile of each level above the leaves, as (level, n, content so far)."""
        for level, edge in enumerate(self._edges):
            if edge:
                yield level + 1, self._full[level], edge

    def root(self, last: bytes) -> bytes | None:
        """The root over all tiles added and a last, partial one (maybe empty); None over nothing at all."""
        running: bytes | None = None
        for hashes in (last, *self._edges):
            for peak in reversed(list(_peaks(hashes))):
                running = peak if running is None else node_hash(peak, running)
        return running


def _peaks(hashes: bytes) -> Iterator[bytes]:
    """The roots of the complete subtrees that a ragged row of hashes is made of, the largest first."""
    while hashes:
        width = 1 << ((len(hashes) // HASH_BYTES).bit_length() - 1)
        yield tile_root(hashes[: width * HASH_BYTES])
        hashes = hashes[width * HASH_BYTES :]
