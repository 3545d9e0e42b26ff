"""Programs call: they are let in by key, answered by resource, and refused by problem document."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone

from linli.kernel.actor import SYSTEM, Role
from linli.matters.api import public_matters
from linli.matters.tests.factories import WORDS, make_catalogue, raise_a
from linli.organisation.tests.factories import District, make_district
from linli.rest.actions import end_client, forget
from linli.rest.data import Scope
from linli.rest.models import Answered
from linli.rest.tests.factories import make_key

BASE = "/api/v1"


@pytest.fixture
def district(db: None) -> District:
    make_catalogue()
    return make_district()


@pytest.fixture
def app(district: District) -> Browser:
    """A resident's application: reads and raises."""
    return browser(make_key("city-app", Scope.READ, Scope.RAISE))


def browser(key: str, language: str = "en") -> Browser:
    return Browser(headers={"authorization": f"Bearer {key}", "accept-language": language})


def problem(response: HttpResponse, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    found = json.loads(response.content)
    assert found["status"] == status and found["title"] and found["detail"] and found["type"].startswith("urn:linli:")
    return found


def fields(found: dict[str, Any]) -> list[str]:
    return [error["field"] for error in found["errors"]]


def raising(app: Browser, district: District, key: str = "", **changes: Any) -> HttpResponse:
    lon, lat = district.point("A1")
    body = {"category": "m06013", "words": WORDS, "lon": lon, "lat": lat, **changes}
    headers = {"Idempotency-Key": key} if key else {}
    return app.post(f"{BASE}/matters", body, content_type="application/json", headers=headers)


def test_a_stranger_is_told_how_to_come_in(district: District) -> None:
    for stranger in (Browser(), browser("nonsense")):
        response = stranger.get(f"{BASE}/units", headers={"accept-language": "en"})
        assert problem(response, 401) and response["WWW-Authenticate"].startswith("Bearer")


def test_the_description_is_open_to_all_and_true(client: Browser, db: None) -> None:
    found = json.loads(client.get(f"{BASE}/openapi.json").content)
    assert found["openapi"].startswith("3.") and f"{BASE}/matters" in found["paths"]


def test_a_key_without_the_scope_is_refused(district: District) -> None:
    reader = browser(make_key("reader", Scope.READ))
    assert "raise" in problem(raising(reader, district), 403)["detail"]


def test_an_ended_client_is_a_stranger(district: District) -> None:
    was = browser(make_key("old-system", Scope.READ))
    assert was.get(f"{BASE}/units").status_code == 200
    end_client("old-system", actor=SYSTEM, at=timezone.now())
    problem(was.get(f"{BASE}/units"), 401)


def test_a_list_is_paged_to_its_end(app: Browser, district: District) -> None:
    seen, cursor = [], ""
    for _ in range(10):
        page = app.get(f"{BASE}/units", {"limit": 4, "cursor": cursor}).json()
        seen += [unit["code"] for unit in page["items"]]
        if not (cursor := page["next"]):
            break
    assert len(seen) == len(set(seen)) == 10


@pytest.mark.parametrize("cursor", ["made-up", "WyJ1bml0cyIsIDFd:1:x"])
def test_a_cursor_cannot_be_made_up_or_lent(app: Browser, district: District, cursor: str) -> None:
    assert fields(problem(app.get(f"{BASE}/units", {"cursor": cursor}), 400)) == ["cursor"]
    lent = app.get(f"{BASE}/units", {"limit": 1}).json()["next"]
    assert fields(problem(app.get(f"{BASE}/grids", {"cursor": lent}), 400)) == ["cursor"]


def test_a_point_is_located(app: Browser, district: District) -> None:
    lon, lat = district.point("C1")
    found = app.get(f"{BASE}/locate", {"lon": lon, "lat": lat}).json()
    assert (found["grid"]["name"], found["village"]) == ("C1网格", district.villages["c"])
    problem(app.get(f"{BASE}/locate", {"lon": 0, "lat": 0}), 404)
    assert fields(problem(app.get(f"{BASE}/locate", {"lon": "x", "lat": 91}), 422)) == ["lon", "lat"]


def test_a_matter_is_raised_and_public(app: Browser, district: District) -> None:
    response = raising(app, district)
    receipt = response.json()
    assert response.status_code == 201 and receipt["code"] and receipt["promise"]["by"]
    (found,) = app.get(f"{BASE}/matters").json()["items"]
    assert found["number"] == receipt["number"] and found["text"] == ""
    assert app.get(f"{BASE}/matters/{receipt['number']}").json() == found
    problem(app.get(f"{BASE}/matters/nothing"), 404)


def test_the_same_key_is_done_once(app: Browser, district: District) -> None:
    first, again = (raising(app, district, "k1").json() for _ in range(2))
    assert (first["number"], first["code"]) == (again["number"], again["code"]) and again["again"]
    assert len(public_matters()) == 1
    assert fields(problem(raising(app, district, "k1", words="别的"), 422)) == ["Idempotency-Key"]


def test_two_clients_may_use_the_same_key(app: Browser, district: District) -> None:
    other = browser(make_key("other-app", Scope.RAISE))
    numbers = {raising(who, district, "k1").json()["number"] for who in (app, other)}
    assert len(numbers) == 2


def test_an_answer_is_remembered_without_its_secret_and_for_a_week(app: Browser, district: District) -> None:
    code = raising(app, district, "k1").json()["code"]
    assert code not in str(list(Answered.objects.values()))
    forget(at=timezone.now())
    assert Answered.objects.count() == 1
    forget(at=timezone.now().replace(year=timezone.now().year + 1))
    assert Answered.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"category": "nothing"}, 400, "category"),
        ({"category": None}, 422, "category"),
        ({"lat": 91}, 422, "lat"),
        ({"lat": None}, 400, "lat"),
        ({"grid": "nothing"}, 400, "grid"),
        ({"words": "a" * 4001}, 400, "words"),
        ({"contact": {"phone": 1}}, 422, "contact.phone"),
        ({"contact": {"telephone": "1"}}, 422, "contact.telephone"),
        ({"colour": "red"}, 422, "colour"),
        ({"datum": "mars"}, 422, "datum"),
        ({"seen_on": "2999-01-01"}, 400, "seen_on"),
        ({"unit_concerned": 2**70}, 422, "unit_concerned"),
    ],
)
def test_each_fault_names_its_field(app: Browser, district: District, change: Any, status: int, field: str) -> None:
    assert fields(problem(raising(app, district, **change), status)) == [field]
    assert not public_matters()


