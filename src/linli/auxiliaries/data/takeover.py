"""Taking over a roll that exists: columns, rows that cannot be taken, what would change."""

from dataclasses import dataclass

from linli.kernel.words import Sentence


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """`row` is its number in the file, `column` the heading there; so that a person finds the cell."""

    row: int
    column: str
    sentence: Sentence
