"""What states, and what stands as a code in a look, are called, for residents and staff alike."""

from collections.abc import Mapping

from linli.kernel.words import Sentence, _
from linli.matters.data.words import ClockKind, Pressed, State

STATES_CALLED: Mapping[State, Sentence] = {
    State.RAISED: _("being read"),
    State.DISPATCHED: _("passed on"),
    State.OBJECTED: _("whose duty: being decided"),
    State.HANDLING: _("being worked on"),
    State.PAUSED: _("standing still"),
    State.HANDLED: _("being checked"),
    State.CHECKED: _("checked"),
    State.REPLIED: _("answered"),
    State.REVIEWING: _("being reviewed"),
    State.REVIEWED: _("reviewed"),
    State.REREVIEWING: _("being reviewed again"),
    State.CLOSED: _("closed"),
    State.FINAL: _("closed for good"),
    State.WITHDRAWN: _("withdrawn"),
    State.REFUSED: _("not taken"),
    State.REFERRED: _("referred elsewhere"),
    State.MERGED: _("joined with another"),
    State.PUT_BACK: _("put back into the message"),
}
CLOCKS_CALLED: Mapping[ClockKind, Sentence] = {
    ClockKind.SCREEN: _("to screen it"),
    ClockKind.OBJECT: _("to say “not ours”"),
    ClockKind.HANDLE: _("to handle it"),
    ClockKind.CHECK: _("to check it"),
    ClockKind.ANSWER: _("to answer the resident"),
    ClockKind.REVIEW: _("to review it"),
    ClockKind.REREVIEW: _("to review it again"),
    ClockKind.ORDER: _("to answer the supervise order"),
    ClockKind.ASSIST: _("to help"),
}
"""What the time is for."""
FIELDS_CALLED: Mapping[str, Sentence] = {
    "words": _("your words"),
    "address": _("the address"),
    "photo": _("photos"),
    "evidence": _("photos of the work"),
    "name": _("your name"),
    "phone": _("your telephone number"),
    "email": _("your e-mail address"),
    "language": _("your language"),
    "wishes": _("your wishes"),
    "question": _("the question to you"),
    "reason": _("a reason given"),
    "rating": _("your judgement"),
    "sketch": _("a sketch of your words, by which repeats are found"),
}
WRITTEN_BY_OFFICE = _("what the office wrote")
_REASONS: Mapping[str, Sentence | None] = {
    "open": None,  # the purpose says it already
    "sent": None,
    "search": None,  # the line says it
    "lost_receipt": None,
    "print": None,
    "work_sheet": _("for the work sheet of whoever does the work, with the place and the task alone"),
    "call_back": _("to call you back"),
    "call-back": _("to call you back"),
}


MANDATE = "mandate:"
"""Before the number of the mandate under which an inspector looked."""


def reason_called(code: str) -> Sentence | None:
    """Why a look was taken; None where the purpose says it all. A code without words is told to be a code."""
    if code.startswith(MANDATE):
        return _("inspection under mandate {number}", number=code.removeprefix(MANDATE))
    return _REASONS.get(code, _("for the reason with the code “{code}”", code=code)) if code else None


PARTS_CALLED: Mapping[str, Sentence] = {
    "findings": _("What was found"),
    "action": _("What was done"),
    "why_not": _("Why it cannot be done"),
    "basis": _("On which basis"),
    "who_can_change": _("Who can change it"),
    "remedies": _("Where the decision can be contested"),
}
"""The parts of an answer, in the order in which they are read."""
PRESSED_CALLED: Mapping[Pressed, Sentence] = {
    Pressed.NO: _("No, nobody"),
    Pressed.ASKED: _("Yes: I was asked to judge better than I think, or to withdraw"),
    Pressed.OFFERED: _("Yes: something was offered to me for it"),
    Pressed.THREATENED: _("Yes: I was told that something bad would happen otherwise"),
}
