"""Small numbers are not published, nor any number from which a small one could be computed.

A table with its totals is a net of sums. A hidden cell can be computed from what is shown unless it can be moved by
one, up or down, while every sum stays the same: along a closed way through other hidden cells, up at one, down at the
next. So cells are hidden, the smallest first, until every hidden one can be moved. (Gusfield, “A graph theoretic
approach to statistical data security”, 1988.)
"""

from collections.abc import Sequence

from linli.reports.data import Count

LEAST = 10
Cell = tuple[int, int]
Grid = Sequence[Sequence[int]]
Node = tuple[str, int]
Ways = dict[Node, set[Node]]


def is_comparable(whole: int) -> bool:
    """Of fewer than ten, a percentage says more about chance than about the unit."""
    return whole >= LEAST


def with_totals(counts: Grid) -> list[list[int]]:
    """A column and a row of sums are added."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]] if rows else []


def protect(counts: Grid, *, least: int = LEAST) -> tuple[tuple[Count, ...], ...]:
    """The table with its totals, without small cells and without what would give one away; a zero may be shown."""
    grid = with_totals(counts)
    hidden = {cell for cell in _cells(grid) if 0 < grid[cell[0]][cell[1]] < least}
    while exposed := computable(grid, hidden):
        more = _next_to_hide(grid, hidden, exposed)
        if more is None:
            hidden = set(_cells(grid))
            break
        hidden.add(more)
    return tuple(
        tuple(None if (row, column) in hidden else count for column, count in enumerate(counts_of_row))
        for row, counts_of_row in enumerate(grid)
    )


def computable(grid: Grid, hidden: set[Cell]) -> list[Cell]:
    """The hidden cells that somebody who sees the rest could compute. `grid` has its totals."""
    ways = _ways(grid, hidden)
    return [cell for cell in sorted(hidden) if not _moves(cell, ways)]


def _cells(grid: Grid) -> list[Cell]:
    return [(row, column) for row in range(len(grid)) for column in range(len(grid[row]))]


def _ways(grid: Grid, hidden: set[Cell]) -> Ways:
    """From row to column where a cell may grow, from column to row where it may shrink; a total the other way round.

    A hidden cell may always grow; it shrinks only while it stays above zero, as everybody knows that it is.
    """
    ways: Ways = {}
    for row, column in hidden:
        line, post = ("row", row), ("column", column)
        shrinks = grid[row][column] > 1
        is_total = (row == len(grid) - 1) != (column == len(grid[0]) - 1)
        if shrinks or not is_total:
            ways.setdefault(line, set()).add(post)
        if shrinks or is_total:
            ways.setdefault(post, set()).add(line)
    return ways


def _moves(cell: Cell, ways: Ways) -> bool:
    """Up or down, along a way that comes back without the cell itself."""
    line, post = ("row", cell[0]), ("column", cell[1])
    return _closes(line, post, ways) or _closes(post, line, ways)


def _closes(start: Node, end: Node, ways: Ways) -> bool:
    """Over the cell from `start` to `end`, and back to `start` by other cells."""
    if end not in ways.get(start, ()):
        return False
    seen, waiting = {end}, [end]
    while waiting:
        at = waiting.pop()
        for to in ways.get(at, ()):
            if (at, to) == (end, start) or to in seen:
                continue
            if to == start:
                return True
            seen.add(to)
            waiting.append(to)
    return False


def _next_to_hide(grid: Grid, hidden: set[Cell], exposed: Sequence[Cell]) -> Cell | None:
    """The smallest number in a line with an exposed cell, else the smallest anywhere; zeros come last."""
    rows, columns = {row for row, _ in exposed}, {column for _, column in exposed}
    shown = [cell for cell in _cells(grid) if cell not in hidden]

    def rank(cell: Cell) -> tuple[bool, bool, int, Cell]:
        count = grid[cell[0]][cell[1]]
        return count == 0, not (cell[0] in rows or cell[1] in columns), count, cell

    return min(shown, key=rank, default=None)
