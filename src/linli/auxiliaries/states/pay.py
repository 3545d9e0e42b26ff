"""Wage tables, statements of pay, and what goes to the payroll office."""

from linli.auxiliaries.data.pay import ExportState, StatementState, TableState
from linli.kernel.states import Machine, Move

T, S, E = TableState, StatementState, ExportState

# fmt: off
WAGES = Machine("auxiliaries.wages", T, T.DRAFT, (
    #    act           from            to              by            because
    Move("submit",     T.DRAFT,        T.SUBMITTED,    "finance",    "wuhan-order-270/27"),
    Move("send_back",  T.SUBMITTED,    T.DRAFT,        "second",     "design: whoever finds a mistake says so"),
    Move("approve",    T.SUBMITTED,    T.IN_FORCE,     "second",     "wuhan-order-270/27"),
))
STATEMENT = Machine("auxiliaries.statement", S, S.DRAFT, (
    #    act           from            to              by            because
    Move("compute",    S.DRAFT,        None,           "finance",    "wuhan-order-270/27"),
    Move("change",     S.DRAFT,        None,           "finance",    "wage-payment-1994/16"),
    Move("release",    S.DRAFT,        S.RELEASED,     "finance",    "wage-payment-1994/6"),
    Move("correct",    S.RELEASED,     S.DRAFT,        "finance",    "design: a mistake is mended before it is paid"),
    Move("confirm",    S.RELEASED,     S.CONFIRMED,    "officer",    "wage-payment-1994/6"),
    Move("dispute",    S.RELEASED,     S.DISPUTED,     "officer",    "wuhan-order-270/36"),
    Move("close",      S.RELEASED,     S.CLOSED,       "finance",    "design: once the day for an answer is over"),
    Move("dispute",    S.DISPUTED,     None,           "officer",    "wuhan-order-270/36"),
    Move("answer",     S.DISPUTED,     None,           "finance",    "wuhan-order-270/36"),
    Move("correct",    S.DISPUTED,     S.DRAFT,        "finance",    "design: a mistake is mended before it is paid"),
    Move("close",      S.DISPUTED,     S.CLOSED,       "finance",    "design: every dispute was answered"),
    Move("dispute",    S.CONFIRMED,    S.DISPUTED,     "officer",    "wuhan-order-270/36"),
    Move("correct",    S.CONFIRMED,    S.DRAFT,        "finance",    "design: a mistake is mended before it is paid"),
    Move("close",      S.CONFIRMED,    S.CLOSED,       "finance",    "wage-payment-1994/6"),
))
EXPORT = Machine("auxiliaries.pay_export", E, E.ASKED, (
    #    act           from            to              by            because
    Move("approve",    E.ASKED,        E.APPROVED,     "second",     "pipl-2021/51"),
    Move("refuse",     E.ASKED,        E.REFUSED,      "second",     "pipl-2021/51"),
    Move("take",       E.APPROVED,     None,           "finance",    "pipl-2021/51"),
))
# fmt: on
