"""`{{ unit|named }}`, `{{ post.role|role_name }}`: the words of this context in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import template
from django.utils.translation import get_language

from linli.kernel.actor import Role, UnitId
from linli.kernel.calendar import DayKind
from linli.kernel.words import Sentence
from linli.law import Act, Article, ByHand, Value
from linli.organisation import api
from linli.organisation.data import (
    ASSET_NAMES,
    DAY_NAMES,
    FESTIVAL_NAMES,
    KIND_NAMES,
    LEVEL_NAMES,
    ROLE_NAMES,
    YEAR_NAMES,
    AssetKind,
    Festival,
    Level,
    Unit,
    UnitKind,
    YearStatus,
)  # fmt: skip
from linli.organisation.forms import WEEKDAYS
from linli.organisation.rules import BY_HAND_NAMES, COUNT_NAMES
from linli.web.words import say

register = template.Library()
# By kind of code first: a role and somebody who keeps an article by hand may both be called “operator”.
_NAMES: dict[type[StrEnum], Mapping[Any, Sentence]] = {
    Role: ROLE_NAMES, UnitKind: KIND_NAMES, Level: LEVEL_NAMES, DayKind: DAY_NAMES, Festival: FESTIVAL_NAMES,
    YearStatus: YEAR_NAMES, ByHand: BY_HAND_NAMES,
}  # fmt: skip


@register.filter
def named(unit: Unit) -> str:
    """The unit's name, in English where the reader reads English and there is one."""
    return unit.name_en if _english() and unit.name_en else unit.name


@register.filter
def unit_named(id: UnitId) -> str:
    return named(api.unit(id))


@register.filter
def weekday_name(number: int) -> str:
    """Monday is 0."""
    return str(WEEKDAYS[number])


@register.filter
def in_words(code: StrEnum) -> str:
    return say(_NAMES[type(code)][code])


@register.filter
def asset_kind(code: str) -> str:
    """A row keeps the bare word."""
    return say(ASSET_NAMES[AssetKind(code)])


@register.filter
def told(entry: Article | Act | Value) -> str:
    """The gist in the reader's language."""
    return entry.en if _english() else entry.zh


@register.filter
def note(act: Act) -> str:
    return act.note_en if _english() else act.note_zh


@register.filter
def counted(value: Value) -> str:
    """`60 days`, `5 working days`."""
    sentence = COUNT_NAMES[value.unit]
    return say(type(sentence)(sentence.msgid, {"n": value.length}))


def _english() -> bool:
    return (get_language() or "").startswith("en")
