"""A threshold of law as a row that a lawyer can read: what the text asks, the last case that passes, the first that
does not. Contexts write tables of them beside their rules."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli import law

ORDER = "wuhan-order-270"


@dataclass(frozen=True)
class Row:
    """`asks` gives True where the rule lets it pass. `figures` are the values of law whose edge the row stands on."""

    article: str
    says: str
    allowed: Any
    refused: Any
    asks: Callable[..., Any]
    figures: tuple[str, ...] = ()


def order(number: str) -> str:
    return f"{ORDER}/{number}"


def check(row: Row) -> None:
    assert law.article(row.article)
    assert bool(row.asks(row.allowed)) is True
    assert bool(row.asks(row.refused)) is False
