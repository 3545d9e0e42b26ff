"""Pay in the reader's words: codes, amounts, and how a line was counted."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from linli.auxiliaries.data import files
from linli.auxiliaries.data.pay import (
    EXPORT_NAMES,
    LINE_NAMES,
    STATEMENT_NAMES,
    TABLE_NAMES,
    ExportState,
    Fen,
    Line,
    LineKind,
    StatementState,
    TableState,
)
from linli.auxiliaries.queries.pay import working_day
from linli.kernel.words import Sentence
from linli.web.templatetags.ui import badge
from linli.web.words import say

register = template.Library()
NAMES: Mapping[type[StrEnum], Mapping[Any, Sentence]] = {
    LineKind: LINE_NAMES, StatementState: STATEMENT_NAMES, TableState: TABLE_NAMES, ExportState: EXPORT_NAMES,
    files.Category: files.CATEGORY_NAMES,
}  # fmt: skip
TONES: Mapping[StrEnum, str] = {
    TableState.IN_FORCE: "good", TableState.SUBMITTED: "wait", StatementState.RELEASED: "wait",
    StatementState.CONFIRMED: "good", StatementState.DISPUTED: "bad", ExportState.ASKED: "wait",
    ExportState.APPROVED: "good", ExportState.REFUSED: "bad",
}  # fmt: skip
HOUR, FEN = 60, 100
WHOLE = gettext_noop("Row %(code)s, the whole month")
PART = gettext_noop("Row %(code)s, %(basis)s a month ÷ 21.75 × %(days)s paid days of part of the month")
OVERTIME = gettext_noop("%(basis)s ÷ 21.75 ÷ %(day)s × %(hours)s hours × %(percent)s %%")
RESTED = gettext_noop(
    "%(basis)s ÷ 21.75 ÷ %(day)s × %(hours)s hours × %(percent)s %%; %(rested)s hours more were compensated by rest"
)
SICK = gettext_noop(
    "%(days)s days. The wage goes on here: no text on sick pay has been verified; what a local rule takes off is "
    "entered by hand with its paper"
)
UNPAID = gettext_noop("%(basis)s ÷ 21.75 × %(days)s working days")
UNTAKEN = gettext_noop(
    "%(days)s days of %(year)s: average month %(basis)s ÷ 21.75 × 300 %%, of which the normal wage was paid"
)
GIVEN_UP = gettext_noop("%(days)s days of %(year)s were given up in writing: the normal wage was paid")
PAPER = gettext_noop("By paper %(paper)s")


@register.filter
def pay_words(code: StrEnum) -> str:
    return say(NAMES[type(code)][code])


@register.simple_tag
def pay_state(code: StrEnum) -> SafeString:
    """A badge of a state."""
    return badge(pay_words(code), TONES.get(code, "plain"))


@register.filter
def yuan(fen: Fen) -> str:
    """`-4,350.00`."""
    return f"{fen / FEN:,.2f}"


@register.filter
def how(line: Line) -> str:
    """In one sentence: out of what the line was counted."""
    gaps = {
        "basis": yuan(line.basis), "days": line.days, "hours": _hours(line.minutes - line.rested),
        "rested": _hours(line.rested), "percent": line.percent, "year": line.year, "code": line.code,
        "paper": line.reference, "day": _hours(working_day(on=timezone.localdate())),
    }  # fmt: skip
    return gettext(_pattern(line)) % gaps


def _pattern(line: Line) -> str:
    match line.kind:
        case LineKind.BASE:
            return PART if line.days else WHOLE
        case LineKind.SICK:
            return SICK
        case LineKind.UNPAID:
            return UNPAID
        case LineKind.UNTAKEN:
            return UNTAKEN if line.percent > FEN else GIVEN_UP
        case _ if line.reference:
            return PAPER
        case _:
            return RESTED if line.rested else OVERTIME


def _hours(minutes: int) -> str:
    return f"{minutes / HOUR:g}"
