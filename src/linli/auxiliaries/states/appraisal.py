"""A rating from the rater's desk to the file; an award from proposal to decision."""

from linli.auxiliaries.data.appraisal import AwardState, RatingState
from linli.kernel.states import Machine, Move

R, A = RatingState, AwardState

# fmt: off
RATING = Machine("auxiliaries.rating", R, R.DRAFT, (
    #    act           from         to           by         because
    Move("write",      R.DRAFT,     None,        "rater",   "wuhan-order-270/23.1"),
    Move("notify",     R.DRAFT,     R.NOTIFIED,  "rater",   "wuhan-order-270/23.2"),
    Move("sign",       R.NOTIFIED,  None,        "officer", "wuhan-order-270/23.2"),
    Move("comment",    R.NOTIFIED,  None,        "officer", "wuhan-order-270/23.2"),
    Move("object",     R.NOTIFIED,  R.OBJECTED,  "officer", "wuhan-order-270/12(6)"),
    Move("answer",     R.OBJECTED,  R.SETTLED,   "hr",      "wuhan-order-270/23.2"),
    Move("settle",     R.NOTIFIED,  R.SETTLED,   "hr",      "wuhan-order-270/23.2"),
    Move("feed_back",  R.SETTLED,   None,        "hr",      "wuhan-order-270/23.1"),
))
AWARD = Machine("auxiliaries.award", A, A.PROPOSED, (
    #    act           from         to           by         because
    Move("consent",    A.PROPOSED,  None,        "officer", "pipl-2021/25"),
    Move("grant",      A.PROPOSED,  A.GRANTED,   "second",  "wuhan-order-270/31"),
    Move("decline",    A.PROPOSED,  A.DECLINED,  "second",  "wuhan-order-270/31"),
    Move("consent",    A.GRANTED,   None,        "officer", "pipl-2021/25"),
    Move("publish",    A.GRANTED,   None,        "hr",      "wuhan-order-270/31"),
))
# fmt: on
