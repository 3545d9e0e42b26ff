"""The life of a matter as one table: who may do what from where, and on which ground.

Parties (`by`) are named in `permissions.py`. `target` None leaves the state as it is. Grounds are citations
(`act/article`) or, where no text says it, a plain reason beginning with "design:".

screener     clerk or lead of the centre that holds the matter, or the grid worker of its grid
at_once      the screener, where the routing rule lets a matter be answered without dispatching it
centre       clerk or lead of the centre that holds it
unit         handler or lead of the unit it was dispatched to; the very post, where it was given to one
coordinator  clerk or lead of the centre that dispatched it, or of one above
checker      who neither handled nor dispatched, in the dispatching centre or one above
answerer     the unit, or the coordinator
approver     the lead of the unit, who is not the handler
reviewer     clerk or lead of the unit that reviews
merger       clerk or lead of the centre that merged it; Linli, where the other matter ends without an answer
worker       whoever of the above holds the matter now
assistant    handler, clerk or lead of a unit that has been asked to help and has not finished
receiver     the unit that was asked to take it over
lead         lead or inspector of a centre above
caller       who neither handled nor dispatched
resident     the holder of the receipt
system       Linli itself, on a date
writer       the post that takes a call down, or its unit where that post has ended
taker        the caller who has a number in hand
"""

from linli.kernel.states import Machine, Move
from linli.matters.data import AT_WORK, AssistState, DraftState, OrderState, RingState, State

S = State
HELD_BY_UNIT = (S.DISPATCHED, S.HANDLING, S.PAUSED, S.HANDLED, S.CHECKED)
HELPED = (S.DISPATCHED, S.OBJECTED, S.HANDLING, S.PAUSED)
BEFORE_REPLY = (S.RAISED, S.DISPATCHED, S.OBJECTED, S.HANDLING, S.PAUSED, S.HANDLED, S.CHECKED)
ANSWERED = (S.REPLIED, S.REVIEWED, S.CLOSED)


def _everywhere(
    act: str, sources: tuple[State, ...], by: str, because: str, target: State | None = None
) -> tuple[Move[State], ...]:
    """The same row for several states."""
    return tuple(Move(act, source, target, by, because) for source in sources)


