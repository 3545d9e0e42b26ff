"""From a table to officers on the roll, and back while nobody has acted on them."""

from linli.auxiliaries.data.takeover import State
from linli.kernel.states import Machine, Move

S = State
TAKE_OVER = Machine(
    "auxiliaries.take_over",
    S,
    S.READ,
    [
        #    act        from        to          by        because
        Move("choose",  S.READ,     S.CHECKED,  "hr",     "design: every row is tried before any is taken"),
        Move("choose",  S.CHECKED,  S.CHECKED,  "hr",     "design: every row is tried before any is taken"),
        Move("take",    S.CHECKED,  S.TAKING,   "hr",     "wuhan-order-270/19"),
        Move("resume",  S.TAKING,   S.TAKING,   "hr",     "design: somebody else goes on where a post ended"),
        Move("resume",  S.UNDOING,  S.UNDOING,  "hr",     "design: somebody else goes on where a post ended"),
        Move("finish",  S.TAKING,   S.TAKEN,    "system", "wuhan-order-270/19"),
        Move("undo",    S.TAKEN,    S.UNDOING,  "hr",     "design: undone until somebody has acted on it"),
        Move("undone",  S.UNDOING,  S.UNDONE,   "system", "design: undone until somebody has acted on it"),
        Move("drop",    S.READ,     S.DROPPED,  "hr",     "pipl-2021/47"),
        Move("drop",    S.CHECKED,  S.DROPPED,  "hr",     "pipl-2021/47"),
    ],
)  # fmt: skip
