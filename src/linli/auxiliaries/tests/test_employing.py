"""From a chosen applicant to an officer with contracts; and what the city's organ is told."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions import applicants, contracts
from linli.auxiliaries.actions.employing import employ
from linli.auxiliaries.actions.filings import file_report
from linli.auxiliaries.data import Category, Employment, Span
from linli.auxiliaries.data.contracts import ContractKind, FilingCause, FilingId, Terms
from linli.auxiliaries.data.hiring import Hiring
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import Filing, LabourContract, ModeDecision
from linli.auxiliaries.models.plan import Organ, StaffingPlan
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.tests.factories import (
    Bureau,
    make_bureau,
    make_instruction,
    make_officer,
    make_organ,
    make_service,
)
from linli.auxiliaries.tests.test_recruitment import STARTS, with_points
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.api import read_own

ID = "420106200001011234"


def right(number: str) -> str:
    """The number with the last place that fits."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[:17] + "10X98765432"[sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11]


def hiring(bureau: Bureau, **changed: object) -> Hiring:
    given = {
        "number": "FJ-900001", "name": "林一（示例）", "born_on": date(2000, 1, 1), "id_number": right(ID),
        "unit": bureau.station, "category": Category.REGULATORY, "employment": Employment.DIRECT,
        "instruction": make_instruction(bureau), "started_on": STARTS, "phone": "000-00000001",
    }  # fmt: skip
    return Hiring(**{**given, **changed})


@pytest.mark.django_db
def test_whoever_was_chosen_is_employed_on_a_place_of_the_plan() -> None:
    bureau, _id, who, (first, *_others) = with_points()
    applicants.choose(first, **who)
    officer = find_officer(employ(first, hiring(bureau), **who))
    assert (officer.number, officer.started_on) == ("FJ-900001", STARTS)
    assert StaffingPlan.objects.get().used == 1
    assert ModeDecision.objects.get(officer=officer.id).mode == Employment.DIRECT
    assert {line.field for line in read_own(Subject("auxiliary", officer.id))} == {"id_number", "phone"}
    assert Filing.objects.get().cause == FilingCause.HEADCOUNT


@pytest.mark.django_db
def test_the_sum_of_the_recruited_never_exceeds_the_plan() -> None:
    bureau, _id, who, (first, *_others) = with_points()
    applicants.choose(first, **who)
    StaffingPlan.objects.update(used=5)
    with pytest.raises(NotLawful) as refused:
        employ(first, hiring(bureau), **who)
    assert refused.value.articles == ("wuhan-order-270/14.2",)
    assert not AuxiliaryOfficer.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"category": Category.ADMINISTRATIVE}, "category"),
        ({"employment": Employment.OUTSOURCED}, "provider"),
        ({"id_number": "420106200001011235"}, "id_number"),
        ({"born_on": date(2000, 1, 2)}, "id_number"),
        ({"started_on": date(2027, 1, 1)}, "started_on"),  # the health certificate has ended
    ],
)
def test_what_does_not_fit_is_named(changed: dict, field: str) -> None:
    bureau, _id, who, (first, *_others) = with_points()
    applicants.choose(first, **who)
    with pytest.raises(BadInput) as refused:
        employ(first, hiring(bureau, **changed), **who)
    assert refused.value.field == field


@pytest.mark.django_db
def test_age_is_looked_at_again_on_the_first_working_day() -> None:
    bureau, _id, who, (first, *_others) = with_points()
    applicants.choose(first, **who)
    young = date(2008, 5, 5)
    with pytest.raises(NotLawful):
        employ(first, hiring(bureau, born_on=young, id_number=right("42010620080505123X")), **who)


TERMS = Terms(ContractKind.FIXED, date(2025, 3, 3), date(2028, 3, 2), 435000)


@pytest.mark.django_db
def test_probation_that_is_too_long_is_refused_with_the_article() -> None:
    bureau = make_bureau()
    officer = make_officer(bureau)
    terms = Terms(ContractKind.FIXED, date(2025, 3, 3), date(2027, 3, 2), 435000, date(2025, 6, 2))
    with pytest.raises(NotLawful) as refused:
        contracts.enter_contract(
            officer.id, number="HT1", terms=terms, signed_on=None, actor=bureau.actor(Role.HR), at=NOON
        )
    assert refused.value.articles == ("labour-contract-law/19",)


