"""The ways from every page. Contexts above enter theirs in `apps.ready()`; the base page shows what the actor may."""

from collections import defaultdict
from dataclasses import dataclass

import rules

from linli.kernel.actor import RESIDENT, Actor
from linli.kernel.words import Sentence
from linli.web.access import PUBLIC


@dataclass(frozen=True, slots=True)
class Way:
    """One link: the URL name, its words, its place in the row, and the rule that must say yes."""

    url: str
    words: Sentence
    order: int
    guard: str = PUBLIC


_ways: dict[str, dict[str, Way]] = defaultdict(dict)


def enter(area: str, url: str, words: Sentence, *, order: int, guard: str = PUBLIC) -> None:
    """Enter a link in an area: `public` and `desk` (the row under the name), `foot` (the last lines of a page)."""
    _ways[area][url] = Way(url, words, order, guard)


def ways(area: str, actor: Actor | None) -> list[Way]:
    asking = actor or RESIDENT  # refused before anybody knew who asks: a wrong host, a form too large
    open_ways = (way for way in _ways[area].values() if rules.test_rule(way.guard, asking))
    return sorted(open_ways, key=lambda way: way.order)
