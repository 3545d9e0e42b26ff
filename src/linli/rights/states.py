"""The tables of this context, to be read aloud.

officer      a privacy officer
inspector    a privacy officer or inspector of another unit than the looker's
second       another officer than the one who asked
"""

from linli.kernel.states import Machine, Move
from linli.rights.data import BreachState, DelayState, RequestState, ReviewState

R, V, B, D = RequestState, ReviewState, BreachState, DelayState
ENDED = (R.DONE, R.PARTLY, R.REFUSED)

REQUEST = Machine(
    "rights.request",
    R,
    R.RECEIVED,
    [
        #    act                 from              to                by          because
        Move("ask_identity",     R.RECEIVED,       R.IDENTITY_CHECK, "officer",  "network-data-2024/23"),
        Move("accept",           R.RECEIVED,       R.ACCEPTED,       "officer",  "pipl-2021/50"),
        Move("accept",           R.IDENTITY_CHECK, R.ACCEPTED,       "officer",  "pipl-2021/50"),
        Move("begin",            R.ACCEPTED,       R.DOING,          "officer",  "pipl-2021/50"),
        Move("finish",           R.DOING,          R.DONE,           "officer",  "pipl-2021/44"),
        Move("finish_partly",    R.DOING,          R.PARTLY,         "officer",  "pipl-2021/47"),
        Move("refuse",           R.RECEIVED,       R.REFUSED,        "officer",  "pipl-2021/50"),
        Move("refuse",           R.IDENTITY_CHECK, R.REFUSED,        "officer",  "pipl-2021/50"),
        Move("refuse",           R.ACCEPTED,       R.REFUSED,        "officer",  "pipl-2021/50"),
        Move("refuse",           R.DOING,          R.REFUSED,        "officer",  "pipl-2021/50"),
        Move("answer_at_once",   R.RECEIVED,       R.DONE,           "system",   "pipl-2021/45"),
    ],
)  # fmt: skip
REVIEW = Machine(
    "rights.review",
    V,
    V.OPEN,
    [Move("answer", V.OPEN, V.ANSWERED, "inspector", "pipl-2021/51")],
)
BREACH = Machine(
    "rights.breach",
    B,
    B.DRAFT,
    [
        Move("write", B.DRAFT, None, "officer", "pipl-2021/57"),
        Move("send", B.DRAFT, B.SENT, "officer", "pipl-2021/57"),
    ],
)
DELAY = Machine(
    "rights.delay",
    D,
    D.ASKED,
    [
        Move("approve", D.ASKED, D.APPROVED, "second", "pipl-2021/18"),
        Move("decline", D.ASKED, D.REFUSED, "second", "pipl-2021/18"),
    ],
)
