"""The shapes of this context: why a look is reviewed and what was found, what may be demanded, what a breach says."""

from enum import StrEnum
from typing import NewType

ReviewId = NewType("ReviewId", int)
RequestId = NewType("RequestId", int)
BreachId = NewType("BreachId", int)
DelayId = NewType("DelayId", int)
AssessmentId = NewType("AssessmentId", int)


class Cause(StrEnum):
    """Why a look is reviewed."""

    QUESTION = "question"  # the resident asked
    SAMPLE = "sample"  # drawn at random
    STRANGERS = "strangers"  # many looks within a day that led to no act
    WEEK = "week"  # a few of them every day
    SEARCHES = "searches"  # far more searches over words than usual
    VOLUME = "volume"  # far more looks than usual
    CANARY = "canary"  # a matter that nobody has reason to open


class Doubt(StrEnum):
    """What the resident asks about a look; a choice, so that no words about anybody are typed."""

    NO_REASON = "no_reason"
    KNOWN_PERSON = "known_person"
    TOO_OFTEN = "too_often"
    OTHER = "other"


class Finding(StrEnum):
    """What the reviewer found."""

    IN_ORDER = "in_order"
    MISTAKE = "mistake"
    MISUSE = "misuse"


class Right(StrEnum):
    """What a person may demand about the data held on a matter."""

    SEE = "see"
    COPY = "copy"
    CORRECT = "correct"
    DELETE = "delete"
    RESTRICT = "restrict"
    WITHDRAW = "withdraw"
    EXPLAIN = "explain"


class RequestState(StrEnum):
    RECEIVED = "received"
    IDENTITY_CHECK = "identity_check"
    ACCEPTED = "accepted"
    DOING = "doing"
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"


class ReviewState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"


class BreachState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"


class DelayState(StrEnum):
    """Of leaving a look out of the resident's list for a time."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class Outside(StrEnum):
    """Where a person may go who was refused."""

    COURT = "court"
    REGULATOR = "regulator"