def test_faults_are_said_in_both_languages(district: District) -> None:
    key = make_key("bilingual", Scope.RAISE)
    english, chinese = (
        problem(raising(browser(key, language), district, grid="x"), 400)["detail"] for language in ("en", "zh-hans")
    )
    assert english != chinese


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'{"category": "\\ud800"}'])
def test_a_body_that_is_none_is_a_problem(app: Browser, district: District, body: bytes) -> None:
    response = app.post(f"{BASE}/matters", body, content_type="application/json")
    assert response.status_code in {400, 422} and problem(response, response.status_code)


def test_unknown_addresses_and_methods_are_problems(app: Browser, district: District) -> None:
    problem(app.get(f"{BASE}/nothing"), 404)
    response = app.delete(f"{BASE}/units")
    assert problem(response, 405) and response["Allow"] == "GET"


def test_a_unit_s_own_system_sees_its_queue(district: District) -> None:
    raise_a(district)
    own = browser(make_key("village-system", Scope.ACT, unit=district.village, role=Role.CLERK))
    other = browser(make_key("other-village", Scope.ACT, unit=district.villages["d"], role=Role.CLERK))
    assert len(own.get(f"{BASE}/queue").json()["items"]) == 1
    assert other.get(f"{BASE}/queue").json()["items"] == []


def test_a_client_without_a_unit_has_no_queue(district: District) -> None:
    problem(browser(make_key("no-unit", Scope.ACT)).get(f"{BASE}/queue"), 403)


@override_settings(PROGRAM_WRONG_KEYS=3)
def test_who_guesses_keys_waits_and_who_has_one_does_not(app: Browser) -> None:
    guesser = browser("nonsense")
    assert [guesser.get(f"{BASE}/units").status_code for _ in range(3)] == [401] * 3
    waiting = guesser.get(f"{BASE}/units")
    assert "3 wrong keys" in problem(waiting, 429)["detail"]
    assert 0 < int(waiting["Retry-After"]) <= 3600
    assert app.get(f"{BASE}/units").status_code == 200


@override_settings(PROGRAM_WRITES=1)
def test_a_program_that_writes_without_end_waits(app: Browser, district: District) -> None:
    assert raising(app, district).status_code == 201
    waiting = raising(app, district)
    assert "1 changes within this hour" in problem(waiting, 429)["detail"]
    assert 0 < int(waiting["Retry-After"]) <= 3600
    other = browser(make_key("another-app", Scope.RAISE))
    assert raising(other, district).status_code == 201
    assert app.get(f"{BASE}/units").status_code == 200
