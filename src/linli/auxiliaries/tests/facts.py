"""What a test says is known of officers, in place of the real sources: contracts, induction, permits, leave, hours."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest

from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.registry import standing
from linli.auxiliaries.registry.standing import Fact

LABOUR = "wuhan-order-270/28"


@dataclass
class Facts:
    """`inducted` holds the day on which somebody passed; the others hold who has it."""

    inducted: dict[OfficerId, date] = field(default_factory=dict)
    covered: set[OfficerId] = field(default_factory=set)
    permitted: set[OfficerId] = field(default_factory=set)
    on_leave: set[OfficerId] = field(default_factory=set)
    over_hours: set[OfficerId] = field(default_factory=set)

    def ready(self, *officers: OfficerId, on: date = date(2025, 3, 1)) -> None:
        """All that the law demands for going on duty."""
        for officer in officers:
            self.inducted[officer] = on
            self.covered.add(officer)
            self.permitted.add(officer)

    def ask(self, fact: Fact, officers: frozenset[OfficerId], shift: Shift) -> dict[OfficerId, str]:
        if fact is Fact.INDUCTED:
            return {one: "seen" for one, day in self.inducted.items() if one in officers and day <= shift.day}
        has: set[OfficerId] = getattr(self, fact.value)
        return dict.fromkeys(has & officers, LABOUR if fact is Fact.OVER_HOURS else "seen")


@pytest.fixture
def facts() -> Iterator[Facts]:
    """In place of every source, until the test is over."""
    before, known = dict(standing._sources), Facts()
    for fact in Fact:
        standing.source(fact, lambda officers, shift, fact=fact: known.ask(fact, officers, shift))  # type: ignore[misc]  # the fact of this turn
    yield known
    standing._sources.clear()
    standing._sources.update(before)
