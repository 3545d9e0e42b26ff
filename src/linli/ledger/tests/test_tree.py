"""The tree against an independent implementation, for every size 1..1,000."""

from functools import cache
from hashlib import sha256

import pytest
from pymerkle import InmemoryTree, verify_consistency

from linli.ledger.engine.tree import (
    EMPTY_ROOT,
    consistency_path,
    includes,
    inclusion_path,
    is_consistent,
    root_of,
)

SIZES = range(1, 1001)


def leaf(index: int) -> bytes:
    return sha256(b"\x00" + b"entry %d" % index).digest()


LEAVES = [leaf(index) for index in range(1000)]


@cache
def hash_at(level, index):
    if level == 0:
        return LEAVES[index]
    return sha256(b"\x01" + hash_at(level - 1, 2 * index) + hash_at(level - 1, 2 * index + 1)).digest()


@pytest.fixture(scope="module")
def oracle():
    tree = InmemoryTree(algorithm="sha256")
    for index in SIZES:
        tree.append_entry(b"entry %d" % (index - 1))
    return tree


def test_the_root_agrees_for_every_size(oracle):
    assert [root_of(size, hash_at) for size in SIZES] == [oracle.get_root(size) for size in SIZES]


def test_an_empty_tree_has_the_root_the_rfc_gives_it():
    assert root_of(0, hash_at) == EMPTY_ROOT == sha256().digest()


def theirs(proof):
    """Pymerkle's path, in its own order; it also holds what the verifier knows already (the leaf, the old root)."""
    return [bytes.fromhex(h) for h in proof.serialize()["path"]]


def test_inclusion_agrees_for_every_size(oracle):
    for size in SIZES:
        for index in {0, size // 3, size // 2, size - 1}:
            path = inclusion_path(index, size, hash_at)
            assert theirs(oracle.prove_inclusion(index + 1, size))[1:] == path
            assert includes(LEAVES[index], index, size, path, root_of(size, hash_at))


def test_consistency_agrees_for_every_size(oracle):
    for new in SIZES:
        for old in {1, new // 3 or 1, new // 2 or 1, new}:
            path = consistency_path(old, new, hash_at)
            assert is_consistent(old, new, oracle.get_root(old), oracle.get_root(new), path)
            verify_consistency(root_of(old, hash_at), root_of(new, hash_at), oracle.prove_consistency(old, new))


def test_every_leaf_of_every_small_tree_is_included_and_nothing_else_is():
    for size in range(1, 40):
        root = root_of(size, hash_at)
        for index in range(size):
            path = inclusion_path(index, size, hash_at)
            verdicts = [includes(LEAVES[index], other, size, path, root) for other in range(-1, size + 1)]
            assert [other - 1 for other, said in enumerate(verdicts) if said] == [index]


def test_every_small_tree_is_consistent_with_every_beginning_of_it():
    for new in range(1, 40):
        for old in range(1, new + 1):
            path = consistency_path(old, new, hash_at)
            roots = root_of(old, hash_at), root_of(new, hash_at)
            assert is_consistent(old, new, *roots, path)
            assert not is_consistent(old, new, roots[0], EMPTY_ROOT, path)
            assert not is_consistent(old, new, *roots, [*path, EMPTY_ROOT])
            assert not path or not is_consistent(old, new, *roots, path[:-1])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_a_leaf_that_is_not_there_cannot_be_proved(index, size):
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_path(index, size, hash_at)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 2)])
def test_a_tree_that_is_no_beginning_cannot_be_proved_one(old, new):
    with pytest.raises(ValueError, match="begin"):
        consistency_path(old, new, hash_at)


def test_the_empty_tree_begins_every_tree_and_a_later_one_begins_no_earlier():
    root = root_of(5, hash_at)
    assert is_consistent(0, 5, EMPTY_ROOT, root, [])
    assert not is_consistent(0, 5, root, root, [])
    assert not is_consistent(0, 5, EMPTY_ROOT, root, [root])
    assert not is_consistent(5, 4, root, root_of(4, hash_at), [])
    assert not is_consistent(-1, 4, EMPTY_ROOT, root_of(4, hash_at), [])
