"""The tables of this context: every act from every state, each ground an article or a reason, drawings current."""

from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.auxiliaries import states
from linli.kernel.errors import NotAllowed

MACHINES = [getattr(states, name) for name in states.__all__]
DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states"
each = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)


@each
def test_every_state_can_be_reached(machine) -> None:
    assert machine.reachable() == set(machine.states)


@each
def test_the_drawing_is_current(machine) -> None:
    """To draw anew: write `machine.diagram()` into the file named after the machine."""
    assert (DRAWN / f"{machine.name}.mmd").read_text() == machine.diagram()


@each
def test_every_ground_is_an_article_or_a_reason(machine) -> None:
    for move in machine:
        assert law.article(move.because) if "/" in move.because else len(move.because) > 10


@each
def test_every_act_is_tried_from_every_state(machine) -> None:
    for state in machine.states:
        for act in machine.acts():
            if machine.allows(act, state):
                assert machine.move(act, state).source is state
            else:
                with pytest.raises(NotAllowed):
                    machine.move(act, state)


@each
def test_whoever_moves_it_is_explained_above_the_tables(machine) -> None:
    assert all(f"\n{move.by} " in f"{states.__doc__}" for move in machine)
