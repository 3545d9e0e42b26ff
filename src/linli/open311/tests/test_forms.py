"""What an application sends, read argument by argument."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict

from linli.open311.data import Faults
from linli.open311.forms import read_search, read_submission

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def search(query: str, *, extended: bool = False):
    return read_search(QueryDict(query), now=NOW, extended=extended)


def fields(query: str) -> list[str]:
    with pytest.raises(Faults) as faults:
        read_submission(QueryDict(query))
    return [error.field for error in faults.value.errors]


def test_without_dates_the_last_ninety_days_are_meant() -> None:
    assert (search("").end, search("").start) == (NOW, NOW - timedelta(days=90))


@pytest.mark.parametrize("given", ["start_date=2026-01-01T00:00:00Z", "end_date=2026-04-01T00:00:00Z"])
def test_with_one_date_the_other_is_ninety_days_away(given: str) -> None:
    assert search(given).end - search(given).start == timedelta(days=90)


@pytest.mark.parametrize("last, fits", [("2026-04-01T00:00:00Z", True), ("2026-04-01T00:00:01Z", False)])
def test_ninety_days_fit_and_a_second_more_does_not(last: str, fits: bool) -> None:
    query = f"start_date=2026-01-01T00:00:00Z&end_date={last}"
    if fits:
        assert search(query).end
    else:
        with pytest.raises(Faults):
            search(query)


def test_ids_override_everything_else() -> None:
    found = search("service_request_id=A,%20B,,A&status=nonsense&start_date=never&service_code=1")
    assert (found.ids, found.codes, found.start) == (("A", "B"), (), None)


def test_lists_have_commas_and_empty_means_absent() -> None:
    found = search("service_code=1,2&status=open,closed&start_date=&page=")
    assert (found.codes, found.statuses) == (("1", "2"), ("open", "closed"))


def test_every_fault_of_a_search_is_told() -> None:
    with pytest.raises(Faults) as faults:
        search("status=lost&start_date=2026-01-01&end_date=later")
    assert [error.field for error in faults.value.errors] == ["start_date", "end_date", "status"]


def test_extensions_are_silent_until_they_are_wanted() -> None:
    assert search("page=2&page_size=10&updated_after=never").page == 1
    found = search("page=2&page_size=10&updated_after=2026-03-01T00:00:00Z", extended=True)
    assert (found.page, found.size, found.updated_after) == (2, 10, datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("wrong", ["page=0", "page=x", "page_size=1001", "page=99999999999", "page=１"])
def test_a_page_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(Faults):
        search(wrong, extended=True)


@pytest.mark.parametrize(
    "place", ["lat=30.5&long=114.3", "address_string=Willow+Street+1", "address_id=990110001201001"]
)
def test_any_one_place_is_enough(place: str) -> None:
    assert read_submission(QueryDict(f"service_code=1&{place}")).code == "1"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["service_code", "lat"]),
        ("service_code=1", ["lat"]),
        ("service_code=1&lat=1", ["long"]),
        ("service_code=1&long=1", ["lat"]),
        ("service_code=1&lat=91&long=1", ["lat"]),
        ("service_code=1&lat=1&long=nan", ["long"]),
        ("service_code=1&address_id=1&description=" + "x" * 4001, ["description"]),
        ("service_code=1&address_id=1&description=%3Cb%3Ehello%3C/b%3E", ["description"]),
        ("service_code=1&address_id=1&description=a%00b", ["description"]),
        ("service_code=1&address_id=1&description=%ff", ["description"]),
        ("service_code=1&address_id=1&media_url=javascript:alert(1)", ["media_url"]),
        ("service_code=1&address_id=1&media_url=http://%5B", ["media_url"]),
        ("service_code=1&address_id=1&attribute[A]=%3Ci%3E", ["attribute[A]"]),
    ],
)
def test_each_fault_names_its_field(query: str, named: list[str]) -> None:
    assert fields(query) == named


def test_line_breaks_and_comparisons_are_no_html() -> None:
    text = read_submission(QueryDict("service_code=1&address_id=1&description=a%0D%0Ab+<+3+and+4+>+2")).description
    assert text == "a\nb < 3 and 4 > 2"


def test_attributes_may_have_several_values() -> None:
    query = "service_code=1&address_id=1&attribute[A]=x&attribute[B][]=1&attribute[B][]=2&attribute[C]="
    assert read_submission(QueryDict(query)).attributes == {"A": ("x",), "B": ("1", "2")}
