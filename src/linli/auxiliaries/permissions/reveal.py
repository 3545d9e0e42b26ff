"""Who opens what is sealed: of an officer, of an applicant, of a file that was uploaded."""

from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.recruitment import Applicant
from linli.auxiliaries.models.takeover import TakeOver
from linli.auxiliaries.permissions.files import has_in_care
from linli.kernel.actor import Actor, Role, UnitId
from linli.ledger.data import Subject
from linli.privacy.data import Purpose


def may_open_file(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """The personnel officer whose units the officer serves in; an inspector too, but not the telephone and address."""
    if not actor.holds(Role.HR, Role.INSPECTOR) or (purpose is Purpose.CONTACT and not actor.holds(Role.HR)):
        return False
    unit = AuxiliaryOfficer.objects.filter(pk=subject.id).values_list("unit", flat=True).first()
    return unit is not None and has_in_care(actor, UnitId(unit))


def may_open_application(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """The personnel officer of the organ that recruits."""
    if not actor.holds(Role.HR):
        return False
    organ = Applicant.objects.filter(pk=subject.id).values_list("recruitment__organ", flat=True).first()
    return organ is not None and has_in_care(actor, UnitId(organ))


def may_open_roll(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """An uploaded roll: the personnel officer of the organ whose roll it is."""
    if not actor.holds(Role.HR):
        return False
    organ = TakeOver.objects.filter(pk=subject.id).values_list("organ", flat=True).first()
    return organ is not None and has_in_care(actor, UnitId(organ))
