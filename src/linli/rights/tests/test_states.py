"""The tables themselves: their drawings are current, every state can be reached, every move has its article."""

from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.rights.states import BREACH, DELAY, REQUEST, REVIEW

DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states"
MACHINES = [REQUEST, REVIEW, BREACH, DELAY]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_state_can_be_reached_and_the_drawing_is_current(machine):
    """`python -c "from linli.rights.states import *; …diagram()"` into docs/states/<name>.mmd."""
    assert machine.reachable() == set(machine.states)
    assert (DRAWN / f"{machine.name}.mmd").read_text() == machine.diagram()


@pytest.mark.parametrize("move", [row for machine in MACHINES for row in machine], ids=lambda m: f"{m.act}-{m.source}")
def test_every_move_has_a_party_and_an_article(move):
    assert move.by in {"officer", "inspector", "second", "system"}
    assert law.article(move.because)
