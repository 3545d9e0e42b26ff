"""Who may manage users; who is signed in at all."""

import rules

from linli.kernel.actor import Actor, Role


def is_signed_in(actor: Actor | None) -> bool:
    return actor is not None and actor.user is not None


def manages_users(actor: Actor | None) -> bool:
    return actor is not None and actor.holds(Role.OPERATOR, Role.SYSTEM)


rules.add_rule("accounts.signed-in", rules.predicate(is_signed_in))
rules.add_rule("accounts.stranger", ~rules.predicate(is_signed_in))
rules.add_rule("accounts.manage", rules.predicate(manages_users))
