"""Who grants leave, and who asks for it. A commander sees the days somebody is away, never the kind of leave."""

import rules

from linli.auxiliaries.data import Officer
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.permissions.files import has_in_care
from linli.auxiliaries.permissions.people import is_himself
from linli.kernel.actor import Actor, Role, UnitId
from linli.ledger.data import Subject
from linli.privacy.data import Purpose


def grants(actor: Actor, officer: Officer | AuxiliaryOfficer | None = None) -> bool:
    """The personnel officer of the unit, or above it; never about oneself."""
    if not actor.holds(Role.HR) or actor.post is None:
        return False
    if officer is None:
        return True
    return has_in_care(actor, UnitId(officer.unit)) and (officer.user is None or officer.user != actor.user)


def asks(actor: Actor, officer: AuxiliaryOfficer | None = None) -> bool:
    """The officer; or the personnel officer, who writes down what was asked by word or telephone."""
    return is_himself(actor, officer) or grants(actor, officer)


def may_read_leave(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = LeaveRequest.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and grants(actor, row.officer)


rules.add_rule("auxiliaries.leave", grants)
rules.add_rule("auxiliaries.ask_leave", asks)
