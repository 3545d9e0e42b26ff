"""`{% state_badge state %}`: where a matter stands, in words and with a sign."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from linli.matters.data import OVER, PARTS_CALLED, PRESSED_CALLED, STATES_CALLED, WITH_RESIDENT, Name, Pressed, State
from linli.organisation.data import Sticker
from linli.web.templatetags.ui import badge
from linli.web.words import say

register = template.Library()
_TONES = {State.REFUSED: "bad", State.PAUSED: "wait", State.OBJECTED: "wait", State.WITHDRAWN: "plain"}


@register.simple_tag
def state_badge(state: str) -> SafeString:
    known = State(state)
    usual = "good" if known in (*OVER, *WITH_RESIDENT) else "plain"
    tone = _TONES.get(known, usual)
    return badge(say(STATES_CALLED[known]), tone, "clock" if tone == "plain" and known not in OVER else "")


@register.filter
def spot_name(spot: Sticker) -> str:
    """The thing a sticker hangs on and its grid; or the grid alone."""
    thing = Name(spot.label, spot.label_en).said_in(get_language() or "zh")
    return f"{thing} · {spot.grid.name}" if spot.kind else thing


@register.filter
def yes_no(said: bool | None) -> str:
    """An answer, or that there was none."""
    return gettext("not said") if said is None else gettext("yes") if said else gettext("no")


@register.filter
def pressed_words(said: Pressed | None) -> str:
    return say(PRESSED_CALLED[said]) if said else gettext("not said")


@register.filter
def part_called(kind: str) -> str:
    """What a part of an answer is called; nothing for other texts."""
    return say(PARTS_CALLED.get(kind))
