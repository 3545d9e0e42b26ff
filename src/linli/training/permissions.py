"""Who may do what here. Asked with an actor alone for pages, with a unit for acts; units below the own are included."""

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.organisation.api import ancestors, descendants
from linli.training.data import Certificate, CertificateState, LearnerCard

READERS = (Role.TRAINER, Role.HR, Role.LEAD, Role.COMMANDER, Role.INSPECTOR)
PLANNERS = (Role.TRAINER, Role.HR)
KEEPERS = (Role.HR, Role.LEAD)
VERIFIERS = (Role.HR, Role.TRAINER, Role.LEAD, Role.COMMANDER)
"""Whoever has seen the paper of an earlier training."""


def scope(actor: Actor) -> frozenset[UnitId]:
    """The units of the actor's post, and all below."""
    return actor.units | {below.id for unit in actor.units for below in descendants(unit)}


def covers(actor: Actor, unit: UnitId | None) -> bool:
    """Whether the unit is the actor's, or stands below it."""
    if unit is None:
        return False
    return actor.belongs_to(unit) or any(actor.belongs_to(above.id) for above in ancestors(unit))


def holds_post(*roles: Role) -> "rules.predicates.Predicate":
    """A predicate: whoever holds such a post today, over the unit where one is asked about."""

    def holder(actor: Actor, unit: UnitId | None = None) -> bool:
        return actor.holds(*roles) and actor.post is not None and (unit is None or covers(actor, unit))

    return rules.predicate(holder)


def is_signed_in(actor: Actor | None) -> bool:
    return actor is not None and actor.user is not None


def is_own(actor: Actor, card: LearnerCard) -> bool:
    return actor.user is not None and actor.user == card.user


def may_read(actor: Actor, card: LearnerCard) -> bool:
    """The learner, and those who train, appraise or employ in the learner's unit."""
    return is_own(actor, card) or (card.unit is not None and rules.test_rule("training.see", actor, card.unit))


def may_revoke(actor: Actor, certificate: Certificate, card: LearnerCard) -> bool:
    """Whoever keeps the file of the learner's unit, while the certificate stands."""
    stands = certificate.state is CertificateState.ISSUED
    return stands and card.unit is not None and rules.test_rule("training.keep", actor, card.unit)


def demand(name: str, actor: Actor, unit: UnitId | None = None) -> None:
    """NotPermitted unless the rule `training.<name>` says yes."""
    if not rules.test_rule(f"training.{name}", actor, unit):
        raise NotPermitted


rules.add_rule("training.see", holds_post(*READERS))
rules.add_rule("training.teach", holds_post(Role.TRAINER))
rules.add_rule("training.plan", holds_post(*PLANNERS))
rules.add_rule("training.approve", holds_post(Role.LEAD))
rules.add_rule("training.keep", holds_post(*KEEPERS))
rules.add_rule("training.own", rules.predicate(is_signed_in))
