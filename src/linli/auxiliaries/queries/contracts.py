"""Which days contracts cover, for one officer or a whole roster. Bounded statements, whatever the number."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from linli.auxiliaries.data import Employment, Officer, OfficerId, Span
from linli.auxiliaries.data.contracts import (
    ContractId,
    ContractKind,
    Filing,
    FilingCause,
    FilingId,
    Instruction,
    InstructionId,
    LabourContract,
    ServiceContract,
    ServiceId,
    Terms,
)
from linli.auxiliaries.models import contracts as rows
from linli.auxiliaries.queries.plan import organ_above
from linli.auxiliaries.rules.contracts import COVERED, Papers, is_covered
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.organisation import api as organisation

MOST = 500


@organisation.pinned()
def covered(officers: Collection[Officer], *, on: date) -> Mapping[OfficerId, tuple[Span, ...]]:
    """The days on which each is employed on signed paper, as the law of `on` has it; two statements."""
    labour: dict[int, list[Span]] = {officer.id: [] for officer in officers}
    signed = rows.LabourContract.objects.filter(officer__in=list(labour), signed_on__isnull=False)
    for officer_id, first, last in signed.values_list("officer_id", "starts_on", "ends_on"):
        labour[officer_id].append(Span(first, last))
    service = _service_spans({officer.provider for officer in officers if officer.provider is not None})
    rule = COVERED.on(on)
    return {
        officer.id: rule(
            Papers(
                officer.employment, tuple(labour[officer.id]),
                tuple(service.get((organ_above(officer.unit), officer.provider), ())) if officer.provider else (),
            )
        )
        for officer in officers
    }  # fmt: skip


def is_covered_on(officer: Officer, *, on: date) -> bool:
    return is_covered(covered([officer], on=on)[officer.id], on)


def labour_contracts(officer: OfficerId) -> Sequence[LabourContract]:
    found = rows.LabourContract.objects.filter(officer=officer).order_by("-starts_on", "-id")
    return [labour_shape(row) for row in found[:MOST]]


def service_contracts(
    organs: Collection[UnitId] = (), *, providers: Collection[UnitId] = ()
) -> Sequence[ServiceContract]:
    """Those of these organs, or with these providers; the newest first."""
    found = rows.ServiceContract.objects.order_by("-starts_on", "-id")
    found = found.filter(organ__in=list(organs)) if organs else found.filter(provider__in=list(providers))
    return [service_shape(row) for row in found[:MOST]]


def labour_contract(id: ContractId) -> LabourContract:
    """NotFound for an unknown one."""
    row = rows.LabourContract.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return labour_shape(row)


def instructions(organs: Collection[UnitId]) -> Sequence[Instruction]:
    """The newest first."""
    found = rows.HrInstruction.objects.filter(organ__in=list(organs)).order_by("-given_on", "-id")[:MOST]
    return [
        Instruction(InstructionId(row.pk), UnitId(row.organ), Employment(row.mode), row.reference, row.given_on)
        for row in found
    ]


def filings(organs: Collection[UnitId]) -> Sequence[Filing]:
    """Open ones first, by their last day; then those filed, the newest first."""
    found = rows.Filing.objects.filter(organ__in=list(organs))
    waiting = list(found.filter(filed_on__isnull=True).order_by("due_on")[:MOST])
    filed = list(found.filter(filed_on__isnull=False).order_by("-filed_on", "-id")[:20])
    return [filing_shape(row) for row in (*waiting, *filed)]


def filing_shape(row: rows.Filing) -> Filing:
    return Filing(
        FilingId(row.pk), UnitId(row.organ), FilingCause(row.cause), row.since, row.due_on, row.changes, row.filed_on,
        row.reference,
    )  # fmt: skip


def labour_shape(row: rows.LabourContract) -> LabourContract:
    terms = Terms(ContractKind(row.kind), row.starts_on, row.ends_on, row.wage, row.probation_until, row.probation_wage)
    return LabourContract(
        ContractId(row.pk), OfficerId(row.officer_id), UnitId(row.employer), row.number, terms, row.signed_on
    )


def service_shape(row: rows.ServiceContract) -> ServiceContract:
    return ServiceContract(
        ServiceId(row.pk), UnitId(row.organ), UnitId(row.provider), row.number, Span(row.starts_on, row.ends_on),
        row.signed_on,
    )  # fmt: skip


def _service_spans(providers: Collection[UnitId]) -> dict[tuple[UnitId | None, UnitId | None], list[Span]]:
    found: dict[tuple[UnitId | None, UnitId | None], list[Span]] = {}
    if not providers:
        return found
    wanted = rows.ServiceContract.objects.filter(provider__in=list(providers))
    for organ, provider, first, last in wanted.values_list("organ", "provider", "starts_on", "ends_on"):
        found.setdefault((UnitId(organ), UnitId(provider)), []).append(Span(first, last))
    return found
