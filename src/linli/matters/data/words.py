"""The vocabulary of a matter: its ids, kinds, channels and states."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from linli.kernel.words import Name

MatterId = NewType("MatterId", int)
ReceiptId = NewType("ReceiptId", int)
HandOverId = NewType("HandOverId", int)
"""What a session may remember of a receipt; the code itself is not kept."""
CategoryKey = NewType("CategoryKey", str)
"""`m06010` a matter, `c01037` a component of GB/T 47678.5, or an installation's own short word."""


class Kind(StrEnum):
    """What somebody wants. A dispute becomes a mediation and is no kind of its own."""

    SERVICE_REQUEST = "service_request"  # a place or a public thing
    AGENCY_SERVICE = "agency_service"  # 代办: run an errand at an office for me
    QUESTION = "question"
    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"  # about a service, or about an official's conduct
    PETITION = "petition"  # 信访, with its statutory clocks


class Channel(StrEnum):
    PORTAL = "portal"
    GRID_WORKER = "grid_worker"
    TELEPHONE = "telephone"
    LETTER = "letter"
    WALK_IN = "walk_in"
    HOTLINE_12345 = "hotline_12345"
    HANDOVER_110 = "handover_110"  # only what is no police matter
    OPEN311 = "open311"
    REST = "rest"
    EMAIL = "email"
    IMPORT = "import"
    CENTRE = "centre"  # a centre itself, which saw that something comes back again and again


class About(StrEnum):
    """The first question of the intake, asked before any text."""

    PLACE = "place"  # a place, a thing or a service
    CONDUCT = "conduct"  # an official's conduct: sealed from the unit concerned
    PERSON = "person"  # somebody else: no text is taken, the lawful office is shown


class State(StrEnum):
    """Where a matter stands. The table of moves is in `states.py`."""

    RAISED = "raised"  # waits for a centre to screen it
    DISPATCHED = "dispatched"  # waits for the unit to accept or object
    OBJECTED = "objected"  # waits for the coordinating centre
    HANDLING = "handling"
    PAUSED = "paused"
    HANDLED = "handled"  # waits for the check
    CHECKED = "checked"  # waits for the reply
    REPLIED = "replied"  # the resident judges
    REVIEWING = "reviewing"
    REVIEWED = "reviewed"
    REREVIEWING = "rereviewing"
    CLOSED = "closed"
    FINAL = "final"  # re-reviewed: no fourth stage
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    REFERRED = "referred"
    MERGED = "merged"
    PUT_BACK = "put_back"  # a part that went back into its message


AT_WORK = (
    State.RAISED,
    State.DISPATCHED,
    State.OBJECTED,
    State.HANDLING,
    State.PAUSED,
    State.HANDLED,
    State.CHECKED,
    State.REVIEWING,
    State.REREVIEWING,
)
"""Somebody in an office has to do something next: these stand in a queue."""
STAGES: dict[str, tuple[State, ...]] = {
    "new": (State.RAISED,),
    "out": (State.DISPATCHED,),
    "back": (State.OBJECTED,),
    "work": (State.HANDLING, State.PAUSED),
    "check": (State.HANDLED,),
    "answer": (State.CHECKED,),
    "review": (State.REVIEWING, State.REREVIEWING),
}
"""The stages of a queue, as its filter names them: together AT_WORK."""
WITH_RESIDENT = (State.REPLIED, State.REVIEWED)
"""Answered; the resident may still act until the window ends."""
OVER = (State.CLOSED, State.FINAL, State.WITHDRAWN, State.REFUSED, State.REFERRED, State.MERGED, State.PUT_BACK)


class OrderState(StrEnum):
    """A supervise order: issued, answered in writing, settled."""

    ISSUED = "issued"
    ANSWERED = "answered"
    SETTLED = "settled"


class Cause(StrEnum):
    """Why a supervise order was issued."""

    NOT_RECEIVED = "not_received"
    OVERDUE = "overdue"
    NOT_SOLVED = "not_solved"
    RETURNED_TWICE = "returned_twice"
    NO_EVIDENCE = "no_evidence"
    NOT_EXECUTED = "not_executed"


class Pressed(StrEnum):
    """What a resident answers to “did anyone press you?”."""

    NO = "no"
    ASKED = "asked"  # to judge better than they think, or to withdraw
    OFFERED = "offered"  # something was offered for it
    THREATENED = "threatened"  # with what would happen otherwise


class SaidWhen(StrEnum):
    """On which occasion it was asked."""

    RATING = "rating"
    CALL_BACK = "call_back"
    WITHDRAWAL = "withdrawal"


class PauseCause(StrEnum):
    """The only grounds on which a clock stands still."""

    APPRAISAL = "appraisal"
    OTHER_PROCEDURE = "other_procedure"
    FORCE_MAJEURE = "force_majeure"
    RESIDENT_AGREED = "resident_agreed"


class Flood(StrEnum):
    """Why a new matter waits apart, until somebody has looked at it: very many came in at once."""

    CLIENT = "client"  # from one line
    PLACE = "place"  # about one place
    TEXT = "text"  # in the same words


class ClockKind(StrEnum):
    """What must happen before the clock stops."""

    SCREEN = "screen"
    OBJECT = "object"  # the unit's window to say "not ours"; it only closes a door, it is never breached
    HANDLE = "handle"
    CHECK = "check"
    ANSWER = "answer"  # the outer one: the resident has an answer
    REVIEW = "review"
    REREVIEW = "rereview"
    ORDER = "order"
    ASSIST = "assist"  # a unit that helps has done its part


@dataclass(frozen=True, slots=True)
class Title:
    """A matter's title is made of category and place, so that lists never show words."""

    category: Name
    place: Name | None = None

    def said_in(self, language: str) -> str:
        parts = [self.category.said_in(language)]
        if self.place:
            parts.append(self.place.said_in(language))
        return " · ".join(parts)

    def __str__(self) -> str:
        return self.said_in("zh")
