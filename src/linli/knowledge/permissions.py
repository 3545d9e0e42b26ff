"""Who reads, writes and answers for what the office knows."""

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.organisation.api import ancestors

READERS = (Role.GRID_WORKER, Role.CLERK, Role.LEAD, Role.HANDLER, Role.CHECKER, Role.CALLER, Role.INSPECTOR)
PARTIES = {"keeper": (Role.CLERK, Role.LEAD, Role.HANDLER), "lead": (Role.LEAD,)}


def is_party(name: str, actor: Actor, unit: UnitId) -> bool:
    """Whether this post may, in a piece that this unit owns."""
    if not actor.holds(*PARTIES[name]) or actor.post is None:
        return False
    return actor.belongs_to(unit) or any(actor.belongs_to(above.id) for above in ancestors(unit))


def demand(name: str, actor: Actor, unit: UnitId) -> None:
    if not is_party(name, actor, unit):
        raise NotPermitted


rules.add_rule("knowledge.read", lambda actor: actor.holds(*READERS) and actor.post is not None)
rules.add_rule("knowledge.write", lambda actor: actor.holds(*PARTIES["keeper"]) and actor.post is not None)
