"""GeoReport v2, point by point, as a validator would walk it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone
from lxml import etree

from linli.kernel.actor import RESIDENT
from linli.matters.tests.factories import raise_a
from linli.open311.models import Attribute
from linli.organisation.tests.factories import District

BASE = "/open311/v2"
WORDS = "路灯不亮，晚上走路看不清。"


def xml(response: HttpResponse) -> etree._Element:
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    return etree.fromstring(response.content)


def both(browser: Browser, path: str, expect: int = 200, **arguments: str) -> tuple[etree._Element, Any]:
    """The same answer in both forms."""
    as_xml, as_json = (browser.get(f"{BASE}/{path}.{form}", arguments) for form in ("xml", "json"))
    assert (as_xml.status_code, as_json.status_code) == (expect, expect)
    assert as_json["Content-Type"] == "application/json; charset=utf-8"
    return xml(as_xml), json.loads(as_json.content)


def good(district: District, key: str, **fields: str) -> dict[str, str]:
    lon, lat = district.point("A1")
    return {"api_key": key, "service_code": "m06013", "lat": str(lat), "long": str(lon), "description": WORDS, **fields}


def send(browser: Browser, fields: dict[str, Any], form: str = "json") -> HttpResponse:
    return browser.post(f"{BASE}/requests.{form}", fields)


def faults(response: HttpResponse, status: int) -> list[str]:
    assert response.status_code == status, response.content
    found = json.loads(response.content)
    assert all(fault["code"] == status and set(fault) == {"code", "description"} for fault in found)
    return [fault["description"] for fault in found]


# Discovery


def test_discovery_says_where_what_and_since_when(browser: Browser, district: District) -> None:
    root, found = both(browser, "discovery")
    assert root.tag == "discovery"
    assert root.xpath("endpoints/endpoint/formats/format/text()") == ["text/xml", "application/json"]
    (endpoint,) = found["endpoints"]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert endpoint["url"].endswith("/open311/v2") and endpoint["type"] == "test"
    assert found["contact"] and found["key_service"]
    for changeset in (found["changeset"], endpoint["changeset"]):
        assert datetime.fromisoformat(changeset) < datetime.now(UTC)


def test_everything_also_stands_directly_below_open311(browser: Browser, district: District) -> None:
    for path in ("discovery.xml", "services.xml", "services.json", "requests.json"):
        assert browser.get(f"/open311/{path}").content == browser.get(f"{BASE}/{path}").content


# Services


def test_services_are_the_published_catalogue(browser: Browser, district: District) -> None:
    root, found = both(browser, "services")
    assert root.xpath("service/service_code/text()") == [row["service_code"] for row in found]
    row = next(row for row in found if row["service_code"] == "m06013")
    assert row == {
        "service_code": "m06013", "service_name": "Broken road", "description": "Broken road", "metadata": False,
        "type": "realtime", "keywords": None, "group": "roads",
    }  # fmt: skip
    assert root.xpath("service[service_code='m06013']/metadata/text()") == ["false"]
    assert root.xpath("count(service[service_code='m06013']/keywords)") == 1


def test_complaints_petitions_and_the_excluded_are_no_services(browser: Browser, district: District) -> None:
    _, found = both(browser, "services")
    assert not {row["service_code"] for row in found} & {"complaint_conduct", "petition", "m07007"}


def test_services_speak_the_language_asked_for(browser: Browser, district: District) -> None:
    response = browser.get(f"{BASE}/services.json", headers={"accept-language": "zh-hans"})
    assert "道路破损" in response.content.decode()


@pytest.fixture
def asking(district: District) -> District:
    """Broken roads ask how deep and where; the second may have several answers."""
    values = [["a", "Lane"], ["b", "Pavement"]]
    Attribute.objects.create(
        service_code="m06013", code="DEPTH", order=1, datatype="number", required=True, description="How deep?"
    )
    Attribute.objects.create(
        service_code="m06013", code="PART", order=2, datatype="multivaluelist", values=values, description="Where?"
    )
    return district


def test_a_definition_lists_what_is_asked(browser: Browser, asking: District) -> None:
    root, found = both(browser, "services/m06013")
    assert found["service_code"] == "m06013" and [a["order"] for a in found["attributes"]] == [1, 2]
    assert found["attributes"][0] == {
        "variable": True, "code": "DEPTH", "datatype": "number", "required": True, "datatype_description": None,
        "order": 1, "description": "How deep?", "values": None,
    }  # fmt: skip
    assert found["attributes"][1]["values"] == [{"key": "a", "name": "Lane"}, {"key": "b", "name": "Pavement"}]
    assert root.xpath("attributes/attribute[code='PART']/values/value/key/text()") == ["a", "b"]
    _, services = both(browser, "services")
    assert {row["service_code"] for row in services if row["metadata"]} == {"m06013"}


def test_an_unknown_service_is_a_404(browser: Browser, district: District) -> None:
    root, found = both(browser, "services/nothing", 404)
    assert root.tag == "errors" and root.xpath("error/code/text()") == ["404"]
    assert "nothing" in found[0]["description"]


# Handing in


def test_a_request_gets_an_id_and_can_be_read(browser: Browser, district: District, key: str) -> None:
    (given,) = json.loads(send(browser, good(district, key)).content)
    assert set(given) == {"service_request_id", "service_notice", "account_id"} and given["account_id"] is None
    root, found = both(browser, f"requests/{given['service_request_id']}")
    assert root.tag == "service_requests" and len(found) == 1
    assert found[0]["service_request_id"] == given["service_request_id"] and found[0]["status"] == "open"
    assert found[0]["description"] is None, "words are not public until a clerk has read them"


def test_xml_answers_a_post_too(browser: Browser, district: District, key: str) -> None:
    root = xml(send(browser, good(district, key), "xml"))
    assert root.tag == "service_requests" and len(root.xpath("request/service_request_id/text()")) == 1
    assert root.xpath("request/token") == []


def test_what_is_not_public_gets_a_token(browser: Browser, district: District, key: str) -> None:
    fields = good(district, key, service_code="m06001")
    (given,) = json.loads(send(browser, fields).content)
    assert "service_request_id" not in given
    root, found = both(browser, f"tokens/{given['token']}")
    assert found == [{"service_request_id": found[0]["service_request_id"], "token": given["token"]}]
    assert root.xpath("request/token/text()") == [given["token"]]
    both(browser, f"requests/{found[0]['service_request_id']}", 404)


def test_an_unknown_token_is_a_404(browser: Browser, district: District) -> None:
    both(browser, "tokens/nothing", 404)


@pytest.mark.parametrize("wrong", ["", "bad", "reader-key"])
def test_without_a_good_key_nothing_is_taken(browser: Browser, district: District, key: str, wrong: str) -> None:
    assert "api_key" in faults(send(browser, good(district, wrong)), 403)[0]


def test_reading_needs_no_key(browser: Browser, district: District) -> None:
    both(browser, "requests", api_key="nonsense")


def test_every_fault_is_told_at_once(browser: Browser, district: District, key: str) -> None:
    fields = good(district, key, lat="x", description="<b>", media_url="file:///etc/passwd")
    assert len(faults(send(browser, fields), 400)) == 3
    assert xml(send(browser, fields, "xml")).xpath("count(error)") == 3


def test_an_unknown_service_code_is_a_404_and_a_missing_one_a_400(
    browser: Browser, district: District, key: str
) -> None:
    assert "service_code" in faults(send(browser, good(district, key, service_code="x")), 404)[0]
    assert "service_code" in faults(send(browser, good(district, key, service_code="")), 400)[0]


def test_required_attributes_are_required(browser: Browser, asking: District, key: str) -> None:
    assert faults(send(browser, good(asking, key)), 400) == ["attribute[DEPTH]: This is needed."]
    assert send(browser, good(asking, key, **{"attribute[DEPTH]": "3"})).status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"attribute[DEPTH]": "deep"}, {"attribute[PART][]": ["a", "z"]}, {"attribute[COLOUR]": "red"}]
)
def test_answers_must_fit_the_question(browser: Browser, asking: District, key: str, wrong: dict[str, Any]) -> None:
    fields = good(asking, key) | {"attribute[DEPTH]": "3"} | wrong
    assert len(faults(send(browser, fields), 400)) == 1


def test_several_values_of_a_list_are_taken(browser: Browser, asking: District, key: str) -> None:
    fields = good(asking, key) | {"attribute[DEPTH]": "3", "attribute[PART][]": ["a", "b"]}
    assert send(browser, fields).status_code == 200


@pytest.mark.parametrize(
    "place", [{"address_string": "Willow Street 1"}, {"address_id": "990101001001001"}, {"address_id": "unknown"}]
)
def test_a_place_may_be_an_address_or_the_code_of_a_grid(
    browser: Browser, district: District, key: str, place: dict[str, str]
) -> None:
    fields = good(district, key, lat="", long="") | place
    response = send(browser, fields)
    assert response.status_code == (400 if "unknown" in place.values() else 200)


def test_four_thousand_characters_fit_with_a_link(browser: Browser, district: District, key: str) -> None:
    fields = good(district, key, description="长" * 4000, media_url="https://example.org/a.jpg")
    assert send(browser, fields).status_code == 200
    assert "description" in faults(send(browser, good(district, key, description="长" * 4001)), 400)[0]


# Reading


def test_a_record_has_every_field_in_its_place(browser: Browser, district: District) -> None:
    receipt = raise_a(district, at=timezone.now() - timedelta(days=1))
    _, (row,) = both(browser, "requests")
    assert list(row) == [
        "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
        "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime",
        "address", "address_id", "zipcode", "lat", "long", "media_url",
    ]  # fmt: skip
    assert (row["service_request_id"], row["service_code"]) == (receipt.number, "m06013")
    assert row["requested_datetime"].endswith("+08:00") and isinstance(row["lat"], float)
    assert [row[name] for name in ("address", "address_id", "zipcode", "media_url")] == [None] * 4


def test_nobody_reads_what_a_resident_wrote(browser: Browser, district: District) -> None:
    canary = "金丝雀在灯下唱歌"
    raise_a(district, at=timezone.now(), words=canary, address=canary)
    for path in ("requests", "services"):
        for form in ("xml", "json"):
            assert canary not in browser.get(f"{BASE}/{path}.{form}").content.decode()


def numbers(browser: Browser, **arguments: str) -> set[str]:
    return {row["service_request_id"] for row in both(browser, "requests", **arguments)[1]}


def test_the_last_ninety_days_are_shown(browser: Browser, district: District) -> None:
    now = timezone.now()
    fresh = raise_a(district, at=now - timedelta(days=89)).number
    old = raise_a(district, at=now - timedelta(days=91)).number
    assert numbers(browser) == {fresh}
    assert numbers(browser, service_request_id=old) == {old}
    assert numbers(browser, service_request_id=f"{old},{fresh},nothing", status="closed") == {old, fresh}
    long_ago = (now - timedelta(days=100)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert numbers(browser, start_date=long_ago) == {old, fresh}


def test_codes_and_states_narrow_and_nothing_found_is_an_empty_list(browser: Browser, district: District) -> None:
    road = raise_a(district, at=timezone.now()).number
    rubbish = raise_a(district, "m06010", at=timezone.now()).number
    assert numbers(browser, service_code="m06010") == {rubbish}
    assert numbers(browser, service_code="m06010,m06013") == {road, rubbish}
    assert numbers(browser, status="open,closed", service_code="") == {road, rubbish}
    assert numbers(browser, status="closed") == set()
    root, _ = both(browser, "requests", status="closed")
    assert root.tag == "service_requests" and len(root) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"start_date": "2026-01-01"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-04-02T00:00:00Z"},
        {"start_date": "2026-01-02T00:00:00Z", "end_date": "2026-01-01T00:00:00Z"},
        {"status": "lost"},
        {"service_request_id": "x\0y"},
    ],
)
def test_a_search_that_cannot_be_understood_is_a_400(browser: Browser, district: District, wrong: Any) -> None:
    root, found = both(browser, "requests", 400, **wrong)
    assert len(root) == len(found) == 1


def test_an_unknown_request_is_a_404(browser: Browser, district: District) -> None:
    both(browser, "requests/nothing", 404)


# Jurisdictions and everything else


def test_one_installation_is_one_jurisdiction(browser: Browser, district: District, settings: Any) -> None:
    settings.OPEN311_JURISDICTION = "qingchuan.example"
    both(browser, "services")
    both(browser, "services", jurisdiction_id="qingchuan.example")
    both(browser, "services", 404, jurisdiction_id="elsewhere.example")


@pytest.mark.parametrize("path", ["nothing.xml", "services/a/b/c.xml", "requests.csv", "", "v3/services.xml"])
def test_any_other_address_is_a_404_in_xml(browser: Browser, district: District, path: str) -> None:
    response = browser.get(f"{BASE}/{path}")
    assert response.status_code == 404 and xml(response).tag == "errors"


def test_other_methods_are_told_what_works(browser: Browser, district: District) -> None:
    response = browser.delete(f"{BASE}/requests.json")
    assert (response.status_code, response["Allow"]) == (405, "GET, POST")


# Extensions


def test_pages_are_an_extension(browser: Browser, district: District) -> None:
    found = [raise_a(district, at=timezone.now() - timedelta(hours=n)).number for n in range(3)]
    assert numbers(browser, page="2", page_size="2") == set(found)
    assert numbers(browser, page="2", page_size="2", extensions="true") == {found[2]}
    assert numbers(browser, page="9", page_size="2", extensions="true") == set()


def test_updates_are_an_extension(browser: Browser, district: District, settings: Any) -> None:
    receipt = raise_a(district, at=timezone.now() - timedelta(hours=1))
    both(browser, "servicerequestupdates", 404)
    settings.OPEN311_EXTENSIONS = True
    root, found = both(browser, "servicerequestupdates")
    assert root.xpath("request_update/service_request_id/text()") == [receipt.number]
    assert found[0]["status"] == "open"


def test_photos_are_an_extension(browser: Browser, district: District, key: str) -> None:
    photo = SimpleUploadedFile("a.png", b"\x89PNG no picture", "image/png")
    fields = good(district, key) | {"media[]": photo}
    assert send(browser, fields).status_code == 200, "without the extension a file is no argument"
    photo.seek(0)
    assert faults(send(browser, fields | {"extensions": "true"}), 400)


def test_a_resident_and_an_application_make_the_same_matter(browser: Browser, district: District, key: str) -> None:
    by_hand = raise_a(district, at=timezone.now(), actor=RESIDENT).number
    (given,) = json.loads(send(browser, good(district, key)).content)
    rows = {row["service_request_id"]: row for row in both(browser, "requests")[1]}
    assert rows[by_hand]["service_code"] == rows[given["service_request_id"]]["service_code"]


@override_settings(PROGRAM_WRITES=0, PROGRAM_WRONG_KEYS=0)
def test_an_application_that_floods_or_guesses_keys_waits(browser: Browser, district: District, key: str) -> None:
    for given, said in ((key, "changes within this hour"), ("nonsense", "wrong keys")):
        waiting = browser.post(f"{BASE}/requests.json", {"api_key": given}, headers={"accept-language": "en"})
        assert waiting.status_code == 429
        assert 0 < int(waiting["Retry-After"]) <= 3600
        [fault] = waiting.json()
        assert fault["code"] == 429
        assert said in fault["description"]
