"""A staffing plan on its way to the government at the same level."""

from linli.auxiliaries.data.plan import PlanState
from linli.kernel.states import Machine, Move

S = PlanState
PLAN = Machine(
    "auxiliaries.plan",
    S,
    S.DRAFT,
    [
        #    act        from         to           by    because
        Move("change",  S.DRAFT,     None,        "hr", "wuhan-order-270/14.2"),
        Move("submit",  S.DRAFT,     S.SUBMITTED, "hr", "wuhan-order-270/14.2"),
        Move("approve", S.SUBMITTED, S.APPROVED,  "hr", "wuhan-order-270/14.2"),
        Move("refuse",  S.SUBMITTED, S.REFUSED,   "hr", "wuhan-order-270/14.2"),
        Move("redraft", S.REFUSED,   S.DRAFT,     "hr", "wuhan-order-270/14.2"),
    ],
)  # fmt: skip
