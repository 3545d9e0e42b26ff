"""Contracts between officer, organ and provider, and the instruction on the mode of employment (Arts 15, 18)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.filings import owe
from linli.auxiliaries.actions.step import day_of, found, note
from linli.auxiliaries.data import Employment, Officer, OfficerId, Span
from linli.auxiliaries.data.contracts import ContractId, FilingCause, InstructionId, ServiceId, Terms
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import contracts as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.plan import organ_above, organ_of
from linli.auxiliaries.registry.gates import Gate, pass_through
from linli.auxiliaries.rules.contracts import LEAST_PROBATION_PAY, LONGEST_PROBATION, probation_fits
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind

NUMBER, REFERENCE = 40, 80


@transaction.atomic
def give_instruction(
    organ: UnitId, *, mode: Employment, reference: str, given_on: date, actor: Actor, at: datetime
) -> InstructionId:
    """What the department of human resources instructed on the mode of employment (Art 15 ¶1)."""
    demand("files", actor, organ)
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    if given_on > day_of(at):
        raise BadInput("given_on", _("This day has not come yet."))
    try:
        with transaction.atomic():
            row = rows.HrInstruction.objects.create(organ=organ, mode=mode, reference=paper, given_on=given_on)
    except IntegrityError:
        raise BadInput("reference", _("This instruction stands here already.")) from None
    note("give-instruction", Subject("unit", organ), actor=actor, at=at, instruction=row.pk, mode=mode.value)
    return InstructionId(row.pk)


@transaction.atomic
def enter_contract(
    officer: OfficerId, *, number: str, terms: Terms, signed_on: date | None, actor: Actor, at: datetime
) -> ContractId:
    """A labour contract with the organ, or with the provider for the outsourced; unsigned until both have signed."""
    holder = find_officer(officer)
    demand("employ", actor, holder)
    _check_terms(holder, terms)
    _check_signing(signed_on, at)
    employer = holder.provider or organ_of(holder.unit)
    try:
        with transaction.atomic():
            row = rows.LabourContract.objects.create(
                officer_id=officer, employer=employer, number=clean("number", number, limit=NUMBER, required=True),
                kind=terms.kind, starts_on=terms.starts_on, ends_on=terms.ends_on, signed_on=signed_on,
                wage=terms.wage, probation_until=terms.probation_until, probation_wage=terms.probation_wage,
            )  # fmt: skip
    except IntegrityError:
        raise BadInput("number", _("This employer has a contract with this number already.")) from None
    note("enter-contract", officer, actor=actor, at=at, contract=row.pk)
    return ContractId(row.pk)


@transaction.atomic
def sign_contract(id: ContractId, *, on: date, actor: Actor, at: datetime) -> None:
    """Both have signed on that day."""
    row = found(rows.LabourContract, id)
    demand("employ", actor, find_officer(OfficerId(row.officer_id)))
    _check_signing(on, at)
    if not rows.LabourContract.objects.filter(pk=id, signed_on__isnull=True).update(signed_on=on):
        raise Overtaken
    note("sign-contract", row.officer_id, actor=actor, at=at, contract=id)


@transaction.atomic
def end_contract(id: ContractId, *, on: date, actor: Actor, at: datetime) -> None:
    """The last day moves forward: the contract was ended, or renewed by another."""
    row = found(rows.LabourContract, id)
    holder = find_officer(OfficerId(row.officer_id))
    demand("employ", actor, holder)
    if on < row.starts_on or (row.ends_on is not None and on > row.ends_on):
        raise BadInput("on", _("Choose a day within the contract."))
    if not _goes_on(row, on):
        pass_through(Gate.ENDING, replace(holder, ended_on=on), actor=actor, at=at)
    probation = min(row.probation_until, on) if row.probation_until else None
    same = rows.LabourContract.objects.filter(pk=id, ends_on=row.ends_on)
    if not same.update(ends_on=on, probation_until=probation):
        raise Overtaken
    note("end-contract", row.officer_id, actor=actor, at=at, contract=id, on=on.isoformat())
    recheck([OfficerId(row.officer_id)], at=at)


@transaction.atomic
def enter_service(
    organ: UnitId, *, provider: UnitId, number: str, span: Span, signed_on: date, actor: Actor, at: datetime
) -> ServiceId:
    """The contract between organ and provider (Art 18 ¶2)."""
    demand("files", actor, organ)
    if organisation.unit(provider).kind is not UnitKind.PROVIDER:
        raise BadInput("provider", _("This unit is no service provider."))
    if span.last is not None and span.last < span.first:
        raise BadInput("ends_on", _("The last day is before the first."))
    _check_signing(signed_on, at)
    try:
        with transaction.atomic():
            row = rows.ServiceContract.objects.create(
                organ=organ, provider=provider, number=clean("number", number, limit=NUMBER, required=True),
                starts_on=span.first, ends_on=span.last, signed_on=signed_on,
            )  # fmt: skip
    except IntegrityError:
        raise BadInput("number", _("There is a service contract with this number already.")) from None
    note("enter-service", Subject("unit", organ), actor=actor, at=at, service=row.pk, provider=provider)
    return ServiceId(row.pk)


@transaction.atomic
def change_mode(
    officer: OfficerId, *, instruction: InstructionId, provider: UnitId | None, since: date, actor: Actor, at: datetime
) -> None:
    """From that day on directly, or through a provider: as an instruction says. The city's organ is told."""
    holder = find_officer(officer)
    demand("files", actor, holder)
    pass_through(Gate.TRANSFER, holder, actor=actor, at=at)
    said = found(rows.HrInstruction, instruction)
    mode = Employment(said.mode)
    if said.organ != organ_above(holder.unit):
        raise BadInput("instruction", _("This instruction is for another organ or another mode of employment."))
    if (mode is Employment.OUTSOURCED) != (provider is not None):
        raise BadInput("provider", _("A service provider is named exactly for those employed through one."))
    if (mode, provider) == (holder.employment, holder.provider):
        raise NotAllowed(_("The officer is employed in this way already."))
    same = AuxiliaryOfficer.objects.filter(pk=officer, employment=holder.employment, provider=holder.provider)
    if not same.update(employment=mode, provider=provider):
        raise Overtaken
    rows.ModeDecision.objects.update_or_create(
        officer_id=officer, since=since, defaults={"mode": mode, "instruction": said}
    )
    note("change-mode", officer, actor=actor, at=at, mode=mode.value, since=since.isoformat())
    owe(UnitId(said.organ), FilingCause.MODE, at=at)
    recheck([officer], at=at)


