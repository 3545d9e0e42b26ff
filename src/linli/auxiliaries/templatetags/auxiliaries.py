"""Codes and figures of this context, said in the reader's language."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django import template
from django.utils.translation import get_language

from linli.auxiliaries import data
from linli.auxiliaries.data import contracts, contributions, equipment, files, leave, own, plan, recruitment, takeover
from linli.auxiliaries.data.deeds import DEEDS, OTHER_DEED
from linli.auxiliaries.data.plan import PlanState
from linli.kernel.actor import Role, UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence
from linli.ledger.data import Recorded
from linli.organisation import api as organisation
from linli.organisation.data import ROLE_NAMES
from linli.web.words import day, say

register = template.Library()
NAMES: dict[type[StrEnum], Mapping[Any, Sentence]] = {
    Role: ROLE_NAMES,
    files.Category: files.CATEGORY_NAMES,
    files.Employment: files.EMPLOYMENT_NAMES,
    files.Branch: files.BRANCH_NAMES,
    files.OfficerState: files.STATE_NAMES,
    plan.Rank: plan.RANK_NAMES,
    plan.Head: plan.HEAD_NAMES,
    plan.PlanState: plan.PLAN_NAMES,
    contracts.ContractKind: contracts.KIND_NAMES,
    contracts.FilingCause: contracts.CAUSE_NAMES,
    equipment.ItemClass: equipment.ITEM_NAMES,
    equipment.ItemState: equipment.STATE_NAMES,
    equipment.PermitState: equipment.PERMIT_NAMES,
    equipment.Loss: equipment.LOSS_NAMES,
    contributions.Fund: contributions.FUND_NAMES,
    contributions.Trouble: contributions.TROUBLE_NAMES,
    leave.LeaveKind: leave.KIND_NAMES,
    leave.Outcome: leave.OUTCOME_NAMES,
    own.Part: own.PART_NAMES,
    recruitment.RecruitmentState: recruitment.RECRUITMENT_NAMES,
    recruitment.StepKind: recruitment.STEP_NAMES,
    recruitment.ApplicantState: recruitment.APPLICANT_NAMES,
    recruitment.Priority: recruitment.PRIORITY_NAMES,
    recruitment.Exclusion: recruitment.EXCLUSION_NAMES,
    recruitment.Exam: recruitment.EXAM_NAMES,
    takeover.State: takeover.STATE_NAMES,
    takeover.Fate: takeover.FATE_NAMES,
    takeover.Added: takeover.ADDED_NAMES,
}
TONES: Mapping[StrEnum, str] = {
    PlanState.APPROVED: "good", PlanState.SUBMITTED: "wait", PlanState.REFUSED: "bad",
    recruitment.ApplicantState.REJECTED: "bad", recruitment.ApplicantState.CONTESTED: "wait",
    recruitment.ApplicantState.ELIGIBLE: "good", recruitment.ApplicantState.CHOSEN: "good",
    recruitment.ApplicantState.EMPLOYED: "good", recruitment.RecruitmentState.FINISHED: "good",
    recruitment.RecruitmentState.CALLED_OFF: "bad",
    data.OfficerState.EMPLOYED: "good", data.OfficerState.LEAVING: "wait",
    takeover.State.TAKEN: "good", takeover.State.TAKING: "wait", takeover.State.UNDOING: "wait",
    takeover.Fate.NEW: "good", takeover.Fate.CHANGED: "wait", takeover.Fate.REFUSED: "bad", takeover.Fate.KEPT: "bad",
    equipment.ItemState.LOST: "bad", equipment.PermitState.VALID: "good", equipment.PermitState.LOST: "bad",
}  # fmt: skip
FEN = HUNDREDTHS = 100


@register.filter
def in_words(code: StrEnum) -> str:
    """A code of this context, as the reader says it."""
    return say(NAMES[type(code)][code])


@register.filter
def tone(code: StrEnum) -> str:
    """How a state looks as a badge."""
    return TONES.get(code, "plain")


@register.filter
def yuan(fen: int | None) -> str:
    """`4350.00`: fen as yuan, with the thousands apart; a dash where there is none."""
    return "–" if fen is None else f"{fen / FEN:,.2f}"


@register.filter
def unit_name(id: int | None) -> str:
    """The name of a unit; nothing for none."""
    if id is None:
        return ""
    try:
        found = organisation.unit(UnitId(id))
    except NotFound:
        return str(id)
    return found.name_en if found.name_en and (get_language() or "").startswith("en") else found.name


@register.filter
def said(value: Any) -> str:
    """Whatever a line of the own page holds."""
    return day(value) if isinstance(value, date) else say(value)


@register.filter
def deed(entry: Recorded) -> str:
    """What was done with a file, in words; what nobody has named yet, by its code."""
    return say(DEEDS[entry.act]) if entry.act in DEEDS else f"{say(OTHER_DEED)} ({entry.act})"


@register.filter
def points(hundredths: int | None) -> str:
    """`86.50`; a dash where there are none."""
    return "–" if hundredths is None else f"{hundredths / HUNDREDTHS:.2f}"


@register.filter
def at(table: Mapping[Any, Any], key: Any) -> Any:
    """`table[key]`, None where there is none."""
    return table.get(key)
