"""What stands beside an answer: the lawful remedies with their last days, and what each photo of the work shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from linli.matters.data import PARTS_CALLED, AnswerTold, OwnText, Remedy
from linli.matters.models import MatterEvent, Reply
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import unit_name
from linli.matters.rules.remedies import VALUES, Delivery, remedies
from linli.organisation import api as organisation

SHOWS = "shows"
ANSWERING = frozenset({"reply", "answer_on_the_spot", "decide_review", "decide_rereview"})


def remedies_of(reply: Reply | None, *, at: datetime) -> tuple[Remedy, ...]:
    """For an administrative decision; counted from delivery, or else from the first opening, which may be now.

    A review of Linli's own changes no last day: they run from the decision itself.
    """
    if reply is None or not reply.administrative:
        return ()
    days, delivered = calendar(), reply.delivered_at or reply.opened_at or at
    today = days.local_day(delivered)
    values = [organisation.figure(name, on=today) for name in VALUES]
    return remedies.on(today)(Delivery(delivered, days, values))


def answer_told(events: Sequence[MatterEvent], texts: Iterable[OwnText], reply: Reply | None) -> AnswerTold | None:
    """The parts of the last answer, in the order in which they are read."""
    given = next((event for event in reversed(events) if event.act in ANSWERING), None)
    if given is None or reply is None:
        return None
    sealed = {id for id, _field in given.sealed}
    own = {text.kind: text for text in texts if text.id in sealed}
    parts = tuple(own[kind] for kind in PARTS_CALLED if kind in own)
    return AnswerTold(reply.at, unit_name(reply.unit_id), reply.done_on, parts) if parts else None


def shown_by(events: Iterable[MatterEvent], texts: Mapping[int, str]) -> dict[int, str]:
    """For each photo what was written down that it shows. Its description was sealed right after it."""
    found: dict[int, str] = {}
    for event in events:
        for (photo, _field), (text, field) in zip(event.sealed, event.sealed[1:], strict=False):
            if field == SHOWS and text in texts:
                found[int(photo)] = texts[text]
    return found
