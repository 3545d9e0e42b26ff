"""A roster, swaps and calls for a replacement."""

from linli.auxiliaries.data.rostering import RosterState
from linli.auxiliaries.data.swaps import CallState, SwapState
from linli.kernel.states import Machine, Move

R, S, C = RosterState, SwapState, CallState

# fmt: off
ROSTER = Machine("auxiliaries.roster", R, R.DRAFT, (
    #    act         from         to           by         because
    Move("set",      R.DRAFT,     None,        "planner", "wuhan-order-270/28"),
    Move("set",      R.PROPOSED,  None,        "planner", "wuhan-order-270/28"),
    Move("set",      R.PUBLISHED, None,        "planner", "wuhan-order-270/28"),
    Move("solve",    R.DRAFT,     R.SOLVING,   "planner", "design: a program proposes, a human decides"),
    Move("solve",    R.PROPOSED,  R.SOLVING,   "planner", "design: a program proposes, a human decides"),
    Move("stop",     R.SOLVING,   R.DRAFT,     "planner", "design: a search can be stopped"),
    Move("propose",  R.SOLVING,   R.PROPOSED,  "system",  "design: a program proposes, a human decides"),
    Move("fail",     R.SOLVING,   R.DRAFT,     "system",  "design: a search that finds nothing says why"),
    Move("publish",  R.DRAFT,     R.PUBLISHED, "planner", "labour-law/36"),
    Move("publish",  R.PROPOSED,  R.PUBLISHED, "planner", "labour-law/36"),
    Move("swap",     R.PUBLISHED, None,        "planner", "design: swaps need the consent of both and the checker"),
    Move("vacate",   R.PUBLISHED, None,        "system",  "wuhan-order-270/12(2)"),
    Move("withdraw", R.DRAFT,     R.WITHDRAWN, "planner", "design: what was planned can be dropped"),
    Move("withdraw", R.PROPOSED,  R.WITHDRAWN, "planner", "design: what was planned can be dropped"),
    Move("withdraw", R.PUBLISHED, R.WITHDRAWN, "planner", "design: what was planned can be dropped"),
))
SWAP = Machine("auxiliaries.swap", S, S.OFFERED, (
    #    act         from        to           by         because
    Move("accept",   S.OFFERED,  S.ACCEPTED,  "officer", "design: nobody is swapped without consent"),
    Move("decline",  S.OFFERED,  S.DECLINED,  "officer", "design: nobody is swapped without consent"),
    Move("withdraw", S.OFFERED,  S.WITHDRAWN, "officer", "design: whoever offers may take it back"),
    Move("withdraw", S.ACCEPTED, S.WITHDRAWN, "officer", "design: whoever offers may take it back"),
    Move("approve",  S.ACCEPTED, S.APPROVED,  "planner", "wuhan-order-270/28"),
    Move("refuse",   S.ACCEPTED, S.REFUSED,   "planner", "wuhan-order-270/28"),
))
CALL = Machine("auxiliaries.call", C, C.OPEN, (
    #    act          from    to          by         because
    Move("assign",    C.OPEN, C.COVERED,  "planner", "wuhan-order-270/28"),
    Move("leave",     C.OPEN, C.LEFT,     "planner", "design: a shift may stay open, and that is said"),
    Move("take_back", C.OPEN, C.MISTAKEN, "planner", "design: what was noted by mistake is undone, and seen"),
    Move("take_back", C.LEFT, C.MISTAKEN, "planner", "design: what was noted by mistake is undone, and seen"),
))
# fmt: on
