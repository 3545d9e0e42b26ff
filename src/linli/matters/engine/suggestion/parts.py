"""Parts messages for honest measuring: near-duplicates stay together, labels are spread evenly."""

from typing import Any

import numpy as np

from linli.matters.engine.grams import Array

ALIKE = 0.7
"""Cosine of the rarer n-grams from which two messages are near-duplicates: a little below the 0.8 over all n-grams that
is asked for, since the common ones are left out; catching too many only makes the measuring stricter."""
_COMMON = 300
"""N-grams in more messages than this tell no two messages apart, and would make the comparison slow."""
_ROWS = 512


def near_duplicates(counts: Any) -> Array:
    """For each row the number of the first row it is a near-duplicate of, directly or through others."""
    from scipy.sparse import diags  # noqa: PLC0415 - only training needs it, and it is an extra

    rows = counts.shape[0]
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    values = counts[:, (having > 1) & (having <= _COMMON)]
    values.data = (1 + np.log(values.data)) * np.log(rows / np.bincount(values.indices))[values.indices]
    length = np.sqrt(np.asarray(values.multiply(values).sum(axis=1)).ravel())
    values = (diags(1 / np.where(length == 0, 1, length)) @ values).astype(np.float32).tocsr()
    across = values.T.tocsr()
    first = np.arange(rows)
    for start in range(0, rows, _ROWS):
        alike = (values[start : start + _ROWS] @ across).tocoo()
        near = alike.data >= ALIKE
        for one, other in zip((alike.row[near] + start).tolist(), alike.col[near].tolist(), strict=True):
            _join(first, one, other)
    return np.array([_root(first, row) for row in range(rows)])


def _root(first: Array, row: int) -> int:
    while first[row] != row:
        first[row] = first[first[row]]
        row = int(first[row])
    return row


def _join(first: Array, one: int, other: int) -> None:
    one, other = sorted((_root(first, one), _root(first, other)))
    first[other] = one


def spread(truth: Array, groups: Array, folds: int, seed: int) -> Array:
    """A fold for each row, whole groups together: big groups first, each to where its label is rarest so far."""
    order = np.random.default_rng(seed).permutation(len(truth))
    size = np.bincount(groups, minlength=len(truth))
    filled = np.zeros((folds, int(truth.max()) + 1))
    fold_of = np.full(len(truth), -1)
    for row in order[np.argsort(-size[groups[order]], kind="stable")].tolist():
        if fold_of[row] < 0:
            together = np.flatnonzero(groups == groups[row])
            fold = int(np.lexsort((filled.sum(axis=1), filled[:, truth[row]]))[0])
            fold_of[together] = fold
            np.add.at(filled[fold], truth[together], 1)
    return fold_of