@pytest.mark.django_db
def test_probation_is_agreed_once_and_paid_four_fifths() -> None:
    bureau = make_bureau()
    officer, who = make_officer(bureau), {"actor": bureau.actor(Role.HR), "at": NOON}
    low = Terms(ContractKind.FIXED, date(2025, 3, 3), date(2028, 3, 2), 435000, date(2025, 9, 2), 347999)
    with pytest.raises(NotLawful) as refused:
        contracts.enter_contract(officer.id, number="HT1", terms=low, signed_on=None, **who)
    assert refused.value.articles == ("labour-contract-law/20",)
    fair = Terms(*[getattr(low, name) for name in ("kind", "starts_on", "ends_on", "wage", "probation_until")], 348000)
    contracts.enter_contract(officer.id, number="HT1", terms=fair, signed_on=date(2025, 3, 3), **who)
    with pytest.raises(NotLawful):
        contracts.enter_contract(officer.id, number="HT2", terms=fair, signed_on=None, **who)


@pytest.mark.django_db
def test_a_contract_is_with_the_organ_or_with_the_provider() -> None:
    bureau = make_bureau()
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    direct, sent = make_officer(bureau, unit=bureau.station), make_officer(bureau, employment=Employment.OUTSOURCED)
    contracts.enter_contract(direct.id, number="HT1", terms=TERMS, signed_on=None, **who)
    contracts.enter_contract(sent.id, number="HT1", terms=TERMS, signed_on=None, **who)
    employers = dict(LabourContract.objects.values_list("officer_id", "employer"))
    assert employers == {direct.id: bureau.organ, sent.id: bureau.provider}


@pytest.mark.django_db
def test_a_provider_enters_contracts_of_its_own_people_only() -> None:
    bureau = make_bureau()
    manager = bureau.actor(Role.PROVIDER)
    sent, direct = make_officer(bureau, employment=Employment.OUTSOURCED), make_officer(bureau)
    id = contracts.enter_contract(sent.id, number="HT9", terms=TERMS, signed_on=None, actor=manager, at=NOON)
    contracts.sign_contract(id, on=date(2026, 3, 1), actor=manager, at=NOON)
    with pytest.raises(NotPermitted):
        contracts.enter_contract(direct.id, number="HT8", terms=TERMS, signed_on=None, actor=manager, at=NOON)


@pytest.mark.django_db
def test_a_change_of_mode_needs_an_instruction_and_is_reported() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    officer, who = make_officer(bureau), {"actor": bureau.actor(Role.HR), "at": NOON}
    said = make_instruction(bureau, Employment.OUTSOURCED)
    with pytest.raises(BadInput):
        contracts.change_mode(officer.id, instruction=said, provider=None, since=date(2026, 4, 1), **who)
    contracts.change_mode(officer.id, instruction=said, provider=bureau.provider, since=date(2026, 4, 1), **who)
    assert find_officer(officer.id).employment is Employment.OUTSOURCED
    assert Filing.objects.get().cause == FilingCause.MODE


@pytest.mark.django_db
def test_changes_gather_in_one_report_with_one_day() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    for mode, provider in ((Employment.OUTSOURCED, bureau.provider), (Employment.DIRECT, None)):
        said = make_instruction(bureau, mode)
        for officer in [make_officer(bureau, employment=Employment(other)) for other in Employment if other != mode]:
            contracts.change_mode(officer.id, instruction=said, provider=provider, since=date(2026, 4, 1), **who)
    filing = Filing.objects.get()
    assert (filing.changes, filing.due_on) == (2, date(2026, 3, 16))
    file_report(FilingId(filing.pk), reference="报1号", on=date(2026, 3, 2), **who)
    assert not Filing.objects.filter(filed_on__isnull=True).exists()


@pytest.mark.django_db
def test_the_city_itself_reports_to_nobody() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    Organ.objects.update(rank="city")
    officer, who = make_officer(bureau), {"actor": bureau.actor(Role.HR), "at": NOON}
    said = make_instruction(bureau, Employment.OUTSOURCED)
    contracts.change_mode(officer.id, instruction=said, provider=bureau.provider, since=date(2026, 4, 1), **who)
    assert not Filing.objects.exists()


@pytest.mark.django_db
def test_a_service_contract_is_with_a_provider() -> None:
    bureau = make_bureau()
    make_service(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    day = date(2026, 3, 1)
    with pytest.raises(BadInput):
        contracts.enter_service(
            bureau.organ, provider=bureau.station, number="FW1", span=Span(day), signed_on=day, **who
        )
    backwards = Span(day, day - timedelta(days=1))
    with pytest.raises(BadInput):
        contracts.enter_service(
            bureau.organ, provider=bureau.provider, number="FW1", span=backwards, signed_on=day, **who
        )
