"""Where the facts about an officer for one shift come from. What has no source counts as no: nobody goes on duty with a
permit or an induction that nothing here has seen."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId

Source = Callable[[frozenset[OfficerId], Shift], Mapping[OfficerId, str]]
"""For each of these officers of whom it is true: a reference or the cite of a rule."""


class Fact(StrEnum):
    COVERED = "covered"  # contracts cover the day (Art 18)
    INDUCTED = "inducted"  # induction passed before the day (Art 20)
    PERMITTED = "permitted"  # a work permit valid that day (Art 22)
    ON_LEAVE = "on_leave"  # approved leave touches the shift
    OVER_HOURS = "over_hours"  # the rule of working time that the shift would break


_sources: dict[Fact, Source] = {}


def source(fact: Fact, ask: Source) -> None:
    _sources[fact] = ask


def ask(fact: Fact, officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    found = _sources.get(fact)
    return found(officers, shift) if found and officers else {}
