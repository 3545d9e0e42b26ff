"""Somebody chosen becomes an auxiliary officer: on a place of the plan, in one mode, with an instruction for it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from linli.auxiliaries.actions.filings import owe
from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data import Employment, OfficerId
from linli.auxiliaries.data.contracts import FilingCause
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.hiring import Hiring
from linli.auxiliaries.data.plan import PlanState
from linli.auxiliaries.data.recruitment import ApplicantId, StepKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import HrInstruction, ModeDecision
from linli.auxiliaries.models.plan import StaffingPlan
from linli.auxiliaries.models.recruitment import Applicant
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.plan import organ_above, plan_shape
from linli.auxiliaries.queries.recruitment import recruitment_shape
from linli.auxiliaries.rules.identity import checked_id_number
from linli.auxiliaries.rules.plan import ROOM
from linli.auxiliaries.rules.recruitment import OF_AGE
from linli.auxiliaries.states.recruitment import APPLICANT
from linli.kernel.actor import Actor, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind
from linli.privacy.api import hold
from linli.privacy.data import Purpose, Sealed

KEPT_AHEAD = 36
"""Months for which what is sealed about a serving officer is kept; renewed long before."""


@transaction.atomic
def employ(applicant: ApplicantId, hiring: Hiring, *, actor: Actor, at: datetime) -> OfficerId:
    """Of an applicant who was chosen in an open recruitment (Arts 3, 14 to 17)."""
    row = Applicant.objects.select_related("recruitment").filter(pk=applicant).first() or found(Applicant, applicant)
    campaign = recruitment_shape(row.recruitment)
    demand("files", actor, campaign.organ)
    _check_place(hiring, campaign.organ)
    if hiring.category is not campaign.category:
        raise BadInput("category", _("The recruitment was for the other category."))
    if row.recruitment.steps.filter(kind=StepKind.RESULT, done_on__gt=hiring.started_on).exists():
        raise BadInput("started_on", _("Nobody starts before the results are published."))
    _check_age(hiring)
    if row.health_until is None or row.health_until < hiring.started_on:
        raise BadInput("started_on", _("The health certificate is no longer valid on this day."))
    _take_place(row.recruitment.plan_id, at)
    officer = enrol(hiring, actor=actor, at=at)
    step(APPLICANT, row, "employ", officer=officer)
    note("employ", Subject("applicant", row.pk), actor=actor, at=at, officer=officer)
    return officer


def enrol(hiring: Hiring, *, is_new: bool = True, actor: Actor, at: datetime) -> OfficerId:
    """The row on the roll, its mode and what is sealed. For acts that have checked how somebody came to be employed.

    Whoever serves already when the roll is taken over is no change of headcount that the city's organ is told of."""
    _check_place(hiring, organ_above(hiring.unit))
    organ = organ_above(hiring.unit)
    instruction = found(HrInstruction, hiring.instruction)
    if instruction.organ != organ or instruction.mode != hiring.employment:
        raise BadInput("instruction", _("This instruction is for another organ or another mode of employment."))
    until = add_months(day_of(at), KEPT_AHEAD)
    row = _create(hiring, until)
    ModeDecision.objects.create(officer=row, mode=hiring.employment, instruction=instruction, since=hiring.started_on)
    hold(Subject(SUBJECT, row.pk), sealed(hiring), until=until, at=at)
    if is_new:
        note("employ", row.pk, actor=actor, at=at, unit=hiring.unit, mode=hiring.employment.value)
        owe(UnitId(instruction.organ), FilingCause.HEADCOUNT, at=at)
    return OfficerId(row.pk)


def sealed(hiring: Hiring) -> list[Sealed]:
    """What of an officer lies in the vault."""
    lines = [
        Sealed("id_number", Purpose.HANDLING, checked_id_number("id_number", hiring.id_number, hiring.born_on)),
        Sealed("phone", Purpose.CONTACT, clean("phone", hiring.phone, limit=32)),
        Sealed("address", Purpose.CONTACT, clean("address", hiring.address, limit=200)),
    ]
    return [line for line in lines if line.text]


def _create(hiring: Hiring, until: date) -> AuxiliaryOfficer:
    try:
        with transaction.atomic():
            return AuxiliaryOfficer.objects.create(
                number=clean("number", hiring.number, limit=32, required=True),
                name=clean("name", hiring.name, limit=64, required=True), unit=hiring.unit, category=hiring.category,
                branch=hiring.branch, employment=hiring.employment, provider=hiring.provider, born_on=hiring.born_on,
                started_on=hiring.started_on, kept_until=until,
            )  # fmt: skip
    except IntegrityError:
        raise BadInput("number", _("Somebody has this work number already.")) from None


def _check_place(hiring: Hiring, organ: UnitId | None) -> None:
    if organ is None or organ_above(hiring.unit) != organ:
        raise BadInput("unit", _("This unit does not belong to the organ that recruits."))
    if (hiring.employment is Employment.OUTSOURCED) != (hiring.provider is not None):
        raise BadInput("provider", _("A service provider is named exactly for those employed through one."))
    if hiring.provider is not None and organisation.unit(hiring.provider).kind is not UnitKind.PROVIDER:
        raise BadInput("provider", _("This unit is no service provider."))


def _check_age(hiring: Hiring) -> None:
    rule_day = hiring.started_on
    if not OF_AGE.on(rule_day)(hiring.born_on, rule_day):
        raise NotLawful(
            _("Nobody under eighteen on the first working day is employed."), OF_AGE.because(rule_day).cites
        )


def _take_place(plan: int, at: datetime) -> None:
    """One place less in the plan; never more employed than approved, however many press at once."""
    open_plan = StaffingPlan.objects.filter(pk=plan, state=PlanState.APPROVED, used__lt=F("posts"))
    if not open_plan.update(used=F("used") + 1):
        if plan_shape(found(StaffingPlan, plan)).state is not PlanState.APPROVED:
            raise NotAllowed(_("The plan is not approved."))
        raise NotLawful(_("All places of the approved plan are taken."), ROOM.because(day_of(at)).cites)
