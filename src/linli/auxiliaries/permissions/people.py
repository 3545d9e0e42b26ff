"""Who rates, disciplines, answers and decides, and who stands above. Each predicate is asked with an actor alone for
pages and with the unit or officer concerned for acts."""

import rules

from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.auxiliaries.permissions.files import has_in_care, holds_post
from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation.api import ancestors, descendants, setting
from linli.organisation.api import unit as find_unit
from linli.organisation.data import UnitKind

RATERS = (Role.HR, Role.COMMANDER)
REPORTERS = (Role.AUXILIARY, Role.HR, Role.COMMANDER, Role.TRAINER, Role.FINANCE, Role.INSPECTOR, Role.PROVIDER)
ABOVE = (Role.INSPECTOR, Role.HR)


def answers_for(actor: Actor, unit: UnitId) -> bool:
    """Whoever holds a post in the unit; a personnel officer also for the units of the own public security organ, which
    employs, rates and disciplines (Arts 11, 23, 34): a police station need have no personnel office."""
    if unit in actor.units:
        return True
    return actor.holds(Role.HR) and organ_of(unit) in actor.units


def units_answered_for(actor: Actor) -> tuple[UnitId, ...]:
    """The own units, and for a personnel officer those of the own organ. From memory, no statement of its own."""
    below = {unit.id for own in actor.units for unit in descendants(own)} - actor.units
    return (*actor.units, *sorted(unit for unit in below if answers_for(actor, unit)))


def organ_of(unit: UnitId) -> UnitId | None:
    """The public security organ to which a unit belongs: itself, or the nearest above."""
    chain = (find_unit(unit), *ancestors(unit))
    return next((one.id for one in chain if one.kind is UnitKind.ORGAN), None)


def rates(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Commanders in their own unit, and the personnel officers who answer for it."""
    return _of_unit(actor, RATERS, officer)


def disciplines(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    return _of_unit(actor, (Role.HR,), officer)


def stands_above(actor: Actor, unit: UnitId | None = None) -> bool:
    """Of a unit above the one concerned, and holding no post in that one."""
    if not actor.holds(*ABOVE) or actor.post is None:
        return False
    return unit is None or (unit not in actor.units and any(one.id in actor.units for one in ancestors(unit)))


def inspects(actor: Actor, unit: UnitId | None = None) -> bool:
    """Complaints about officers: inspectors of a unit above; where there is none above, of any other unit."""
    if not actor.holds(Role.INSPECTOR) or actor.post is None:
        return False
    if unit is None:
        return True
    above = ancestors(unit)
    return unit not in actor.units and (not above or any(one.id in actor.units for one in above))


def asks_above(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Whoever rates, and the personnel officer who keeps the file; nobody for himself."""
    if rates(actor, officer):
        return True
    if not actor.holds(Role.HR) or actor.post is None or officer is None:
        return False
    return has_in_care(actor, UnitId(officer.unit)) and (officer.user is None or officer.user != actor.user)


def is_himself(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    if not actor.holds(Role.AUXILIARY) or actor.post is None:
        return False
    return officer is None or (actor.user is not None and actor.user == officer.user)


def decides_levels(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Only where the installation has introduced levels (Art 24)."""
    return bool(setting("auxiliary.levels")) and disciplines(actor, officer)


def is_party(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Of a dispute: the officer, or the personnel officer of the unit."""
    return is_himself(actor, officer) or disciplines(actor, officer)


def _of_unit(actor: Actor, roles: tuple[Role, ...], officer: AuxiliaryOfficer | None) -> bool:
    """Never for oneself."""
    if not actor.holds(*roles) or actor.post is None:
        return False
    if officer is None:
        return True
    return answers_for(actor, UnitId(officer.unit)) and (officer.user is None or officer.user != actor.user)


rules.add_rule("auxiliaries.rate", rates)
rules.add_rule("auxiliaries.ask_above", asks_above)
rules.add_rule("auxiliaries.discipline", disciplines)
rules.add_rule("auxiliaries.above", stands_above)
rules.add_rule("auxiliaries.levels", decides_levels)
rules.add_rule("auxiliaries.conduct", inspects)
rules.add_rule("auxiliaries.himself", is_himself)
rules.add_rule("auxiliaries.party", is_party)
rules.add_rule("auxiliaries.paper", holds_post(*RATERS, Role.AUXILIARY))
rules.add_rule("auxiliaries.report", holds_post(*REPORTERS))
