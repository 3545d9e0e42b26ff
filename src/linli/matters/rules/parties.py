"""The parties of the table (`states.py`), as predicates over role, unit and assignment.

A post in the unit that a complaint concerns is no party at all, and neither is one that has recused itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from linli.kernel.actor import Actor, Role
from linli.kernel.states import Move
from linli.matters.data import Answers, State

CENTRE_ROLES = (Role.CLERK, Role.LEAD)
UNIT_ROLES = (Role.HANDLER, Role.LEAD, Role.CLERK)
WORK_ROLES = (Role.GRID_WORKER, *UNIT_ROLES)
STAFF = (Role.GRID_WORKER, Role.CLERK, Role.LEAD, Role.HANDLER, Role.CHECKER, Role.CALLER, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a predicate may know of a matter: where it stands, who holds it, who had a hand in it."""

    state: State
    holder_unit: int
    holder_post: int | None = None
    lead_unit: int | None = None
    dispatching_unit: int | None = None
    offered_to: int | None = None
    unit_concerned: int | None = None
    village: int | None = None
    township: int | None = None
    district: int | None = None
    grid: int | None = None
    handled_by: int | None = None
    dispatched_by: int | None = None
    recused: frozenset[int] = frozenset()
    assisting: frozenset[int] = frozenset()
    answers: str = Answers.SCREENER

    @property
    def chain(self) -> tuple[int, ...]:
        """The centres of the place from the village up, as far as they are known."""
        return tuple(unit for unit in (self.village, self.township, self.district) if unit)

    @property
    def above(self) -> tuple[int, ...]:
        """The dispatching centre, or the one that holds the matter, and the centres above it."""
        at = self.dispatching_unit or self.holder_unit
        return self.chain[self.chain.index(at) :] if at in self.chain else (at, *self.chain[-1:])


Party = Callable[[Actor, Standing], bool]


def _in(actor: Actor, *units: int | None) -> bool:
    return any(unit is not None and unit in actor.units for unit in units)


def _had_a_hand(actor: Actor, matter: Standing) -> bool:
    return actor.user is not None and actor.user in (matter.handled_by, matter.dispatched_by)


def centre(actor: Actor, matter: Standing) -> bool:
    return actor.holds(*CENTRE_ROLES) and _in(actor, matter.holder_unit)


def screener(actor: Actor, matter: Standing) -> bool:
    at_the_door = actor.holds(Role.GRID_WORKER) and actor.grid is not None and actor.grid == matter.grid
    return centre(actor, matter) or (at_the_door and _in(actor, matter.holder_unit))


def at_once(actor: Actor, matter: Standing) -> bool:
    """A screener whom the routing rule lets answer without dispatching."""
    return screener(actor, matter) and (
        matter.answers == Answers.SCREENER or (matter.answers == Answers.CENTRE and centre(actor, matter))
    )


def unit(actor: Actor, matter: Standing) -> bool:
    if not _in(actor, matter.lead_unit):
        return False
    if matter.holder_post is not None:
        return actor.post == matter.holder_post or actor.holds(Role.LEAD)
    return actor.holds(*UNIT_ROLES)


def merger(actor: Actor, matter: Standing) -> bool:
    return centre(actor, matter) or system(actor, matter)


def coordinator(actor: Actor, matter: Standing) -> bool:
    return actor.holds(*CENTRE_ROLES) and _in(actor, *matter.above)


def checker(actor: Actor, matter: Standing) -> bool:
    return actor.holds(Role.CHECKER, *CENTRE_ROLES) and _in(actor, *matter.above) and not _had_a_hand(actor, matter)


def answerer(actor: Actor, matter: Standing) -> bool:
    return unit(actor, matter) or coordinator(actor, matter)


def approver(actor: Actor, matter: Standing) -> bool:
    heads = actor.holds(Role.LEAD) and _in(actor, matter.lead_unit, matter.dispatching_unit)
    return heads and (actor.user is None or actor.user != matter.handled_by)


