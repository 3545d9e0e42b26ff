"""Tiles against the definition: what a tile's root is, and what one more leaf tile completes on every level."""

import pytest

from linli.ledger.engine.tiles import Climb, grown, parse_tile_path, tile_root
from linli.ledger.engine.tree import node_hash

LEAVES = [index.to_bytes(32, "big") for index in range(256)]


def by_definition(hashes):
    if len(hashes) == 1:
        return hashes[0]
    half = len(hashes) // 2
    return node_hash(by_definition(hashes[:half]), by_definition(hashes[half:]))


@pytest.mark.parametrize("width", [1, 2, 4, 8, 256])
def test_the_root_of_a_tile_is_that_of_the_rfc(width):
    assert tile_root(b"".join(LEAVES[:width])) == by_definition(LEAVES[:width])


def test_tiles_are_numbered_with_whole_numbers():
    places = grown(0, LEAVES * 2 + LEAVES[:1], lambda level, n: b"")
    assert sorted(places) == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert {type(number) for place in places for number in place} == {int}


def test_one_leaf_tile_may_complete_a_tile_on_every_level():
    climb = Climb()
    climb._edges = [b"".join(LEAVES[:255]), b"".join(LEAVES[1:256]), LEAVES[7]]
    climb._full = [3, 2, 0]
    tile = b"".join(LEAVES)
    first = b"".join(LEAVES[:255]) + tile_root(tile)
    second = b"".join(LEAVES[1:256]) + tile_root(first)
    assert climb.add(tile) == [(1, 3, first), (2, 2, second)]
    assert list(climb.unfinished()) == [(3, 0, LEAVES[7] + tile_root(second))]
    assert climb._full == [4, 3, 0]


def test_an_address_that_no_tile_has_is_refused_in_words():
    with pytest.raises(ValueError, match=r"^no such tile$"):
        parse_tile_path("0/1")
