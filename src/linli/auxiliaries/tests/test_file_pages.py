"""Each page opens for whoever may, and stays within its statements."""

from datetime import date

import pytest
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.data import Employment
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.tests.factories import (
    make_bureau,
    make_contract,
    make_item,
    make_month,
    make_officer,
    make_organ,
    make_permit,
    make_plan,
    make_registered,
    make_service,
)
from linli.auxiliaries.tests.test_recruitment import application, applied, opened
from linli.kernel.actor import Role

pytestmark = pytest.mark.django_db(transaction=True)


def full(many: int = 1):
    bureau = make_bureau()
    make_organ(bureau)
    make_plan(bureau)
    make_service(bureau)
    make_item(bureau)
    people = [make_officer(bureau, f"某{n}（示例）", employment=list(Employment)[n % 2]) for n in range(many)]
    for one in people:
        make_contract(one)
        make_permit(one)
        make_registered(one)
        make_month(one, date(2026, 10, 1))
    return bureau, people


@pytest.mark.parametrize("many", [1, 12])
def test_the_pages_of_the_personnel_officer(client: Client, many: int, django_assert_max_num_queries) -> None:
    bureau, people = full(many)
    sign_in(client, bureau.actor(Role.HR).user)
    organ, officer = bureau.organ, people[0].id
    for path in (
        "", "organs/", f"organs/{organ}/", f"organs/{organ}/budget/", f"organs/{organ}/plan/",
        f"organs/{organ}/establishment/", "recruitments/", "recruitments/new/", "contracts/", "contributions/",
        "contributions/table/", "missing/", "equipment/", "equipment/new/", f"officers/{officer}/",
        f"officers/{officer}/contract/", f"officers/{officer}/permit/", f"officers/{officer}/paper/",
        f"officers/{officer}/correct/", f"officers/{officer}/transfer/", f"officers/{officer}/mode/",
        f"organs/{organ}/service/", f"organs/{organ}/instruction/", f"organs/{organ}/provider/",
    ):  # fmt: skip
        with django_assert_max_num_queries(60):
            assert client.get(f"/auxiliaries/{path}").status_code == 200, path


def test_the_officer_reads_the_own_file(client: Client) -> None:
    bureau, [officer] = full()
    actor = bureau.actor(Role.AUXILIARY)
    AuxiliaryOfficer.objects.filter(pk=officer.id).update(user=actor.user)
    sign_in(client, actor.user)
    for path in ("own/", "own/held/", "own/looks/", "own/contributions/"):
        assert client.get(f"/auxiliaries/{path}").status_code == 200, path


def test_what_everybody_reads_of_a_recruitment(client: Client) -> None:
    bureau, id, _who = opened()
    applicant = applied(id, application("林一（示例）"))
    for path in ("notices/", "notices/2026-001/", "application/enter/"):
        page = client.get(f"/auxiliaries/{path}")
        assert page.status_code == 200, path
        assert "林一" not in page.content.decode()
    sign_in(client, bureau.actor(Role.HR).user)
    for path in (f"recruitments/{id}/", f"applicants/{applicant}/", f"applicants/{applicant}/clear/"):
        assert client.get(f"/auxiliaries/{path}").status_code == 200, path
