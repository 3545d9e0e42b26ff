"""Minutes as people read them."""

from collections.abc import Iterable
from typing import Any

from django import template

from linli.kernel.words import _
from linli.web.words import say

register = template.Library()
HOUR, DAY = 60, 1440


@register.filter
def clock(minutes: int | None) -> str:
    """`22:00`; beyond midnight `06:00 next day`."""
    if minutes is None:
        return "–"
    shown = f"{minutes % DAY // HOUR:02}:{minutes % HOUR:02}"
    return say(_("{clock} next day", clock=shown)) if minutes >= DAY else shown


@register.filter
def in_hours(minutes: int | None) -> str:
    """`7.5 h`, without a needless nought."""
    if minutes is None:
        return "–"
    return say(_("{n} h", n=f"{minutes / HOUR:.2f}".rstrip("0").rstrip(".")))


@register.filter
def nth(rows: Iterable[Any], place: int) -> Any:
    return list(rows)[place]
