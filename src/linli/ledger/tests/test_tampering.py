"""Properties: whatever is done to what is stored, the audit finds it; whatever is left alone, it accepts."""

from dataclasses import dataclass, replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linli.ledger.engine.audit import MOST_PROBLEMS, Audit
from linli.ledger.engine.commitment import leaf_hash
from linli.ledger.engine.tiles import grown, hashes_of
from linli.ledger.engine.tree import HASH_BYTES, root_of

SIZES = st.sampled_from([1, 2, 3, 200, 255, 256, 257, 300, 511, 512, 513, 700])


@dataclass(frozen=True)
class Stored:
    """What a database holds of a log: rows, tiles, and the root that was signed."""

    rows: tuple[tuple[int, bytes, bytes, bytes], ...]
    tiles: dict[tuple[int, int], bytes]
    size: int
    root: bytes

    def read(self, level, n):
        return self.tiles.get((level, n), b"")

    def audit(self, upto=0):
        audit = Audit(size=self.size, upto=upto, read=self.read)
        leaf_tiles = [self.read(0, n) for n in range((self.size + 255) // 256)]
        root = audit.run(self.rows, leaf_tiles)
        return audit, root

    def holds(self, upto=0):
        audit, root = self.audit(upto)
        return not audit.problems and root == self.root


def stored(size, salt=b""):
    nonces = [salt + index.to_bytes(32 - len(salt), "big") for index in range(size)]
    texts = [b'{"n":%d}' % index for index in range(size)]
    leaves = [leaf_hash(nonce, text) for nonce, text in zip(nonces, texts, strict=True)]
    tiles = grown(0, leaves, lambda level, n: b"")
    root = root_of(size, hashes_of(lambda level, n: tiles.get((level, n), b"")))
    return Stored(tuple(zip(range(size), nonces, texts, leaves, strict=True)), tiles, size, root)


def flipped(value, bit):
    where, mask = (bit // 8) % len(value), 1 << bit % 8
    return value[:where] + bytes([value[where] ^ mask]) + value[where + 1 :]


@given(SIZES)
def test_what_was_left_alone_holds(size):
    log = stored(size)
    audit, root = log.audit()
    assert (root, audit.problems, audit.held, audit.expired) == (log.root, [], size, 0)


@given(SIZES, st.data(), st.integers(0, 255), st.sampled_from(["nonce", "text", "leaf"]))
def test_every_flipped_bit_of_an_entry_is_found(size, data, bit, part):
    log, at = stored(size), data.draw(st.integers(0, size - 1))
    index, nonce, text, leaf = log.rows[at]
    changed = {
        "nonce": (index, flipped(nonce, bit), text, leaf),
        "text": (index, nonce, flipped(text, bit), leaf),
        "leaf": (index, nonce, text, flipped(leaf, bit)),
    }[part]
    broken = replace(log, rows=(*log.rows[:at], changed, *log.rows[at + 1 :]))
    found = {(problem.code, problem.index) for problem in broken.audit()[0].problems}
    assert ("altered", at) in found


@given(SIZES, st.data(), st.integers(0, 255))
def test_every_flipped_bit_of_a_tile_is_found(size, data, bit):
    log = stored(size)
    place = data.draw(st.sampled_from(sorted(log.tiles)))
    at = data.draw(st.integers(0, len(log.tiles[place]) // HASH_BYTES - 1)) * HASH_BYTES
    tile = log.tiles[place]
    tile = tile[:at] + flipped(tile[at : at + HASH_BYTES], bit) + tile[at + HASH_BYTES :]
    assert not replace(log, tiles=log.tiles | {place: tile}).holds()


@given(SIZES, st.data())
def test_every_dropped_entry_is_found(size, data):
    log, at = stored(size), data.draw(st.integers(0, size - 1))
    broken = replace(log, rows=log.rows[:at] + log.rows[at + 1 :])
    assert [(p.code, p.index) for p in broken.audit()[0].problems] == [("missing", at)]


@given(SIZES, st.data())
def test_entries_that_change_places_are_found(size, data):
    log = stored(size)
    one, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    assume(one != other)
    rows = list(log.rows)
    rows[one], rows[other] = (one, *rows[other][1:]), (other, *rows[one][1:])
    assert not replace(log, rows=tuple(rows)).holds()


@given(SIZES, st.data())
def test_a_log_cut_and_rebuilt_has_another_root(size, data):
    log, left = stored(size), data.draw(st.integers(0, size - 1))
    cut = stored(left)
    assert not replace(cut, root=log.root).holds()
    assert not replace(log, size=left).holds()


@given(SIZES, st.data())
def test_a_fork_no_longer_begins_as_the_kept_checkpoint_said(size, data):
    kept = data.draw(st.integers(1, size))
    fork = stored(size, salt=b"fork")
    assert fork.holds()
    assert root_of(kept, hashes_of(fork.read)) != root_of(kept, hashes_of(stored(size).read))


@given(SIZES, st.data())
def test_what_expired_in_order_is_counted_and_nothing_else_is_excused(size, data):
    log, upto = stored(size), data.draw(st.integers(0, size))
    expired = replace(log, rows=log.rows[upto:])
    audit, root = expired.audit(upto)
    assert (root, audit.problems, audit.expired, audit.held) == (log.root, [], upto, size - upto)
    if upto:
        assert [problem.index for problem in expired.audit(upto - 1)[0].problems] == [upto - 1]


@settings(max_examples=20)
@given(SIZES)
def test_a_missing_tile_is_found(size):
    log = stored(size)
    for place in log.tiles:
        assert not replace(log, tiles={key: value for key, value in log.tiles.items() if key != place}).holds()


def test_a_ledger_that_is_altogether_wrong_does_not_fill_the_screen():
    log = stored(700)
    broken = replace(log, rows=())
    assert len(broken.audit()[0].problems) == MOST_PROBLEMS


def test_progress_is_told_in_leaves():
    log, told = stored(513), []
    Audit(size=513, upto=0, read=log.read).run(log.rows, [log.read(0, n) for n in range(3)], told.append)
    assert told == [256, 256, 1]


def test_a_large_log_climbs_two_levels_and_each_is_compared():
    log = stored(65536 + 300)
    assert log.holds()
    for place in ((1, 0), (1, 1), (2, 0)):
        broken = replace(log, tiles=log.tiles | {place: flipped(log.tiles[place], 3)})
        assert {problem.code for problem in broken.audit()[0].problems} == {"node"}
