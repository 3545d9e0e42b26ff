"""A unit's own system does its acts; a resident's application follows a receipt."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client as Browser
from django.utils import timezone

from linli.kernel.actor import Role, UnitId
from linli.matters.data import Receipt
from linli.matters.tests.factories import make_catalogue, raise_a
from linli.organisation.tests.factories import District, make_district
from linli.rest.data import Scope
from linli.rest.tests.factories import make_key
from linli.rest.tests.test_api import BASE, browser, fields, problem
from linli.rest.views import receipts

DONE = {"findings": "坑深十厘米。", "action": "已填平。", "done_on": None}


@pytest.fixture
def district(db: None) -> District:
    make_catalogue()
    return make_district()


def system(name: str, unit: UnitId, role: Role) -> Browser:
    return browser(make_key(name, Scope.ACT, unit=unit, role=role))


def act(who: Browser, receipt: Receipt, name: str, key: str = "", **sent: Any) -> HttpResponse:
    headers = {"Idempotency-Key": key} if key else {}
    return who.post(f"{BASE}/queue/{receipt.matter}/{name}", sent, content_type="application/json", headers=headers)


def test_a_matter_goes_through_the_systems_of_its_units(district: District) -> None:
    receipt = raise_a(district, at=timezone.now())
    village = system("village", district.village, Role.CLERK)
    water = system("water", district.department, Role.HANDLER)
    checker = system("checker", district.village, Role.CHECKER)
    done = DONE | {"done_on": timezone.localdate().isoformat()}
    acts: list[tuple[Browser, str, dict[str, Any]]] = [
        (village, "dispatch", {"unit": "D-WATER"}),
        (water, "accept", {}),
        (water, "report_handled", {"answer": done}),
        (checker, "pass_check", {}),
        (water, "reply", {"answer": done}),
    ]
    states = []
    for who, name, sent in acts:
        response = act(who, receipt, name, **sent)
        assert response.status_code == 200, response.content
        states.append(response.json()["state"])
    assert states == ["dispatched", "handling", "handled", "checked", "replied"]


def test_another_unit_s_system_may_not(district: District) -> None:
    receipt = raise_a(district, at=timezone.now())
    stranger = system("stranger", district.villages["d"], Role.CLERK)
    problem(act(stranger, receipt, "dispatch", unit="D-WATER"), 403)


def test_an_act_with_a_key_is_done_once(district: District) -> None:
    receipt = raise_a(district, at=timezone.now())
    village = system("village", district.village, Role.CLERK)
    first, again = (act(village, receipt, "dispatch", "k1", unit="D-WATER") for _ in range(2))
    assert first.json() == again.json() == {"number": receipt.number, "state": "dispatched"}
    assert fields(problem(act(village, receipt, "dispatch", "k1", unit="D-ROADS"), 422)) == ["Idempotency-Key"]
    problem(act(village, receipt, "dispatch", unit="D-WATER"), 403)


@pytest.mark.parametrize(
    ("name", "sent", "status", "field"),
    [
        ("dispatch", {}, 400, "unit"),
        ("dispatch", {"unit": "nobody"}, 400, "unit"),
        ("refuse", {"row": "because"}, 400, "row"),
        ("dispatch", {"days": "many"}, 422, "days"),
        ("dispatch", {"answer": {}}, 422, "answer.findings"),
    ],
)
def test_each_act_names_what_it_needs(district: District, name: str, sent: Any, status: int, field: str) -> None:
    receipt = raise_a(district, at=timezone.now())
    assert fields(problem(act(system("village", district.village, Role.CLERK), receipt, name, **sent), status)) == [
        field
    ]


def test_an_unknown_act_or_matter_is_not_there(district: District) -> None:
    receipt = raise_a(district, at=timezone.now())
    village = system("village", district.village, Role.CLERK)
    problem(act(village, receipt, "promote"), 404)
    problem(village.post(f"{BASE}/queue/1/accept", {}, content_type="application/json"), 404)


def follow(app: Browser, receipt: Receipt, name: str = "", **sent: Any) -> HttpResponse:
    headers = {"Linli-Receipt": receipt.code}
    if not name:
        return app.get(f"{BASE}/receipt", headers=headers)
    return app.post(f"{BASE}/receipt/{name}", sent, content_type="application/json", headers=headers)


def test_the_holder_of_a_receipt_follows_the_matter(district: District) -> None:
    app = browser(make_key("app", Scope.RAISE))
    receipt = raise_a(district, at=timezone.now())
    page = follow(app, receipt).json()
    assert page["number"] == receipt.number and page["next"] and "withdraw" in page["acts"]
    added = follow(app, receipt, "add_words", words="靠近东门。").json()
    assert "靠近东门。" in json.dumps(added["texts"], ensure_ascii=False)
    assert follow(app, receipt, "withdraw").json()["state"] == "withdrawn"
    problem(follow(app, receipt, "withdraw"), 409)


def test_a_wrong_code_opens_nothing(district: District) -> None:
    app = browser(make_key("app", Scope.RAISE))
    problem(app.get(f"{BASE}/receipt", headers={"Linli-Receipt": "2" * 27}), 404)
    assert fields(problem(app.get(f"{BASE}/receipt"), 422)) == ["Linli-Receipt"]


def test_a_program_that_tries_codes_waits(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "WRONG_CODES", 2)
    app = browser(make_key("app", Scope.RAISE))
    for _ in range(2):
        problem(app.get(f"{BASE}/receipt", headers={"Linli-Receipt": "2" * 27}), 404)
    problem(app.get(f"{BASE}/receipt", headers={"Linli-Receipt": "2" * 27}), 429)