def _goes_on(row: rows.LabourContract, on: date) -> bool:
    """Another signed contract follows without a gap: a renewal, no ending."""
    others = rows.LabourContract.objects.filter(officer=row.officer_id, signed_on__isnull=False).exclude(pk=row.pk)
    after = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    return others.filter(after, starts_on__lte=on + timedelta(days=1)).exists()


def _check_terms(holder: Officer, terms: Terms) -> None:
    if terms.ends_on is not None and terms.ends_on < terms.starts_on:
        raise BadInput("ends_on", _("The last day is before the first."))
    if terms.wage <= 0:
        raise BadInput("wage", _("A contract names the wage."))
    if terms.probation_until is None:
        return
    if not probation_fits(terms):
        months = LONGEST_PROBATION.on(terms.starts_on)(terms)
        raise NotLawful(
            _("Probation may last {n} months at most in a contract of this length.", n=months),
            LONGEST_PROBATION.because(terms.starts_on).cites,
        )
    pay = terms.wage if terms.probation_wage is None else terms.probation_wage
    if pay < LEAST_PROBATION_PAY.on(terms.starts_on)(terms.wage):
        raise NotLawful(
            _("Pay on probation is four fifths of the agreed wage at least."),
            LEAST_PROBATION_PAY.because(terms.starts_on).cites,
        )
    employer = holder.provider or organ_of(holder.unit)
    before = rows.LabourContract.objects.filter(officer=holder.id, employer=employer, probation_until__isnull=False)
    if before.exists():
        raise NotLawful(
            _("Probation is agreed once only between the same employer and officer."), ("labour-contract-law/19",)
        )


def _check_signing(signed_on: date | None, at: datetime) -> None:
    if signed_on is not None and signed_on > day_of(at):
        raise BadInput("signed_on", _("This day has not come yet."))