# fmt: off
MATTER = Machine("matter", State, S.RAISED, (
    #    act                  from           to             by             because
    Move("answer_on_the_spot", S.RAISED,      S.REPLIED,     "at_once",     "binzhou-grid-2021/11"),
    Move("let_through",        S.RAISED,      None,          "screener",    "design: a flood is read, not turned away"),
    Move("recategorise",       S.RAISED,      None,          "screener",    "design: nobody need know the catalogue"),
    Move("dispatch",           S.RAISED,      S.DISPATCHED,  "centre",      "beijing-jsjb-2021/12"),
    Move("pass_up",            S.RAISED,      None,          "screener",    "binzhou-grid-2021/11"),
    Move("escalate",           S.RAISED,      None,          "centre",      "m-district-135/3.2.3"),
    Move("return_down",        S.RAISED,      None,          "centre",      "m-district-135/3.2.5"),
    Move("refuse",             S.RAISED,      S.REFUSED,     "centre",      "beijing-jsjb-2021/11"),
    Move("refer_out",          S.RAISED,      S.REFERRED,    "centre",      "petition-regulation-2022/31"),
    Move("merge",              S.RAISED,      S.MERGED,      "centre",      "design: one hole is one matter"),
    Move("split",              S.RAISED,      None,          "centre",      "design: several problems, one receipt"),
    Move("unsplit",            S.RAISED,      None,          "centre",      "design: a split can be undone"),
    Move("put_back",           S.RAISED,      S.PUT_BACK,    "system",      "design: a split can be undone"),
    Move("unmerge",            S.MERGED,      S.RAISED,      "merger",      "design: a merge can be undone"),

    Move("accept",             S.DISPATCHED,  S.HANDLING,    "unit",        "beijing-jsjb-2021/14"),
    Move("object",             S.DISPATCHED,  S.OBJECTED,    "unit",        "petition-regulation-2022/23"),
    Move("redispatch",         S.DISPATCHED,  S.DISPATCHED,  "coordinator", "beijing-jsjb-2021/12"),
    Move("redispatch",         S.OBJECTED,    S.DISPATCHED,  "coordinator", "beijing-jsjb-2021/12"),
    Move("designate",          S.OBJECTED,    S.DISPATCHED,  "coordinator", "weifang-12345-2021/22"),
    Move("escalate",           S.OBJECTED,    S.RAISED,      "coordinator", "petition-regulation-2022/24"),
    Move("offer_transfer",     S.DISPATCHED,  None,          "unit",        "design: who agree need no coordinator"),
    Move("offer_transfer",     S.HANDLING,    None,          "unit",        "design: who agree need no coordinator"),
    Move("take_over",          S.DISPATCHED,  S.HANDLING,    "receiver",    "design: who agree need no coordinator"),
    Move("take_over",          S.OBJECTED,    S.HANDLING,    "receiver",    "design: who agree need no coordinator"),
    Move("take_over",          S.HANDLING,    None,          "receiver",    "design: who agree need no coordinator"),

    *_everywhere("ask_assist", HELPED,  "answerer",    "beijing-jsjb-2021/14"),
    Move("plan_date",          S.HANDLING,    None,          "unit",        "design: moves no deadline"),
    Move("pause",              S.HANDLING,    S.PAUSED,      "unit",        "jinan-12345-2018/24"),
    Move("resume",             S.PAUSED,      S.HANDLING,    "unit",        "jinan-12345-2018/24"),
    Move("request_extension",  S.HANDLING,    None,          "unit",        "petition-regulation-2022/34"),
    Move("approve_extension",  S.HANDLING,    None,          "approver",    "petition-regulation-2022/34"),
    Move("refuse_extension",   S.HANDLING,    None,          "approver",    "petition-regulation-2022/34"),
    Move("report_handled",     S.HANDLING,    S.HANDLED,     "unit",        "beijing-jsjb-2021/15"),
    Move("pass_check",         S.HANDLED,     S.CHECKED,     "checker",     "shandong-digital-city-2014/separation"),
    Move("rework",             S.HANDLED,     S.HANDLING,    "checker",     "shandong-digital-city-2014/separation"),
    Move("reply",              S.CHECKED,     S.REPLIED,     "answerer",    "beijing-jsjb-2021/15"),

    Move("reopen",             S.REPLIED,     S.HANDLING,    "resident",    "petition-regulation-2022/40"),
    Move("request_review",     S.REPLIED,     S.REVIEWING,   "resident",    "petition-regulation-2022/35"),
    Move("decide_review",      S.REVIEWING,   S.REVIEWED,    "reviewer",    "petition-regulation-2022/35"),
    Move("request_rereview",   S.REVIEWED,    S.REREVIEWING, "resident",    "petition-regulation-2022/36"),
    Move("record_hearing",     S.REREVIEWING, None,          "reviewer",    "petition-regulation-2022/36"),
    Move("decide_rereview",    S.REREVIEWING, S.FINAL,       "reviewer",    "petition-regulation-2022/36"),
    Move("close",              S.REPLIED,     S.CLOSED,      "system",      "petition-regulation-2022/35"),
    Move("close",              S.REVIEWED,    S.CLOSED,      "system",      "petition-regulation-2022/36"),

    *_everywhere("withdraw",           BEFORE_REPLY,           "resident", "design: it is theirs", S.WITHDRAWN),
    *_everywhere("add_words",          AT_WORK,                "resident", "beijing-jsjb-2021/8"),
    *_everywhere("remind",             BEFORE_REPLY,           "resident", "design: a broken promise has a name"),
    *_everywhere("rate",               ANSWERED,               "resident", "petition-regulation-2022/21"),
    *_everywhere("correct_call_back",  ANSWERED,               "resident", "design: their words, their correction"),
    *_everywhere("ask_resident",       BEFORE_REPLY,           "worker",   "beijing-jsjb-2021/15"),
    *_everywhere("give_interim_answer", BEFORE_REPLY,      "worker",   "beijing-jsjb-2021/14"),
    *_everywhere("recuse",             AT_WORK,                "worker",   "petition-regulation-2022/28"),
    *_everywhere("give_to_post",       AT_WORK,                "worker",   "design: somebody has it in hand"),
    *_everywhere("publish_text",       (*AT_WORK, *ANSWERED),  "coordinator", "design: a clerk answers for it"),
    *_everywhere("record_call_back",   (S.REPLIED, S.REVIEWED), "caller",   "beijing-jsjb-2021/23"),
    *_everywhere("supervise",          AT_WORK,                "lead",     "petition-regulation-2022/40"),
))
ORDER = Machine("supervise_order", OrderState, OrderState.ISSUED, (
    #    act              from                  to                    by        because
    Move("answer_order",  OrderState.ISSUED,    OrderState.ANSWERED,  "unit",   "petition-regulation-2022/40"),
    Move("return_answer", OrderState.ANSWERED,  OrderState.ISSUED,    "lead",   "petition-regulation-2022/40"),
    Move("settle_order",  OrderState.ANSWERED,  OrderState.SETTLED,   "lead",   "petition-regulation-2022/40"),
))
DRAFT = Machine("draft", DraftState, DraftState.PARKED, (
    #    act              from                  to                    by        because
    Move("save",          DraftState.PARKED,    None,                 "writer", "design: a lost call loses no words"),
    Move("send",          DraftState.PARKED,    DraftState.SENT,      "writer", "beijing-jsjb-2021/8"),
    Move("drop",          DraftState.PARKED,    DraftState.DROPPED,   "writer", "design: nothing is kept for nothing"),
    Move("leave",         DraftState.PARKED,    None,                 "system", "design: who follows goes on with it"),
    Move("lapse",         DraftState.PARKED,    DraftState.LAPSED,    "system", "pipl-2021/19"),
))
RING = Machine("ring", RingState, RingState.WAITING, (
    #    act              from                  to                    by        because
    Move("take",          RingState.WAITING,    RingState.TAKEN,      "caller", "design: one caller, one number"),
    Move("put_back",      RingState.TAKEN,      RingState.WAITING,    "taker",  "design: who cannot ring lets others"),
    Move("not_reached",   RingState.TAKEN,      RingState.WAITING,    "taker",  "design: try again, at another hour"),
    Move("give_up",       RingState.TAKEN,      RingState.ENDED,      "taker",  "design: three calls are enough"),
    Move("reached",       RingState.TAKEN,      RingState.REACHED,    "taker",  "beijing-jsjb-2021/8"),
    Move("free",          RingState.TAKEN,      RingState.WAITING,    "system", "design: nobody is forgotten"),
    Move("lapse",         RingState.WAITING,    RingState.ENDED,      "system", "pipl-2021/19"),
    Move("lapse",         RingState.TAKEN,      RingState.ENDED,      "system", "pipl-2021/19"),
))
A = AssistState
ASSIST = Machine("assist", AssistState, A.ASKED, (
    #    act                from        to             by           because
    Move("accept_assist",    A.ASKED,    A.HELPING,     "assistant", "beijing-jsjb-2021/14"),
    Move("return_assist",    A.ASKED,    A.RETURNED,    "assistant", "beijing-jsjb-2021/14"),
    Move("return_assist",    A.HELPING,  A.RETURNED,    "assistant", "beijing-jsjb-2021/14"),
    Move("report_assist",    A.ASKED,    A.DONE,        "assistant", "beijing-jsjb-2021/14"),
    Move("report_assist",    A.HELPING,  A.DONE,        "assistant", "beijing-jsjb-2021/14"),
    Move("send_back_assist", A.DONE,     A.HELPING,     "answerer",  "design: who leads answers for the whole"),
    Move("call_off_assist",  A.ASKED,    A.CALLED_OFF,  "answerer",  "design: who leads answers for the whole"),
    Move("call_off_assist",  A.HELPING,  A.CALLED_OFF,  "answerer",  "design: who leads answers for the whole"),
))
MACHINES = (MATTER, ORDER, DRAFT, RING, ASSIST)
# fmt: on

NEEDS_REASON = frozenset({
    "escalate", "return_down", "refuse", "refer_out", "object", "redispatch", "designate", "offer_transfer", "pause",
    "request_extension", "refuse_extension", "rework", "reopen", "request_review", "request_rereview", "supervise",
    "recuse", "return_assist", "send_back_assist",
})  # fmt: skip
"""Acts that say why, in words (which go to the vault)."""

__all__ = [
    "ANSWERED", "ASSIST", "BEFORE_REPLY", "DRAFT", "HELD_BY_UNIT", "HELPED", "MACHINES", "MATTER", "NEEDS_REASON",
    "ORDER", "RING",
]  # fmt: skip
