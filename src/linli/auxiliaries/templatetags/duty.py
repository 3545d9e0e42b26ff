"""States, categories and duties said in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import template
from django.utils.safestring import SafeString

from linli.auxiliaries.data.appraisal import AWARD_NAMES, GRADE_NAMES, RATING_NAMES, AwardState, Grade, RatingState
from linli.auxiliaries.data.conduct import COMPLAINT_NAMES, ComplaintState
from linli.auxiliaries.data.deployment import Duty, JobState, LineState, SheetState
from linli.auxiliaries.data.deployment_words import CATEGORY_NAMES, JOB_NAMES, LINE_NAMES, SHEET_NAMES
from linli.auxiliaries.data.discipline import (
    ABSENCE_NAMES,
    CASE_NAMES,
    VIOLATION_NAMES,
    AbsenceState,
    CaseState,
    ViolationState,
)
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.data.leave import OUTCOME_NAMES, LeaveState, Outcome
from linli.auxiliaries.data.leave import STATE_NAMES as LEAVE_NAMES
from linli.auxiliaries.data.obligations import ACCESS_NAMES, AccessState
from linli.auxiliaries.data.protection import (
    APPROVAL_NAMES,
    CARE_STATE_NAMES,
    DISPUTE_NAMES,
    VOICE_STATE_NAMES,
    ApprovalState,
    CareState,
    DisputeState,
    VoiceState,
)
from linli.auxiliaries.data.rostering import ROSTER_NAMES, RosterState
from linli.auxiliaries.data.swaps import CALL_NAMES, SWAP_NAMES, CallState, SwapState
from linli.auxiliaries.data.worked import OVERTIME_NAMES, WORKED_NAMES, OvertimeState, WorkedState
from linli.auxiliaries.forms.deployment import point
from linli.auxiliaries.views.records import said as in_reader_words
from linli.kernel.words import Sentence
from linli.web.templatetags.ui import badge
from linli.web.words import say

register = template.Library()
NAMES: Mapping[type[StrEnum], Mapping[Any, Sentence]] = {
    Category: CATEGORY_NAMES, JobState: JOB_NAMES, LineState: LINE_NAMES, SheetState: SHEET_NAMES, Grade: GRADE_NAMES,
    RatingState: RATING_NAMES, AwardState: AWARD_NAMES, CaseState: CASE_NAMES, AbsenceState: ABSENCE_NAMES,
    ViolationState: VIOLATION_NAMES, VoiceState: VOICE_STATE_NAMES, CareState: CARE_STATE_NAMES,
    AccessState: ACCESS_NAMES, DisputeState: DISPUTE_NAMES, ApprovalState: APPROVAL_NAMES,
    ComplaintState: COMPLAINT_NAMES, WorkedState: WORKED_NAMES, OvertimeState: OVERTIME_NAMES,
    LeaveState: LEAVE_NAMES, Outcome: OUTCOME_NAMES,
    RosterState: ROSTER_NAMES, SwapState: SWAP_NAMES, CallState: CALL_NAMES,
}  # fmt: skip
"""By kind first: two kinds may have a state of the same name."""
GOOD = (
    SheetState.PUBLISHED, LineState.ASSIGNED, JobState.IN_FORCE, RatingState.SETTLED, AwardState.GRANTED,
    CaseState.CLEARED, AbsenceState.EXCUSED, ViolationState.HANDLED, VoiceState.ANSWERED, CareState.CLOSED,
    DisputeState.SETTLED, AccessState.OPEN, ApprovalState.APPROVED, ComplaintState.VERIFIED,
    WorkedState.CONFIRMED, OvertimeState.APPROVED, LeaveState.APPROVED, RosterState.PUBLISHED,
    SwapState.APPROVED, CallState.COVERED,
)  # fmt: skip
BAD = (
    LineState.REFUSED,
    LineState.STOOD_DOWN,
    AbsenceState.CONFIRMED,
    RatingState.OBJECTED,
    ApprovalState.DECLINED,
    WorkedState.DISPUTED,
    OvertimeState.REFUSED,
    LeaveState.DECLINED,
    LeaveState.REVOKED,
    SwapState.REFUSED,
    SwapState.DECLINED,
    CallState.LEFT,
)
PLAIN = {
    ApprovalState.LAPSED,
    AccessState.ENDED,
    SheetState.WITHDRAWN,
    JobState.ENDED,
    CaseState.DECIDED,
    VoiceState.TAKEN_BACK,
    ComplaintState.WITHDRAWN,
    LeaveState.WITHDRAWN,
    RosterState.WITHDRAWN,
    SwapState.WITHDRAWN,
}


def tone_of(code: StrEnum) -> str:
    """How a state looks; what is under way waits for somebody."""
    for tone, codes in (("good", GOOD), ("bad", BAD), ("plain", PLAIN)):
        if any(code is one for one in codes):
            return tone
    return "wait"


@register.filter
def in_words(code: StrEnum) -> str:
    return say(NAMES[type(code)][code])


@register.simple_tag
def state_of(code: StrEnum) -> SafeString:
    """A badge, with the tone that the state deserves."""
    return badge(in_words(code), tone_of(code))


@register.filter
def point_of(duty: Duty) -> str:
    return point(duty)


@register.filter
def said(value: Any) -> str:
    return in_reader_words(value)
