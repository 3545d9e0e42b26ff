"""Minutes as people read them."""

from collections.abc import Iterable
from typing import Any

from django import template

from linli.kernel.words import _
from linli.web.words import say

register = template.Library()
HOUR, DAY = 60, 1440


@register.filter
def clock(minutes: Any) -> str:
    """`22:00`; beyond midnight `06:00 next day`; a dash where there is none."""
    if not isinstance(minutes, int):
        return "–"
    shown = f"{minutes % DAY // HOUR:02}:{minutes % HOUR:02}"
    return say(_("{clock} next day", clock=shown)) if minutes >= DAY else shown


@register.filter
def in_hours(minutes: Any) -> str:
    """`7.5 h`, without a needless nought; a dash where there is none."""
    if not isinstance(minutes, int):
        return "–"
    return say(_("{n} h", n=f"{minutes / HOUR:.2f}".rstrip("0").rstrip(".")))


@register.filter
def nth(rows: Iterable[Any], place: int) -> Any:
    return list(rows)[place]
