"""The tables of this context, to be read aloud.

trainer      a trainer of the unit that holds the session or course, or of one above
planner      a trainer or personnel officer of the unit, or of one above
lead         the head of the unit or of one above, who did not write the plan
keeper       a personnel officer or the head of the learner's unit, or of one above
learner      the learner, for what nobody may be assigned to
system       Linli itself
"""

from linli.kernel.states import Machine, Move
from linli.training.data import CertificateState, CourseState, PlanState, SessionState

C, P, S, X = CourseState, PlanState, SessionState, CertificateState
INDUCTION, YEARLY = "wuhan-order-270/20", "wuhan-order-270/21"

# fmt: off
COURSE = Machine("training_course", C, C.DRAFT, (
    #    act       from          to            by         because
    Move("write",   C.DRAFT,     None,         "trainer", YEARLY),
    Move("publish", C.DRAFT,     C.PUBLISHED,  "trainer", INDUCTION),
    Move("revise",  C.PUBLISHED, None,         "trainer", "design: a session keeps the version it began with"),
    Move("retire",  C.PUBLISHED, C.RETIRED,    "trainer", "design: a session keeps the version it began with"),
))
PLAN = Machine("training_plan", P, P.DRAFT, (
    Move("write",   P.DRAFT,     None,         "planner", YEARLY),
    Move("approve", P.DRAFT,     P.APPROVED,   "lead",    YEARLY),
    Move("reopen",  P.APPROVED,  P.DRAFT,      "lead",    "design: a plan may change within its year, in the open"),
))
SESSION = Machine("training_session", S, S.PLANNED, (
    Move("enrol",       S.PLANNED, None,        "planner", YEARLY),
    Move("sign_up",     S.PLANNED, None,        "learner", "design: nobody is made to volunteer"),
    Move("withdraw",    S.PLANNED, None,        "planner", YEARLY),
    Move("add_day",     S.PLANNED, None,        "trainer", YEARLY),
    Move("drop_day",    S.PLANNED, None,        "trainer", YEARLY),
    Move("confirm_day", S.PLANNED, None,        "trainer", YEARLY),
    Move("close",       S.PLANNED, S.HELD,      "system",  "design: the last sheet ends the session"),
    Move("cancel",      S.PLANNED, S.CANCELLED, "trainer", "design: before any hour was confirmed"),
    Move("correct",     S.PLANNED, None,        "trainer", "design: what was is kept beside what is"),
    Move("correct",     S.HELD,    None,        "trainer", "design: what was is kept beside what is"),
    Move("record",      S.HELD,    None,        "trainer", INDUCTION),
))
CERTIFICATE = Machine("training_certificate", X, X.ISSUED, (
    Move("revoke",  X.ISSUED,    X.REVOKED,    "keeper",  "design: with a reason, by somebody named"),
))
# fmt: on
