"""A duty sheet, its lines, and the job descriptions behind them."""

from linli.auxiliaries.data.deployment import JobState, LineState, SheetState
from linli.kernel.states import Machine, Move

S, L, J = SheetState, LineState, JobState
STANDING = (L.ASSIGNED, L.RECUSAL_ASKED)
"""Lines that count: somebody is expected to come."""

# fmt: off
SHEET = Machine("auxiliaries.sheet", S, S.DRAFT, (
    #    act                from         to            by         because
    Move("assign",          S.DRAFT,     None,         "planner", "wuhan-order-270/9"),
    Move("approve",         S.DRAFT,     None,         "second",  "wuhan-order-270/10"),
    Move("refer",           S.DRAFT,     None,         "planner", "police-admin-procedure-2019/52"),
    Move("remove",          S.DRAFT,     None,         "planner", "wuhan-order-270/7"),
    Move("name_commander",  S.DRAFT,     None,         "planner", "wuhan-order-270/7"),
    Move("publish",         S.DRAFT,     S.PUBLISHED,  "planner", "wuhan-order-270/7"),
    Move("withdraw",        S.DRAFT,     S.WITHDRAWN,  "planner", "design: what was planned can be dropped"),
    Move("withdraw",        S.PUBLISHED, S.WITHDRAWN,  "planner", "design: what was planned can be dropped"),
    Move("lose_commander",  S.PUBLISHED, S.DRAFT,      "system",  "wuhan-order-270/7"),
))
LINE = Machine("auxiliaries.line", L, L.ASSIGNED, (
    #    act                from              to               by         because
    Move("refuse",          L.ASSIGNED,       L.REFUSED,       "officer", "wuhan-order-270/12(5)"),
    Move("refuse",          L.RECUSAL_ASKED,  L.REFUSED,       "officer", "wuhan-order-270/12(5)"),
    Move("ask_recusal",     L.ASSIGNED,       L.RECUSAL_ASKED, "officer", "police-admin-procedure-2019/17"),
    Move("grant_recusal",   L.RECUSAL_ASKED,  L.RECUSED,       "planner", "police-admin-procedure-2019/21"),
    Move("decline_recusal", L.RECUSAL_ASKED,  L.ASSIGNED,      "planner", "police-admin-procedure-2019/21"),
    Move("take_off",        L.ASSIGNED,       L.REMOVED,       "planner", "wuhan-order-270/7"),
    Move("take_off",        L.RECUSAL_ASKED,  L.REMOVED,       "planner", "wuhan-order-270/7"),
    Move("stand_down",      L.ASSIGNED,       L.STOOD_DOWN,    "system",  "wuhan-order-270/22"),
    Move("stand_down",      L.RECUSAL_ASKED,  L.STOOD_DOWN,    "system",  "wuhan-order-270/22"),
))
JOB = Machine("auxiliaries.job", J, J.DRAFT, (
    #    act      from        to          by    because
    Move("write", J.DRAFT,    None,       "hr", "wuhan-order-270/11"),
    Move("enact", J.DRAFT,    J.IN_FORCE, "hr", "wuhan-order-270/11"),
    Move("end",   J.IN_FORCE, J.ENDED,    "hr", "wuhan-order-270/11"),
))
# fmt: on
