"""Leave that an officer asks for."""

from linli.auxiliaries.data.leave import LeaveState
from linli.kernel.states import Machine, Move

L = LeaveState

# fmt: off
LEAVE = Machine("auxiliaries.leave", L, L.ASKED, (
    #    act           from            to              by            because
    Move("approve",    L.ASKED,        L.APPROVED,     "hr",         "wuhan-order-270/12(2)"),
    Move("decline",    L.ASKED,        L.DECLINED,     "hr",         "wuhan-order-270/12(2)"),
    Move("withdraw",   L.ASKED,        L.WITHDRAWN,    "officer",    "design: whoever asks can take it back"),
    Move("withdraw",   L.APPROVED,     L.WITHDRAWN,    "officer",    "design: before it has begun"),
    Move("revoke",     L.APPROVED,     L.REVOKED,      "hr",         "paid-leave-2008/5"),
    Move("come_back",  L.APPROVED,     None,           "party",      "paid-leave-2008/5"),
))
# fmt: on
