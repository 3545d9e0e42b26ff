"""What pages of `matters` say about a matter: names in the reader's language, states and deadlines as badges."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from linli.kernel.calendar import LengthUnit
from linli.knowledge.data import Piece
from linli.matters.data import (
    ANSWERS_CALLED,
    ASSISTS_CALLED,
    CLOCKS_CALLED,
    PRESSED_CALLED,
    Answers,
    AssistState,
    Channel,
    ClockKind,
    Decided,
    Flood,
    Name,
    Pressed,
    QueueItem,
    State,
    Title,
)
from linli.matters.forms.routing import LENGTH_UNITS
from linli.matters.models import RoutingRule
from linli.matters.queries.catalogue import catalogue, name_of
from linli.matters.queries.everyday import group_names
from linli.organisation.data import LEVEL_NAMES, Level
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


@register.filter
def rule_fits(row: RoutingRule) -> str:
    """The conditions of a rule in words; a rule without any fits everything."""
    language = get_language() or "zh"
    found = catalogue().rows.get(row.category_key)
    group = group_names().get(row.category_group)
    place = Name(row.place.name, row.place.name_en).said_in(language) if row.place else ""
    hours = {"office": gettext("In office hours"), "off": gettext("Outside office hours")}.get(row.hours, "")
    category = name_of(found).said_in(language) if found else row.category_key
    parts = (category, group.said_in(language) if group else row.category_group, row.kind, place, hours)
    return " · ".join(part for part in parts if part) or gettext("Everything")


@register.filter
def rule_unit(unit: Any) -> str:
    """A unit that a rule names, as the database has it."""
    return Name(unit.name, unit.name_en).said_in(get_language() or "zh")


@register.filter
def rule_level(row: RoutingRule) -> str:
    return say(LEVEL_NAMES[Level(row.level or Level.VILLAGE)])


@register.filter
def rule_limit(row: RoutingRule) -> str:
    """A local limit for handling; a dash where catalogue and law say it."""
    if row.length is None:
        return "–"
    names = {unit: str(words) for unit, words in LENGTH_UNITS}
    return f"{row.length} {names[LengthUnit(row.length_unit)]}"


@register.filter
def rule_answers(row: RoutingRule) -> str:
    return say(ANSWERS_CALLED[Answers(row.answers)])


@register.filter
def decided_words(one: Decided) -> str:
    """What was made of an objection."""
    language = get_language() or "zh"
    unit = one.went_to.said_in(language) if one.went_to else ""
    told = {
        "taken_over": gettext("%(unit)s took it over."),
        "redispatched": gettext("It was given to %(unit)s."),
        "designated": gettext("%(unit)s was designated."),
        "escalated": gettext("It was passed up."),
    }
    return told.get(one.decision, one.decision) % {"unit": unit}
