"""Codes, hours and days of training in the reader's language."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import ngettext

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Name, Sentence
from linli.organisation.api import unit
from linli.training.data import (
    CERTIFICATE_STATES,
    COURSE_NAMES,
    COURSE_STATES,
    LEARNER_NAMES,
    ONE_LEARNER,
    PLAN_STATES,
    REASON_NAMES,
    SESSION_STATES,
    TOPIC_NAMES,
    CertificateState,
    CourseKind,
    CourseState,
    LearnerKind,
    PlanState,
    Reason,
    SessionState,
    Topic,
)
from linli.web.words import say

register = template.Library()
# By kind of code first: codes of two kinds may be spelled alike.
_NAMES: dict[type[StrEnum], Mapping[Any, Sentence]] = {
    CertificateState: CERTIFICATE_STATES, CourseKind: COURSE_NAMES, CourseState: COURSE_STATES,
    LearnerKind: LEARNER_NAMES, PlanState: PLAN_STATES, Reason: REASON_NAMES, SessionState: SESSION_STATES,
    Topic: TOPIC_NAMES,
}  # fmt: skip
_TONES = {"draft": "wait", "published": "good", "approved": "good", "planned": "wait", "held": "good", "revoked": "bad"}


@register.filter
def called(code: StrEnum) -> str:
    return say(_NAMES[type(code)][code])


@register.filter
def one_of(kind: LearnerKind) -> str:
    """“Auxiliary officer”, where `called` says “Auxiliary officers”."""
    return say(ONE_LEARNER[kind])


@register.filter
def tone(code: StrEnum) -> str:
    """Of the badge that shows the state."""
    return _TONES.get(code.value, "plain")


@register.filter
def plain(number: Decimal | float) -> str:
    """Without needless noughts: 14.5, 15."""
    text = f"{number:.2f}"
    return text.rstrip("0").rstrip(".")


@register.filter
def as_hours(minutes: int) -> str:
    """“7.5 hours” for 450."""
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if minutes == 60 else 2) % {"hours": plain(minutes / 60)}


@register.filter
def hours(minutes: int) -> str:
    """“7.5” for 450."""
    return plain(minutes / 60)


@register.filter
def unit_called(id: int | None) -> str:
    try:
        found = unit(UnitId(id)) if id is not None else None
    except NotFound:
        found = None
    return say(Name(found.name, found.name_en)) if found else "–"


@register.filter
def at(found: Sequence[Any], number: int) -> Any:
    """The one in that place, where two lists run side by side."""
    return found[number]


@register.filter
def in_order(codes: Collection[StrEnum]) -> list[StrEnum]:
    """As they are named in the code, whatever a set makes of them."""
    return [code for code in type(next(iter(codes))) if code in codes] if codes else []


@register.filter
def month_called(month: int) -> str:
    return date_format(date(2000, month, 1), "F")
