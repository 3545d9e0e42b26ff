"""Checking a whole log against what is stored of it, in one pass and constant memory.

Rows and leaf tiles stream by in the order of the log; every leaf is made anew from nonce and text, every tile above
from the tiles below. What does not agree is told with its place; the root that comes out is compared by the caller.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from operator import itemgetter

from linli.kernel.words import Sentence, _
from linli.ledger.data import Problem
from linli.ledger.engine.commitment import LEAF_PREFIX, leaf_hash
from linli.ledger.engine.tiles import HEIGHT, WIDTH, Climb, ReadTile
from linli.ledger.engine.tree import EMPTY_ROOT, HASH_BYTES

Row = tuple[int, bytes, bytes, bytes]
"""Leaf index, nonce, canonical text in UTF-8, the leaf hash as stored."""
MOST_PROBLEMS = 100
"""More are counted, not told: a ledger that is altogether wrong should not fill the screen."""

WHAT = {
    "altered": _("Entry {index} no longer matches its leaf: it was changed after it was recorded."),
    "missing": _("Entry {index} is missing, and no recorded expiry covers it."),
    "tile": _("Leaf {index} in the tree differs from the entry: one of them was changed."),
    "node": _("The tree above leaf {index} does not follow from its leaves."),
}


@dataclass
class Audit:
    """`size` leaves, of which those below `upto` may have expired; `read` gives the stored tiles above the leaves."""

    size: int
    upto: int
    read: ReadTile
    held: int = 0
    expired: int = 0
    problems: list[Problem] = field(default_factory=list)
    _climb: Climb = field(default_factory=Climb)
    _rows: Iterator[Row] = field(default_factory=lambda: iter(()))
    _ahead: list[Row] = field(default_factory=list)

    def run(self, rows: Iterable[Row], tiles: Iterable[bytes], step: Callable[[int], None] = lambda _: None) -> bytes:
        """The root over the leaves as they should be; `step` is told how many leaves each tile brought."""
        self._rows = iter(rows)
        stored, last = iter(tiles), b""
        for base in range(0, self.size, WIDTH):
            width = min(WIDTH, self.size - base)
            tile = self._tile(base, next(stored, b"")[: width * HASH_BYTES], width)
            if width == WIDTH:
                self._rise(tile)
            else:
                last = tile
            step(width)
        self._compare_edges()
        return self._climb.root(last) or EMPTY_ROOT

    def _tile(self, base: int, stored: bytes, width: int) -> bytes:
        """The leaf hashes of one tile, recomputed; stored ones stand in for what has expired or is missing."""
        rows = self._take(base + width, width)
        if len(rows) == width:
            tile = b"".join([sha256(LEAF_PREFIX + nonce + text).digest() for _, nonce, text, _ in rows])
            if tile == stored == b"".join([kept for _, _, _, kept in rows]):
                self.held += width
                return tile
        return self._look_closer(base, stored.ljust(width * HASH_BYTES, b"\0"), {row[0]: row for row in rows})

    def _take(self, end: int, width: int) -> list[Row]:
        """The rows before `end`; what was read beyond stays for the next tile."""
        rows = self._ahead + list(islice(self._rows, width - len(self._ahead)))
        cut = bisect_left(rows, end, key=itemgetter(0))
        rows, self._ahead = rows[:cut], rows[cut:]
        return rows

    def _look_closer(self, base: int, stored: bytes, rows: Mapping[int, Row]) -> bytes:
        """Leaf by leaf, for a tile that is not whole or not right."""
        tile = b""
        for offset in range(0, len(stored), HASH_BYTES):
            index, kept = base + offset // HASH_BYTES, stored[offset : offset + HASH_BYTES]
            leaf = self._leaf(index, rows.get(index)) or kept
            if leaf != kept:
                self._found("tile", index)
            tile += leaf
        return tile

    def _leaf(self, index: int, row: Row | None) -> bytes | None:
        if row is None:
            if index < self.upto:
                self.expired += 1
            else:
                self._found("missing", index)
            return None
        _, nonce, text, kept = row
        leaf = leaf_hash(nonce, text)
        if leaf != kept:
            self._found("altered", index)
        self.held += 1
        return leaf

    def _rise(self, tile: bytes) -> None:
        for level, n, full in self._climb.add(tile):
            if self.read(level, n) != full:
                self._found("node", (n * WIDTH) << (HEIGHT * level))

    def _compare_edges(self) -> None:
        """The unfinished tiles above the leaves, as far as they go."""
        for level, n, edge in self._climb.unfinished():
            if self.read(level, n)[: len(edge)] != edge:
                self._found("node", (n * WIDTH) << (HEIGHT * level))

    def _found(self, code: str, index: int) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(code, index, Sentence(WHAT[code].msgid, {"index": index})))
