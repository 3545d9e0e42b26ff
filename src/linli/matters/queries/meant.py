"""Categories that what is being typed may be about, while it is typed: for a clerk on the telephone, who confirms."""

import re

from linli.matters.data import CategoryFacts
from linli.matters.queries.catalogue import category
from linli.matters.queries.everyday import worded
from linli.matters.queries.suggester import suggest_category

OFFERED = 3
_LATIN = re.compile(r"[a-z]{4,}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def categories_meant(words: str) -> tuple[CategoryFacts, ...]:
    """At most three, the likeliest first: what was learned here, then rows whose names share words with the text."""
    learned = suggest_category(words)
    sure = category(learned.key) if learned else None
    named = [row for row in _sharing(words.casefold()) if row != sure]
    return tuple([*([sure] if sure else []), *named][:OFFERED])


def _sharing(text: str) -> list[CategoryFacts]:
    """Pairs of characters say most; only where none is shared, single ones are looked at."""
    for pieces in (_pieces(text), set("".join(_HAN.findall(text)))):
        scored = [(_score(pieces, row, told), row) for row, told in worded()]
        found = [row for score, row in sorted(scored, key=lambda pair: -pair[0]) if score]
        if found:
            return found
    return []


def _score(pieces: set[str], row: CategoryFacts, told: str) -> int:
    """The row's own name counts for more than the words of its group."""
    name = f"{row.name.zh} {row.name.en}".casefold()
    return sum(4 * (piece in name) + (piece in told) for piece in pieces)


def _pieces(text: str) -> set[str]:
    """Pairs of Chinese characters, and words of the Latin alphabet without their endings."""
    pairs = {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
    return pairs | {word[:6] for word in _LATIN.findall(text)}
