"""From the first working day to the last."""

from linli.auxiliaries.data import OfficerState
from linli.kernel.states import Machine, Move

S = OfficerState
OFFICER = Machine(
    "auxiliaries.officer",
    S,
    S.EMPLOYED,
    [
        #    act               from        to          by    because
        Move("begin_leaving",  S.EMPLOYED, S.LEAVING,  "hr", "wuhan-order-270/22"),
        Move("stay",           S.LEAVING,  S.EMPLOYED, "hr", "design: the ending was taken back"),
        Move("finish_leaving", S.LEAVING,  S.LEFT,     "hr", "wuhan-order-270/22"),
    ],
)  # fmt: skip
