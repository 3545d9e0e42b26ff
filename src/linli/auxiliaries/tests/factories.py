"""An invented bureau: one organ of the demo district with its people.

bureau = make_bureau()
bureau.actor(Role.HR)                  # appoints somebody on first use
officer = make_officer(bureau)         # 周安, regulatory, employed directly
make_permit(officer)                   # valid for a year from the first working day
make_contract(officer)                 # signed, open-ended; with make_service(bureau) for the outsourced
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from linli.auxiliaries.data import Branch, Category, Employment, Officer, OfficerState
from linli.auxiliaries.data.contracts import ContractKind, InstructionId, LabourContract, ServiceContract
from linli.auxiliaries.data.contributions import Fund
from linli.auxiliaries.data.equipment import ItemClass, ItemId, Permit
from linli.auxiliaries.data.plan import PlanId, PlanState, Rank
from linli.auxiliaries.models import AuxiliaryOfficer, contracts, contributions, equipment, plan
from linli.auxiliaries.queries.contracts import labour_shape, service_shape
from linli.auxiliaries.queries.equipment import permit_shape
from linli.auxiliaries.queries.files import shape
from linli.kernel.actor import Actor, Role, UnitId, UserId
from linli.organisation.data import Level, UnitKind
from linli.organisation.tests.factories import District, make_district, make_unit

_numbers = count(1)


@dataclass
class Bureau:
    """One public security organ, and the provider it takes outsourced officers from."""

    district: District
    organ: UnitId
    station: UnitId
    provider: UnitId

    def actor(self, role: Role, unit: UnitId | None = None, *, name: str = "") -> Actor:
        home = self.provider if role is Role.PROVIDER else self.organ
        return self.district.actor(role, unit or home, name=name)


def make_bureau() -> Bureau:
    district = make_district()
    organ = make_unit(UnitKind.ORGAN, Level.DISTRICT, "示例公安分局", district.district, code="ORG1")
    station = make_unit(UnitKind.STATION, Level.TOWNSHIP, "示例东镇派出所", organ, code="ORG1-01")
    provider = make_unit(UnitKind.PROVIDER, Level.DISTRICT, "示例保安服务公司", district.district, code="PRO1")
    return Bureau(district, organ, station, provider)


def make_officer(
    bureau: Bureau,
    name: str = "周安（示例）",
    *,
    category: Category = Category.REGULATORY,
    employment: Employment = Employment.DIRECT,
    born_on: date = date(1995, 5, 20),
    started_on: date = date(2025, 3, 3),
    user: UserId | None = None,
    unit: UnitId | None = None,
    branch: Branch = Branch.GENERAL,
    number: str = "",
) -> Officer:
    row = AuxiliaryOfficer.objects.create(
        number=number or f"FJ{next(_numbers):06}",
        name=name,
        unit=unit or bureau.organ,
        category=category,
        branch=branch,
        employment=employment,
        provider=bureau.provider if employment is Employment.OUTSOURCED else None,
        state=OfficerState.EMPLOYED,
        born_on=born_on,
        started_on=started_on,
        user=user,
    )
    return shape(row)


def make_permit(officer: Officer, first: date | None = None, last: date | None = None) -> Permit:
    begins = first or officer.started_on
    number = f"GZ{next(_numbers):06}"
    row = equipment.WorkPermit.objects.create(
        officer_id=officer.id, number=number, code=f"code-{number}", issued_on=begins, valid_from=begins,
        valid_until=last or begins + timedelta(days=365),
    )  # fmt: skip
    return permit_shape(row)


def make_contract(
    officer: Officer, first: date | None = None, last: date | None = None, *, signed_on: date | None = None
) -> LabourContract:
    """Signed on its first day unless told otherwise; open-ended without `last`."""
    begins = first or officer.started_on
    row = contracts.LabourContract.objects.create(
        officer_id=officer.id, employer=officer.provider or officer.unit, number=f"HT{next(_numbers):06}",
        kind=ContractKind.FIXED if last else ContractKind.OPEN, starts_on=begins, ends_on=last,
        signed_on=signed_on or begins, wage=435000,
    )  # fmt: skip
    return labour_shape(row)


def make_service(bureau: Bureau, first: date = date(2025, 1, 1), last: date | None = None) -> ServiceContract:
    row = contracts.ServiceContract.objects.create(
        organ=bureau.organ, provider=bureau.provider, number=f"FW{next(_numbers):06}", starts_on=first, ends_on=last,
        signed_on=first,
    )  # fmt: skip
    return service_shape(row)


def make_organ(bureau: Bureau, *, rank: Rank = Rank.DISTRICT) -> None:
    """The organ is known with its rank, and was instructed on both modes of employment."""
    plan.Organ.objects.create(unit=bureau.organ, rank=rank)
    for mode in Employment:
        make_instruction(bureau, mode)


def make_instruction(bureau: Bureau, mode: Employment = Employment.DIRECT) -> InstructionId:
    row = contracts.HrInstruction.objects.create(
        organ=bureau.organ, mode=mode, reference=f"示例人社函〔2025〕{next(_numbers)}号", given_on=date(2025, 1, 6)
    )
    return InstructionId(row.pk)


def make_plan(bureau: Bureau, *, posts: int = 5, approved: bool = True) -> PlanId:
    answered = {"answered_on": date(2026, 1, 20), "reference": "示例政函〔2026〕1号"} if approved else {}
    row = plan.StaffingPlan.objects.create(
        organ=bureau.organ,
        year=2026,
        posts=posts,
        state=PlanState.APPROVED if approved else PlanState.DRAFT,
        **answered,
    )
    return PlanId(row.pk)


def make_item(bureau: Bureau, kind: ItemClass = ItemClass.RADIO) -> ItemId:
    row = equipment.EquipmentItem.objects.create(kind=kind, serial=f"DJ{next(_numbers):06}", organ=bureau.organ)
    return ItemId(row.pk)


def make_month(officer: Officer, month: date, *, without: Fund | None = None) -> None:
    """All six paid for that month, but for one where it is named."""
    amounts = {fund.value: None if fund is without else 10000 for fund in Fund}
    contributions.ContributionMonth.objects.create(officer_id=officer.id, month=month, reference="示例凭证", **amounts)


def make_registered(officer: Officer) -> None:
    contributions.Registration.objects.create(
        officer_id=officer.id, insurance_on=officer.started_on, fund_on=officer.started_on
    )
