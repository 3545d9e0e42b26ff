"""What comes back again and again at one place is looked into as one matter; its answer is told in each of them.

It is tied to those matters by their numbers only. Nothing is asked or kept of who raised them.
"""

from datetime import datetime

from linli.kernel.actor import Actor, GridId, Role
from linli.kernel.errors import BadInput, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.intake import raise_matter
from linli.matters.actions.step import Step, hold
from linli.matters.actions.telling import tell_resident
from linli.matters.data import OVER, Answer, Channel, MatterId, RaiseRequest, State
from linli.matters.models import CauseLink, Matter
from linli.matters.queries.causes import LIMIT, alike_here, least_matters
from linli.matters.rules.parties import kept_away
from linli.organisation import api as organisation
from linli.privacy.data import Purpose, Sealed

DONE = "done"


@act
def raise_cause(grid: GridId, category: str, *, words: str, actor: Actor, at: datetime) -> MatterId:
    """One matter for what lies behind those of a category in a grid, by the lead of a centre above it."""
    place = organisation.place_of(grid)
    centres = {place.village, place.township, place.district}
    if not actor.holds(Role.LEAD) or not centres & actor.units:
        raise NotPermitted
    if not words.strip():
        raise BadInput("words", _("Say what comes back, and where the cause may lie."))
    alike = [matter for matter in alike_here(grid, category, at=at) if not kept_away(actor, matter.standing())]
    if len(alike) < least_matters():
        raise Overtaken
    request = RaiseRequest(category=category, words=words, channel=Channel.CENTRE, grid=grid)
    cause = Matter.objects.get(pk=raise_matter(request, actor=actor, at=at).matter)
    CauseLink.objects.bulk_create(CauseLink(cause=cause, matter=matter) for matter in alike)
    Step.of(cause, "gather", actor=actor, at=at).note({"n": len(alike)})
    for matter in alike:
        step = Step.of(matter, "cause_sought", actor=actor, at=at)
        step.note({"number": cause.number, "cause": cause.pk})
        if State(matter.state) not in OVER:
            tell_resident(step)
    return MatterId(cause.pk)


def tell_of_cause(step: Step, answer: Answer, outcome: str) -> None:
    """The answer to what lies behind them, in each of the matters in which it showed."""
    links = CauseLink.objects.filter(cause=step.matter).select_related("matter")[:LIMIT]
    parts = (answer.findings, answer.action, answer.why_not, answer.basis, answer.who_can_change)
    text = "\n".join(part for part in parts if part)
    for link in links:
        told = Step.of(link.matter, "cause_answered", actor=step.actor, at=step.at)
        sealed = hold(link.matter, [Sealed("cause", Purpose.HANDLING, text)], step.at)
        told.note({"number": step.matter.number, "cause": step.matter.pk, "outcome": outcome}, sealed=sealed)
        tell_resident(told)
