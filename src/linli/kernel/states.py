"""A state machine is one table that a lawyer can read aloud; all else derives from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from linli.kernel.errors import NotAllowed
from linli.kernel.words import _

S = TypeVar("S", bound=StrEnum)
NOT_NOW = _("This step is not open now; something has happened here since, or something else comes first.")


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """One row: this act, from this state, leads there; who does it, and on which ground.

    `target` is None where the act leaves the state as it is. `because` is a citation (`act-id/article`)
    or a short design reason.
    """

    act: str
    source: S
    target: S | None
    by: str
    because: str


class Machine(Generic[S]):
    """The table with the questions one asks of it."""

    def __init__(self, name: str, states: type[S], start: S, moves: Iterable[Move[S]]) -> None:
        self.name, self.states, self.start = name, states, start
        self.moves = tuple(moves)
        self._table = {(move.act, move.source): move for move in self.moves}
        if len(self._table) != len(self.moves):
            raise ValueError(f"{name}: an act stands twice for one state")

    def __iter__(self) -> Iterator[Move[S]]:
        return iter(self.moves)

    def acts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(move.act for move in self.moves))

    def moves_from(self, state: S) -> tuple[Move[S], ...]:
        return tuple(move for move in self.moves if move.source == state)

    def allows(self, act: str, state: S) -> bool:
        return (act, state) in self._table

    def move(self, act: str, state: S) -> Move[S]:
        """The row for this act from this state; NotAllowed where the table has none."""
        try:
            return self._table[act, state]
        except KeyError:
            raise NotAllowed(NOT_NOW) from None

    def reachable(self) -> frozenset[S]:
        found, frontier = {self.start}, [self.start]
        while frontier:
            for move in self.moves_from(frontier.pop()):
                if move.target is not None and move.target not in found:
                    found.add(move.target)
                    frontier.append(move.target)
        return frozenset(found)

    def diagram(self) -> str:
        """Mermaid text, committed under `docs/states/` and kept current by a test."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start.value}"]
        for move in self.moves:
            lines.append(f"    {move.source.value} --> {(move.target or move.source).value}: {move.act}")
        return "\n".join(lines) + "\n"
