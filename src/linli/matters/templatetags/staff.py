"""What pages of `matters` say about a matter: names in the reader's language, states and deadlines as badges."""

from datetime import datetime, timedelta

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from linli.knowledge.data import Piece
from linli.matters.data import (
    ASSISTS_CALLED,
    CLOCKS_CALLED,
    PRESSED_CALLED,
    AssistState,
    Channel,
    ClockKind,
    Flood,
    Name,
    Pressed,
    QueueItem,
    State,
    Title,
)
from linli.web.templatetags.ui import badge
from linli.web.words import say

register = template.Library()
SOON = timedelta(days=2)

TONES = {
    State.RAISED: "wait",
    State.OBJECTED: "wait",
    State.HANDLED: "wait",
    State.REVIEWING: "wait",
    State.REREVIEWING: "wait",
    State.CHECKED: "good",
    State.REPLIED: "good",
    State.REVIEWED: "good",
    State.CLOSED: "good",
    State.FINAL: "good",
}


def state_words(state: State) -> str:
    """Staff's word for where a matter stands."""
    return {
        State.RAISED: gettext("to be screened"),
        State.DISPATCHED: gettext("dispatched"),
        State.OBJECTED: gettext("objected to"),
        State.HANDLING: gettext("being handled"),
        State.PAUSED: gettext("paused"),
        State.HANDLED: gettext("to be checked"),
        State.CHECKED: gettext("to be answered"),
        State.REPLIED: gettext("answered"),
        State.REVIEWING: gettext("under review"),
        State.REVIEWED: gettext("reviewed"),
        State.REREVIEWING: gettext("under re-review"),
        State.CLOSED: gettext("closed"),
        State.FINAL: gettext("closed for good"),
        State.WITHDRAWN: gettext("withdrawn"),
        State.REFUSED: gettext("not accepted"),
        State.REFERRED: gettext("referred elsewhere"),
        State.MERGED: gettext("merged"),
        State.PUT_BACK: gettext("put back into the message"),
    }[state]


def channel_words(channel: Channel) -> str:
    return {
        Channel.PORTAL: gettext("portal"),
        Channel.GRID_WORKER: gettext("grid worker"),
        Channel.TELEPHONE: gettext("telephone"),
        Channel.LETTER: gettext("letter"),
        Channel.WALK_IN: gettext("walk-in"),
        Channel.HOTLINE_12345: gettext("12345"),
        Channel.HANDOVER_110: gettext("110 hand-over"),
        Channel.OPEN311: gettext("Open311"),
        Channel.REST: gettext("other system"),
        Channel.EMAIL: gettext("e-mail"),
        Channel.IMPORT: gettext("import"),
        Channel.CENTRE: gettext("the centre itself"),
    }[channel]


def due_words(due_at: datetime | None, now: datetime) -> tuple[str, str]:
    """How long there is, and its tone; hours below two days, whole days above."""
    if due_at is None:
        return gettext("no clock running"), "plain"
    left = abs(due_at - now)
    hours, days = int(left.total_seconds() // 3600), left.days
    if due_at <= now:
        over = (
            ngettext("{n} day over", "{n} days over", days)
            if days
            else ngettext("{n} hour over", "{n} hours over", hours)
        )
        return over.format(n=days or hours), "bad"
    if left < SOON:
        return ngettext("{n} hour left", "{n} hours left", hours).format(n=hours), "wait"
    return ngettext("{n} day left", "{n} days left", days).format(n=days), "plain"


@register.filter
def for_chat(item: QueueItem) -> str:
    """What may stand in a chat group: number, category, state. Never the place, a word or a contact."""
    return " · ".join((item.number, named(item.title.category), state_words(item.state)))


@register.filter
def flood_words(held: Flood) -> str:
    """Of what there were very many."""
    return {
        Flood.CLIENT: gettext("many from one line"),
        Flood.PLACE: gettext("many about one place"),
        Flood.TEXT: gettext("many in the same words"),
    }[held]


@register.simple_tag
def state_badge(state: State) -> SafeString:
    return badge(state_words(state), TONES.get(state, "plain"))


@register.simple_tag
def assist_badge(state: AssistState) -> SafeString:
    tones = {AssistState.ASKED: "wait", AssistState.DONE: "good", AssistState.RETURNED: "bad"}
    return badge(say(ASSISTS_CALLED[state]), tones.get(state, "plain"))


@register.simple_tag
def due_badge(due_at: datetime | None, now: datetime) -> SafeString:
    words, tone = due_words(due_at, now)
    return badge(words, tone, "clock")


@register.filter(name="channel_words")
def channel_filter(channel: Channel) -> str:
    return channel_words(channel)


@register.filter
def clock_words(kind: ClockKind) -> str:
    return say(CLOCKS_CALLED[kind])


@register.filter
def pressed_called(said: Pressed) -> str:
    return say(PRESSED_CALLED[said])


@register.filter
def named(name: Name | Title | None) -> str:
    """A name of the installation's data, in the reader's language."""
    return name.said_in(get_language() or "zh") if name else ""


@register.filter
def body_of(piece: Piece) -> str:
    """An article of the knowledge base in the reader's language."""
    return piece.body(get_language() or "zh")
