"""Which roles may come in; whose mandate reaches how far is asked for each thing (`queries/standing.py`)."""

import rules

from linli.kernel.actor import Actor, Role


def sees(actor: Actor) -> bool:
    return inspects(actor) or gives(actor)


def inspects(actor: Actor) -> bool:
    return actor.holds(Role.INSPECTOR) and actor.post is not None


def gives(actor: Actor) -> bool:
    return actor.holds(Role.LEAD) and actor.post is not None


rules.add_rule("oversight.see", sees)
rules.add_rule("oversight.inspect", inspects)
rules.add_rule("oversight.give", gives)
