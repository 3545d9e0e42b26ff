"""Who keeps wages and statements: finance and personnel officers with the unit in care, never about themselves. What
commits the organ (a table, an export) is looked at by another post."""

import rules

from linli.auxiliaries.data import Officer
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.pay import PayDispute, PayExport, WageTable
from linli.auxiliaries.permissions.files import has_in_care
from linli.kernel.actor import Actor, Role, UnitId
from linli.ledger.data import Subject
from linli.privacy.data import Purpose

PAYERS = (Role.HR, Role.FINANCE)


def pays(actor: Actor, thing: Officer | AuxiliaryOfficer | UnitId | None = None) -> bool:
    if not actor.holds(*PAYERS) or actor.post is None:
        return False
    if thing is None:
        return True
    if isinstance(thing, Officer | AuxiliaryOfficer):
        return has_in_care(actor, UnitId(thing.unit)) and (thing.user is None or thing.user != actor.user)
    return has_in_care(actor, thing)


def approves_wages(actor: Actor, table: WageTable) -> bool:
    return pays(actor, UnitId(table.organ)) and actor.post != table.submitted_by


def approves_export(actor: Actor, export: PayExport) -> bool:
    return pays(actor, UnitId(export.organ)) and actor.post != export.asked_by


def may_read_dispute(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = PayDispute.objects.select_related("statement__officer").filter(pk=subject.id).first()
    return row is not None and pays(actor, row.statement.officer)


rules.add_rule("auxiliaries.wages", pays)
rules.add_rule("auxiliaries.approve_wages", approves_wages)
rules.add_rule("auxiliaries.approve_export", approves_export)
