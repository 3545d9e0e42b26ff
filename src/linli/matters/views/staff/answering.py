"""What stands around the form of an answer: templates to begin from, what is known, and what was reported before."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from linli.kernel.actor import Actor
from linli.kernel.words import Name
from linli.knowledge import api as knowledge
from linli.knowledge.data import Piece, PieceId, PieceKind
from linli.matters.actions.step import subject_of
from linli.matters.data import MatterId
from linli.matters.models import Matter, MatterEvent
from linli.matters.queries.matters import AnswerGround, ground_of
from linli.matters.queries.names import unit_name
from linli.matters.queries.routing import decided_before, likely_unit
from linli.matters.rules.parties import sees
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, SealedId
from linli.web.words import day

ANSWERS = frozenset({"reply", "answer_on_the_spot", "report_handled", "decide_review", "decide_rereview"})
REPORTED = "reported"
CHOOSES_A_UNIT = {"object": "right_unit", "offer_transfer": "to", "redispatch": "unit", "designate": ""}
"""The field that gets a first choice; without one, a designated unit is the one that objected."""


@dataclass(frozen=True, slots=True)
class Around:
    """`initial` fills the form, `context` the page beside it; both empty for acts that answer nobody."""

    initial: dict[str, Any] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)


def around(request: HttpRequest, act: str, matter: MatterId, actor: Actor) -> Around:
    """What the address chose to begin from (`?from=`): a template by its id, or what was reported as handled."""
    if act in CHOOSES_A_UNIT:
        return _earlier(act, matter, actor)
    if act not in ANSWERS:
        return Around()
    ground, chosen = ground_of(matter), request.GET.get("from", "")
    beside = knowledge.beside(ground.category, on=timezone.localdate())
    context = {"beside": beside, "may_begin": act == "reply" and ground.reported, "chosen": chosen}
    if request.method == "POST" or not chosen:
        return Around(context=context)
    initial = _reported(matter, actor) if chosen == REPORTED else _template(chosen, ground, actor)
    return Around(initial, context)


def _earlier(act: str, matter: MatterId, actor: Actor) -> Around:
    """How the same question was decided before, and the unit that most often came out of it as a first choice."""
    found = Matter.objects.get(pk=matter)
    if not sees(actor, found.standing()):
        return Around()
    earlier = decided_before(found)
    likely = likely_unit(earlier, but=found.lead_unit_id)
    named = found.offered_to_id if act == "redispatch" else None
    first = named or likely
    context = {"earlier": earlier, "likely": unit_name(likely) if likely else None}
    field_name = CHOOSES_A_UNIT[act]
    return Around({field_name: first} if first and field_name else {}, context)


def _template(chosen: str, ground: AnswerGround, actor: Actor) -> dict[str, Any]:
    """The published template with its gaps filled; nothing where there is none."""
    if not chosen.isdecimal() or len(chosen) > 19:
        return {}
    piece: Piece = knowledge.piece(PieceId(int(chosen)))
    if piece.text.kind is not PieceKind.REPLY or piece.published_at is None:
        return {}
    values = _values(ground, actor)
    texts: dict[str, Any] = {name: knowledge.filled(text, values) for name, text in piece.text.parts.items()}
    return texts | ({"outcome": "explained"} if texts.get("why_not") and not texts.get("action") else {})


def _values(ground: AnswerGround, actor: Actor) -> dict[str, str]:
    """Things of the matter and of the office; nothing of a person."""
    language = get_language() or "zh"
    unit = organisation.unit(actor.unit) if actor.unit is not None else None
    return {
        "number": ground.number, "category": ground.title.category.said_in(language),
        "place": ground.title.place.said_in(language) if ground.title.place else "",
        "unit": Name(unit.name, unit.name_en).said_in(language) if unit else "",
        "phone": unit.phone if unit else "", "today": day(timezone.localdate()),
    }  # fmt: skip


def _reported(matter: MatterId, actor: Actor) -> dict[str, Any]:
    """The words of the last report. Reading them is a look like any other."""
    event = MatterEvent.objects.filter(matter=matter, act="report_handled").order_by("-id").first()
    wanted = [SealedId(id) for id, name in event.sealed if name in _PARTS] if event else []
    if event is None or not wanted:
        return {}
    opened = privacy.look(
        subject_of(matter), actor=actor, purpose=Purpose.HANDLING, at=timezone.now(), ids=wanted
    )  # fmt: skip
    words: dict[str, Any] = {one.field: one.text for one in opened if one.is_open}
    done = {"done_on": event.detail["on"]} if event.detail.get("on") else {}
    return words | done | ({"outcome": "explained"} if words.get("why_not") else {})


_PARTS = frozenset({"findings", "action", "why_not", "basis", "who_can_change"})
