"""What pages of pieces say about them: kinds, states, owners and subjects in the reader's language."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.knowledge.data import KINDS_CALLED, STATES_CALLED, Piece, PieceKind, PieceState
from linli.knowledge.registry import subjects
from linli.organisation import api as organisation
from linli.web.templatetags.ui import badge
from linli.web.words import say

register = template.Library()
_TONES = {PieceState.DRAFT: "wait", PieceState.PUBLISHED: "good", PieceState.RETIRED: "plain"}


@register.simple_tag
def piece_badge(piece: Piece) -> SafeString:
    return badge(say(STATES_CALLED[piece.state]), _TONES[piece.state])


@register.filter
def kind_called(kind: PieceKind) -> str:
    return say(KINDS_CALLED[kind])


@register.filter
def unit_named(id: UnitId) -> str:
    unit = organisation.unit(id)
    return Name(unit.name, unit.name_en).said_in(get_language() or "zh")


@register.filter
def subject_named(key: str) -> str:
    """The category of that key; the key itself where the catalogue has it no more."""
    return next((name for _group, rows in subjects() for own, name in rows if own == key), key)


@register.filter
def act_called(act: str) -> str:
    return {
        "publish": gettext("Publish"), "revise": gettext("Revise: a new version"), "retire": gettext("Retire"),
        "drop": gettext("Drop the draft"),
    }[act]  # fmt: skip
