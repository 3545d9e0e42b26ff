"""From the notice to the list of those employed; and one applicant through it.

hr           a personnel officer of the organ
applicant    whoever applied, with the code of the application
"""

from linli.auxiliaries.data.recruitment import ApplicantState, RecruitmentState
from linli.kernel.states import Machine, Move

R, A = RecruitmentState, ApplicantState
RECRUITMENT = Machine(
    "auxiliaries.recruitment",
    R,
    R.PREPARED,
    [
        #    act                  from        to            by    because
        Move("announce",          R.PREPARED, R.OPEN,       "hr", "wuhan-order-270/16"),
        Move("close",             R.OPEN,     R.CHECKING,   "hr", "wuhan-order-270/16"),
        Move("publish_eligible",  R.CHECKING, R.TESTING,    "hr", "wuhan-order-270/17"),
        Move("publish_results",   R.TESTING,  R.RANKED,     "hr", "wuhan-order-270/16"),
        Move("finish",            R.RANKED,   R.FINISHED,   "hr", "wuhan-order-270/16"),
        Move("call_off",          R.PREPARED, R.CALLED_OFF, "hr", "design: a recruitment may be given up"),
        Move("call_off",          R.OPEN,     R.CALLED_OFF, "hr", "design: a recruitment may be given up"),
        Move("call_off",          R.CHECKING, R.CALLED_OFF, "hr", "design: a recruitment may be given up"),
        Move("call_off",          R.TESTING,  R.CALLED_OFF, "hr", "design: a recruitment may be given up"),
        Move("call_off",          R.RANKED,   R.CALLED_OFF, "hr", "design: a recruitment may be given up"),
    ],
)  # fmt: skip
APPLICANT = Machine(
    "auxiliaries.applicant",
    A,
    A.APPLIED,
    [
        #    act          from         to           by           because
        Move("check",     A.APPLIED,   None,        "hr",        "wuhan-order-270/17"),
        Move("clear",     A.APPLIED,   None,        "hr",        "wuhan-order-270/17.2"),
        Move("admit",     A.APPLIED,   A.ELIGIBLE,  "hr",        "wuhan-order-270/17.1"),
        Move("reject",    A.APPLIED,   A.REJECTED,  "hr",        "wuhan-order-270/17"),
        Move("score",     A.ELIGIBLE,  None,        "hr",        "wuhan-order-270/16"),
        Move("choose",    A.ELIGIBLE,  A.CHOSEN,    "hr",        "wuhan-order-270/16"),
        Move("reject",    A.ELIGIBLE,  A.REJECTED,  "hr",        "wuhan-order-270/16"),
        Move("employ",    A.CHOSEN,    A.EMPLOYED,  "hr",        "wuhan-order-270/15.1"),
        Move("reject",    A.CHOSEN,    A.REJECTED,  "hr",        "wuhan-order-270/17"),
        Move("contest",   A.REJECTED,  A.CONTESTED, "applicant", "pipl-2021/46"),
        Move("set_right", A.CONTESTED, A.APPLIED,   "hr",        "pipl-2021/46"),
        Move("uphold",    A.CONTESTED, A.REJECTED,  "hr",        "pipl-2021/46"),
        Move("withdraw",  A.APPLIED,   A.WITHDRAWN, "applicant", "pipl-2021/15"),
        Move("withdraw",  A.ELIGIBLE,  A.WITHDRAWN, "applicant", "pipl-2021/15"),
        Move("withdraw",  A.CHOSEN,    A.WITHDRAWN, "applicant", "pipl-2021/15"),
    ],
)  # fmt: skip
RUNNING = (R.OPEN, R.CHECKING, R.TESTING, R.RANKED)
"""A recruitment in one of these keeps its places of the plan."""
WAITING = (A.APPLIED, A.ELIGIBLE, A.CONTESTED)
"""Whoever stands here has no answer yet."""
