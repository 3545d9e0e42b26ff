"""Who opens what the vault holds about an officer: whoever has work to do on it, and nobody of a unit complained of."""

from linli.auxiliaries.data.conduct import ComplaintState
from linli.auxiliaries.data.protection import VoiceKind
from linli.auxiliaries.models.appraisal import Award, LevelDecision, Rating
from linli.auxiliaries.models.discipline import Absence, DisciplineCase, Violation
from linli.auxiliaries.models.protection import CareFile, ConductComplaint, DisputeFile, ReasonedApproval, Voice
from linli.auxiliaries.permissions.people import answers_for, disciplines, inspects, rates, stands_above
from linli.kernel.actor import Actor, Role, UnitId
from linli.ledger.data import Subject
from linli.privacy.data import Purpose

OWN_UNIT = (VoiceKind.SUGGESTION, VoiceKind.RESIGNATION)


def may_read_rating(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """Rater and personnel officer, the unit above that answers for a guarded one, and the provider once fed back."""
    row = Rating.objects.select_related("officer").filter(pk=subject.id).first()
    if row is None:
        return False
    if actor.holds(Role.PROVIDER):
        return row.provider_told_at is not None and row.officer.provider in actor.units
    return rates(actor, row.officer) or stands_above(actor, UnitId(row.officer.unit))


def may_read_award(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = Award.objects.filter(pk=subject.id).first()
    return row is not None and rates(actor) and answers_for(actor, UnitId(row.unit))


def may_read_level(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = LevelDecision.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and disciplines(actor, row.officer)


def may_read_case(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = DisciplineCase.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and (disciplines(actor, row.officer) or stands_above(actor, UnitId(row.officer.unit)))


def may_read_absence(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = Absence.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and disciplines(actor, row.officer)


def may_read_violation(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = Violation.objects.filter(pk=subject.id).first()
    return row is not None and stands_above(actor) and row.above in actor.units and row.unit not in actor.units


def may_read_voice(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """A suggestion or resignation: the unit's personnel officer. What could be about the unit: the unit above alone."""
    row = Voice.objects.select_related("officer").filter(pk=subject.id).first()
    if row is None:
        return False
    return disciplines(actor, row.officer) if row.kind in OWN_UNIT else stands_above(actor, UnitId(row.unit))


def may_read_file(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    return _of_officer(CareFile, actor, subject)


def may_read_dispute(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    return _of_officer(DisputeFile, actor, subject)


def may_read_approval(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    row = ReasonedApproval.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and (stands_above(actor, UnitId(row.unit)) or rates(actor, row.officer))


def may_read_complaint(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    """Whoever was given it, or may give it; never anybody holding a post in the unit concerned, and nobody once it is
    over without having been verified."""
    row = ConductComplaint.objects.filter(pk=subject.id).first()
    if row is None or row.unit in actor.units or actor.post is None:
        return False
    if row.state in (ComplaintState.NOT_VERIFIED, ComplaintState.WITHDRAWN):
        return False
    return actor.holds(Role.INSPECTOR) and (row.assigned == actor.post or inspects(actor, UnitId(row.unit)))


def _of_officer(model: type[CareFile] | type[DisputeFile], actor: Actor, subject: Subject) -> bool:
    row = model.objects.select_related("officer").filter(pk=subject.id).first()
    return row is not None and disciplines(actor, row.officer)


READERS = {
    "aux_rating": may_read_rating, "aux_award": may_read_award, "aux_level": may_read_level, "aux_case": may_read_case,
    "aux_absence": may_read_absence, "aux_violation": may_read_violation, "aux_voice": may_read_voice,
    "aux_care": may_read_file, "aux_dispute": may_read_dispute, "aux_approval": may_read_approval,
    "aux_complaint": may_read_complaint,
}  # fmt: skip
