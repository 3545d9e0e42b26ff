"""A small made-up bureau: the same for the same seed, under the same law, its pages within their statements."""

from collections import Counter
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries import api
from linli.auxiliaries.actions.seeding.founding import _hiring
from linli.auxiliaries.data import Employment
from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.deployment import SheetState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.appraisal import Rating
from linli.auxiliaries.models.contributions import ContributionMonth
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.models.equipment import EquipmentItem
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.models.pay import PayStatement
from linli.auxiliaries.models.recruitment import Recruitment
from linli.auxiliaries.queries import deployment
from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation.tests.factories import make_district

pytestmark = pytest.mark.django_db(transaction=True)


def sown(officers: int, units: int, seed: int = 7) -> tuple[Bureau, Counter[str]]:
    rows: Counter[str] = Counter()
    bureau = None
    for step in api.seed_bureau(officers, units=units, seed=seed, district=make_district().district, at=timezone.now()):
        if isinstance(step, Bureau):
            bureau = step
        else:
            rows[step[0]] += step[1]
    assert bureau is not None
    return bureau, rows


def test_a_bureau_has_a_year_of_everything_and_everybody_is_plainly_invented() -> None:
    _bureau, rows = sown(24, 3)
    assert {
        "officers",
        "contracts",
        "training",
        "contributions",
        "duty sheets",
        "leave",
        "pay",
        "ratings",
        "recruitment",
    } <= set(rows)
    assert all("示例" in name for name in AuxiliaryOfficer.objects.values_list("name", flat=True))
    tables = (
        ContributionMonth,
        DutyLine,
        Rating,
        EquipmentItem,
        DisciplineCase,
        Recruitment,
        LeaveRequest,
        PayStatement,
    )
    for table in tables:
        assert table.objects.exists(), table


def test_no_sheet_of_the_made_up_year_is_unlawful() -> None:
    """Asked of the very function that a publication asks."""
    sown(24, 3)
    ahead = DutySheet.objects.filter(state=SheetState.PUBLISHED).order_by("-day")
    assert ahead.first().day > timezone.localdate()
    for id in [*ahead.values_list("pk", flat=True)[:6], *ahead.values_list("pk", flat=True)[300:306]]:
        of_sheet, of_lines = deployment.missing(deployment.sheet(id))
        assert not of_sheet and not any(of_lines.values()), (of_sheet, of_lines)


def test_the_same_seed_invents_the_same_people() -> None:
    def people() -> list[object]:
        at = timezone.now().replace(microsecond=0)
        bureau = Bureau(UnitId(1), UnitId(2), (UnitId(1),), (), {}, {}, at, at, Random(7))
        return [_hiring(bureau, number, {mode: InstructionId(1) for mode in Employment}, 7) for number in range(20)]

    assert people() == people()


def pages(bureau: Bureau) -> dict[Role, list[str]]:
    """The lists of each post, and the pages of one file."""
    some = AuxiliaryOfficer.objects.filter(unit=bureau.organ, state="employed").order_by("pk").first()
    sheet, organ = DutySheet.objects.filter(unit=bureau.organ).order_by("-day").first(), bureau.organ
    recruitment = Recruitment.objects.order_by("pk").first()

    def at(name: str, *args: object) -> str:
        return reverse(f"auxiliaries:{name}", args=args)

    own = [at(name, some.pk) for name in ("officer", "officer-contact", "transfer", "enter-contract", "issue-permit")]
    lists = ("officers", "organs", "recruitments", "contracts", "contributions", "alarms", "equipment", "ratings",
             "cases", "care", "obligations", "sheets", "jobs", "ready", "take-overs", "above", "leaves",
             "leave-balances", "away")  # fmt: skip
    return {
        Role.HR: [
            *(at(name) for name in lists), *own, at("organ", organ), at("recruitment", recruitment.pk),
            at("provider-check", organ), at("sheet", sheet.pk),
        ],
        Role.COMMANDER: [at("officers"), at("sheets"), at("ratings"), at("sheet", sheet.pk)],
        Role.FINANCE: [
            at("contributions"), at("alarms"), at("contracts"), at("wage-tables", organ), at("wage-placements", organ),
            at("pay-month", organ, f"{PayStatement.objects.latest('month').month:%Y-%m}"),
        ],
        Role.PROVIDER: [at("contributions"), at("contracts"), at("alarms"), at("fed-back")],
    }  # fmt: skip


def statements(client: Client, bureau: Bureau, counted) -> dict[str, int]:
    found = {}
    for role, addresses in pages(bureau).items():
        actor: Actor = bureau.actors[role]
        sign_in(client, actor.user)
        for address in addresses:
            client.get(address)
            with counted() as seen:
                assert client.get(address).status_code == 200, address
            found[f"{role} {address}"] = len(seen)
    return found


def test_pages_of_a_bureau_cost_bounded_statements(client: Client, django_assert_max_num_queries) -> None:
    bureau, _rows = sown(60, 4)
    for address, many in statements(client, bureau, lambda: django_assert_max_num_queries(500)).items():
        assert many <= 40, (address, many)
