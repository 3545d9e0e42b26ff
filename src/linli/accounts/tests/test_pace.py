"""Back to the page after the second factor, and no flood from one address."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from linli.accounts.middleware import StepUpMiddleware
from linli.kernel.errors import NotFound, StepUpNeeded

STEP = "/accounts/step-up/?next="


def led_to(request, error: Exception | None = None) -> HttpResponse | None:
    return StepUpMiddleware(HttpResponse).process_exception(request, error or StepUpNeeded())


def test_a_page_comes_back_after_the_second_factor():
    assert (
        led_to(RequestFactory().get("/desk/matters/7/?tab=words")).url
        == STEP + "%2Fdesk%2Fmatters%2F7%2F%3Ftab%3Dwords"
    )


def test_a_button_leads_back_to_its_page_and_takes_nothing_typed_along():
    request = RequestFactory().post(
        "/desk/matters/7/call/", {"note": "x"}, headers={"Referer": "http://testserver/desk/7/"}
    )
    assert led_to(request).url == STEP + "%2Fdesk%2F7%2F"


@pytest.mark.parametrize("before", ["", "https://example.org/desk/"])
def test_nobody_is_led_elsewhere(before):
    request = RequestFactory().post("/x/", headers={"Referer": before})
    assert led_to(request).url == STEP + "%2F"


def test_a_part_of_a_page_takes_the_whole_page_along():
    request = RequestFactory().get("/part/", headers={"HX-Request": "true", "Referer": "http://testserver/desk/7/"})
    assert led_to(request)["HX-Redirect"] == STEP + "%2Fdesk%2F7%2F"


def test_other_refusals_are_left_to_others():
    assert led_to(RequestFactory().get("/"), NotFound()) is None


@pytest.mark.django_db
def test_one_address_sends_only_so_often(client, settings):
    settings.PACE = {"portal:receipt": 2}
    answers = [client.post("/receipt/", {"code": ""}).status_code for _ in range(3)]
    assert (answers, client.get("/receipt/").status_code) == ([400, 400, 429], 200)
    assert client.post("/receipt/", {"code": ""}, REMOTE_ADDR="192.0.2.8").status_code == 400
