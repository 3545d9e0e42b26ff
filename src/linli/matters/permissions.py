"""Named permissions: one per act of the table, and a few for looking. The predicates are in `rules/parties.py`."""

from collections.abc import Callable
from typing import Any

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.kernel.states import Machine, Move
from linli.ledger.data import Subject
from linli.matters.data import INSPECTED, OVER, DraftState, MatterId, RingState, State
from linli.matters.models import Draft, Matter, Ring
from linli.matters.rules.parties import PARTIES, STAFF, is_party, kept_away, moves_open_to, sees
from linli.matters.states import ASSIST, MATTER, ORDER
from linli.privacy.data import Purpose

OF_MATTERS: tuple[Machine[Any], ...] = (MATTER, ORDER, ASSIST)
WATCHING = ("supervise", "recuse", "publish_text")
"""Acts that stand open to many; none of them alone is a reason to read what a resident wrote."""

TAKERS_DOWN = (Role.GRID_WORKER, Role.CLERK, Role.LEAD, Role.CALLER)
CALLERS = (Role.CLERK, Role.LEAD, Role.CALLER)


def demand(actor: Actor, matter: Matter, move: Move[State]) -> None:
    if not is_party(move.by, actor, matter.standing()):
        raise NotPermitted


def may_reveal(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """Assignment × purpose × state: who has work to do on the matter now may read what is needed for it.

    What is over is opened by nobody; to watch over others' work is no reason to read what a resident wrote. A unit
    that helps reads what was written, and not how to reach the resident: that is for whoever leads.
    """
    if purpose is Purpose.COMPARING:  # nobody reads a sketch; programs compare them
        return False
    if actor.holds(Role.INSPECTOR):
        return purpose is Purpose.HANDLING and _inspects(actor, MatterId(subject.id))
    matter = Matter.objects.exclude(state__in=OVER).filter(pk=subject.id).first()
    if matter is None or not actor.holds(*STAFF):
        return False
    return _works_on(actor, matter, purpose) or (purpose is Purpose.CONTACT and _works_on_a_part(actor, matter))


def _inspects(actor: Actor, id: MatterId) -> bool:
    """By a mandate, also what is over as long as it is held; never a complaint about the own unit."""
    matter = Matter.objects.filter(pk=id).first()
    return matter is not None and not kept_away(actor, matter.standing()) and any(ask(actor, id) for ask in INSPECTED)


def _works_on_a_part(actor: Actor, head: Matter) -> bool:
    """The contact of a message that was split is held with its first part, for whoever works on any of them."""
    if not head.parts:
        return False
    parts = Matter.objects.filter(part_of=head).exclude(state__in=OVER)
    return any(_works_on(actor, part, Purpose.CONTACT) for part in parts)


def _works_on(actor: Actor, matter: Matter, purpose: Purpose) -> bool:
    rows = tuple(row for row in MATTER.moves_from(State(matter.state)) if row.act not in WATCHING)
    standing = matter.standing()
    helps = purpose is Purpose.HANDLING and is_party("assistant", actor, standing)
    return helps or bool(moves_open_to(actor, standing, rows))


def goes_on_with(actor: Actor, draft: Draft) -> bool:
    """Who parked it; where that post has ended, whoever takes calls down in the same unit."""
    if not actor.holds(*TAKERS_DOWN) or actor.post is None:
        return False
    return actor.post == draft.post_id if draft.post_id else actor.belongs_to(UnitId(draft.unit_id))


def may_ring(actor: Actor, ring: Ring) -> bool:
    """A caller of the unit that was asked; once somebody has it in hand, only that post."""
    if not actor.holds(*CALLERS) or actor.post is None or not actor.belongs_to(UnitId(ring.unit_id)):
        return False
    return ring.taken_by_id is None or ring.taken_by_id == actor.post


def may_open_draft(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    draft = Draft.objects.filter(pk=subject.id, state=DraftState.PARKED).first()
    return draft is not None and goes_on_with(actor, draft)


def may_open_number(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """Only who has taken it, and only to ring."""
    ring = Ring.objects.filter(pk=subject.id, state=RingState.TAKEN).first()
    return purpose is Purpose.CONTACT and ring is not None and may_ring(actor, ring)


def _rule_for(act: str) -> Callable[[Actor, Matter | None], bool]:
    parties = {move.by for machine in OF_MATTERS for move in machine if move.act == act}
    roles = {role for party in parties for role in PARTIES[party][1]}

    def allowed(actor: Actor, matter: Matter | None = None) -> bool:
        if matter is None:
            return actor.role in roles
        return any(is_party(party, actor, matter.standing()) for party in parties)

    return allowed


def _may_see(actor: Actor, matter: Matter | None = None) -> bool:
    return actor.holds(*STAFF) if matter is None else sees(actor, matter.standing())


for _act in sorted({act for machine in OF_MATTERS for act in machine.acts()}):
    rules.add_rule(f"matters.{_act}", _rule_for(_act))
rules.add_rule("matters.raise", rules.always_allow)
rules.add_rule("matters.see", _may_see)
rules.add_rule("matters.queue", lambda actor: actor.holds(*STAFF))
rules.add_rule("matters.take_down", lambda actor: actor.holds(*TAKERS_DOWN))
rules.add_rule("matters.calls", lambda actor: actor.holds(*CALLERS))
rules.add_rule("matters.routing", lambda actor: actor.holds(Role.LEAD))
rules.add_rule("matters.catalogue", lambda actor: actor.holds(Role.OPERATOR, Role.SYSTEM))
