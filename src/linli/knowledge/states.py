"""The life of a piece, to be read aloud.

keeper   clerk, handler or lead of the unit that owns it, or of one above
lead     the head of the unit that owns it, or of one above
"""

from linli.kernel.states import Machine, Move
from linli.knowledge.data import PieceState

S = PieceState
# fmt: off
PIECE = Machine("knowledge_piece", S, S.DRAFT, (
    #    act        from          to            by        because
    Move("write",   S.DRAFT,     None,         "keeper", "design: who knows it writes it"),
    Move("publish", S.DRAFT,     S.PUBLISHED,  "lead",   "design: the head of the unit answers for what it says"),
    Move("drop",    S.DRAFT,     S.RETIRED,    "keeper", "design: a draft that nobody needs"),
    Move("revise",  S.PUBLISHED, None,         "keeper", "design: a published version never changes"),
    Move("confirm", S.PUBLISHED, None,         "lead",   "design: what nobody has looked at again expires"),
    Move("retire",  S.PUBLISHED, S.RETIRED,    "lead",   "design: nothing is deleted that was once said"),
))
# fmt: on
