"""Nobody can compute a number that is not shown: by hand in small tables, by linear programming in drawn ones."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from linli.reports.rules import protect, with_totals

N = None


@pytest.mark.parametrize(
    ("what", "counts", "shown"),
    [
        ("all large", [[10, 11], [12, 13]], [[10, 11, 21], [12, 13, 25], [22, 24, 46]]),
        ("nine is small, ten is not", [[9, 30], [30, 10]], [[N, N, 39], [N, N, 40], [39, 40, 79]]),
        ("a zero may be shown", [[0, 30], [30, 20]], [[0, 30, 30], [30, 20, 50], [30, 50, 80]]),
        ("alone and small, the totals go too", [[5]], [[N, N], [N, N]]),
        ("nothing at all", [[0]], [[0, 0], [0, 0]]),
        ("no row", [], []),
    ],
)
def test_small_tables(what: str, counts: list[list[int]], shown: list[list[int | None]]) -> None:
    assert [list(row) for row in protect(counts)] == shown, what


tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=4)
)


def bounds(grid: list[list[int]], shown: list[list[int | None]]) -> dict[tuple[int, int], tuple[float, float]]:
    """Between which numbers each hidden cell must lie, for somebody who knows all that is shown and all sums."""
    height, width = len(grid), len(grid[0])
    number = {cell: at for at, cell in enumerate(product(range(height), range(width)))}
    rows, sums = [], []
    for line in range(height):
        rows.append({(line, at): 1 if at < width - 1 else -1 for at in range(width)})
    for line in range(width):
        rows.append({(at, line): 1 if at < height - 1 else -1 for at in range(height)})
    equal = np.zeros((len(rows), len(number)))
    for at, row in enumerate(rows):
        for cell, sign in row.items():
            equal[at, number[cell]] = sign
        sums.append(0)
    known = [(1, None) if shown[r][c] is None else (shown[r][c], shown[r][c]) for r, c in number]
    found = {}
    for cell in [cell for cell in number if shown[cell[0]][cell[1]] is None]:
        target = np.zeros(len(number))
        target[number[cell]] = 1
        low, high = (linprog(sign * target, A_eq=equal, b_eq=sums, bounds=known) for sign in (1, -1))
        found[cell] = (low.fun, -high.fun if high.status == 0 else np.inf)
    return found


@given(tables)
@settings(max_examples=60, deadline=None)
def test_no_hidden_number_can_be_computed(counts: list[list[int]]) -> None:
    grid, shown = with_totals(counts), [list(row) for row in protect(counts)]
    if any(grid[r][c] == 0 for r in range(len(grid)) for c in range(len(grid[0])) if shown[r][c] is None):
        return  # a zero had to be hidden: then nobody knows that hidden numbers are above zero
    for cell, (low, high) in bounds(grid, shown).items():
        assert high - low >= 1 - 1e-6, (cell, low, high)


@given(tables)
def test_no_small_number_is_shown_and_what_is_shown_is_true(counts: list[list[int]]) -> None:
    for row, true in zip(protect(counts), with_totals(counts), strict=True):
        for n, truth in zip(row, true, strict=True):
            assert n is None or (n == truth and (n == 0 or n >= 10))
