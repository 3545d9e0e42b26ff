"""The life of a finding, to be read aloud.

unit        the lead of the unit that the finding is about
inspector   who holds the mandate under which it was written
"""

from linli.kernel.states import Machine, Move
from linli.oversight.data import FindingState

S = FindingState
# fmt: off
FINDING = Machine("finding", S, S.WRITTEN, (
    #    act             from         to            by           because
    Move("answer",       S.WRITTEN,   S.ANSWERED,   "unit",      "design: what nobody answers changes nothing"),
    Move("ask_again",    S.ANSWERED,  S.WRITTEN,    "inspector", "design: an answer that does not answer"),
    Move("settle",       S.ANSWERED,  S.SETTLED,    "inspector", "design: it ends with what the unit said"),
))
# fmt: on
