"""The audit, answer by answer: what it says of a log where something is missing, short, or not what it was."""

import pytest

from linli.ledger.engine.audit import MOST_PROBLEMS, Audit
from linli.ledger.engine.tiles import grown, hashes_of
from linli.ledger.engine.tree import EMPTY_ROOT, node_hash, root_of
from linli.ledger.tests.test_tampering import stored

NOTHING = bytes(32)
GONE = "Entry {} is missing, and no recorded expiry covers it."
ALTERED = "Entry {} no longer matches its leaf: it was changed after it was recorded."
DIFFERS = "Leaf {} in the tree differs from the entry: one of them was changed."
ABOVE = "The tree above leaf {} does not follow from its leaves."


def told(audit):
    return [(problem.code, problem.index, str(problem.sentence)) for problem in audit.problems]


def audited(log, *, rows=None, tiles=None, upto=0, read=None):
    """The audit of a log, where not all is given as it is stored; and the root."""
    audit = Audit(size=log.size, upto=upto, read=read or log.read)
    leaf_tiles = [log.read(0, n) for n in range((log.size + 255) // 256)] if tiles is None else tiles
    return audit, audit.run(log.rows if rows is None else rows, leaf_tiles)


def test_a_log_of_nothing_has_the_root_of_nothing():
    audit, root = audited(stored(1), rows=())
    assert (root, audit.held, audit.expired) == (stored(1).rows[0][3], 0, 0)
    empty = Audit(size=0, upto=0, read=lambda level, n: b"")
    assert (empty.run((), ()), empty.problems) == (EMPTY_ROOT, [])


def test_a_whole_tile_is_hashed_once_and_not_looked_at_leaf_by_leaf(monkeypatch):
    monkeypatch.setattr(Audit, "_look_closer", lambda *_: pytest.fail("looked closer"))
    for size in (3, 256, 600):
        audit, root = audited(stored(size))
        assert (audit.held, root) == (size, stored(size).root)


def test_no_more_entries_are_read_ahead_than_one_tile_holds():
    log, read, seen = stored(700), [], []

    def rows():
        for row in log.rows[256:]:  # the first tile has expired
            read.append(row)
            yield row

    leaf_tiles = [log.read(0, n) for n in range(3)]
    audit = Audit(size=700, upto=256, read=log.read)
    assert audit.run(rows(), leaf_tiles, lambda width: seen.append((width, len(read)))) == log.root
    assert seen == [(256, 256), (256, 256), (188, 444)]
    assert (audit.held, audit.expired, audit.problems) == (444, 256, [])


def test_a_tile_that_is_gone_is_told_leaf_by_leaf_and_expired_leaves_are_lost_with_it():
    log = stored(3)
    audit, root = audited(log, tiles=())
    assert told(audit) == [("tile", index, DIFFERS.format(index)) for index in range(3)]
    assert (root, audit.held) == (log.root, 3)
    audit, root = audited(log, rows=(), tiles=(), upto=3)
    assert (root, audit.expired, audit.problems) == (node_hash(node_hash(NOTHING, NOTHING), NOTHING), 3, [])


def test_a_tile_that_was_cut_short_is_read_from_its_beginning():
    log = stored(3)
    leaves = [row[3] for row in log.rows]
    audit, root = audited(log, rows=log.rows[2:], tiles=[leaves[0]], upto=2)
    assert root == node_hash(node_hash(leaves[0], NOTHING), leaves[2])
    assert told(audit) == [("tile", 2, DIFFERS.format(2))]


def test_a_tile_may_have_grown_since_the_log_was_read():
    log = stored(300)
    audit, root = audited(log, tiles=[log.read(0, 0), log.read(0, 1) + NOTHING * 5])
    assert (root, audit.problems, audit.held) == (log.root, [], 300)


def test_each_entry_is_told_with_its_own_place():
    log = stored(300)
    rows = list(log.rows)
    rows[7] = (7, rows[7][1], b"another text", rows[7][3])
    rows[270] = (270, rows[270][1], rows[270][2], NOTHING)
    audit, _ = audited(log, rows=rows)
    assert told(audit) == [
        ("altered", 7, ALTERED.format(7)),
        ("tile", 7, DIFFERS.format(7)),
        ("altered", 270, ALTERED.format(270)),
        ("node", 0, ABOVE.format(0)),
    ]
    assert (audit.held, audit.expired) == (300, 0)


def test_what_may_be_missing_ends_where_the_expiry_ends():
    log = stored(4)
    audit, root = audited(log, rows=log.rows[3:], upto=2)
    assert told(audit) == [("missing", 2, GONE.format(2))]
    assert (root, audit.expired, audit.held) == (log.root, 2, 1)


@pytest.mark.parametrize(("size", "gone"), [(256, (1, 0)), (300, (1, 0)), (513, (1, 0))])
def test_a_tile_above_that_is_gone_is_told_with_its_first_leaf(size, gone):
    log = stored(size)
    audit, root = audited(log, read=lambda level, n: b"" if (level, n) == gone else log.read(level, n))
    assert (told(audit), root) == ([("node", 0, ABOVE.format(0))], log.root)


def climbed(tiles_below):
    """A log of that many full leaf tiles, all of the same leaves, and the tiles above."""
    leaves = [NOTHING] * 256 * tiles_below
    tiles = grown(0, leaves, lambda level, n: b"")
    return tiles, root_of(len(leaves), hashes_of(lambda level, n: tiles[level, n]))


def test_high_tiles_are_told_with_the_first_leaf_below_them(monkeypatch):
    """Two full tiles of level 1, a third that has begun, and the one of level 2."""
    tiles, root = climbed(513)
    monkeypatch.setattr(Audit, "_tile", lambda self, base, stored, width: stored)
    for broken, first in (((1, 0), 0), ((1, 1), 65536), ((1, 2), 131072), ((2, 0), 0)):
        audit = Audit(
            size=513 * 256, upto=0,
            read=lambda level, n, broken=broken: b"x" if (level, n) == broken else tiles.get((level, n), b""),
        )  # fmt: skip
        assert audit.run((), [bytes(8192)] * 513) == root
        assert told(audit) == [("node", first, ABOVE.format(first))]


def test_a_tile_above_may_have_grown_since_too():
    log = stored(300)
    audit, _ = audited(log, read=lambda level, n: log.read(level, n) + NOTHING)
    assert audit.problems == []


def test_a_hundred_problems_are_told_and_no_more():
    audit, _ = audited(stored(MOST_PROBLEMS + 1), rows=())
    assert [problem.index for problem in audit.problems] == list(range(100))
