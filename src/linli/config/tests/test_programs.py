"""Programs that call without TLS are told, in the form of their own interface, that their key was seen."""

import json
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def strict(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_REDIRECT_EXEMPT = True, [r"^api/", r"^open311/"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/v1/matters", "application/problem+json"),
        ("/open311/v2/services.xml", "text/xml; charset=utf-8"),
        ("/open311/v2/requests.json", "application/json; charset=utf-8"),
    ],
)
def test_a_program_without_tls_is_refused_and_not_led_on(client: Client, path: str, kind: str) -> None:
    for send in (client.get, client.post):
        answer = send(path, headers={"accept-language": "en"})
        assert (answer.status_code, answer["Content-Type"]) == (403, kind)
        assert "have it replaced" in answer.content.decode()
    over_tls = client.get(path, secure=True, headers={"accept-language": "en"})
    assert "have it replaced" not in over_tls.content.decode()


def test_a_browser_is_led_on(client: Client) -> None:
    answer = client.get("/raise/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/raise/")


def test_the_refusal_is_a_problem_document(client: Client) -> None:
    told = json.loads(client.get("/api/v1/openapi.json", headers={"accept-language": "zh-hans"}).content)
    assert told["status"] == 403 and told["type"] == "urn:linli:problem:NotPermitted" and "明文" in told["detail"]
