"""Hours worked, and overtime before it is worked."""

from linli.auxiliaries.data.worked import OvertimeState, WorkedState
from linli.kernel.states import Machine, Move

W, O = WorkedState, OvertimeState  # noqa: E741 - read beside the table

# fmt: off
WORKED = Machine("auxiliaries.worked", W, W.ENTERED, (
    #    act        from         to           by           because
    Move("confirm", W.ENTERED,   W.CONFIRMED, "confirmer", "wuhan-order-270/28"),
    Move("differ",  W.ENTERED,   W.DISPUTED,  "planner",   "design: both versions of disputed hours are kept"),
    Move("contest", W.CONFIRMED, W.DISPUTED,  "officer",   "design: both versions of disputed hours are kept"),
    Move("agree",   W.DISPUTED,  W.CONFIRMED, "officer",   "design: the officer takes the organ's hours"),
    Move("accept",  W.DISPUTED,  W.CONFIRMED, "confirmer", "design: the organ takes the officer's hours"),
    Move("settle",  W.DISPUTED,  W.CONFIRMED, "hr",        "wuhan-order-270/36"),
))
OVERTIME = Machine("auxiliaries.overtime", O, O.ASKED, (
    #    act       from     to          by        because
    Move("approve", O.ASKED, O.APPROVED, "second", "labour-law/41"),
    Move("refuse",  O.ASKED, O.REFUSED,  "second", "wuhan-order-270/28"),
))
# fmt: on
