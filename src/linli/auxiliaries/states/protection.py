"""What an officer says, files for harm, disputes, and the leave of the unit above."""

from linli.auxiliaries.data.conduct import ComplaintState
from linli.auxiliaries.data.protection import ApprovalState, CareState, DisputeState, VoiceState
from linli.kernel.states import Machine, Move

V, F, D, A, C = VoiceState, CareState, DisputeState, ApprovalState, ComplaintState

# fmt: off
VOICE = Machine("auxiliaries.voice", V, V.GIVEN, (
    #    act           from            to              by            because
    Move("answer",     V.GIVEN,        V.ANSWERED,     "answerer",   "wuhan-order-270/12"),
    Move("take_back",  V.GIVEN,        V.TAKEN_BACK,   "officer",    "design: what was said freely can be taken back"),
))
CARE = Machine("auxiliaries.care", F, F.OPEN, (
    #    act           from            to              by            because
    Move("tick",       F.OPEN,         None,           "hr",         "wuhan-order-270/30"),
    Move("hand_on",    F.OPEN,         F.HANDED,       "hr",         "wuhan-order-270/26.2"),
    Move("tick",       F.HANDED,       None,           "hr",         "wuhan-order-270/30"),
    Move("close",      F.HANDED,       F.CLOSED,       "hr",         "wuhan-order-270/26.2"),
))
DISPUTE = Machine("auxiliaries.dispute", D, D.NEGOTIATING, (
    #    act           from            to              by            because
    Move("mediate",    D.NEGOTIATING,  D.MEDIATING,    "party",      "labour-disputes-2008/14"),
    Move("arbitrate",  D.NEGOTIATING,  D.ARBITRATING,  "party",      "labour-disputes-2008/27"),
    Move("arbitrate",  D.MEDIATING,    D.ARBITRATING,  "party",      "labour-disputes-2008/14"),
    Move("accepted",   D.ARBITRATING,  None,           "party",      "labour-disputes-2008/29"),
    Move("award",      D.ARBITRATING,  D.AWARDED,      "party",      "labour-disputes-2008/43"),
    Move("sue",        D.AWARDED,      D.IN_COURT,     "party",      "labour-disputes-2008/50"),
    Move("settle",     D.NEGOTIATING,  D.SETTLED,      "party",      "wuhan-order-270/36"),
    Move("settle",     D.MEDIATING,    D.SETTLED,      "party",      "wuhan-order-270/36"),
    Move("settle",     D.ARBITRATING,  D.SETTLED,      "party",      "wuhan-order-270/36"),
    Move("settle",     D.AWARDED,      D.SETTLED,      "party",      "wuhan-order-270/36"),
    Move("settle",     D.IN_COURT,     D.SETTLED,      "party",      "wuhan-order-270/36"),
))
APPROVAL = Machine("auxiliaries.approval", A, A.ASKED, (
    #    act           from            to              by            because
    Move("approve",    A.ASKED,        A.APPROVED,     "above",      "wuhan-order-270/12(5)"),
    Move("decline",    A.ASKED,        A.DECLINED,     "above",      "wuhan-order-270/12(5)"),
    Move("lapse",      A.ASKED,        A.LAPSED,       "rater",      "design: leave is for what was asked, no more"),
    Move("lapse",      A.APPROVED,     A.LAPSED,       "rater",      "design: leave is for what was asked, no more"),
))
COMPLAINT = Machine("auxiliaries.complaint", C, C.RECEIVED, (
    #    act           from            to              by            because
    Move("assign",     C.RECEIVED,     C.CHECKING,     "inspector",  "wuhan-order-270/6.2"),
    Move("withdraw",   C.RECEIVED,     C.WITHDRAWN,    "complainant", "wuhan-order-270/6.2"),
    Move("assign",     C.CHECKING,     None,           "inspector",  "wuhan-order-270/6.2"),
    Move("name",       C.CHECKING,     None,           "checker",    "wuhan-order-270/6.2"),
    Move("verify",     C.CHECKING,     C.VERIFIED,     "checker",    "wuhan-order-270/6.2"),
    Move("not_verify", C.CHECKING,     C.NOT_VERIFIED, "checker",    "wuhan-order-270/6.2"),
    Move("withdraw",   C.CHECKING,     C.WITHDRAWN,    "complainant", "wuhan-order-270/6.2"),
))
# fmt: on
