"""Signs of pressure: counted for the lead and the inspector, beside their measure, and not ranked."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.ids import new_id
from linli.matters import api as matters
from linli.matters.tests.factories import make_catalogue, raise_a
from linli.organisation.tests.factories import NOON, District, make_district
from linli.oversight.tests.factories import mandated
from linli.reports.data import Period
from linli.reports.queries.figures import signs_report
from linli.web import charts as chart

pytestmark = pytest.mark.django_db
YEAR = "first=2026-01-01&last=2026-12-31"
PERIOD = Period(NOON.date().replace(month=1, day=1), NOON.date().replace(month=12, day=31))


@pytest.fixture
def district() -> District:
    make_catalogue()
    made = make_district()
    receipts = [raise_a(made) for _ in range(12)]
    for receipt in receipts[:3]:
        matters.withdraw(receipt.matter, actor=RESIDENT, at=NOON)
    matters.count_events(new_id(), at=NOON)
    return made


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


@pytest.mark.parametrize("role", [Role.LEAD, Role.INSPECTOR])
def test_a_lead_and_an_inspector_read_counts_with_their_measure(client: Client, district: District, role: Role) -> None:
    actor = district.actor(role, district.township)
    address = f"/reports/signs/?{YEAR}"
    if role is Role.INSPECTOR:
        mandated(district, district.village, at=timezone.now(), lead_of=district.township)
        address += f"&unit={district.village}"
    page = enter(client, actor).get(address).content.decode()
    assert all(said in page for said in ("3", "12", "25 %"))
    assert "25 % (3/12)" in page


def test_an_inspector_without_a_mandate_or_outside_it_reads_nothing(client: Client, district: District) -> None:
    enter(client, district.actor(Role.INSPECTOR, district.township))
    assert client.get("/reports/signs/").status_code == 403
    mandated(district, district.village, at=timezone.now(), lead_of=district.township)
    assert client.get("/reports/signs/").status_code == 200
    assert client.get(f"/reports/signs/?unit={district.villages['b']}").status_code == 403


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.CALLER, Role.OPERATOR])
def test_others_get_nothing(client: Client, district: District, role: Role) -> None:
    enter(client, district.actor(role, district.township))
    paths = ("/reports/signs/", "/reports/signs/chart.svg", "/reports/signs/signs.csv")
    assert {client.get(path).status_code for path in paths} == {403}


def test_of_few_the_counts_are_said_and_no_percentage(client: Client, district: District) -> None:
    lead = district.actor(Role.LEAD, district.district)
    text = enter(client, lead).get(f"/reports/signs/signs.csv?{YEAR}&unit={district.district}").content.decode()
    assert "3/12" in text
    assert "%" not in text.splitlines()[-1]


def test_it_takes_two_statements_at_any_size(district: District, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        small = signs_report(district.district, PERIOD)
    for _ in range(20):
        raise_a(district)
    matters.count_events(new_id(), at=NOON)
    with django_assert_num_queries(2):
        large = signs_report(district.district, PERIOD)
    assert (small.whole.received, large.whole.received) == (12, 32)


def test_the_chart_says_what_the_table_says(client: Client, district: District) -> None:
    enter(client, district.actor(Role.LEAD, district.township))
    drawn = client.get(f"/reports/signs/chart.svg?{YEAR}")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert client.get("/reports/signs/chart.svg?first=2020-01-01&last=2020-02-01").status_code == 404


def test_without_the_extra_the_table_stands_alone(client: Client, district: District, monkeypatch) -> None:
    monkeypatch.setattr(chart, "find_spec", lambda _name: None)
    chart.drawn.cache_clear()
    enter(client, district.actor(Role.LEAD, district.township))
    assert "<picture>" not in client.get("/reports/signs/").content.decode()


def test_days_that_make_no_sense_are_refused_at_their_field(client: Client, district: District) -> None:
    enter(client, district.actor(Role.LEAD, district.township))
    assert client.get("/reports/signs/?first=2026-02-01&last=2026-01-01").status_code == 400
