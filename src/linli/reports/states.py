"""The life of a decision of the weekly meeting, to be read aloud.

keeper   clerk or lead of the unit whose meeting decided it
"""

from linli.kernel.states import Machine, Move
from linli.reports.data import DecisionState

S = DecisionState
# fmt: off
DECISION = Machine("week_decision", S, S.OPEN, (
    #    act         from     to           by        because
    Move("done",     S.OPEN,  S.DONE,      "keeper", "design: the next sheet opens with what was decided"),
    Move("not_done", S.OPEN,  S.NOT_DONE,  "keeper", "design: what was not done says why"),
))
# fmt: on
