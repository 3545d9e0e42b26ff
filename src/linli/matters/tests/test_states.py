"""The table itself, and every act tried from every state."""

from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.kernel.actor import RESIDENT, SYSTEM, Actor, Role
from linli.kernel.errors import NotAllowed, NotPermitted
from linli.matters.actions.step import Step
from linli.matters.data import MatterId, State
from linli.matters.models import Matter
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.story import NEXT, SENTENCES
from linli.matters.rules.parties import PARTIES, is_party
from linli.matters.states import MACHINES, MATTER
from linli.matters.tests.factories import NOON, at_state, coordinator
from linli.organisation.tests.factories import District

EVERY_MOVE = [move for machine in MACHINES for move in machine]
DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states"


def test_every_state_can_be_reached() -> None:
    assert MATTER.reachable() == set(State)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_the_drawing_is_current(machine) -> None:
    assert (DRAWN / f"{machine.name}.mmd").read_text() == machine.diagram()


def test_every_act_has_a_party_a_button_and_a_sentence() -> None:
    for move in MATTER:
        assert move.by in PARTIES
        assert move.act in CALLED
        assert move.act in SENTENCES


def test_every_state_says_what_happens_next() -> None:
    assert set(NEXT) == set(State)


@pytest.mark.parametrize(
    "move", [move for machine in MACHINES for move in machine], ids=lambda move: f"{move.act}-{move.source}"
)
def test_every_ground_is_an_article_or_says_that_it_is_design(move) -> None:
    assert move.because.startswith("design: ") or law.article(move.because)


def everybody(district: District) -> list[Actor]:
    """Each role in each kind of unit: whoever might be a party."""
    units = [district.village, district.township, district.district, district.department]
    roles = [Role.CLERK, Role.LEAD, Role.HANDLER, Role.CHECKER, Role.CALLER, Role.INSPECTOR]
    staff = [district.actor(role, unit) for role in roles for unit in units]
    return [RESIDENT, SYSTEM, district.actor(Role.GRID_WORKER), *staff]


@pytest.mark.parametrize("state", list(State))
def test_every_act_is_tried_from_every_state(district: District, state: State) -> None:
    """What the table has from here is open to a party and to no stranger; what it has not, to nobody."""
    matter = at_state(district, state)
    standing, people = Matter.objects.get(pk=matter).standing(), everybody(district)
    stranger = district.actor(Role.CLERK, district.villages["d"])
    for act in MATTER.acts():
        if not MATTER.allows(act, state):
            refused(act, matter, RESIDENT, coordinator(district))
            continue
        move = MATTER.move(act, state)
        party = next((person for person in people if is_party(move.by, person, standing)), None)
        assert party is None or Step(act, matter, actor=party, at=NOON).move == move
        refused(act, matter, stranger)
        assert all(person.role in PARTIES[move.by][1] for person in people if is_party(move.by, person, standing))


def refused(act: str, matter: MatterId, *people: Actor) -> None:
    for person in people:
        with pytest.raises((NotAllowed, NotPermitted)):
            Step(act, matter, actor=person, at=NOON)
