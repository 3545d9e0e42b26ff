"""The table itself, and every act tried from every state."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from linli.kernel.errors import NotAllowed
from linli.knowledge import api, models
from linli.knowledge.data import PieceState
from linli.knowledge.permissions import PARTIES
from linli.knowledge.states import PIECE
from linli.knowledge.tests.factories import ARTICLE, UNTIL, handler, lead, written
from linli.organisation.tests.factories import NOON, District

DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states" / "knowledge_piece.mmd"


def test_every_state_can_be_reached_and_the_drawing_is_current():
    """`python -c "from linli.knowledge.states import *; print(PIECE.diagram(), end='')"` into docs/states."""
    assert PIECE.reachable() == set(PieceState)
    assert DRAWN.read_text() == PIECE.diagram()
    assert {move.by for move in PIECE} == set(PARTIES)


@pytest.mark.parametrize("state", PieceState)
@pytest.mark.parametrize("act", PIECE.acts())
def test_every_act_from_every_state(district: District, act: str, state: PieceState):
    id = written(district)
    models.Piece.objects.filter(pk=id).update(state=state)
    who = {"actor": lead(district), "at": NOON}
    acts = {
        "write": lambda: api.change_piece(id, ARTICLE, actor=handler(district), at=NOON),
        "publish": lambda: api.publish_piece(id, **who),
        "drop": lambda: api.drop_piece(id, **who),
        "revise": lambda: api.revise_piece(id, **who),
        "confirm": lambda: api.confirm_piece(id, expires_on=UNTIL + timedelta(days=90), **who),
        "retire": lambda: api.retire_piece(id, **who),
    }
    if PIECE.allows(act, state):
        acts[act]()
        return
    with pytest.raises(NotAllowed):
        acts[act]()
