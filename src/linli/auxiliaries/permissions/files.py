"""Who sees the file of an officer, and who keeps it: by post, and only for the units in that post's care."""

import rules

from linli.auxiliaries.data import Officer
from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.organisation import api as organisation

READERS = (Role.HR, Role.COMMANDER, Role.TRAINER, Role.FINANCE, Role.INSPECTOR)


def holds_post(*roles: Role) -> "rules.predicates.Predicate":
    """A predicate: whoever holds such a post today, and, where an officer or a unit is named, has it in care."""
    return rules.predicate(
        lambda actor, thing=None: actor.holds(*roles) and actor.post is not None and has_in_care(actor, thing)
    )


def has_in_care(actor: Actor, thing: Officer | UnitId | None) -> bool:
    """The own unit and all below it; for a provider's manager, the officers whom the provider employs."""
    if thing is None:
        return True
    if actor.holds(Role.PROVIDER):
        return actor.belongs_to(thing.provider if isinstance(thing, Officer) else thing)
    unit = thing.unit if isinstance(thing, Officer) else thing
    return actor.belongs_to(unit) or any(actor.belongs_to(above.id) for above in organisation.ancestors(unit))


def is_own(actor: Actor, officer: Officer) -> bool:
    return actor.user is not None and actor.user == officer.user


def demand(name: str, actor: Actor, thing: object = None) -> None:
    """NotPermitted unless the rule `auxiliaries.<name>` says yes."""
    if not rules.test_rule(f"auxiliaries.{name}", actor, thing):
        raise NotPermitted


rules.add_rule("auxiliaries.see", holds_post(*READERS))
rules.add_rule("auxiliaries.files", holds_post(Role.HR))
rules.add_rule("auxiliaries.open", holds_post(Role.HR, Role.INSPECTOR))
rules.add_rule("auxiliaries.pay", holds_post(Role.HR, Role.FINANCE))
rules.add_rule("auxiliaries.papers", holds_post(Role.HR, Role.FINANCE, Role.INSPECTOR, Role.PROVIDER))
rules.add_rule("auxiliaries.employ", holds_post(Role.HR, Role.PROVIDER))
rules.add_rule("auxiliaries.contribute", holds_post(Role.HR, Role.FINANCE, Role.PROVIDER))
rules.add_rule("auxiliaries.command", holds_post(Role.COMMANDER))
rules.add_rule("auxiliaries.inspect", holds_post(Role.INSPECTOR))
rules.add_rule("auxiliaries.provide", holds_post(Role.PROVIDER))
rules.add_rule("auxiliaries.own", holds_post(Role.AUXILIARY))
