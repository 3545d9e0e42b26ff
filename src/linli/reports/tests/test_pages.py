"""A lead sees the figures of the own unit and of those below; everybody sees what is published."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.kernel.ids import new_id
from linli.matters.api import count_events
from linli.matters.data import Scope
from linli.matters.tests.factories import make_catalogue, raise_a
from linli.organisation.tests.factories import NOON, District, make_district
from linli.reports.actions.publishing import publish, publish_what_is_over
from linli.reports.data import Period, Quarter
from linli.reports.queries.figures import last_twelve_months, months_of, public_table, unit_report
from linli.web import charts as chart
from linli.web import sheets

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2026, 1)


@pytest.fixture
def district() -> District:
    make_catalogue()
    return make_district()


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


def raised(district: District, n: int) -> None:
    for _ in range(n):
        raise_a(district)
    count_events(new_id(), at=NOON)


def lead(district: District, unit: int | None = None) -> Actor:
    return district.actor(Role.LEAD, unit or district.township)


def test_a_lead_reads_counts_and_no_data_where_there_is_none(client: Client, district: District) -> None:
    raised(district, 2)
    page = enter(client, lead(district)).get("/reports/?first=2026-01-01&last=2026-12-31")
    assert page.context["report"].whole.received == 2
    assert "no data" in page.content.decode() or "无数据" in page.content.decode()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.GRID_WORKER, Role.OPERATOR])
def test_others_get_nothing(client: Client, district: District, role: Role) -> None:
    assert enter(client, district.actor(role, district.township)).get("/reports/").status_code == 403
    assert Client().get("/reports/").status_code == 403


def test_a_lead_sees_below_but_neither_beside_nor_above(client: Client, district: District) -> None:
    enter(client, lead(district))
    answers = {unit: client.get(f"/reports/?unit={unit}").status_code for unit in
               (district.village, district.other_township, district.district, 10**17)}  # fmt: skip
    assert list(answers.values()) == [200, 403, 403, 403]


@pytest.mark.parametrize("query", ["first=x", "first=2026-02-01&last=2026-01-01", "first=1900-01-01"])
def test_days_that_make_no_sense_are_refused_at_their_field(client: Client, district: District, query: str) -> None:
    assert enter(client, lead(district)).get(f"/reports/?{query}").status_code == 400


def test_a_report_takes_few_statements(district: District, django_assert_max_num_queries) -> None:
    raised(district, 1)
    with django_assert_max_num_queries(7):
        found = unit_report(district.district, Period(date(2026, 1, 1), date(2026, 12, 31)), scope=Scope.BELOW, at=NOON)
    assert found.below[district.township].received == 1 and len(found.months) == 12


def test_the_chart_says_what_the_table_says(client: Client, district: District) -> None:
    raised(district, 2)
    answer = enter(client, lead(district)).get("/reports/chart.svg?first=2026-01-01&last=2026-12-31")
    assert answer["Content-Type"] == "image/svg+xml" and "2026-03" in answer.content.decode()


def test_without_the_extra_the_table_stands_alone(client: Client, district: District, monkeypatch) -> None:
    monkeypatch.setattr(chart, "find_spec", lambda _name: None)
    chart.drawn.cache_clear()
    enter(client, lead(district))
    assert client.get("/reports/chart.svg").status_code == 404
    assert "<picture>" not in client.get("/reports/").content.decode()


@pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_the_months_come_as_a_file(client: Client, district: District, kind: str, begins: bytes) -> None:
    answer = enter(client, lead(district)).get(f"/reports/figures.{kind}")
    assert answer.status_code == 200 and answer.content.startswith(begins)
    assert client.get("/reports/figures.exe").status_code == 404


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert sheets.guarded(text) == f"'{text}"
    assert sheets.guarded(-1) == -1


def test_a_quarter_is_published_once_and_never_changes(client: Client, district: District) -> None:
    raised(district, 12)
    assert publish(QUARTER, at=NOON) and not publish(QUARTER, at=NOON)
    before = public_table("2026Q1")
    raised(district, 3)
    publish(QUARTER, at=NOON)
    assert public_table("2026Q1") == before
    page = client.get("/reports/public/")
    assert page.status_code == 200 and "2026Q1" in page.content.decode()
    assert b"2026Q1" in client.get("/reports/public/").content
    assert client.get("/reports/public/2026Q1.csv").content.startswith(b"\xef\xbb\xbf")


def test_nine_matters_are_not_published_as_nine(client: Client, district: District) -> None:
    raised(district, 9)
    publish(QUARTER, at=NOON)
    table = public_table("2026Q1")
    assert table and all(n is None or n == 0 for row in table.counts for n in row)


@pytest.mark.parametrize(
    ("today", "published"), [(date(2026, 4, 1), False), (date(2026, 4, 2), True), (date(2026, 6, 30), True)]
)
def test_a_quarter_waits_two_days(district: District, today: date, published: bool) -> None:
    raised(district, 1)
    assert publish_what_is_over(today, at=NOON) is published


def test_before_anything_is_published_the_page_says_so(client: Client) -> None:
    assert client.get("/reports/public/").status_code == 200
    assert client.get("/reports/public/?quarter=2026Q1").status_code == 404
    assert client.get("/reports/public/nonsense.csv").status_code == 404


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2026, 1, 1), "2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), "2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2024, 6, 30), "2024Q2", date(2024, 4, 1), date(2024, 6, 30)),
    ],
)
def test_quarters(day: date, quarter: str, first: date, last: date) -> None:
    found = Quarter.of(day)
    assert (str(found), found.first, found.last) == (quarter, first, last)


@pytest.mark.parametrize("today", [date(2026, 1, 15), date(2026, 11, 30), date(2026, 12, 1)])
def test_the_last_twelve_months_are_twelve(today: date) -> None:
    assert len(months_of(last_twelve_months(today))) == 12