def reviewer(actor: Actor, matter: Standing) -> bool:
    return centre(actor, matter) and not _had_a_hand(actor, matter)


def worker(actor: Actor, matter: Standing) -> bool:
    at_desk = actor.holds(*UNIT_ROLES) and _in(actor, matter.holder_unit)
    return at_desk or screener(actor, matter) or unit(actor, matter)


def receiver(actor: Actor, matter: Standing) -> bool:
    return actor.holds(*UNIT_ROLES) and _in(actor, matter.offered_to)


def assistant(actor: Actor, matter: Standing) -> bool:
    return actor.holds(*UNIT_ROLES) and _in(actor, *matter.assisting)


def lead(actor: Actor, matter: Standing) -> bool:
    return actor.holds(Role.LEAD, Role.INSPECTOR) and _in(actor, *matter.above, *matter.chain[1:])


def caller(actor: Actor, matter: Standing) -> bool:
    calls = actor.holds(Role.CALLER, Role.CHECKER, *CENTRE_ROLES) and _in(actor, *matter.above)
    return calls and not _had_a_hand(actor, matter)


def resident(actor: Actor, matter: Standing) -> bool:
    """Whoever holds the receipt; the receipt is checked where it is opened, before any act."""
    return actor.holds(Role.RESIDENT)


def system(actor: Actor, matter: Standing) -> bool:
    return actor.holds(Role.SYSTEM)


PARTIES: Mapping[str, tuple[Party, tuple[Role, ...]]] = {
    "screener": (screener, (Role.GRID_WORKER, *CENTRE_ROLES)),
    "at_once": (at_once, (Role.GRID_WORKER, *CENTRE_ROLES)),
    "centre": (centre, CENTRE_ROLES),
    "merger": (merger, (*CENTRE_ROLES, Role.SYSTEM)),
    "unit": (unit, WORK_ROLES),
    "coordinator": (coordinator, CENTRE_ROLES),
    "checker": (checker, (Role.CHECKER, *CENTRE_ROLES)),
    "answerer": (answerer, WORK_ROLES),
    "approver": (approver, (Role.LEAD,)),
    "reviewer": (reviewer, CENTRE_ROLES),
    "worker": (worker, WORK_ROLES),
    "receiver": (receiver, UNIT_ROLES),
    "assistant": (assistant, UNIT_ROLES),
    "lead": (lead, (Role.LEAD, Role.INSPECTOR)),
    "caller": (caller, (Role.CALLER, Role.CHECKER, *CENTRE_ROLES)),
    "resident": (resident, (Role.RESIDENT,)),
    "system": (system, (Role.SYSTEM,)),
}
"""Each party with the roles that can be it at all: enough to guard an address before the matter is known."""


def kept_away(actor: Actor, matter: Standing) -> bool:
    """A complaint about their unit, or a recusal: nothing of this matter is for them."""
    return matter.unit_concerned in actor.kept_from() or actor.post in matter.recused


def is_party(name: str, actor: Actor, matter: Standing) -> bool:
    return PARTIES[name][0](actor, matter) and not kept_away(actor, matter)


def moves_open_to(actor: Actor, matter: Standing, rows: tuple[Move[State], ...]) -> tuple[Move[State], ...]:
    """Of these rows, those whose party the actor is."""
    return tuple(row for row in rows if is_party(row.by, actor, matter))


def sees(actor: Actor, matter: Standing) -> bool:
    """Open the matter without its words: who holds, leads or dispatched it, who stands above; its grid worker."""
    if not actor.holds(*STAFF) or kept_away(actor, matter):
        return False
    if actor.holds(Role.GRID_WORKER):
        return (actor.grid is not None and actor.grid == matter.grid) or actor.post == matter.holder_post
    concerned = (matter.holder_unit, matter.lead_unit, matter.dispatching_unit, matter.offered_to)
    return _in(actor, *concerned, *matter.chain, *matter.assisting)
