"""Whatever is sent, the answer is a document, and never the fault of the server."""

import json
from typing import Any

from django.test import Client as Browser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from linli.organisation.tests.factories import District

NAMES = st.sampled_from([
    "service_code", "lat", "long", "address_string", "address_id", "email", "phone", "first_name", "description",
    "media_url", "attribute[A]", "attribute[A][]", "attribute[", "jurisdiction_id", "extensions", "start_date",
    "end_date", "status", "service_request_id", "page", "page_size", "updated_after",
])  # fmt: skip
ODD = ["m06013", "NaN", "1e999", "-0", "2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "true",
       "open,closed", ",,,", "\0", "\u202e", "١٢", "<b>", "0" * 5000]  # fmt: skip
VALUES = st.one_of(st.sampled_from(ODD), st.text(max_size=60))
FORM = "application/x-www-form-urlencoded"
KINDS = [
    FORM,
    f"{FORM}; charset=gbk",
    "multipart/form-data; boundary=x",
    "application/json",
    "",
    "text/xml; charset=gbk",
]
FORMS = st.sampled_from(["xml", "json"])
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def is_document(content: bytes, form: str) -> bool:
    return bool(etree.fromstring(content).tag) if form == "xml" else json.loads(content) is not None


@FUZZ
@given(arguments=st.dictionaries(NAMES, VALUES, max_size=6), form=FORMS)
def test_no_search_breaks_the_server(
    browser: Browser, district: District, arguments: dict[str, str], form: str
) -> None:
    for path in ("requests", "services", "servicerequestupdates", "discovery"):
        response = browser.get(f"/open311/v2/{path}.{form}", arguments)
        assert response.status_code in {200, 400, 404} and is_document(response.content, form)


@FUZZ
@given(fields=st.dictionaries(NAMES, VALUES, max_size=8), form=FORMS)
def test_no_submission_breaks_the_server(
    browser: Browser, district: District, key: str, fields: dict[str, Any], form: str
) -> None:
    response = browser.post(f"/open311/v2/requests.{form}", fields | {"api_key": key})
    assert response.status_code in {200, 400, 404} and is_document(response.content, form)


@FUZZ
@given(body=st.binary(max_size=200), kind=st.sampled_from(KINDS))
def test_no_body_breaks_the_server(browser: Browser, district: District, key: str, body: bytes, kind: str) -> None:
    response = browser.generic("POST", "/open311/v2/requests.json", body, content_type=kind)
    assert response.status_code in {400, 403} and is_document(response.content, "json")


@FUZZ
@given(word=st.text(min_size=1, max_size=30))
def test_no_path_breaks_the_server(browser: Browser, district: District, word: str) -> None:
    for path in ("services", "requests", "tokens"):
        response = browser.get(f"/open311/v2/{path}/{word}.json")
        assert response.status_code in {200, 301, 404}


def test_a_body_that_is_too_large_is_refused_as_a_document(browser: Browser, district: District, key: str) -> None:
    body = b"api_key=good-key&description=" + b"x" * 2_000_000
    kind = "application/x-www-form-urlencoded"
    response = browser.generic("POST", "/open311/v2/requests.xml", body, content_type=kind)
    assert response.status_code == 400 and is_document(response.content, "xml")
