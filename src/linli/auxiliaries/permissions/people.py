"""Who rates, disciplines, answers and decides, and who stands above. Each predicate is asked with an actor alone for
pages and with the unit or officer concerned for acts."""

import rules

from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.auxiliaries.permissions.files import has_in_care, holds_post
from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation.api import ancestors

RATERS = (Role.HR, Role.COMMANDER)
REPORTERS = (Role.AUXILIARY, Role.HR, Role.COMMANDER, Role.TRAINER, Role.FINANCE, Role.INSPECTOR, Role.PROVIDER)
ABOVE = (Role.INSPECTOR, Role.HR)


def rates(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Personnel officers and commanders, in their own unit."""
    return _in_unit(actor, RATERS, officer)


def disciplines(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    return _in_unit(actor, (Role.HR,), officer)


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


def is_party(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """Of a dispute: the officer, or the personnel officer of the unit."""
    return is_himself(actor, officer) or disciplines(actor, officer)


def _in_unit(actor: Actor, roles: tuple[Role, ...], officer: AuxiliaryOfficer | None) -> bool:
    if not actor.holds(*roles) or actor.post is None:
        return False
    return officer is None or (officer.unit in actor.units and (officer.user is None or officer.user != actor.user))


rules.add_rule("auxiliaries.rate", rates)
rules.add_rule("auxiliaries.ask_above", asks_above)
rules.add_rule("auxiliaries.discipline", disciplines)
rules.add_rule("auxiliaries.above", stands_above)
rules.add_rule("auxiliaries.conduct", inspects)
rules.add_rule("auxiliaries.himself", is_himself)
rules.add_rule("auxiliaries.party", is_party)
rules.add_rule("auxiliaries.paper", holds_post(*RATERS, Role.AUXILIARY))
rules.add_rule("auxiliaries.report", holds_post(*REPORTERS))
