"""Documents that are handed out, with a number and an address at which each can be checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linli.kernel.words import Sentence, _


class PaperKind(StrEnum):
    RATING_NOTICE = "rating_notice"
    PRE_DECISION = "pre_decision"
    DECISION = "decision"
    CLEARING = "clearing"
    REFUSAL_SLIP = "refusal_slip"
    AWARD = "award"
    RECOMMENDATION = "recommendation"
    COMPLAINT_RESULT = "complaint_result"


class Print(StrEnum):
    """Kept in no register: what stands on it was so on its day. Named after the layout."""

    CHECKLIST = "checklist"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Paper:
    """All that anybody may know of it: whether it is valid, what it is, when it was issued."""

    kind: PaperKind
    number: str
    code: str
    issued_on: date
    valid: bool


PAPER_NAMES: Mapping[PaperKind, Sentence] = {
    PaperKind.RATING_NOTICE: _("Notice of a rating"),
    PaperKind.PRE_DECISION: _("Notice before a decision"),
    PaperKind.DECISION: _("Decision on a case"),
    PaperKind.CLEARING: _("Clearing letter"),
    PaperKind.REFUSAL_SLIP: _("Slip on the refusal of an order"),
    PaperKind.AWARD: _("Decision on an award"),
    PaperKind.RECOMMENDATION: _("Letter of recommendation"),
    PaperKind.COMPLAINT_RESULT: _("Answer to a complaint"),
}
PRINT_NAMES: Mapping[Print, Sentence] = {
    Print.CHECKLIST: _("A list or check report on auxiliary officers"),
    Print.APPLICATION: _("An answer to an application"),
}
