"""Sections of the officer's own page, and what leads on from a file. A module enters its own in `tasks/<module>.py`."""

from dataclasses import dataclass

import rules

from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.own import Section
from linli.kernel.actor import Actor
from linli.kernel.words import Sentence

_sections: dict[str, Section] = {}


@dataclass(frozen=True, slots=True)
class Way:
    """A link on the page of a file: an address that takes the officer's id, and the rule that must say yes.

    `begins`: a form about somebody, which opens with this officer chosen.
    """

    url: str
    words: Sentence
    order: int
    guard: str
    begins: bool = False


_ways: dict[str, Way] = {}


def show(section: Section) -> None:
    if section.key in _sections:
        raise ValueError(f"the own page has a section {section.key} already")
    _sections[section.key] = section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)


def leads_on(url: str, words: Sentence, *, order: int, guard: str) -> None:
    """A link from each file to what another module holds of the officer."""
    _ways[url] = Way(url, words, order, guard)


def begins(url: str, words: Sentence, *, order: int, guard: str) -> None:
    """A link from each file to a form that begins something about the officer."""
    _ways[url] = Way(url, words, order, guard, begins=True)


def ways_from(officer: Officer, actor: Actor) -> list[Way]:
    open_ways = (way for way in _ways.values() if rules.test_rule(way.guard, actor, officer))
    return sorted(open_ways, key=lambda way: way.order)
