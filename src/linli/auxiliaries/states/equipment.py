"""A thing of the equipment ledger, and a permit."""

from linli.auxiliaries.data.equipment import ItemState, PermitState
from linli.kernel.states import Machine, Move

E, P = ItemState, PermitState
ITEM = Machine(
    "auxiliaries.item",
    E,
    E.IN_STORE,
    [
        #    act          from        to           by    because
        Move("issue",     E.IN_STORE, E.ISSUED,    "hr", "wuhan-order-270/22.2"),
        Move("take_back", E.ISSUED,   E.IN_STORE,  "hr", "wuhan-order-270/22.3"),
        Move("lose",      E.ISSUED,   E.LOST,      "hr", "design: a note for the file, no deduction"),
        Move("find",      E.LOST,     E.IN_STORE,  "hr", "design: what was lost may turn up"),
        Move("withdraw",  E.IN_STORE, E.WITHDRAWN, "hr", "design: things wear out"),
        Move("withdraw",  E.LOST,     E.WITHDRAWN, "hr", "design: what stays lost leaves the ledger"),
    ],
)  # fmt: skip
PERMIT = Machine(
    "auxiliaries.permit",
    P,
    P.VALID,
    [
        Move("take_permit_back", P.VALID, P.RETURNED,  "hr", "wuhan-order-270/22.3"),
        Move("lose_permit",      P.VALID, P.LOST,      "hr", "design: a note for the file, no deduction"),
        Move("withdraw_permit",  P.VALID, P.WITHDRAWN, "hr", "wuhan-order-270/22.1"),
    ],
)  # fmt: skip
