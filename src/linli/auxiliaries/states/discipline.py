"""An absence, a case, a breach by an organ."""

from linli.auxiliaries.data.discipline import AbsenceState, CaseState, ViolationState
from linli.kernel.states import Machine, Move

N, C, V = AbsenceState, CaseState, ViolationState

# fmt: off
ABSENCE = Machine("auxiliaries.absence", N, N.NOTED, (
    #    act               from         to            by           because
    Move("explain",        N.NOTED,     None,         "officer",   "wuhan-order-270/34.2"),
    Move("confirm",        N.NOTED,     N.CONFIRMED,  "hr",        "wuhan-order-270/25(2)"),
    Move("excuse",         N.NOTED,     N.EXCUSED,    "hr",        "wuhan-order-270/25(2)"),
    Move("excuse",         N.CONFIRMED, N.EXCUSED,    "hr",        "wuhan-order-270/34.2"),
))
CASE = Machine("auxiliaries.case", C, C.OPEN, (
    #    act               from         to            by           because
    Move("name_companion", C.OPEN,      None,         "officer",   "design: nobody stands alone before an inquiry"),
    Move("tell",           C.OPEN,      C.TOLD,       "hr",        "wuhan-order-270/34.2"),
    Move("clear",          C.OPEN,      C.CLEARED,    "hr",        "wuhan-order-270/34.2"),
    Move("name_companion", C.TOLD,      None,         "officer",   "design: nobody stands alone before an inquiry"),
    Move("reply",          C.TOLD,      None,         "officer",   "wuhan-order-270/34.2"),
    Move("decide",         C.TOLD,      C.DECIDED,    "hr",        "wuhan-order-270/34.2"),
    Move("clear",          C.TOLD,      C.CLEARED,    "hr",        "wuhan-order-270/34.2"),
))
VIOLATION = Machine("auxiliaries.violation", V, V.REPORTED, (
    #    act               from         to            by           because
    Move("handle",         V.REPORTED,  V.HANDLED,    "above",     "wuhan-order-270/33"),
))
# fmt: on
